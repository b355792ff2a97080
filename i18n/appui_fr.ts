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
        <source>%n pièce(s) dans cette série</source>
        <translation>
            <numerusform>%n pièce dans cette série</numerusform>
            <numerusform>%n pièces dans cette série</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s)&#xa0;: toutes partent.</source>
        <translation>
            <numerusform>%n pièce&#xa0;: elle part.</numerusform>
            <numerusform>%n pièces&#xa0;: toutes partent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>et %n autre(s)…</source>
        <translation>
            <numerusform>et %n autre…</numerusform>
            <numerusform>et %n autres…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) d’après la date affichée</source>
        <translation>
            <numerusform>%n pièce d’après la date affichée</numerusform>
            <numerusform>%n pièces d’après la date affichée</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) gardée(s) ce jour-là, sans date affichée sûre</source>
        <translation>
            <numerusform>%n pièce gardée alors, sans date affichée sûre</numerusform>
            <numerusform>%n pièces gardées alors, sans date affichée sûre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n jour(s) affiché(s) à l’écran</source>
        <translation>
            <numerusform>%n jour affiché à l’écran</numerusform>
            <numerusform>%n jours affichés à l’écran</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n adresse(s) différente(s)</source>
        <translation>
            <numerusform>%n adresse</numerusform>
            <numerusform>%n adresses différentes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… et %n autre(s) compte(s)</source>
        <translation>
            <numerusform>… et %n autre compte</numerusform>
            <numerusform>… et %n autres comptes</numerusform>
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
    <message numerus="yes">
        <source>Des copies sont restées hors du coffre&#xa0;: %n.</source>
        <translation>
            <numerusform>Une copie est restée hors du coffre.</numerusform>
            <numerusform>Des copies sont restées hors du coffre&#xa0;: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) partent, sur {all}.</source>
        <translation>
            <numerusform>%n pièce part, sur {all}.</numerusform>
            <numerusform>%n pièces partent, sur {all}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refusé(s)</source>
        <translation>
            <numerusform>%n refusé</numerusform>
            <numerusform>%n refusés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) ajoutée(s)</source>
        <translation>
            <numerusform>%n pièce ajoutée</numerusform>
            <numerusform>%n pièces ajoutées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n déjà là</source>
        <translation>
            <numerusform>%n déjà là</numerusform>
            <numerusform>%n déjà là</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fichier(s) refusé(s)</source>
        <translation>
            <numerusform>%n fichier refusé</numerusform>
            <numerusform>%n fichiers refusés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n élément(s) caché(s)</source>
        <translation>
            <numerusform>%n élément caché</numerusform>
            <numerusform>%n éléments cachés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n raccourci(s)</source>
        <translation>
            <numerusform>%n raccourci</numerusform>
            <numerusform>%n raccourcis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n élément(s) du système</source>
        <translation>
            <numerusform>%n élément du système</numerusform>
            <numerusform>%n éléments du système</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) qui ne s’ouvrent pas</source>
        <translation>
            <numerusform>%n dossier qui ne s’ouvre pas</numerusform>
            <numerusform>%n dossiers qui ne s’ouvrent pas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reprendre&#xa0;: %n fichier(s) restent</source>
        <translation>
            <numerusform>Reprendre&#xa0;: il reste %n fichier</numerusform>
            <numerusform>Reprendre&#xa0;: il reste %n fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vidéo(s) contiennent l’endroit où elles ont été filmées.</source>
        <translation>
            <numerusform>%n vidéo contient l’endroit où elle a été filmée.</numerusform>
            <numerusform>%n vidéos contiennent l’endroit où elles ont été filmées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) contiennent l’endroit où elles ont été prises.</source>
        <translation>
            <numerusform>%n photo contient l’endroit où elle a été prise.</numerusform>
            <numerusform>%n photos contiennent l’endroit où elles ont été prises.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) animées&#xa0;: Appui montre la première image seulement, l’original est entier.</source>
        <translation>
            <numerusform>%n image animée&#xa0;: Appui montre la première image seulement, l’original est entier.</numerusform>
            <numerusform>%n images animées&#xa0;: Appui montre la première image seulement, les originaux sont entiers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fichier(s) portent d’autres données après l’image&#x202f;; elles sont gardées avec.</source>
        <translation>
            <numerusform>%n fichier porte d’autres données après l’image&#x202f;; elles sont gardées avec.</numerusform>
            <numerusform>%n fichiers portent d’autres données après l’image&#x202f;; elles sont gardées avec.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Montrer %n autre(s)</source>
        <translation>
            <numerusform>Montrer %n autre</numerusform>
            <numerusform>Montrer %n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n capture(s) reçue(s)</source>
        <translation>
            <numerusform>%n capture reçue</numerusform>
            <numerusform>%n captures reçues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refusée(s)&#xa0;:</source>
        <translation>
            <numerusform>%n refusée&#xa0;:</numerusform>
            <numerusform>%n refusées&#xa0;:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>La page se ferme dans %n seconde(s).</source>
        <translation>
            <numerusform>La page se ferme dans %n seconde.</numerusform>
            <numerusform>La page se ferme dans %n secondes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>La page se ferme dans %n minute(s).</source>
        <translation>
            <numerusform>La page se ferme dans %n minute.</numerusform>
            <numerusform>La page se ferme dans %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nouvelle(s) image(s)</source>
        <translation>
            <numerusform>%n nouvelle image</numerusform>
            <numerusform>%n nouvelles images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) y étai(en)t déjà&#xa0;: pour celles-là, choisissez plutôt «&#x202f;Les images sont ici&#x202f;».</source>
        <translation>
            <numerusform>%n image y était déjà&#xa0;: pour celle-là, choisissez plutôt «&#x202f;Les images sont ici&#x202f;».</numerusform>
            <numerusform>%n images y étaient déjà&#xa0;: pour celles-là, choisissez plutôt «&#x202f;Les images sont ici&#x202f;».</numerusform>
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
        <source>%n capture(s) cochée(s)</source>
        <translation>
            <numerusform>%n capture cochée</numerusform>
            <numerusform>%n captures cochées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>La bande a %n interruption(s), montrée(s) par un bandeau.</source>
        <translation>
            <numerusform>La bande a %n interruption, montrée par un bandeau.</numerusform>
            <numerusform>La bande a %n interruptions, montrées par des bandeaux.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Elle est longue&#xa0;: elle fera %n pièce(s).</source>
        <translation>
            <numerusform>Elle est longue&#xa0;: elle fera %n pièce.</numerusform>
            <numerusform>Elle est longue&#xa0;: elle fera %n pièces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Se suivent&#xa0;: %n ligne(s) de pixels en commun, comparées avec une petite tolérance</source>
        <translation>
            <numerusform>Se suivent&#xa0;: %n ligne de pixels en commun, comparée avec une petite tolérance</numerusform>
            <numerusform>Se suivent&#xa0;: %n lignes de pixels en commun, comparées avec une petite tolérance</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Se suivent&#xa0;: %n ligne(s) de pixels en commun, identiques</source>
        <translation>
            <numerusform>Se suivent&#xa0;: %n ligne de pixels en commun, identique</numerusform>
            <numerusform>Se suivent&#xa0;: %n lignes de pixels en commun, identiques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) fait(s) par Appui</source>
        <translation>
            <numerusform>%n dossier fait par Appui</numerusform>
            <numerusform>%n dossiers faits par Appui</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message numerus="yes">
        <source>%n chiffre(s)</source>
        <translation>
            <numerusform>%n chiffre</numerusform>
            <numerusform>%n chiffres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Attendez encore %n seconde(s) avant un autre essai.</source>
        <translation>
            <numerusform>Attendez encore %n seconde avant un autre essai.</numerusform>
            <numerusform>Attendez encore %n secondes avant un autre essai.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fichier(s) et dossier(s) regardé(s).</source>
        <translation>
            <numerusform>%n fichier ou dossier regardé.</numerusform>
            <numerusform>%n fichiers et dossiers regardés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>et %n autre(s)</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tout s’efface dans %n seconde(s).</source>
        <translation>
            <numerusform>Tout s’efface dans %n seconde.</numerusform>
            <numerusform>Tout s’efface dans %n secondes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Leaks</name>
    <message numerus="yes">
        <source>%n chose(s) à voir, une par une.</source>
        <translation>
            <numerusform>Une chose à voir.</numerusform>
            <numerusform>%n choses à voir, une par une.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Et %n autre(s), qui viendront ensuite.</source>
        <translation>
            <numerusform>Et une autre, qui viendra ensuite.</numerusform>
            <numerusform>Et %n autres, qui viendront ensuite.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Le même fichier a encore %n autre(s) nom(s) sur ce disque.</source>
        <translation>
            <numerusform>Le même fichier a encore un autre nom sur ce disque.</numerusform>
            <numerusform>Le même fichier a encore %n autres noms sur ce disque.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Letter</name>
    <message numerus="yes">
        <source>%n ligne(s) au plus.</source>
        <translation>
            <numerusform>%n ligne au plus.</numerusform>
            <numerusform>%n lignes au plus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blanc(s) (……) à compléter, ici ou à la main sur le papier.</source>
        <translation>
            <numerusform>%n blanc (……) à compléter, ici ou à la main sur le papier.</numerusform>
            <numerusform>%n blancs (……) à compléter, ici ou à la main sur le papier.</numerusform>
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
    <name>Readers</name>
    <message numerus="yes">
        <source>%n pièce(s). Une ligne pour chaque chose visible.</source>
        <translation>
            <numerusform>%n pièce. Une ligne pour chaque chose visible.</numerusform>
            <numerusform>%n pièces. Une ligne pour chaque chose visible.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Visible dans %n pièce(s).</source>
        <translation>
            <numerusform>Visible dans %n pièce.</numerusform>
            <numerusform>Visible dans %n pièces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Masqué dans %n pièce(s).</source>
        <translation>
            <numerusform>Masqué dans %n pièce.</numerusform>
            <numerusform>Masqué dans %n pièces.</numerusform>
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
    <name>School</name>
    <message numerus="yes">
        <source>Oui, détruire %n pièce(s) et tout ce dossier de suivi</source>
        <translation>
            <numerusform>Oui, détruire %n pièce et tout ce dossier de suivi</numerusform>
            <numerusform>Oui, détruire %n pièces et tout ce dossier de suivi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) détruite(s). Du dossier {code} reste son journal, sans contenu.</source>
        <translation>
            <numerusform>%n pièce détruite. Du dossier {code} reste son journal, sans contenu.</numerusform>
            <numerusform>%n pièces détruites. Du dossier {code} reste son journal, sans contenu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) en avaient été préparés&#xa0;: ces copies ne sont pas détruites. Le relevé dit pour qui, et quand.</source>
        <translation>
            <numerusform>%n dossier en avait été préparé&#xa0;: cette copie n’est pas détruite. Le relevé dit pour qui, et quand.</numerusform>
            <numerusform>%n dossiers en avaient été préparés&#xa0;: ces copies ne sont pas détruites. Le relevé dit pour qui, et quand.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nom(s) de la liste remplacé(s) partout où ils sont écrits.</source>
        <translation>
            <numerusform>%n nom de la liste remplacé partout où il est écrit.</numerusform>
            <numerusform>%n noms de la liste remplacés partout où ils sont écrits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nom(s) dans la liste, par exemple les autres enfants.</source>
        <translation>
            <numerusform>%n nom dans la liste, par exemple les autres enfants.</numerusform>
            <numerusform>%n noms dans la liste, par exemple les autres enfants.</numerusform>
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
<context>
    <name>Verify</name>
    <message numerus="yes">
        <source>Et %n autre(s).</source>
        <translation>
            <numerusform>Et %n autre.</numerusform>
            <numerusform>Et %n autres.</numerusform>
        </translation>
    </message>
</context>
</TS>
