<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="fr_FR">
<context>
    <name>ClockCheck</name>
    <message numerus="yes">
        <source>%n jour(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconde(s)</source>
        <translation>
            <numerusform>%n seconde</numerusform>
            <numerusform>%n secondes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n heure(s)</source>
        <translation>
            <numerusform>%n heure</numerusform>
            <numerusform>%n heures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message numerus="yes">
        <source>%n pièce(s), mêmes numéros pour tous les destinataires.</source>
        <translation>
            <numerusform>%n pièce, même numéro pour tous les destinataires.</numerusform>
            <numerusform>%n pièces, mêmes numéros pour tous les destinataires.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>La vérification a trouvé %n problème(s)&#xa0;: ne le remettez pas</source>
        <translation>
            <numerusform>La vérification a trouvé %n problème&#xa0;: ne le remettez pas</numerusform>
            <numerusform>La vérification a trouvé %n problèmes&#xa0;: ne le remettez pas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n octet(s)</source>
        <translation>
            <numerusform>%n octet</numerusform>
            <numerusform>%n octets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) gardée(s)</source>
        <translation>
            <numerusform>%n image gardée</numerusform>
            <numerusform>%n images gardées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Encore %n image(s)…</source>
        <translation>
            <numerusform>Encore %n image…</numerusform>
            <numerusform>Encore %n images…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) dans cette série</source>
        <translation>
            <numerusform>%n pièce dans cette série</numerusform>
            <numerusform>%n pièces dans cette série</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) trouvée(s)</source>
        <translation>
            <numerusform>%n pièce trouvée</numerusform>
            <numerusform>%n pièces trouvées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Série en cours&#xa0;: %n pièce(s) gardée(s)</source>
        <translation>
            <numerusform>Série en cours&#xa0;: %n pièce gardée</numerusform>
            <numerusform>Série en cours&#xa0;: %n pièces gardées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nouvel essai possible dans %n minute(s).</source>
        <translation>
            <numerusform>Nouvel essai possible dans %n minute.</numerusform>
            <numerusform>Nouvel essai possible dans %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nouvel essai possible dans %n seconde(s).</source>
        <translation>
            <numerusform>Nouvel essai possible dans %n seconde.</numerusform>
            <numerusform>Nouvel essai possible dans %n secondes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ce qu’Appui en avait tiré est effacé aussi (%n pièce(s)&#xa0;: {numbers}).</source>
        <translation>
            <numerusform>Ce qu’Appui en avait tiré est effacé aussi (%n pièce&#xa0;: {numbers}).</numerusform>
            <numerusform>Ce qu’Appui en avait tiré est effacé aussi (%n pièces&#xa0;: {numbers}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n élément(s) de la sauvegarde sont abîmés&#x202f;; tout le reste est revenu. Dans Réglages, «&#x202f;Vérifier maintenant&#x202f;» dit lesquels.</source>
        <translation>
            <numerusform>%n élément de la sauvegarde est abîmé&#x202f;; tout le reste est revenu. Dans Réglages, «&#x202f;Vérifier maintenant&#x202f;» dit lequel.</numerusform>
            <numerusform>%n éléments de la sauvegarde sont abîmés&#x202f;; tout le reste est revenu. Dans Réglages, «&#x202f;Vérifier maintenant&#x202f;» dit lesquels.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s)</source>
        <translation>
            <numerusform>%n pièce</numerusform>
            <numerusform>%n pièces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n compte(s)</source>
        <translation>
            <numerusform>%n compte</numerusform>
            <numerusform>%n comptes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Masks</name>
    <message numerus="yes">
        <source>%n masque(s)</source>
        <translation>
            <numerusform>%n masque</numerusform>
            <numerusform>%n masques</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>%n guide(s) trouvé(s).</source>
        <translation>
            <numerusform>%n guide trouvé.</numerusform>
            <numerusform>%n guides trouvés.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeStamps</name>
    <message numerus="yes">
        <source>%n demande(s) en attente d’une réponse.</source>
        <translation>
            <numerusform>%n demande en attente d’une réponse.</numerusform>
            <numerusform>%n demandes en attente d’une réponse.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Vault</name>
    <message numerus="yes">
        <source>%n pièce(s) copiée(s)</source>
        <translation>
            <numerusform>%n pièce copiée</numerusform>
            <numerusform>%n pièces copiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) relue(s), rien n’a changé depuis l’ajout.</source>
        <translation>
            <numerusform>%n pièce relue, rien n’a changé depuis l’ajout.</numerusform>
            <numerusform>%n pièces relues, rien n’a changé depuis l’ajout.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Appui se voit encore %n minute(s) sur un écran partagé.</source>
        <translation>
            <numerusform>Appui se voit encore %n minute sur un écran partagé.</numerusform>
            <numerusform>Appui se voit encore %n minutes sur un écran partagé.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
</TS>
