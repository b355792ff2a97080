<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>About</name>
    <message>
        <source>À propos</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Appui, version {version}. Logiciel libre, licence MIT.</source>
        <translation>Appui, version {version}. Free software, MIT licence.</translation>
    </message>
    <message>
        <source>Appui est indépendant de l’association e-Enfance, du ministère et des plateformes.</source>
        <translation>Appui is independent of the association e-Enfance, of the ministry and of the platforms.</translation>
    </message>
    <message>
        <source>Ce que «&#x202f;Quitter vite&#x202f;» ne fait pas</source>
        <translation>What “Leave now” does not do</translation>
    </message>
    <message>
        <source>«&#x202f;Quitter vite&#x202f;» ferme les fenêtres, verrouille le coffre et vide ce qu’Appui a copié. Il n’efface ni l’historique du navigateur, ni le journal du téléphone, ni la présence d’Appui parmi les programmes installés. Il protège de qui entre, pas de qui fouille l’ordinateur ensuite.</source>
        <translation>“Leave now” closes the windows, locks the vault and empties what Appui copied. It does not clear the browser’s history or the phone’s log, nor remove Appui from the installed programs. It protects against someone who walks in, not against someone who searches the computer afterwards.</translation>
    </message>
    <message>
        <source>D’où viennent les informations</source>
        <translation>Where the information comes from</translation>
    </message>
    <message>
        <source>Horaires, numéros et guides viennent de pages publiques&#x202f;; chacun porte sa source et sa date. Rien ne remplace le 3018, la police ou un avocat. Appui n’est pas un conseil juridique.</source>
        <translation>Hours, numbers and guides come from public pages; each carries its source and its date. Nothing replaces 3018, the police or a lawyer. Appui is not legal advice.</translation>
    </message>
    <message>
        <source>Fait avec Qt et PySide6 (LGPL) et d’autres logiciels libres. Polices&#xa0;: Inter, Noto Sans Arabic, Noto Sans Hebrew et Noto Emoji (licence SIL OFL 1.1)&#x202f;; Droid Sans Fallback (licence Apache 2.0). Le texte de ces deux licences est livré avec elles.</source>
        <translation>Made with Qt and PySide6 (LGPL) and other free software. Fonts: Inter, Noto Sans Arabic, Noto Sans Hebrew and Noto Emoji (SIL OFL 1.1 licence); Droid Sans Fallback (Apache 2.0 licence). The text of both licences comes with them.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Attention.</source>
        <translation>Please note.</translation>
    </message>
    <message>
        <source>Important.</source>
        <translation>Important.</translation>
    </message>
</context>
<context>
    <name>ClockCheck</name>
    <message>
        <source>L’heure de cet ordinateur est juste, à quelques secondes près.</source>
        <translation>This computer’s clock is right, to within a few seconds.</translation>
    </message>
    <message>
        <source>Cet ordinateur retarde de {amount}.</source>
        <translation>This computer is {amount} slow.</translation>
    </message>
    <message>
        <source>Cet ordinateur avance de {amount}.</source>
        <translation>This computer is {amount} fast.</translation>
    </message>
    <message>
        <source>Les pièces déjà gardées ne changent pas. Réglez l’heure dans le système avant d’en ajouter.</source>
        <translation>The exhibits already kept do not change. Set the time in the system before you add more.</translation>
    </message>
    <message numerus="yes">
        <source>%n jour(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconde(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
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
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message>
        <source>Heure de cet ordinateur</source>
        <translation>This computer’s clock</translation>
    </message>
    <message>
        <source>Les captures portent l’heure de cet ordinateur. Appui peut la comparer une fois à celle de {host}. Ce site verra alors l’adresse IP de votre connexion, et rien d’autre.</source>
        <translation>Captures carry this computer’s time. Appui can compare it once with that of {host}. That site will then see the IP address of your connection, and nothing else.</translation>
    </message>
    <message>
        <source>Vérifier l’heure de cet ordinateur</source>
        <translation>Check this computer’s clock</translation>
    </message>
    <message>
        <source>Vérification en cours…</source>
        <translation>Checking…</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Par où commencer</source>
        <translation>Where to begin</translation>
    </message>
    <message>
        <source>Accueil</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Signaler</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Preuves</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Démarches</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>S’informer</source>
        <translation>Learn</translation>
    </message>
    <message>
        <source>Réglages</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Joindre le 3018</source>
        <translation>Reach 3018</translation>
    </message>
    <message>
        <source>Quitter vite</source>
        <translation>Leave now</translation>
    </message>
    <message>
        <source>Copies restées ailleurs</source>
        <translation>Copies left elsewhere</translation>
    </message>
    <message>
        <source>Garder une trace de l’écran</source>
        <translation>Keep a trace of the screen</translation>
    </message>
    <message>
        <source>Ouvrir la fenêtre</source>
        <translation>Open the window</translation>
    </message>
    <message>
        <source>Vérifier un dossier reçu</source>
        <translation>Check a dossier you received</translation>
    </message>
    <message>
        <source>Retour au début</source>
        <translation>Back to the start</translation>
    </message>
    <message>
        <source>Ce que je vis, est-ce normal&#x202f;?</source>
        <translation>Is what I am going through normal?</translation>
    </message>
    <message>
        <source>Signaler sur une appli</source>
        <translation>Report on an app</translation>
    </message>
    <message>
        <source>Me protéger</source>
        <translation>Protect myself</translation>
    </message>
    <message>
        <source>Dormir, décrocher</source>
        <translation>Sleep, switch off</translation>
    </message>
    <message>
        <source>À qui parler ici</source>
        <translation>Whom to talk to here</translation>
    </message>
    <message>
        <source>Je suis encore là</source>
        <translation>I am still here</translation>
    </message>
    <message>
        <source>Effacer et partir</source>
        <translation>Erase and leave</translation>
    </message>
    <message>
        <source>J’ai vu quelque chose</source>
        <translation>I saw something</translation>
    </message>
    <message>
        <source>Pour le personnel</source>
        <translation>For staff</translation>
    </message>
    <message>
        <source>Imprimer une carte de poche</source>
        <translation>Print a pocket card</translation>
    </message>
    <message>
        <source>Lettres plus grandes</source>
        <translation>Larger letters</translation>
    </message>
    <message>
        <source>Lettres plus petites</source>
        <translation>Smaller letters</translation>
    </message>
    <message>
        <source>Lettres habituelles</source>
        <translation>Usual letters</translation>
    </message>
</context>
<context>
    <name>Companion</name>
    <message>
        <source>Appui, à côté</source>
        <translation>Appui, beside</translation>
    </message>
    <message>
        <source>Fenêtre</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>Revenir à la fenêtre</source>
        <translation>Back to the window</translation>
    </message>
    <message>
        <source>Autre côté</source>
        <translation>Other side</translation>
    </message>
    <message>
        <source>Déplacer de l’autre côté</source>
        <translation>Move to the other side</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>Réception&#xa0;: {percent}&#x202f;%.</source>
        <translation>Receiving: {percent}%.</translation>
    </message>
    <message>
        <source>C’est fait&#xa0;: la nouvelle version est affichée.</source>
        <translation>Done: the new version is shown.</translation>
    </message>
    <message>
        <source>Rien de plus récent&#xa0;: vous avez la dernière version.</source>
        <translation>Nothing newer: you have the latest version.</translation>
    </message>
    <message>
        <source>C’est fait&#xa0;: les contenus du programme sont affichés.</source>
        <translation>Done: the content that comes with the program is shown.</translation>
    </message>
    <message>
        <source>Chercher une mise à jour</source>
        <translation>Look for an update</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Revenir aux contenus du programme</source>
        <translation>Go back to the program’s own content</translation>
    </message>
    <message>
        <source>Un instant…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>Vérification des contenus reçus…</source>
        <translation>Checking what came…</translation>
    </message>
    <message>
        <source>Recherche arrêtée. Rien n’a changé.</source>
        <translation>Search stopped. Nothing has changed.</translation>
    </message>
    <message>
        <source>Contenus</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Les guides, les horaires et les numéros que montre Appui, datés et avec leur source.</source>
        <translation>The guides, opening hours and numbers that Appui shows, dated and with their source.</translation>
    </message>
    <message>
        <source>Appui ne demande rien tout seul. Si vous cherchez une mise à jour, {host} verra l’adresse IP de votre connexion, le moment et les fichiers demandés. Rien de ce que vous gardez ne part.</source>
        <translation>Appui asks for nothing by itself. If you look for an update, {host} will see the IP address of your connection, the moment and the files asked for. Nothing that you keep leaves.</translation>
    </message>
    <message>
        <source>Version {version}, livrée avec Appui. Date limite&#xa0;: {day}.</source>
        <translation>Version {version}, comes with Appui. Good until {day}.</translation>
    </message>
    <message>
        <source>Une autre version est installée, mais pas utilisée&#xa0;: {why}.</source>
        <translation>Another version is installed, but not used: {why}.</translation>
    </message>
    <message>
        <source>Aucune adresse n’est réglée&#xa0;: Appui ne demande rien à personne. Chaque version d’Appui apporte les siens.</source>
        <translation>No address is set: Appui asks nobody for anything. Each version of Appui brings its own content.</translation>
    </message>
    <message>
        <source>Version {version}, installée depuis un dossier, sans signature. Date limite&#xa0;: {day}.</source>
        <translation>Version {version}, installed from a folder, without a signature. Good until {day}.</translation>
    </message>
    <message>
        <source>Version {version}, reçue de {source}, signature vérifiée. Date limite&#xa0;: {day}.</source>
        <translation>Version {version}, received from {source}, signature verified. Good until {day}.</translation>
    </message>
    <message>
        <source>La date limite est passée. Les contenus restent affichés&#x202f;; en cas de doute, les sites officiels font foi.</source>
        <translation>It is past its date. The content is still shown; if in doubt, the official sites decide.</translation>
    </message>
    <message>
        <source>{day}/{month}/{year}</source>
        <translation>{day}/{month}/{year}</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>{day}/{month}/{year} à {hour}&#xa0;h&#xa0;{minute}</source>
        <translation>{day}/{month}/{year} at {hour}:{minute}</translation>
    </message>
</context>
<context>
    <name>Dossier</name>
    <message>
        <source>Cet endroit est copié sur Internet par {provider}. D’autres personnes ou d’autres appareils peuvent y lire le dossier, même si vous l’effacez ici.</source>
        <translation>This place is copied to the Internet by {provider}. Other people or other devices may read the file there, even if you delete it here.</translation>
    </message>
    <message>
        <source>Choisir un autre endroit…</source>
        <translation>Choose another place…</translation>
    </message>
    <message>
        <source>Écrire ici quand même</source>
        <translation>Write here all the same</translation>
    </message>
    <message>
        <source>Ne publiez pas ce dossier, ne l’envoyez pas au groupe de parents. Ne le donnez qu’à la personne prévue.</source>
        <translation>Do not publish this file or send it to the parents’ group. Give it to the intended person only.</translation>
    </message>
    <message>
        <source>Scellé sous votre phrase. Dites-la au destinataire de vive voix ou au téléphone, pas dans le même message que le fichier. Sous Windows, il l’ouvre avec 7-Zip. Phrase perdue, fichier perdu.</source>
        <translation>Sealed under your phrase. Tell it to the addressee face to face or by telephone, not in the same message as the file. On Windows, it opens with 7-Zip. Phrase lost, file lost.</translation>
    </message>
    <message>
        <source>Scellé, non relu</source>
        <translation>Sealed, not read back</translation>
    </message>
    <message>
        <source>Quand vous le remettez</source>
        <translation>When you hand it over</translation>
    </message>
    <message>
        <source>Assez longue, si personne ne peut la deviner.</source>
        <translation>Long enough, if nobody can guess it.</translation>
    </message>
    <message>
        <source>Cet endroit est copié sur Internet par {provider}. Le fichier scellé y reste illisible sans sa clé&#x202f;; pendant qu’Appui l’écrit, ses parties y passent en clair.</source>
        <translation>This place is copied to the Internet by {provider}. The sealed file stays unreadable there without its key; while Appui writes it, its parts pass through in clear.</translation>
    </message>
    <message>
        <source>Appui a noté à qui il est destiné, quand il a été fait et avec quelles pièces&#xa0;: voyez Démarches.</source>
        <translation>Appui has noted who it is for, when it was made and with which exhibits: see Follow-up.</translation>
    </message>
    <message>
        <source>Imprimez la première page en deux exemplaires. Faites dater et signer les lignes «&#x202f;Remis par&#x202f;» et «&#x202f;Reçu par&#x202f;»&#x202f;; gardez un exemplaire.</source>
        <translation>Print the first page twice. Have the lines “Handed over by” and “Received by” dated and signed; keep one copy.</translation>
    </message>
    <message>
        <source>Scellé pour la clé age du destinataire&#xa0;: lui seul peut l’ouvrir. Appui ne le peut plus, et n’a donc pas pu le relire après l’avoir scellé.</source>
        <translation>Sealed for the addressee’s age key: only they can open it. Appui no longer can, and so could not read it back once sealed.</translation>
    </message>
    <message>
        <source>Pièces retirées&#xa0;: {numbers}.</source>
        <translation>Exhibits taken out: {numbers}.</translation>
    </message>
    <message>
        <source>Masques changés&#xa0;: {numbers}.</source>
        <translation>Masks changed: {numbers}.</translation>
    </message>
    <message>
        <source>Textes masqués ou remplacés autrement&#xa0;: {numbers}.</source>
        <translation>Texts hidden or replaced differently: {numbers}.</translation>
    </message>
    <message>
        <source>Depuis la version du {moment}&#xa0;:</source>
        <translation>Since the version of {moment}:</translation>
    </message>
    <message>
        <source>Courte&#xa0;: un fichier qui voyage laisse le temps de deviner. Ajoutez des mots.</source>
        <translation>Short: a file that travels leaves time to guess. Add words.</translation>
    </message>
    <message>
        <source>Un dossier</source>
        <translation>A folder</translation>
    </message>
    <message>
        <source>Un fichier ZIP</source>
        <translation>A ZIP file</translation>
    </message>
    <message>
        <source>Un seul fichier à joindre. Lisible par tous.</source>
        <translation>One single file to attach. Anyone can read it.</translation>
    </message>
    <message>
        <source>Un fichier scellé</source>
        <translation>A sealed file</translation>
    </message>
    <message>
        <source>Un seul fichier, qu’une phrase secrète ouvre.</source>
        <translation>One single file, which a passphrase opens.</translation>
    </message>
    <message>
        <source>Scellé pour une clé age</source>
        <translation>Sealed for an age key</translation>
    </message>
    <message>
        <source>Pour un destinataire qui vous a donné sa clé publique.</source>
        <translation>For an addressee who gave you their public key.</translation>
    </message>
    <message>
        <source>Autres façons</source>
        <translation>Other ways</translation>
    </message>
    <message>
        <source>Écrivez-la sans accent ni emoji&#xa0;: d’un ordinateur à l’autre, ils ne se lisent pas pareil.</source>
        <translation>Write it without accents or emoji: they are not read the same from one computer to the next.</translation>
    </message>
    <message>
        <source>Elle commence par «&#x202f;age1&#x202f;». Vérifiez-la avec lui de vive voix&#xa0;: seul celui qui a la clé secrète ouvrira le fichier, et même Appui ne le pourra plus.</source>
        <translation>It begins with “age1”. Check it with them face to face: only whoever has the secret key will open the file, and even Appui no longer can.</translation>
    </message>
    <message>
        <source>Sous quelle forme&#x202f;?</source>
        <translation>In which form?</translation>
    </message>
    <message>
        <source>Sous Windows, ce fichier s’ouvre avec 7-Zip, un logiciel gratuit&#xa0;: l’Explorateur de fichiers ne sait pas l’ouvrir. Dites la phrase au destinataire par un autre moyen que le fichier, de vive voix ou au téléphone.</source>
        <translation>On Windows, this file opens with 7-Zip, a free program: File Explorer can’t open it. Tell the addressee the phrase by another way than the file, face to face or by telephone.</translation>
    </message>
    <message>
        <source>Phrase perdue, fichier perdu&#xa0;: Appui ne la garde pas et ne peut pas la retrouver. Vos pièces, elles, restent dans le coffre.</source>
        <translation>Phrase lost, file lost: Appui does not keep it and can’t find it again. Your exhibits stay in the vault.</translation>
    </message>
    <message>
        <source>Phrase du fichier</source>
        <translation>Phrase of the file</translation>
    </message>
    <message>
        <source>Quatre ou cinq mots sans rapport avec l’affaire, sans accent. Pas celle de votre coffre.</source>
        <translation>Four or five words that have nothing to do with the matter, without accents. Not the one of your vault.</translation>
    </message>
    <message>
        <source>Clé publique age du destinataire</source>
        <translation>The addressee’s public age key</translation>
    </message>
    <message>
        <source>À imprimer ou à copier. Lisible par tous.</source>
        <translation>To print or to copy. Anyone can read it.</translation>
    </message>
    <message>
        <source>Mêmes pièces, mêmes masques que dans la version du {moment} pour ce destinataire.</source>
        <translation>The same exhibits and masks as in the version of {moment} for this addressee.</translation>
    </message>
    <message>
        <source>La lettre n’est plus la même.</source>
        <translation>The letter is no longer the same.</translation>
    </message>
    <message>
        <source>Pièces qui n’y figuraient pas&#xa0;: {numbers}.</source>
        <translation>Exhibits that were not in it: {numbers}.</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Adresse de la page</source>
        <translation>Address of the page</translation>
    </message>
    <message>
        <source>Compte</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Copiez-la depuis le navigateur ou le bouton «&#x202f;Partager&#x202f;».</source>
        <translation>Copy it from the browser or with the “Partager” (Share) button.</translation>
    </message>
    <message>
        <source>Tel qu’il s’affiche, par exemple @nom. C’est le compte, pas la personne.</source>
        <translation>As it is displayed, for example @name. It is the account, not the person.</translation>
    </message>
    <message>
        <source>Nom affiché</source>
        <translation>Displayed name</translation>
    </message>
    <message>
        <source>Appli ou site</source>
        <translation>App or site</translation>
    </message>
    <message>
        <source>Date affichée à l’écran</source>
        <translation>Date shown on the screen</translation>
    </message>
    <message>
        <source>En une ligne&#xa0;: ce que l’on voit. La première ligne devient le titre.</source>
        <translation>In one line: what can be seen. The first line becomes the title.</translation>
    </message>
    <message>
        <source>L’adresse est-elle visible&#x202f;?</source>
        <translation>Is the address visible?</translation>
    </message>
    <message>
        <source>Le nom du compte&#x202f;?</source>
        <translation>The account name?</translation>
    </message>
    <message>
        <source>Une date entière, pas «&#x202f;hier&#x202f;»&#x202f;?</source>
        <translation>A full date, not “yesterday”?</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ne gardez rien sur cet ordinateur</source>
        <translation>Keep nothing on this computer</translation>
    </message>
    <message>
        <source>Ce que vous pouvez faire</source>
        <translation>What you can do</translation>
    </message>
    <message>
        <source>Laissez les messages là où ils sont, et notez sur papier les comptes, les dates et les heures.</source>
        <translation>Leave the messages where they are, and note the accounts, dates and times on paper.</translation>
    </message>
    <message>
        <source>Quelqu’un qui contrôle un ordinateur peut voir l’écran et ce qu’on y tape. Le chiffrement n’y change rien. Rien n’a été enregistré.</source>
        <translation>Someone who controls a computer can see the screen and what is typed on it. Encryption does not change that. Nothing has been saved.</translation>
    </message>
    <message>
        <source>Parlez-en par téléphone, depuis un appareil que cette personne ne touche pas&#xa0;: le 3018.</source>
        <translation>Talk about it by phone, from a device that this person does not touch: 3018.</translation>
    </message>
    <message>
        <source>Utilisez l’ordinateur d’une bibliothèque, d’un proche sûr ou de l’infirmerie de l’établissement.</source>
        <translation>Use a computer at a library, at the home of someone safe, or at the school nurse’s office.</translation>
    </message>
    <message>
        <source>Si cette personne vit avec l’enfant&#xa0;: 119, jour et nuit, ou le tchat de la police pour les mineurs.</source>
        <translation>If this person lives with the child: 119, day and night, or the police chat for minors.</translation>
    </message>
    <message>
        <source>Voir la fiche du 3018</source>
        <translation>See the 3018 sheet</translation>
    </message>
    <message>
        <source>Revenir</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>Toutes les pièces</source>
        <translation>All exhibits</translation>
    </message>
    <message>
        <source>Retirer cette image</source>
        <translation>Remove this image</translation>
    </message>
    <message>
        <source>Retirer cette note</source>
        <translation>Remove this note</translation>
    </message>
    <message>
        <source>Ce que vous en savez</source>
        <translation>What you know of it</translation>
    </message>
    <message>
        <source>Noté par vous. L’image, elle, ne change jamais&#x202f;; le journal garde chaque version.</source>
        <translation>Noted by you. The image itself never changes; the journal keeps every version.</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Assez pour ce soir</source>
        <translation>Enough for tonight</translation>
    </message>
    <message>
        <source>Ce qui est à l’abri</source>
        <translation>What is safe</translation>
    </message>
    <message>
        <source>Ce que vous pouvez dire à l’enfant</source>
        <translation>What you can say to the child</translation>
    </message>
    <message>
        <source>«&#x202f;Ce n’est pas ta faute. Tu as bien fait de m’en parler. On ne répond plus ce soir, et on décide ensemble de la suite.&#x202f;»</source>
        <translation>“It is not your fault. You were right to tell me. We will not reply any more tonight, and we will decide together what comes next.”</translation>
    </message>
    <message>
        <source>Des mots sur la mort, ou l’envie de se faire du mal&#x202f;? 3114, jour et nuit, et restez à ses côtés. Danger immédiat&#xa0;: 15 ou 112.</source>
        <translation>Words about death, or about wanting to hurt themselves? 3114, day and night, and stay by their side. Immediate danger: 15 or 112.</translation>
    </message>
    <message>
        <source>Appelez le 3018, ou écrivez-lui, dès qu’il ouvre.</source>
        <translation>Call 3018, or write to it, as soon as it opens.</translation>
    </message>
    <message>
        <source>Trois à cinq pièces suffisent pour commencer. Elles sont chiffrées ici et ne changeront plus, même si la page disparaît.</source>
        <translation>Three to five exhibits are enough to begin with. They are encrypted here and will not change, even if the page disappears.</translation>
    </message>
    <message>
        <source>Une seule chose pour demain</source>
        <translation>Just one thing for tomorrow</translation>
    </message>
    <message>
        <source>Préparation du dossier</source>
        <translation>Preparing the dossier</translation>
    </message>
    <message>
        <source>Ce qui part</source>
        <translation>What goes out</translation>
    </message>
    <message>
        <source>Ce qui ne part pas</source>
        <translation>What does not go out</translation>
    </message>
    <message>
        <source>Ne publiez pas ce dossier, ne l’envoyez pas au groupe de parents. Remettez-le à la personne prévue. Une fois hors d’ici, il n’est plus chiffré.</source>
        <translation>Do not publish this dossier, and do not send it to the parents’ group. Hand it to the person it is meant for. Once it is out of here, it is no longer encrypted.</translation>
    </message>
    <message>
        <source>Choisir le dossier où l’écrire…</source>
        <translation>Choose the folder to write it in…</translation>
    </message>
    <message>
        <source>Il se trouve ici</source>
        <translation>It is here</translation>
    </message>
    <message>
        <source>Ouvrez d’abord dossier.pdf et relisez-le en entier&#xa0;: noms, visages, adresses. C’est un dossier préparatoire, un commencement de preuve.</source>
        <translation>Open dossier.pdf first and read it through: names, faces, addresses. It is a preparatory file, a beginning of proof.</translation>
    </message>
    <message>
        <source>Ne le publiez pas, ne l’envoyez pas au groupe de parents.</source>
        <translation>Do not publish it, and do not send it to the parents’ group.</translation>
    </message>
    <message>
        <source>Ouvrir le dossier</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Revenir aux pièces</source>
        <translation>Back to the exhibits</translation>
    </message>
    <message>
        <source>Empreinte du journal&#xa0;: {head}</source>
        <translation>Journal fingerprint: {head}</translation>
    </message>
    <message>
        <source>Vérifié&#xa0;: rien n’a changé</source>
        <translation>Checked: nothing has changed</translation>
    </message>
    <message numerus="yes">
        <source>La vérification a trouvé %n problème(s)&#xa0;: ne le remettez pas</source>
        <translation>
            <numerusform>The check found %n problem: do not hand it over</numerusform>
            <numerusform>The check found %n problems: do not hand it over</numerusform>
        </translation>
    </message>
    <message>
        <source>Continuer quand même</source>
        <translation>Go on all the same</translation>
    </message>
    <message>
        <source>Appelez le 3018, ou écrivez-lui, {opening}.</source>
        <translation>Call 3018, or write to it, {opening}.</translation>
    </message>
    <message>
        <source>Aucune pièce pour l’instant. Commencez par «&#x202f;Ajouter&#x202f;».</source>
        <translation>No exhibit yet. Begin with “Add”.</translation>
    </message>
    <message>
        <source>Écran entier</source>
        <translation>Whole screen</translation>
    </message>
    <message>
        <source>Sans image</source>
        <translation>No image</translation>
    </message>
    <message>
        <source>Ouvrir</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Ouvrir&#xa0;: {number}</source>
        <translation>Open: {number}</translation>
    </message>
    <message>
        <source>{what}&#xa0;: {number}</source>
        <translation>{what}: {number}</translation>
    </message>
    <message>
        <source>Abîmée&#xa0;: l’original ne se relit plus</source>
        <translation>Damaged: the original can no longer be read</translation>
    </message>
    <message>
        <source>Date affichée à l’écran (notée par vous)</source>
        <translation>Date shown on the screen (noted by you)</translation>
    </message>
    <message>
        <source>pas encore notée</source>
        <translation>not noted yet</translation>
    </message>
    <message>
        <source>Capturée par Appui</source>
        <translation>Captured by Appui</translation>
    </message>
    <message>
        <source>Date que le fichier dit de lui-même (non vérifiée)</source>
        <translation>Date the file states of itself (not checked)</translation>
    </message>
    <message>
        <source>Ajoutée au coffre</source>
        <translation>Added to the vault</translation>
    </message>
    <message>
        <source>Mots notés</source>
        <translation>Words noted</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Empreinte SHA-256 de l’original</source>
        <translation>SHA-256 fingerprint of the original</translation>
    </message>
    <message>
        <source>Avant de garder une image</source>
        <translation>Before keeping an image</translation>
    </message>
    <message>
        <source>Voit-on un mineur nu, en sous-vêtements ou dans une scène sexuelle, même si l’image est truquée ou faite par IA&#x202f;?</source>
        <translation>Is a minor seen naked, in underwear or in a sexual scene, even if the image is doctored or made by AI?</translation>
    </message>
    <message>
        <source>Garder une telle image est interdit, même comme preuve et même à un parent. Si la réponse est oui, ou si vous hésitez, Appui note l’adresse sans l’image&#xa0;: cela suffit pour agir.</source>
        <translation>Keeping such an image is forbidden, even as evidence and even for a parent. If the answer is yes, or if you are unsure, Appui notes the address without the image: that is enough to act.</translation>
    </message>
    <message>
        <source>Non</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Oui</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Je ne sais pas</source>
        <translation>I don’t know</translation>
    </message>
    <message>
        <source>La réponse vaut pour cette série d’images. Vous pouvez arrêter la série à tout moment.</source>
        <translation>The answer holds for this series of images. You can stop the series at any time.</translation>
    </message>
    <message>
        <source>Revenir sans rien garder</source>
        <translation>Go back and keep nothing</translation>
    </message>
    <message>
        <source>Déjà là&#xa0;: pièce {number}</source>
        <translation>Already there: exhibit {number}</translation>
    </message>
    <message>
        <source>Gardée&#xa0;: pièce {number}</source>
        <translation>Kept: exhibit {number}</translation>
    </message>
    <message>
        <source>Terminer</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Noter l’adresse, sans l’image</source>
        <translation>Note the address, without the image</translation>
    </message>
    <message>
        <source>Nom de la situation</source>
        <translation>Name of the case</translation>
    </message>
    <message>
        <source>Neutre de préférence&#xa0;: ni nom, ni prénom d’enfant. Il ne sort pas d’ici.</source>
        <translation>Preferably neutral: neither the surname nor the first name of a child. It stays here.</translation>
    </message>
    <message>
        <source>Recopiée ou collée. Appui ne l’ouvre pas.</source>
        <translation>Typed or pasted. Appui does not open it.</translation>
    </message>
    <message>
        <source>Date et heure où vous l’avez vu</source>
        <translation>Date and time when you saw it</translation>
    </message>
    <message>
        <source>Recopiez seulement le texte. Ne décrivez pas l’image en détail.</source>
        <translation>Copy the text only. Do not describe the image in detail.</translation>
    </message>
    <message>
        <source>Qui l’a vu, où, ce qui a déjà été fait.</source>
        <translation>Who saw it, where, what has already been done.</translation>
    </message>
    <message>
        <source>Aucune image n’est prise ni gardée, pas même une empreinte. L’adresse, le compte, la date et les mots suffisent au 3018 et à la police pour retrouver ce qui a été publié.</source>
        <translation>No image is taken or kept, not even a fingerprint. The address, the account, the date and the words are enough for 3018 and the police to find what was published.</translation>
    </message>
    <message>
        <source>Utile quand l’image ne doit pas être gardée, ou quand seule l’adresse compte. L’adresse et les mots ne vont que dans les dossiers pour la police et le 3018.</source>
        <translation>Useful when the image must not be kept, or when only the address matters. The address and the words go only into the dossiers for the police and 3018.</translation>
    </message>
    <message>
        <source>Notez au moins l’adresse, le compte ou les mots.</source>
        <translation>Note at least the address, the account or the words.</translation>
    </message>
    <message>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Les mots exacts, si vous les avez lus</source>
        <translation>The exact words, if you read them</translation>
    </message>
    <message>
        <source>Garder cette note</source>
        <translation>Keep this note</translation>
    </message>
    <message>
        <source>Donnez un nom, même très simple.</source>
        <translation>Give a name, even a very simple one.</translation>
    </message>
    <message>
        <source>Choisissez une phrase secrète</source>
        <translation>Choose a passphrase</translation>
    </message>
    <message>
        <source>Quatre ou cinq mots que vous seul connaissez, sans rapport avec votre famille. Les espaces et les accents comptent. Appui ne peut pas la retrouver&#xa0;: une fiche de secours vient juste après.</source>
        <translation>Four or five words that you alone know, with no link to your family. Spaces and accents count. Appui cannot recover it: a recovery sheet comes right after.</translation>
    </message>
    <message>
        <source>Phrase secrète</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>La même, encore une fois</source>
        <translation>The same, once more</translation>
    </message>
    <message>
        <source>Créer le coffre</source>
        <translation>Create the vault</translation>
    </message>
    <message>
        <source>Écrivez au moins quelques mots.</source>
        <translation>Write at least a few words.</translation>
    </message>
    <message>
        <source>Les deux phrases ne sont pas les mêmes.</source>
        <translation>The two passphrases are not the same.</translation>
    </message>
    <message>
        <source>Sur le téléphone</source>
        <translation>On the phone</translation>
    </message>
    <message>
        <source>Attention aux messages «&#x202f;à voir une fois&#x202f;», éphémères, et à Snapchat&#xa0;: l’autre peut être prévenu de la capture. Photographiez plutôt l’écran avec un autre appareil.</source>
        <translation>Take care with “view once” and disappearing messages, and with Snapchat: the other person may be told of the screenshot. Photograph the screen with another device instead.</translation>
    </message>
    <message>
        <source>Les images sont ici, les choisir…</source>
        <translation>The images are here, choose them…</translation>
    </message>
    <message>
        <source>Il reste la fiche de secours.</source>
        <translation>The recovery sheet remains.</translation>
    </message>
    <message>
        <source>Il reste la phrase secrète et la fiche de secours.</source>
        <translation>The passphrase and the recovery sheet remain.</translation>
    </message>
    <message>
        <source>État de l’original</source>
        <translation>State of the original</translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s), mêmes numéros pour tous les destinataires.</source>
        <translation>
            <numerusform>%n exhibit, same number for every addressee.</numerusform>
            <numerusform>%n exhibits, same numbers for every addressee.</numerusform>
        </translation>
    </message>
    <message>
        <source>Demander une date attestée par un tiers</source>
        <translation>Ask for a date attested by a third party</translation>
    </message>
    <message>
        <source>Seule l’empreinte de la liste des fichiers part. Sans réponse, le dossier est fait quand même.</source>
        <translation>Only the hash of the list of files leaves. Without an answer, the dossier is made all the same.</translation>
    </message>
    <message>
        <source>Faire le dossier sans {numbers} (abîmé dans le coffre)…</source>
        <translation>Make the dossier without {numbers} (damaged in the vault)…</translation>
    </message>
    <message>
        <source>Date attestée par un tiers&#xa0;: {name}, {date}, heure universelle.</source>
        <translation>Date attested by a third party: {name}, {date}, universal time.</translation>
    </message>
    <message>
        <source>{name} a refusé d’attester la date. Le dossier n’a pas changé.</source>
        <translation>{name} refused to attest the date. The dossier has not changed.</translation>
    </message>
    <message>
        <source>{name} n’a pas encore attesté la date. La demande attend dans le coffre&#x202f;; Appui réessaiera, et ajoutera la réponse à ce dossier s’il est resté ici.</source>
        <translation>{name} has not attested the date yet. The request waits in the vault; Appui will try again, and add the answer to this dossier if it has stayed here.</translation>
    </message>
    <message>
        <source>Situation&#xa0;: {title}</source>
        <translation>Case: {title}</translation>
    </message>
    <message numerus="yes">
        <source>%n octet(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Continuer</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Ouvrir avec la fiche de secours</source>
        <translation>Open with the recovery sheet</translation>
    </message>
    <message>
        <source>Retapez la clé de votre fiche. Vous choisirez ensuite une nouvelle phrase secrète. Vos pièces ne changent pas, et la fiche reste valable.</source>
        <translation>Type the key from your sheet. You will then choose a new passphrase. Your exhibits do not change, and the sheet stays valid.</translation>
    </message>
    <message>
        <source>Sans la phrase, sans cette session et sans la fiche, personne ne peut ouvrir le coffre, Appui non plus.</source>
        <translation>Without the passphrase, this session or the sheet, nobody can open the vault, Appui included.</translation>
    </message>
    <message>
        <source>Ouvrir le coffre</source>
        <translation>Open the vault</translation>
    </message>
    <message>
        <source>Choisissez une nouvelle phrase secrète</source>
        <translation>Choose a new passphrase</translation>
    </message>
    <message>
        <source>Quatre ou cinq mots que vous seul connaissez, sans rapport avec votre famille. Les espaces et les accents comptent. L’ancienne phrase n’ouvrira plus le coffre.</source>
        <translation>Four or five words that only you know, nothing to do with your family. Spaces and accents count. The old passphrase will no longer open the vault.</translation>
    </message>
    <message>
        <source>1. Prendre la capture</source>
        <translation>1. Take the screenshot</translation>
    </message>
    <message>
        <source>iPhone sans bouton rond&#xa0;: bouton latéral et volume +, en même temps.</source>
        <translation>iPhone without a round button: side button and volume +, at the same time.</translation>
    </message>
    <message>
        <source>iPhone avec bouton rond&#xa0;: bouton rond et bouton latéral (ou du haut).</source>
        <translation>iPhone with a round button: round button and side (or top) button.</translation>
    </message>
    <message>
        <source>Android&#xa0;: bouton marche et volume −, en même temps.</source>
        <translation>Android: power button and volume −, at the same time.</translation>
    </message>
    <message>
        <source>L’écran entier, avec l’heure en haut et le nom du compte. Dans une conversation, faites glisser pour voir l’heure des messages, et reprenez quelques lignes d’une capture à l’autre.</source>
        <translation>The whole screen, with the time at the top and the account name. In a conversation, slide to see the time of the messages, and repeat a few lines from one screenshot to the next.</translation>
    </message>
    <message>
        <source>2. Apporter l’image ici</source>
        <translation>2. Bring the image here</translation>
    </message>
    <message>
        <source>Où est la sauvegarde&#x202f;?</source>
        <translation>Where is the backup?</translation>
    </message>
    <message>
        <source>Reprendre</source>
        <translation>Retake</translation>
    </message>
    <message>
        <source>Regardez avant de continuer</source>
        <translation>Look before you go on</translation>
    </message>
    <message>
        <source>Garder et continuer la série</source>
        <translation>Keep and go on with the series</translation>
    </message>
    <message>
        <source>«&#x202f;Reprendre&#x202f;» et «&#x202f;Retirer&#x202f;» détruisent cette image tout de suite.</source>
        <translation>“Retake” and “Remove” destroy this image at once.</translation>
    </message>
    <message>
        <source>Ce qui ne se voit pas peut s’écrire ici. L’adresse et le compte restent remplis pour la suite de la série.</source>
        <translation>What cannot be seen can be written here. The address and the account stay filled in for the rest of the series.</translation>
    </message>
    <message>
        <source>Pièce {number}&#xa0;: déjà gardée</source>
        <translation>Exhibit {number}: already kept</translation>
    </message>
    <message>
        <source>Pièce {number}&#xa0;: gardée</source>
        <translation>Exhibit {number}: kept</translation>
    </message>
    <message>
        <source>La même image est déjà là</source>
        <translation>The same image is already there</translation>
    </message>
    <message>
        <source>Chiffrée sur cet ordinateur</source>
        <translation>Encrypted on this computer</translation>
    </message>
    <message>
        <source>Nouvelle situation</source>
        <translation>New case</translation>
    </message>
    <message>
        <source>Préparez l’écran</source>
        <translation>Get the screen ready</translation>
    </message>
    <message>
        <source>Une situation rassemble les pièces d’une même histoire. Rien ne passe de l’une à l’autre.</source>
        <translation>A case gathers the exhibits of one story. Nothing passes from one case to another.</translation>
    </message>
    <message>
        <source>Faites défiler la page jusqu’à la suite, en laissant quelques lignes déjà prises. Puis revenez ici.</source>
        <translation>Scroll the page to what comes next, leaving a few lines already captured. Then come back here.</translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) dans cette série</source>
        <translation>
            <numerusform>%n exhibit in this series</numerusform>
            <numerusform>%n exhibits in this series</numerusform>
        </translation>
    </message>
    <message>
        <source>Créer la situation</source>
        <translation>Create the case</translation>
    </message>
    <message>
        <source>Capturer la suite</source>
        <translation>Capture what follows</translation>
    </message>
    <message>
        <source>Capturer maintenant</source>
        <translation>Capture now</translation>
    </message>
    <message>
        <source>Écran {number}, {width} × {height}</source>
        <translation>Screen {number}, {width} × {height}</translation>
    </message>
    <message>
        <source> (principal)</source>
        <translation> (main)</translation>
    </message>
    <message>
        <source>Votre fiche de secours</source>
        <translation>Your recovery sheet</translation>
    </message>
    <message>
        <source>Le coffre est prêt. Si la session ou la phrase secrète se perd, cette clé est le seul moyen de retrouver vos pièces. Appui ne la garde pas&#xa0;: écrivez-la sur papier, loin de l’ordinateur.</source>
        <translation>The vault is ready. If the session or the passphrase is lost, this key is the only way to get your exhibits back. Appui does not keep it: write it on paper, away from the computer.</translation>
    </message>
    <message>
        <source>Recopiez tout, tirets compris. Majuscules et espaces ne comptent pas. Évitez la photo&#xa0;: elle part souvent dans un nuage partagé.</source>
        <translation>Copy all of it, hyphens included. Capital letters and spaces do not matter. Avoid taking a photo: it often goes to a shared cloud.</translation>
    </message>
    <message>
        <source>C’est noté, continuer</source>
        <translation>I have it on paper, go on</translation>
    </message>
    <message>
        <source>D’ici sept jours, Appui vous demandera de la retaper une fois, pour être sûr.</source>
        <translation>Within seven days, Appui will ask you to type it back once, to be sure.</translation>
    </message>
    <message>
        <source>Imprimer…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Essayer la fiche</source>
        <translation>Try the sheet</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Verrouiller</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Vos pièces</source>
        <translation>Your exhibits</translation>
    </message>
    <message>
        <source>Le coffre est prêt.</source>
        <translation>The vault is ready.</translation>
    </message>
    <message>
        <source>La fiche de secours devait être essayée avant le {date}. Cela prend deux minutes, et évite de tout perdre.</source>
        <translation>The recovery sheet was to be tried before {date}. It takes two minutes, and avoids losing everything.</translation>
    </message>
    <message>
        <source>La fiche de secours n’a pas encore été essayée. À faire avant le {date}.</source>
        <translation>The recovery sheet has not been tried yet. To be done before {date}.</translation>
    </message>
    <message>
        <source>Arrêter la série</source>
        <translation>Stop the series</translation>
    </message>
    <message>
        <source>Série en cours</source>
        <translation>Series under way</translation>
    </message>
    <message>
        <source>Essayer la fiche de secours</source>
        <translation>Try the recovery sheet</translation>
    </message>
    <message>
        <source>Retapez la clé telle qu’elle est sur votre papier. Appui vérifie qu’elle ouvre bien ce coffre, et n’en garde rien.</source>
        <translation>Type the key back as it is on your paper. Appui checks that it does open this vault, and keeps nothing of it.</translation>
    </message>
    <message>
        <source>Clé de secours</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>Majuscules, espaces et retours à la ligne ne comptent pas.</source>
        <translation>Capital letters, spaces and line breaks do not matter.</translation>
    </message>
    <message>
        <source>Vérifier</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Plus tard</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Cette clé n’ouvre pas ce coffre. Relisez les lettres qui se ressemblent, puis réessayez. Rien n’a été changé.</source>
        <translation>This key does not open this vault. Look again at the letters that look alike, then try again. Nothing was changed.</translation>
    </message>
    <message>
        <source>Écrivez la clé.</source>
        <translation>Write the key.</translation>
    </message>
    <message>
        <source>Vos pièces sont sous clé</source>
        <translation>Your exhibits are locked away</translation>
    </message>
    <message>
        <source>Ouvrir avec ma session</source>
        <translation>Open with my session</translation>
    </message>
    <message>
        <source>Écrivez la phrase secrète.</source>
        <translation>Write the passphrase.</translation>
    </message>
    <message>
        <source>Capturer cet écran</source>
        <translation>Capture this screen</translation>
    </message>
    <message>
        <source>Les deux boutons à presser, puis comment apporter l’image ici.</source>
        <translation>The two buttons to press, then how to bring the image here.</translation>
    </message>
    <message>
        <source>Des fichiers…</source>
        <translation>Files…</translation>
    </message>
    <message>
        <source>Un lien sans image</source>
        <translation>A link without image</translation>
    </message>
    <message>
        <source>L’adresse, le compte, la date et les mots. Utile aussi quand l’image ne doit pas être gardée.</source>
        <translation>The address, the account, the date and the words. Also useful when the image must not be kept.</translation>
    </message>
    <message>
        <source>Importer un fichier…</source>
        <translation>Import a file…</translation>
    </message>
    <message>
        <source>Qui d’autre utilise cette session d’ordinateur&#x202f;?</source>
        <translation>Who else uses this computer session?</translation>
    </message>
    <message>
        <source>Vos pièces vont dans un coffre chiffré, sur cet ordinateur seulement. Cette question décide comment il se ferme.</source>
        <translation>Your exhibits go into an encrypted vault, on this computer only. This question decides how it closes.</translation>
    </message>
    <message>
        <source>Moi, et personne d’autre</source>
        <translation>Me, and nobody else</translation>
    </message>
    <message>
        <source>Pièce {number}&#xa0;: place {place} sur {count}</source>
        <translation>Exhibit {number}: place {place} of {count}</translation>
    </message>
    <message>
        <source>Rien n’est coché&#xa0;: cochez au moins une pièce.</source>
        <translation>Nothing is ticked: tick at least one exhibit.</translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s)&#xa0;: toutes partent.</source>
        <translation>
            <numerusform>%n exhibit: it goes.</numerusform>
            <numerusform>%n exhibits: all of them go.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ce qui est coché part, dans l’ordre de cette liste. Les numéros ne changent pas&#xa0;: ils sont les mêmes dans toutes les versions.</source>
        <translation>What is ticked goes, in the order of this list. The numbers do not change: they are the same in every version.</translation>
    </message>
    <message>
        <source>Une légende est imprimée avec sa pièce, comme notée par vous. Elle sert dans toutes les versions&#xa0;: n’y écrivez le nom de personne.</source>
        <translation>A caption is printed with its exhibit, as noted by you. It is used in every version: write nobody’s name in it.</translation>
    </message>
    <message>
        <source>Masquée pour ce destinataire&#xa0;: seule la copie masquée part.</source>
        <translation>Masked for this addressee: only the masked copy goes.</translation>
    </message>
    <message>
        <source>Sans image&#xa0;: ni son adresse ni les mots notés ne partent.</source>
        <translation>Without image: neither its address nor the words noted go.</translation>
    </message>
    <message>
        <source>{what}&#xa0;: pièce {number}</source>
        <translation>{what}: exhibit {number}</translation>
    </message>
    <message>
        <source>Non comptées&#xa0;: ces pièces montrent de nouveau ce que d’autres montrent ({numbers}).</source>
        <translation>Not counted: these exhibits show again what others show ({numbers}).</translation>
    </message>
    <message>
        <source>{when}&#xa0;: {counts}</source>
        <translation>{when}: {counts}</translation>
    </message>
    <message>
        <source>{name}&#xa0;: {counts}</source>
        <translation>{name}: {counts}</translation>
    </message>
    <message>
        <source>Ce qui n’a pas été gardé n’est pas compté. On compte des pièces, pas des messages&#xa0;: une pièce peut en montrer plusieurs. Cela ne dit pas qui se trouve derrière un compte.</source>
        <translation>What was not kept is not counted. Exhibits are counted, not messages: an exhibit may show several. This does not say who is behind an account.</translation>
    </message>
    <message>
        <source>Barre pleine&#xa0;: jour affiché à l’écran, noté par vous. Barre rayée&#xa0;: la date affichée manque ou n’est pas sûre, seul le jour où la pièce a été gardée est connu.</source>
        <translation>Full bar: the day shown on the screen, noted by you. Hatched bar: the displayed date is missing or not sure, only the day on which the exhibit was kept is known.</translation>
    </message>
    <message>
        <source>Choisir le dossier de la sauvegarde…</source>
        <translation>Choose the folder of the backup…</translation>
    </message>
    <message>
        <source>Retrouver mes pièces</source>
        <translation>Bring my exhibits back</translation>
    </message>
    <message>
        <source>Choisissez d’abord le dossier de la sauvegarde.</source>
        <translation>First choose the folder of the backup.</translation>
    </message>
    <message>
        <source>Retrouver une sauvegarde</source>
        <translation>Bring a backup back</translation>
    </message>
    <message>
        <source>Branchez la clé USB ou le disque, puis retapez la clé de votre fiche de secours. La sauvegarde n’est pas modifiée.</source>
        <translation>Plug in the USB stick or disk, then type the key from your recovery sheet. The backup is not changed.</translation>
    </message>
    <message>
        <source>Qui a touché à ces pièces&#x202f;?</source>
        <translation>Who touched these exhibits?</translation>
    </message>
    <message>
        <source>Plus de choix</source>
        <translation>More options</translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) trouvée(s)</source>
        <translation>
            <numerusform>%n exhibit found</numerusform>
            <numerusform>%n exhibits found</numerusform>
        </translation>
    </message>
    <message>
        <source>Tous</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Moins de choix</source>
        <translation>Fewer options</translation>
    </message>
    <message>
        <source>Aucune pièce ne correspond. Un mot plus court trouve davantage.</source>
        <translation>No exhibit matches. A shorter word finds more.</translation>
    </message>
    <message>
        <source>Chercher dans toutes vos pièces</source>
        <translation>Search all your exhibits</translation>
    </message>
    <message>
        <source>Effacer la recherche</source>
        <translation>Clear the search</translation>
    </message>
    <message>
        <source>Ajoutée</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>N’importe quand</source>
        <translation>Any time</translation>
    </message>
    <message>
        <source>Aujourd’hui</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Ces 7 derniers jours</source>
        <translation>The last 7 days</translation>
    </message>
    <message>
        <source>Ces 30 derniers jours</source>
        <translation>The last 30 days</translation>
    </message>
    <message>
        <source>Plus de {n} pièces trouvées. Voici les {n} premières.</source>
        <translation>More than {n} exhibits found. Here are the first {n}.</translation>
    </message>
    <message numerus="yes">
        <source>Série en cours&#xa0;: %n pièce(s) gardée(s)</source>
        <translation>
            <numerusform>Series under way: %n exhibit kept</numerusform>
            <numerusform>Series under way: %n exhibits kept</numerusform>
        </translation>
    </message>
    <message>
        <source>Je n’ai plus la fiche&#xa0;: en faire une nouvelle</source>
        <translation>I no longer have the sheet: make a new one</translation>
    </message>
    <message numerus="yes">
        <source>Nouvel essai possible dans %n minute(s).</source>
        <translation>
            <numerusform>You can try again in %n minute.</numerusform>
            <numerusform>You can try again in %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nouvel essai possible dans %n seconde(s).</source>
        <translation>
            <numerusform>You can try again in %n second.</numerusform>
            <numerusform>You can try again in %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>J’ai oublié la phrase</source>
        <translation>I forgot the passphrase</translation>
    </message>
    <message>
        <source>Le coffre s’est fermé tout seul, après un moment sans activité.</source>
        <translation>The vault closed by itself, after a while without activity.</translation>
    </message>
    <message>
        <source>Le coffre s’est fermé quand la session a été verrouillée.</source>
        <translation>The vault closed when the session was locked.</translation>
    </message>
    <message>
        <source>Tout y est, comme vous l’avez laissé.</source>
        <translation>Everything is there, as you left it.</translation>
    </message>
    <message>
        <source>Le coffre s’est fermé quand l’ordinateur s’est mis en veille.</source>
        <translation>The vault closed when the computer went to sleep.</translation>
    </message>
    <message>
        <source>Rien n’est lisible tant que le coffre est fermé.</source>
        <translation>Nothing can be read while the vault is closed.</translation>
    </message>
    <message>
        <source>Des captures faites avec l’outil de votre système, une vidéo, un PDF…</source>
        <translation>Captures made with your system’s own tool, a video, a PDF…</translation>
    </message>
    <message>
        <source>J’ai une sauvegarde</source>
        <translation>I have a backup</translation>
    </message>
    <message>
        <source>Le coffre s’ouvre avec votre session. Rien à retenir.</source>
        <translation>The vault opens with your session. Nothing to remember.</translation>
    </message>
    <message>
        <source>D’autres personnes aussi</source>
        <translation>Other people too</translation>
    </message>
    <message>
        <source>Enfants, conjoint, collègues&#xa0;: le coffre s’ouvre avec une phrase secrète.</source>
        <translation>Children, partner, colleagues: the vault opens with a passphrase.</translation>
    </message>
    <message>
        <source>Quelqu’un surveille ou contrôle cet ordinateur</source>
        <translation>Someone watches or controls this computer</translation>
    </message>
    <message>
        <source>Une personne dont vous vous méfiez peut y entrer, ou y a installé des choses.</source>
        <translation>A person you do not trust can get into it, or has installed things on it.</translation>
    </message>
    <message numerus="yes">
        <source>Ce qu’Appui en avait tiré est effacé aussi (%n pièce(s)&#xa0;: {numbers}).</source>
        <translation>
            <numerusform>What Appui made from it is erased too (%n exhibit: {numbers}).</numerusform>
            <numerusform>What Appui made from it is erased too (%n exhibits: {numbers}).</numerusform>
        </translation>
    </message>
    <message>
        <source>L’image, ses notes et son empreinte sont effacées de cet ordinateur. Personne ne peut les retrouver, Appui non plus.</source>
        <translation>The image, its notes and its fingerprint are erased from this computer. Nobody can get them back, not even Appui.</translation>
    </message>
    <message>
        <source>Le journal garde une seule chose&#xa0;: une pièce a été ajoutée, puis retirée, et à quelle heure. Il ne dit plus rien de ce qu’elle montrait.</source>
        <translation>The journal keeps one thing only: an exhibit was added, then withdrawn, and at what time. It says nothing more of what it showed.</translation>
    </message>
    <message>
        <source>Si l’image vient d’un fichier, ce fichier est toujours à sa place&#xa0;: supprimez-le aussi, sauf si la police vous demande de laisser l’appareil tel quel.</source>
        <translation>If the image comes from a file, that file is still in its place: delete it too, unless the police ask you to leave the device as it is.</translation>
    </message>
    <message>
        <source>ajout le {day}</source>
        <translation>added on {day}</translation>
    </message>
    <message>
        <source>ajouts du {first} au {last}</source>
        <translation>added from {first} to {last}</translation>
    </message>
    <message>
        <source>La pièce {number} est retirée</source>
        <translation>Exhibit {number} is withdrawn</translation>
    </message>
    <message>
        <source>{hour}&#xa0;h&#xa0;{minute}</source>
        <translation>{hour}:{minute}</translation>
    </message>
    <message>
        <source>{day}/{month}/{year}</source>
        <translation>{day}/{month}/{year}</translation>
    </message>
    <message>
        <source>{date} {time}</source>
        <translation>{date} {time}</translation>
    </message>
    <message>
        <source>Pièce {number}</source>
        <translation>Exhibit {number}</translation>
    </message>
    <message>
        <source>Capture de l’écran</source>
        <translation>Screen capture</translation>
    </message>
    <message>
        <source>Adresse notée, sans image</source>
        <translation>Address noted, without image</translation>
    </message>
    <message>
        <source>Image apportée d’un fichier</source>
        <translation>Image brought in from a file</translation>
    </message>
    <message>
        <source>capturée à {time} ({offset})</source>
        <translation>captured at {time} ({offset})</translation>
    </message>
    <message>
        <source>notée par vous à {time}</source>
        <translation>noted by you at {time}</translation>
    </message>
    <message>
        <source>apportée à {time}</source>
        <translation>brought in at {time}</translation>
    </message>
    <message>
        <source>Ce que vous écriviez est revenu. Rien n’en est encore enregistré.</source>
        <translation>What you were writing is back. Nothing of it is saved yet.</translation>
    </message>
    <message>
        <source>La nouvelle phrase secrète est en place. Votre fiche de secours reste valable.</source>
        <translation>The new passphrase is in place. Your recovery sheet stays valid.</translation>
    </message>
    <message numerus="yes">
        <source>%n élément(s) de la sauvegarde sont abîmés&#x202f;; tout le reste est revenu. Dans Réglages, «&#x202f;Vérifier maintenant&#x202f;» dit lesquels.</source>
        <translation>
            <numerusform>%n item of the backup is damaged; everything else has come back. In Settings, “Check now” says which.</numerusform>
            <numerusform>%n items of the backup are damaged; everything else has come back. In Settings, “Check now” says which.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s)</source>
        <translation>
            <numerusform>%n exhibit</numerusform>
            <numerusform>%n exhibits</numerusform>
        </translation>
    </message>
    <message>
        <source>Inchangée depuis l’ajout ({moment})</source>
        <translation>Unchanged since it was added ({moment})</translation>
    </message>
    <message numerus="yes">
        <source>%n compte(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message>
        <source>{hour}&#xa0;h</source>
        <translation>{hour}:00</translation>
    </message>
    <message>
        <source>aujourd’hui à partir de {time}</source>
        <translation>today from {time}</translation>
    </message>
    <message>
        <source>demain à partir de {time}</source>
        <translation>tomorrow from {time}</translation>
    </message>
    <message>
        <source>le {date} à partir de {time}</source>
        <translation>on {date} from {time}</translation>
    </message>
    <message>
        <source>{words} ({time} à Paris)</source>
        <translation>{words} ({time} in Paris)</translation>
    </message>
    <message>
        <source>Rien n’est perdu&#xa0;: une phrase secrète fait le même travail.</source>
        <translation>Nothing is lost: a passphrase does the same work.</translation>
    </message>
    <message>
        <source>Rien n’a été imprimé. La clé est toujours affichée.</source>
        <translation>Nothing was printed. The key is still displayed.</translation>
    </message>
    <message>
        <source>La fiche est bonne. Rangez-la loin de l’ordinateur.</source>
        <translation>The sheet is right. Put it away, far from the computer.</translation>
    </message>
    <message>
        <source>Situation du {date}</source>
        <translation>Case of {date}</translation>
    </message>
    <message>
        <source>Noté sans image&#xa0;: {number}.</source>
        <translation>Noted without image: {number}.</translation>
    </message>
    <message>
        <source>Preuves</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>Un dossier pour l’école</source>
        <translation>A dossier for the school</translation>
    </message>
    <message>
        <source>Un dossier pour la police ou la justice</source>
        <translation>A dossier for the police or the courts</translation>
    </message>
    <message>
        <source>Un dossier pour le 3018</source>
        <translation>A dossier for 3018</translation>
    </message>
    <message>
        <source>Un dossier pour la plateforme</source>
        <translation>A dossier for the platform</translation>
    </message>
    <message>
        <source>Les images telles quelles, leurs dates et vos notes, l’adresse et les mots des pièces sans image, et le journal de cette situation.</source>
        <translation>The images as they are, their dates and your notes, the address and the words of the exhibits without image, and the journal of this case.</translation>
    </message>
    <message>
        <source>Les images telles quelles, leurs dates et vos notes, et le journal de cette situation. Relisez bien&#xa0;: les noms et les visages visibles sur les images y sont aussi.</source>
        <translation>The images as they are, their dates and your notes, and the journal of this case. Read it with care: the names and faces visible in the images are there too.</translation>
    </message>
    <message>
        <source>Les autres situations, et le nom que vous avez donné à vos fichiers.</source>
        <translation>The other cases, and the names you gave to your files.</translation>
    </message>
    <message>
        <source>L’adresse et les mots des pièces sans image&#xa0;: il y est écrit «&#x202f;contenu signalé aux autorités, adresse non communiquée&#x202f;». Les autres situations non plus.</source>
        <translation>The address and the words of the exhibits without image: “content reported to the authorities, address not disclosed” stands there instead. The other cases do not go out either.</translation>
    </message>
    <message>
        <source>Un instant…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>Pour faire retirer l’image</source>
        <translation>To have the image taken down</translation>
    </message>
    <message>
        <source>3018&#xa0;: gratuit, anonyme, confidentiel sauf danger grave. Il peut demander le retrait aux plateformes, souvent en quelques heures, sans garantie.</source>
        <translation>3018: free, anonymous, confidential unless there is serious danger. It can ask the platforms to take the image down, often within a few hours, without guarantee.</translation>
    </message>
    <message>
        <source>Ces sites s’ouvrent dans le navigateur, qui garde l’adresse dans son historique&#xa0;: préférez une fenêtre privée.</source>
        <translation>These sites open in the browser, which keeps the address in its history: a private window is better.</translation>
    </message>
    <message>
        <source>Tchat de la police et de la gendarmerie pour les mineurs&#xa0;: jour et nuit, depuis un ordinateur.</source>
        <translation>Police and gendarmerie chat for minors: day and night, from a computer.</translation>
    </message>
    <message>
        <source>Take It Down&#xa0;: l’appareil qui a déjà l’image calcule une empreinte. L’image ne part pas.</source>
        <translation>Take It Down: the device that already has the image computes a fingerprint. The image is not sent.</translation>
    </message>
    <message>
        <source>Disrupt, de Point de Contact&#xa0;: choisissez d’y donner les adresses, sans y joindre l’image.</source>
        <translation>Disrupt, by Point de Contact: choose to give the addresses there, without attaching the image.</translation>
    </message>
    <message>
        <source>Ouvrir dans le navigateur&#xa0;: {address}</source>
        <translation>Open in the browser: {address}</translation>
    </message>
    <message>
        <source>Tous les fichiers (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Où écrire le dossier&#x202f;?</source>
        <translation>Where should the dossier be written?</translation>
    </message>
    <message>
        <source>Ajouter</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Préparer un dossier</source>
        <translation>Prepare a dossier</translation>
    </message>
    <message>
        <source>Les mêmes pièces, une version par destinataire.</source>
        <translation>The same exhibits, one version for each addressee.</translation>
    </message>
    <message>
        <source>École</source>
        <translation>School</translation>
    </message>
    <message>
        <source>Police, justice</source>
        <translation>Police, courts</translation>
    </message>
    <message>
        <source>3018</source>
        <translation>3018</translation>
    </message>
    <message>
        <source>Plateforme</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Où est ce que vous voulez garder&#x202f;?</source>
        <translation>Where is what you want to keep?</translation>
    </message>
    <message>
        <source>Trois à cinq captures suffisent. C’est à un adulte de les faire défiler, pas à l’enfant. Tout reste chiffré sur cet ordinateur, et rien n’en part sans vous.</source>
        <translation>Three to five captures are enough. The scrolling is for an adult to do, not for the child. Everything stays encrypted on this computer, and nothing leaves it without you.</translation>
    </message>
    <message>
        <source>Noté. Le journal garde aussi la version d’avant.</source>
        <translation>Noted. The journal also keeps the earlier version.</translation>
    </message>
    <message>
        <source>Écriture du dossier…</source>
        <translation>Writing the dossier…</translation>
    </message>
    <message>
        <source>Vérification de ce qui est écrit…</source>
        <translation>Checking what was written…</translation>
    </message>
    <message>
        <source>Le gestionnaire de fichiers n’a pas répondu. L’adresse du dossier est écrite ici.</source>
        <translation>The file manager did not answer. The place of the folder is written here.</translation>
    </message>
    <message numerus="yes">
        <source>Des copies sont restées hors du coffre&#xa0;: %n.</source>
        <translation>
            <numerusform>One copy was left outside the vault.</numerusform>
            <numerusform>Copies were left outside the vault: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>L’image d’origine est toujours dans «&#x202f;{folder}&#x202f;». La garder peut être utile&#x202f;; sur un ordinateur partagé, on peut l’effacer.</source>
        <translation>The original picture is still in “{folder}”. Keeping it can be useful; on a shared computer it can be erased.</translation>
    </message>
    <message>
        <source>Voir</source>
        <translation>See</translation>
    </message>
    <message>
        <source>Ce n’est pas encore un fichier de cet ordinateur. Copiez-le d’abord dans un dossier, puis déposez-le ici.</source>
        <translation>This is not a file of this computer yet. Copy it into a folder first, then drop it here.</translation>
    </message>
    <message>
        <source>Appui attend le presse-papiers…</source>
        <translation>Appui is waiting for the clipboard…</translation>
    </message>
    <message>
        <source>Terminez d’abord ce qui est sur la page, puis recommencez&#xa0;: rien n’est ajouté.</source>
        <translation>Finish what is on the page first, then try again: nothing was added.</translation>
    </message>
    <message>
        <source>Prendre l’adresse sans suivi</source>
        <translation>Use the address without trackers</translation>
    </message>
    <message>
        <source>Gardez ces mots, et ajoutez le jour entier si vous le savez.</source>
        <translation>Keep these words, and add the full date if you know it.</translation>
    </message>
    <message>
        <source>Qui l’on voit ou qui est nommé</source>
        <translation>Who is shown or named</translation>
    </message>
    <message>
        <source>Ce que vous en savez&#xa0;: «&#x202f;mon enfant&#x202f;», des initiales, «&#x202f;une personne inconnue&#x202f;».</source>
        <translation>What you know of it: “my child”, initials, “somebody unknown”.</translation>
    </message>
    <message>
        <source>Gardez ces mots, et ajoutez le jour. Lu le {read}, cela peut vouloir dire le {day}.</source>
        <translation>Keep these words, and add the day. Read on {read}, they may mean {day}.</translation>
    </message>
    <message>
        <source>Image collée</source>
        <translation>Pasted image</translation>
    </message>
    <message numerus="yes">
        <source>%n refusé(s)</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message>
        <source>Arrêté. Ce qui est gardé reste dans le coffre. Le reste n’a pas été apporté, et Appui l’oublie quand vous terminez.</source>
        <translation>Stopped. What is kept stays in the vault. The rest was not brought in, and Appui forgets it when you finish.</translation>
    </message>
    <message>
        <source>Arrêt dès que ce qui est en cours est gardé…</source>
        <translation>Stopping as soon as what is under way is kept…</translation>
    </message>
    <message>
        <source>ce qui est à plus de {number} dossiers de profondeur</source>
        <translation>what lies more than {number} folders deep</translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) ajoutée(s)</source>
        <translation>
            <numerusform>%n exhibit added</numerusform>
            <numerusform>%n exhibits added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n déjà là</source>
        <translation>
            <numerusform>%n there already</numerusform>
            <numerusform>%n there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fichier(s) refusé(s)</source>
        <translation>
            <numerusform>%n file refused</numerusform>
            <numerusform>%n files refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n élément(s) caché(s)</source>
        <translation>
            <numerusform>%n hidden item</numerusform>
            <numerusform>%n hidden items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n raccourci(s)</source>
        <translation>
            <numerusform>%n shortcut</numerusform>
            <numerusform>%n shortcuts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n élément(s) du système</source>
        <translation>
            <numerusform>%n item of the system</numerusform>
            <numerusform>%n items of the system</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) qui ne s’ouvrent pas</source>
        <translation>
            <numerusform>%n folder that does not open</numerusform>
            <numerusform>%n folders that do not open</numerusform>
        </translation>
    </message>
    <message>
        <source>Le verrouillage a arrêté l’ajout&#xa0;: {kept} gardés, {left} non apportés. Appui n’a pas retenu leurs noms. Déposez-les de nouveau&#xa0;: ceux qui sont là seront reconnus.</source>
        <translation>Locking stopped the import: {kept} kept, {left} not brought in. Appui did not remember their names. Drop them again: those that are there will be recognised.</translation>
    </message>
    <message>
        <source>Pause après {number} fichiers. D’habitude, trois à cinq pièces suffisent&#xa0;: reprenez seulement si vous en avez besoin.</source>
        <translation>A pause after {number} files. Three to five exhibits are usually enough: go on only if you need to.</translation>
    </message>
    <message>
        <source>Laissé de côté dans les dossiers&#xa0;: {parts}.</source>
        <translation>Passed over in the folders: {parts}.</translation>
    </message>
    <message>
        <source>Il y a plus de {number} fichiers&#xa0;: Appui n’a pas regardé la suite. Choisissez un dossier plus petit, ou seulement les captures.</source>
        <translation>There are more than {number} files: Appui did not look at the rest. Choose a smaller folder, or the screenshots alone.</translation>
    </message>
    <message numerus="yes">
        <source>Reprendre&#xa0;: %n fichier(s) restent</source>
        <translation>
            <numerusform>Go on: %n file left</numerusform>
            <numerusform>Go on: %n files left</numerusform>
        </translation>
    </message>
    <message>
        <source>Appui regarde ce que contient le dossier…</source>
        <translation>Appui is looking at what the folder holds…</translation>
    </message>
    <message>
        <source>{done} sur {total}</source>
        <translation>{done} of {total}</translation>
    </message>
    <message>
        <source>Avancement</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Arrêter là</source>
        <translation>Stop here</translation>
    </message>
    <message>
        <source>Ajouter d’autres fichiers…</source>
        <translation>Add more files…</translation>
    </message>
    <message>
        <source>Ce que ces pièces ont en commun</source>
        <translation>What these exhibits have in common</translation>
    </message>
    <message>
        <source>Facultatif, et valable pour toutes les pièces de cette fois. La date et la note de chacune se remplissent en ouvrant la pièce.</source>
        <translation>Optional, and used for all the exhibits brought in this time. The date and the note of each are filled in by opening the exhibit.</translation>
    </message>
    <message>
        <source>Gardée ici, une vidéo peut servir de preuve. Ne la publiez pas et ne l’envoyez qu’à ceux qui peuvent agir.</source>
        <translation>Kept here, a video can serve as evidence. Do not publish it, and send it only to those who can act.</translation>
    </message>
    <message>
        <source>L’original ne change pas&#xa0;: qui le reçoit peut lire cet endroit. Appui ne l’affiche pas.</source>
        <translation>The original does not change: whoever receives it can read that place. Appui does not show it.</translation>
    </message>
    <message numerus="yes">
        <source>%n vidéo(s) contiennent l’endroit où elles ont été filmées.</source>
        <translation>
            <numerusform>%n video contains the place where it was filmed.</numerusform>
            <numerusform>%n videos contain the place where they were filmed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) contiennent l’endroit où elles ont été prises.</source>
        <translation>
            <numerusform>%n photo contains the place where it was taken.</numerusform>
            <numerusform>%n photos contain the place where they were taken.</numerusform>
        </translation>
    </message>
    <message>
        <source>Diffuser des images de violences, ou une image intime sans accord, est un délit (code pénal, articles {violence} et {intimate}&#x202f;; relu le {date}).</source>
        <translation>Spreading images of violence, or an intimate image without consent, is an offence (French penal code, articles {violence} and {intimate}; reread on {date}).</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) animées&#xa0;: Appui montre la première image seulement, l’original est entier.</source>
        <translation>
            <numerusform>%n animated image: Appui shows the first frame only, the original is whole.</numerusform>
            <numerusform>%n animated images: Appui shows the first frame only, the originals are whole.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fichier(s) portent d’autres données après l’image&#x202f;; elles sont gardées avec.</source>
        <translation>
            <numerusform>%n file carries other data after the image; they are kept with it.</numerusform>
            <numerusform>%n files carry other data after the image; they are kept with it.</numerusform>
        </translation>
    </message>
    <message>
        <source>Son nom</source>
        <translation>Its name</translation>
    </message>
    <message>
        <source>Non précisé</source>
        <translation>Not said</translation>
    </message>
    <message>
        <source>Autre…</source>
        <translation>Another…</translation>
    </message>
    <message>
        <source>Des captures déjà faites, une vidéo, un PDF, ou tout un dossier.</source>
        <translation>Screenshots already taken, a video, a PDF, or a whole folder.</translation>
    </message>
    <message>
        <source>Ou déposez des fichiers ou un dossier ici</source>
        <translation>Or drop files or a folder here</translation>
    </message>
    <message>
        <source>Coller ({key})</source>
        <translation>Paste ({key})</translation>
    </message>
    <message>
        <source>copie enregistrée depuis la fenêtre</source>
        <translation>copy saved from the window</translation>
    </message>
    <message>
        <source>Où enregistrer la copie&#x202f;?</source>
        <translation>Where should the copy go?</translation>
    </message>
    <message>
        <source>La copie est enregistrée. Hors du coffre, elle n’est plus chiffrée. Le journal a noté sa sortie.</source>
        <translation>The copy is saved. Outside the vault it is no longer encrypted. The journal has noted that it was taken out.</translation>
    </message>
    <message>
        <source>Retirer cette pièce</source>
        <translation>Remove this exhibit</translation>
    </message>
    <message>
        <source>Vidéo</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Vidéo apportée d’un fichier</source>
        <translation>Video brought in from a file</translation>
    </message>
    <message>
        <source>Document PDF</source>
        <translation>PDF document</translation>
    </message>
    <message>
        <source>Document PDF apporté d’un fichier</source>
        <translation>PDF document brought in from a file</translation>
    </message>
    <message>
        <source>Page web enregistrée</source>
        <translation>Saved web page</translation>
    </message>
    <message>
        <source>Page web apportée d’un fichier</source>
        <translation>Web page brought in from a file</translation>
    </message>
    <message>
        <source>Texte</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Texte apporté d’un fichier</source>
        <translation>Text brought in from a file</translation>
    </message>
    <message>
        <source>Données (JSON)</source>
        <translation>Data (JSON)</translation>
    </message>
    <message>
        <source>Données apportées d’un fichier</source>
        <translation>Data brought in from a file</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Fichier</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Fichier apporté</source>
        <translation>File brought in</translation>
    </message>
    <message>
        <source>Une date entière. Si l’écran dit «&#x202f;hier&#x202f;» ou «&#x202f;il y a 2&#xa0;h&#x202f;», recopiez ces mots.</source>
        <translation>A full date. If the screen says “yesterday” or “2 h ago”, copy those words.</translation>
    </message>
    <message>
        <source>Enregistrer une copie…</source>
        <translation>Save a copy…</translation>
    </message>
    <message>
        <source>Cette pièce note une adresse et des mots.</source>
        <translation>This exhibit records an address and words.</translation>
    </message>
    <message>
        <source>Gardée telle quelle. Appui ne l’ouvre pas&#x202f;; une copie s’ouvre ailleurs.</source>
        <translation>Kept as it is. Appui does not open it; a copy opens elsewhere.</translation>
    </message>
    <message>
        <source>collée à {time}</source>
        <translation>pasted at {time}</translation>
    </message>
    <message>
        <source>{size} Mo</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>{size} ko</source>
        <translation>{size} kB</translation>
    </message>
    <message numerus="yes">
        <source>Montrer %n autre(s)</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Cette vidéo contient l’endroit où elle a été filmée.</source>
        <translation>This video contains the place where it was filmed.</translation>
    </message>
    <message>
        <source>Cette photo contient l’endroit où elle a été prise.</source>
        <translation>This photo contains the place where it was taken.</translation>
    </message>
    <message>
        <source>Choisir des fichiers</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>Captures, photos, vidéos, PDF, textes</source>
        <translation>Screenshots, photos, videos, PDF, texts</translation>
    </message>
    <message>
        <source>Avant d’apporter les fichiers</source>
        <translation>Before bringing the files in</translation>
    </message>
    <message>
        <source>Ils iront dans cette situation. Les fichiers d’origine restent où ils sont.</source>
        <translation>They will go into this situation. The original files stay where they are.</translation>
    </message>
    <message>
        <source>Choisir les fichiers…</source>
        <translation>Choose the files…</translation>
    </message>
    <message>
        <source>Apporter ces fichiers</source>
        <translation>Bring these files in</translation>
    </message>
    <message>
        <source>Enregistrement sonore</source>
        <translation>Sound recording</translation>
    </message>
    <message>
        <source>Son apporté d’un fichier</source>
        <translation>Sound brought in from a file</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>Refermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Comment cette capture a été faite</source>
        <translation>How this capture was made</translation>
    </message>
    <message>
        <source>Ce que ce fichier dit de lui-même</source>
        <translation>What this file says of itself</translation>
    </message>
    <message>
        <source>Pas d’image cette fois</source>
        <translation>No picture this time</translation>
    </message>
    <message>
        <source>Importer une image…</source>
        <translation>Import a picture…</translation>
    </message>
    <message>
        <source>Affichez la page à garder, avec son adresse et l’heure visibles. Appui se cache, puis votre bureau demande quoi prendre&#xa0;: choisissez l’écran entier.</source>
        <translation>Show the page that is to be kept, with its address and the time visible. Appui hides, then your desktop asks what to take: choose the whole screen.</translation>
    </message>
    <message>
        <source>Autoriser l’accès aux photos&#x202f;?</source>
        <translation>Allow access to photos?</translation>
    </message>
    <message>
        <source>Le plus sûr&#xa0;: rien ne passe par un réseau. Celui qui charge le téléphone suffit.</source>
        <translation>The safest way: nothing crosses a network. The one that charges the phone will do.</translation>
    </message>
    <message>
        <source>Déjà copiées sur cet ordinateur&#xa0;: les choisir, une ou plusieurs à la fois.</source>
        <translation>Already copied to this computer: choose them, one or several at a time.</translation>
    </message>
    <message>
        <source>Le téléphone</source>
        <translation>The phone</translation>
    </message>
    <message>
        <source>Dans le gestionnaire de fichiers&#xa0;: le téléphone apparaît à gauche, sous son nom.</source>
        <translation>In the file manager: the phone appears on the left, under its name.</translation>
    </message>
    <message>
        <source>Autoriser</source>
        <translation>Allow</translation>
    </message>
    <message>
        <source>Fichiers</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Dans l’explorateur de fichiers&#xa0;: Ce PC, puis le nom du téléphone, puis «&#x202f;Internal Storage&#x202f;» ou «&#x202f;Espace de stockage interne&#x202f;».</source>
        <translation>In the file explorer: This PC, then the phone’s name, then “Internal Storage”.</translation>
    </message>
    <message>
        <source>Sur un Mac, le téléphone n’est pas un dossier&#xa0;: ouvrez l’app Transfert d’images, et copiez les captures dans un dossier.</source>
        <translation>On a Mac the phone is not a folder: open the Image Capture app, and copy the screenshots into a folder.</translation>
    </message>
    <message>
        <source>Essayez un autre câble&#xa0;: certains ne font que charger. Gardez le téléphone déverrouillé.</source>
        <translation>Try another cable: some only charge. Keep the phone unlocked.</translation>
    </message>
    <message>
        <source>Une photo qui n’est que dans iCloud ou Google Photos n’est pas sur le téléphone&#xa0;: ouvrez-la d’abord dessus, en grand.</source>
        <translation>A photo that is only in iCloud or Google Photos is not on the phone: first open it there, at full size.</translation>
    </message>
    <message>
        <source>Surveiller un dossier…</source>
        <translation>Watch a folder…</translation>
    </message>
    <message>
        <source>Ce PC</source>
        <translation>This PC</translation>
    </message>
    <message>
        <source>Par le câble du téléphone</source>
        <translation>By the phone’s cable</translation>
    </message>
    <message>
        <source>1. Brancher et autoriser</source>
        <translation>1. Plug in and allow</translation>
    </message>
    <message>
        <source>iPhone&#xa0;: déverrouillez-le, puis touchez «&#x202f;Autoriser&#x202f;» ou «&#x202f;Se fier&#x202f;» quand il le demande.</source>
        <translation>iPhone: unlock it, then tap “Allow” or “Trust” when it asks.</translation>
    </message>
    <message>
        <source>Android&#xa0;: tirez le volet du haut, touchez la ligne USB, puis «&#x202f;Transfert de fichiers&#x202f;».</source>
        <translation>Android: pull down the panel at the top, tap the USB line, then “File transfer”.</translation>
    </message>
    <message>
        <source>2. Ouvrir le dossier des photos</source>
        <translation>2. Open the folder of photos</translation>
    </message>
    <message>
        <source>iPhone&#xa0;: dossier DCIM, le plus récent. Android&#xa0;: Pictures ou DCIM, puis Screenshots.</source>
        <translation>iPhone: the DCIM folder, the newest one. Android: Pictures or DCIM, then Screenshots.</translation>
    </message>
    <message>
        <source>3. Apporter seulement les captures</source>
        <translation>3. Bring the screenshots only</translation>
    </message>
    <message>
        <source>Glissez-les dans Appui. Si rien ne se passe, copiez-les d’abord dans un dossier de l’ordinateur, puis choisissez-les ici.</source>
        <translation>Drag them into Appui. If nothing happens, first copy them to a folder on the computer, then choose them here.</translation>
    </message>
    <message>
        <source>Une copie faite dans un dossier y reste&#xa0;: supprimez-la quand Appui l’a gardée.</source>
        <translation>A copy made in a folder stays there: delete it once Appui has kept it.</translation>
    </message>
    <message>
        <source>Le téléphone n’apparaît pas&#x202f;?</source>
        <translation>The phone does not appear?</translation>
    </message>
    <message>
        <source>Déposez ici</source>
        <translation>Drop here</translation>
    </message>
    <message>
        <source>Le jour et le mois peuvent s’échanger&#xa0;: écrivez le mois en lettres («&#x202f;4 novembre 2026&#x202f;»), pour que cette date soit classée et comptée.</source>
        <translation>Day and month can be swapped: write the month as a word (“4 November 2026”), so that this date is sorted and counted.</translation>
    </message>
    <message>
        <source>«&#x202f;Retirer&#x202f;» détruit la pièce tout de suite, et son numéro ne resservira pas. Une copie sort du coffre en clair&#x202f;; le journal le note.</source>
        <translation>“Remove” destroys the exhibit at once, and its number is never used again. A copy leaves the vault unencrypted; the journal notes it.</translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) partent, sur {all}.</source>
        <translation>
            <numerusform>%n exhibit goes, out of {all}.</numerusform>
            <numerusform>%n exhibits go, out of {all}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cela fait beaucoup de pièces pour un établissement. Trois à cinq captures bien choisies suffisent le plus souvent&#x202f;; les autres restent dans le coffre.</source>
        <translation>That is a lot of exhibits for a school. Three to five well-chosen captures are mostly enough; the others stay in the vault.</translation>
    </message>
    <message>
        <source>Tout décocher</source>
        <translation>Untick all</translation>
    </message>
    <message>
        <source>Dans l’ordre du temps</source>
        <translation>In order of time</translation>
    </message>
    <message>
        <source>Par numéro</source>
        <translation>By number</translation>
    </message>
    <message>
        <source>Les pièces, et leur ordre</source>
        <translation>The exhibits, and their order</translation>
    </message>
    <message>
        <source>L’ordre du temps suit la date affichée à l’écran quand elle est complète et sûre, sinon le moment de la capture ou de l’ajout.</source>
        <translation>The order of time follows the date shown on the screen where it is complete and sure, otherwise the moment of capture or addition.</translation>
    </message>
    <message>
        <source>Ouvrir la pièce {number}, {about}</source>
        <translation>Open exhibit {number}, {about}</translation>
    </message>
    <message numerus="yes">
        <source>et %n autre(s)…</source>
        <translation>
            <numerusform>and %n more…</numerusform>
            <numerusform>and %n more…</numerusform>
        </translation>
    </message>
    <message>
        <source>Par le câble</source>
        <translation>By cable</translation>
    </message>
    <message>
        <source>Par le Wi-Fi de la maison</source>
        <translation>Over the home Wi-Fi</translation>
    </message>
    <message>
        <source>Un dossier qui les reçoit</source>
        <translation>A folder that receives them</translation>
    </message>
    <message>
        <source>Un dossier de cet ordinateur où les captures arrivent déjà, par copie ou synchronisation.</source>
        <translation>A folder on this computer where the screenshots already arrive, copied or synchronised.</translation>
    </message>
    <message>
        <source>Les images sont ici</source>
        <translation>The images are here</translation>
    </message>
    <message>
        <source>Ne recadrez pas, ne masquez rien&#xa0;: gardez l’image telle quelle. Si le téléphone est celui d’un enfant, c’est un adulte qui fait défiler.</source>
        <translation>Do not crop, do not mask anything: keep the image as it is. If the phone is a child’s, an adult does the scrolling.</translation>
    </message>
    <message>
        <source>Rien à installer&#xa0;: le téléphone scanne un code et envoie ses captures. Chez vous seulement.</source>
        <translation>Nothing to install: the phone scans a code and sends its screenshots. At home only.</translation>
    </message>
    <message>
        <source>Évitez les messageries, qui recompressent les images, et les groupes. Un e-mail ou un nuage en garde une copie.</source>
        <translation>Avoid messaging apps, which recompress images, and groups. An email or a cloud keeps a copy.</translation>
    </message>
    <message>
        <source>Où arrivent les captures du téléphone&#x202f;?</source>
        <translation>Where do the phone’s screenshots arrive?</translation>
    </message>
    <message>
        <source>Légende</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>affichée&#xa0;: {date}</source>
        <translation>shown: {date}</translation>
    </message>
    <message>
        <source>ajoutée le {moment}</source>
        <translation>added on {moment}</translation>
    </message>
    <message>
        <source>capturée le {moment}</source>
        <translation>captured on {moment}</translation>
    </message>
    <message>
        <source>Légende de la pièce {number} (facultative)</source>
        <translation>Caption of exhibit {number} (optional)</translation>
    </message>
    <message>
        <source>Avant d’ouvrir la page pour le téléphone</source>
        <translation>Before the page for the phone opens</translation>
    </message>
    <message>
        <source>Les images envoyées par le téléphone iront dans cette situation.</source>
        <translation>The images sent by the phone will go into this situation.</translation>
    </message>
    <message>
        <source>Choisissez une barre pour voir ses pièces.</source>
        <translation>Choose a bar to see its exhibits.</translation>
    </message>
    <message>
        <source>Compte non noté</source>
        <translation>Account not noted</translation>
    </message>
    <message>
        <source>Lieu non noté</source>
        <translation>Place not noted</translation>
    </message>
    <message>
        <source>du {first} au {last}</source>
        <translation>from {first} to {last}</translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) d’après la date affichée</source>
        <translation>
            <numerusform>%n exhibit by the date shown</numerusform>
            <numerusform>%n exhibits by the date shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) gardée(s) ce jour-là, sans date affichée sûre</source>
        <translation>
            <numerusform>%n exhibit kept then, without a sure displayed date</numerusform>
            <numerusform>%n exhibits kept then, without a sure displayed date</numerusform>
        </translation>
    </message>
    <message>
        <source>Rien n’est gardé pour l’instant.</source>
        <translation>Nothing is kept yet.</translation>
    </message>
    <message numerus="yes">
        <source>%n adresse(s) différente(s)</source>
        <translation>
            <numerusform>%n address</numerusform>
            <numerusform>%n different addresses</numerusform>
        </translation>
    </message>
    <message>
        <source>Combien par jour</source>
        <translation>How many a day</translation>
    </message>
    <message>
        <source>Combien par semaine</source>
        <translation>How many a week</translation>
    </message>
    <message>
        <source>Combien par mois</source>
        <translation>How many a month</translation>
    </message>
    <message>
        <source>Combien par an</source>
        <translation>How many a year</translation>
    </message>
    <message>
        <source>Ce qui se répète, dans les pièces gardées</source>
        <translation>What repeats itself, in the exhibits kept</translation>
    </message>
    <message>
        <source>Quels comptes</source>
        <translation>Which accounts</translation>
    </message>
    <message>
        <source>Où</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Jour par jour</source>
        <translation>Day by day</translation>
    </message>
    <message numerus="yes">
        <source>… et %n autre(s) compte(s)</source>
        <translation>
            <numerusform>… and %n more account</numerusform>
            <numerusform>… and %n more accounts</numerusform>
        </translation>
    </message>
    <message>
        <source>Ce qui se répète</source>
        <translation>What repeats itself</translation>
    </message>
    <message>
        <source>Étape {number} sur {count}</source>
        <translation>Step {number} of {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n capture(s) reçue(s)</source>
        <translation>
            <numerusform>%n screenshot received</numerusform>
            <numerusform>%n screenshots received</numerusform>
        </translation>
    </message>
    <message>
        <source>Aucune capture reçue pour l’instant</source>
        <translation>No screenshot received yet</translation>
    </message>
    <message>
        <source>Terminer et fermer la page</source>
        <translation>Finish and close the page</translation>
    </message>
    <message>
        <source>Sur le téléphone, la réponse n’est pas un non&#xa0;: plus aucune image n’est acceptée, et la page y montre qui peut aider. Vous pouvez noter l’adresse sans l’image.</source>
        <translation>On the phone, the answer is not a no: no image is accepted any more, and the page there shows who can help. You can note the address without the image.</translation>
    </message>
    <message>
        <source>Un autre appareil a essayé d’ouvrir la page. Il n’a vu aucune image. Si ce n’est pas le vôtre, arrêtez.</source>
        <translation>Another device tried to open the page. It saw no image. If it is not yours, stop.</translation>
    </message>
    <message>
        <source>Ouvrir une nouvelle page</source>
        <translation>Open a new page</translation>
    </message>
    <message>
        <source>Noter sans l’image</source>
        <translation>Note without the image</translation>
    </message>
    <message>
        <source>Le téléphone et l’ordinateur doivent être sur le même réseau&#xa0;: ni données mobiles, ni Wi-Fi «&#x202f;invité&#x202f;», ni VPN.</source>
        <translation>The phone and the computer must be on the same network: no mobile data, no “guest” Wi-Fi, no VPN.</translation>
    </message>
    <message>
        <source>Si le pare-feu de l’ordinateur pose une question, autorisez les réseaux privés seulement.</source>
        <translation>If the computer’s firewall asks, allow private networks only.</translation>
    </message>
    <message>
        <source>Le partage de connexion du téléphone convient aussi&#xa0;: l’ordinateur s’y relie, et personne d’autre n’est sur ce réseau.</source>
        <translation>The phone’s own hotspot works too: the computer joins it, and nobody else is on that network.</translation>
    </message>
    <message>
        <source>Sinon, le câble marche toujours.</source>
        <translation>Otherwise, the cable always works.</translation>
    </message>
    <message numerus="yes">
        <source>%n refusée(s)&#xa0;:</source>
        <translation>
            <numerusform>%n refused:</numerusform>
            <numerusform>%n refused:</numerusform>
        </translation>
    </message>
    <message>
        <source>La page ne s’ouvre pas sur le téléphone&#x202f;?</source>
        <translation>The page does not open on the phone?</translation>
    </message>
    <message>
        <source>La page du téléphone est fermée. Plus rien ne peut arriver.</source>
        <translation>The phone’s page is closed. Nothing can arrive any more.</translation>
    </message>
    <message>
        <source>Le temps est passé&#xa0;: la page du téléphone est fermée.</source>
        <translation>Time is up: the phone’s page is closed.</translation>
    </message>
    <message>
        <source>Plus rien ne venait&#xa0;: la page du téléphone s’est fermée d’elle-même.</source>
        <translation>Nothing came any more: the phone’s page has closed by itself.</translation>
    </message>
    <message>
        <source>Pas pour une situation suivie par un établissement&#xa0;: son réseau est partagé. Passez par le câble.</source>
        <translation>Not for a situation that a school follows: its network is shared. Use the cable.</translation>
    </message>
    <message>
        <source>Coupé dans les réglages de cet ordinateur. Passez par le câble.</source>
        <translation>Switched off in this computer’s settings. Use the cable.</translation>
    </message>
    <message>
        <source>Cet ordinateur n’est relié à aucun réseau de la maison. Reliez-le au Wi-Fi, ou passez par le câble.</source>
        <translation>This computer is not on any home network. Join the Wi-Fi, or use the cable.</translation>
    </message>
    <message>
        <source>Ouvrir la page pour le téléphone</source>
        <translation>Open the page for the phone</translation>
    </message>
    <message>
        <source>Plutôt le câble</source>
        <translation>The cable instead</translation>
    </message>
    <message>
        <source>Les images passent en clair sur ce Wi-Fi&#xa0;: une personne reliée au même réseau, et qui s’y connaît, pourrait les voir. Seulement chez vous, jamais sur un Wi-Fi public ni dans un établissement. Si la personne en cause vit chez vous, passez par le câble.</source>
        <translation>The images cross this Wi-Fi unencrypted: somebody on the same network, who knows how, could see them. Only at home, never on a public Wi-Fi nor in a school. If the person concerned lives with you, use the cable.</translation>
    </message>
    <message>
        <source>Cet ordinateur est relié à plusieurs réseaux. Lequel&#x202f;?</source>
        <translation>This computer is on several networks. Which one?</translation>
    </message>
    <message>
        <source>Appui ouvre une page pour un seul téléphone, pendant {minutes} minutes. Le téléphone, relié au même Wi-Fi, scanne un code&#x202f;; les captures choisies arrivent ici, sans rien installer.</source>
        <translation>Appui opens a page for a single phone, for {minutes} minutes. The phone, on the same Wi-Fi, scans a code; the chosen screenshots arrive here, with nothing to install.</translation>
    </message>
    <message numerus="yes">
        <source>La page se ferme dans %n seconde(s).</source>
        <translation>
            <numerusform>The page closes in %n second.</numerusform>
            <numerusform>The page closes in %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>En attente du téléphone</source>
        <translation>Waiting for the phone</translation>
    </message>
    <message numerus="yes">
        <source>La page se ferme dans %n minute(s).</source>
        <translation>
            <numerusform>The page closes in %n minute.</numerusform>
            <numerusform>The page closes in %n minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>1. Sur le téléphone, relié au même Wi-Fi, visez ce code avec l’appareil photo.</source>
        <translation>1. On the phone, on the same Wi-Fi, point the camera at this code.</translation>
    </message>
    <message>
        <source>2. Répondez à la question, puis choisissez seulement les captures.</source>
        <translation>2. Answer the question, then choose the screenshots only.</translation>
    </message>
    <message>
        <source>3. Elles arrivent ici, une par une. Gardez cette page ouverte.</source>
        <translation>3. They arrive here, one by one. Keep this page open.</translation>
    </message>
    <message>
        <source>Arrêter, fermer la page</source>
        <translation>Stop, close the page</translation>
    </message>
    <message>
        <source>Code à scanner avec le téléphone&#xa0;: l’adresse écrite à côté</source>
        <translation>Code to scan with the phone: the address written beside it</translation>
    </message>
    <message>
        <source>Aucune image n’est acceptée</source>
        <translation>No image is accepted</translation>
    </message>
    <message>
        <source>Réception en cours…</source>
        <translation>Receiving…</translation>
    </message>
    <message>
        <source>Téléphone relié</source>
        <translation>Phone connected</translation>
    </message>
    <message>
        <source>{go} images au plus à la fois, {all} en tout, {size} Mo chacune. Après {idle} minutes sans rien, la page se ferme.</source>
        <translation>At most {go} images at a time, {all} in all, {size} MB each. After {idle} minutes without anything, the page closes.</translation>
    </message>
    <message>
        <source>Sans appareil photo, tapez cette adresse&#xa0;:</source>
        <translation>Without a camera, type this address:</translation>
    </message>
    <message numerus="yes">
        <source>%n nouvelle(s) image(s)</source>
        <translation>
            <numerusform>%n new image</numerusform>
            <numerusform>%n new images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) y étai(en)t déjà&#xa0;: pour celles-là, choisissez plutôt «&#x202f;Les images sont ici&#x202f;».</source>
        <translation>
            <numerusform>%n image was there already: for that one, choose “The images are here” instead.</numerusform>
            <numerusform>%n images were there already: for those, choose “The images are here” instead.</numerusform>
        </translation>
    </message>
    <message>
        <source>Un autre dossier…</source>
        <translation>Another folder…</translation>
    </message>
    <message>
        <source>Aucune nouvelle image pour l’instant</source>
        <translation>No new image yet</translation>
    </message>
    <message>
        <source>Choisir le dossier…</source>
        <translation>Choose the folder…</translation>
    </message>
    <message>
        <source>Les ajouter</source>
        <translation>Add them</translation>
    </message>
    <message>
        <source>Un dossier qui reçoit les captures</source>
        <translation>A folder that receives the screenshots</translation>
    </message>
    <message>
        <source>Choisissez le dossier où arrivent les captures, copiées par le câble ou synchronisées. Appui compte les nouvelles tant que cette page est ouverte, sans les ouvrir ni rien prendre seul.</source>
        <translation>Choose the folder where the screenshots arrive, copied by cable or synchronised. Appui counts the new ones as long as this page is open, without opening them or taking anything by itself.</translation>
    </message>
    <message>
        <source>Les fichiers restent dans ce dossier&#xa0;: quand Appui les a gardés, c’est à vous de les y supprimer. Un dossier synchronisé en garde une copie chez l’hébergeur.</source>
        <translation>The files stay in that folder: once Appui has kept them, it is for you to delete them there. A synchronised folder keeps a copy with its provider.</translation>
    </message>
    <message>
        <source>Appui se cache, prend une image de l’écran, puis revient.</source>
        <translation>Appui hides, takes a picture of the screen, and comes back.</translation>
    </message>
    <message>
        <source>Image {number} du téléphone</source>
        <translation>Image {number} from the phone</translation>
    </message>
    <message numerus="yes">
        <source>%n seconde(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message>
        <source>Aucun</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Ce qui est pris</source>
        <translation>What is taken</translation>
    </message>
    <message>
        <source>Compte à rebours</source>
        <translation>Countdown</translation>
    </message>
    <message>
        <source>L’écran entier</source>
        <translation>The whole screen</translation>
    </message>
    <message>
        <source>La même partie de l’écran</source>
        <translation>The same part of the screen</translation>
    </message>
    <message>
        <source>Une partie, que vous tracez</source>
        <translation>A part that you draw</translation>
    </message>
    <message>
        <source>Une fenêtre, que vous désignez</source>
        <translation>A window that you point at</translation>
    </message>
    <message>
        <source>Image pas encore gardée</source>
        <translation>Picture not kept yet</translation>
    </message>
    <message>
        <source>Garder</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Ne rien garder</source>
        <translation>Keep nothing</translation>
    </message>
    <message>
        <source>Regardez avant de garder</source>
        <translation>Look before you keep it</translation>
    </message>
    <message>
        <source>Rien n’est encore gardé. Voit-on un autre élève, Pronote ou la messagerie&#x202f;? Alors reprenez. Seul ce qui est montré ici sera gardé.</source>
        <translation>Nothing is kept yet. Does it show another pupil, Pronote or your mail? Then take it again. Only what is shown here will be kept.</translation>
    </message>
    <message>
        <source>L’écran entier est gardé&#xa0;: c’est la pièce {number}. La partie que vous voyez est la pièce {part}, qui y renvoie.</source>
        <translation>The whole screen is kept: it is exhibit {number}. The part that you see is exhibit {part}, which refers to it.</translation>
    </message>
    <message>
        <source>Mettez la page à garder juste derrière cette fenêtre, avec son adresse et l’heure visibles. Appui se cache, prend l’image, puis revient.</source>
        <translation>Put the page to keep right behind this window, with its address and the time visible. Appui hides, takes the picture, then comes back.</translation>
    </message>
    <message>
        <source>Fermez Pronote et la messagerie. Seule la partie choisie sera gardée, après votre accord&#x202f;; le reste de l’écran ne l’est jamais.</source>
        <translation>Close Pronote and your mail. Only the part you choose will be kept, once you agree; the rest of the screen never is.</translation>
    </message>
    <message>
        <source>Bas de la dernière capture</source>
        <translation>Lower end of the last capture</translation>
    </message>
    <message>
        <source>Le bas de la dernière capture&#xa0;: faites défiler jusqu’à voir ces lignes en haut.</source>
        <translation>The lower end of the last capture: scroll until you see these lines at the top.</translation>
    </message>
    <message>
        <source>Rien n’est couvert&#xa0;: chaque destinataire reçoit l’image entière.</source>
        <translation>Nothing is covered: every addressee gets the whole image.</translation>
    </message>
    <message>
        <source>Couverte en partie pour&#xa0;: {names}.</source>
        <translation>Partly covered for: {names}.</translation>
    </message>
    <message>
        <source>Masquer pour un destinataire</source>
        <translation>Mask for an addressee</translation>
    </message>
    <message>
        <source>Décidez d’abord, plus haut, pour chaque pièce qui montre une image masquée.</source>
        <translation>First decide, above, about each exhibit that shows a masked image.</translation>
    </message>
    <message>
        <source>Revoir ce choix</source>
        <translation>Change this choice</translation>
    </message>
    <message>
        <source>La masquer</source>
        <translation>Mask it</translation>
    </message>
    <message>
        <source>La laisser de côté</source>
        <translation>Leave it out</translation>
    </message>
    <message>
        <source>La pièce {number} montre les mêmes images que la pièce {covered}, masquée. Masquez-la aussi, ou laissez-la de côté.</source>
        <translation>Exhibit {number} shows the same images as exhibit {covered}, which is masked. Mask it too, or leave it out.</translation>
    </message>
    <message>
        <source>Regardée&#xa0;: rien à couvrir</source>
        <translation>Looked at: nothing to cover</translation>
    </message>
    <message>
        <source>Pièce {number}&#xa0;: laissée de côté.</source>
        <translation>Exhibit {number}: left out.</translation>
    </message>
    <message>
        <source>Pièce {number}&#xa0;: part entière, vous l’avez regardée.</source>
        <translation>Exhibit {number}: goes out whole, you have looked at it.</translation>
    </message>
    <message>
        <source>{action}&#xa0;: pièce {number}</source>
        <translation>{action}: exhibit {number}</translation>
    </message>
    <message>
        <source>à partir de la pièce {numbers}</source>
        <translation>from exhibit {numbers}</translation>
    </message>
    <message>
        <source>à partir des pièces {numbers}</source>
        <translation>from exhibits {numbers}</translation>
    </message>
    <message>
        <source>Assemblée par Appui</source>
        <translation>Put together by Appui</translation>
    </message>
    <message>
        <source>Découpée par Appui</source>
        <translation>Cropped by Appui</translation>
    </message>
    <message>
        <source>Masquée par Appui</source>
        <translation>Masked by Appui</translation>
    </message>
    <message>
        <source>Assembler en une bande</source>
        <translation>Put together as a strip</translation>
    </message>
    <message numerus="yes">
        <source>%n capture(s) cochée(s)</source>
        <translation>
            <numerusform>%n capture ticked</numerusform>
            <numerusform>%n captures ticked</numerusform>
        </translation>
    </message>
    <message>
        <source>Cochez au moins deux captures.</source>
        <translation>Tick at least two captures.</translation>
    </message>
    <message>
        <source>Tout cocher</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>Comparer</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Assembler des captures en une bande</source>
        <translation>Put captures together as a strip</translation>
    </message>
    <message>
        <source>Cochez les captures d’une même conversation, faites en la faisant défiler. Pour qu’Appui soit sûr de la suite, chacune doit reprendre au moins un tiers de l’écran de la précédente.</source>
        <translation>Tick the captures of one conversation, made while scrolling through it. For Appui to be sure of what follows, each must show at least a third of the screen before it again.</translation>
    </message>
    <message>
        <source>Les pièces restent telles quelles. Le journal note qu’elles ont été ouvertes.</source>
        <translation>The exhibits stay as they are. The journal notes that they were opened.</translation>
    </message>
    <message>
        <source>Monter</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Descendre</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>N’est pas la suite de celle du dessus</source>
        <translation>Does not follow the one above</translation>
    </message>
    <message>
        <source>Toutes les captures de la bande se suivent, sans interruption.</source>
        <translation>All the captures of the strip follow each other, without a break.</translation>
    </message>
    <message numerus="yes">
        <source>La bande a %n interruption(s), montrée(s) par un bandeau.</source>
        <translation>
            <numerusform>The strip has %n break, shown as a band.</numerusform>
            <numerusform>The strip has %n breaks, shown as bands.</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparaison des captures</source>
        <translation>Comparing the captures</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Garder la bande</source>
        <translation>Keep the strip</translation>
    </message>
    <message>
        <source>Choisir d’autres captures</source>
        <translation>Choose other captures</translation>
    </message>
    <message>
        <source>La bande</source>
        <translation>The strip</translation>
    </message>
    <message>
        <source>Comparaison des captures…</source>
        <translation>Comparing the captures…</translation>
    </message>
    <message>
        <source>L’ordre des captures</source>
        <translation>The order of the captures</translation>
    </message>
    <message>
        <source>Appui ne joint que ce dont il est sûr. Le reste est montré comme une interruption, jamais comblé.</source>
        <translation>Appui joins only what it is sure of. The rest is shown as a break, and never filled.</translation>
    </message>
    <message>
        <source>Partie {number} de la bande</source>
        <translation>Part {number} of the strip</translation>
    </message>
    <message>
        <source>Le début de la bande</source>
        <translation>The beginning of the strip</translation>
    </message>
    <message>
        <source>Image préparée par Appui</source>
        <translation>Picture prepared by Appui</translation>
    </message>
    <message>
        <source>préparée à {time}</source>
        <translation>prepared at {time}</translation>
    </message>
    <message>
        <source>Appui n’est sûr d’aucune suite&#xa0;: il n’y a pas de bande à garder. Les captures restent gardées, chacune est une pièce.</source>
        <translation>Appui is sure of none of the joins: there is no strip to keep. The captures stay kept, each as an exhibit.</translation>
    </message>
    <message numerus="yes">
        <source>Elle est longue&#xa0;: elle fera %n pièce(s).</source>
        <translation>
            <numerusform>It is long: it will make %n exhibit.</numerusform>
            <numerusform>It is long: it will make %n exhibits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Se suivent&#xa0;: %n ligne(s) de pixels en commun, comparées avec une petite tolérance</source>
        <translation>
            <numerusform>Follow each other: %n row of pixels in common, compared with a small tolerance</numerusform>
            <numerusform>Follow each other: %n rows of pixels in common, compared with a small tolerance</numerusform>
        </translation>
    </message>
    <message>
        <source>Pas utilisée&#xa0;: les captures voisines montrent déjà tout</source>
        <translation>Not used: its neighbours already show all of it</translation>
    </message>
    <message numerus="yes">
        <source>Se suivent&#xa0;: %n ligne(s) de pixels en commun, identiques</source>
        <translation>
            <numerusform>Follow each other: %n row of pixels in common, identical</numerusform>
            <numerusform>Follow each other: %n rows of pixels in common, identical</numerusform>
        </translation>
    </message>
    <message>
        <source>Interruption&#xa0;: trop peu en commun pour en être sûr</source>
        <translation>Break: too little in common to be sure</translation>
    </message>
    <message>
        <source>Interruption&#xa0;: ce qu’elles ont en commun se répète, ou compte trop peu de messages</source>
        <translation>Break: what they have in common repeats itself, or holds too few messages</translation>
    </message>
    <message>
        <source>Interruption&#xa0;: quelque chose a changé d’une capture à l’autre</source>
        <translation>Break: something changed from one capture to the other</translation>
    </message>
    <message>
        <source>Interruption&#xa0;: les places trouvées se contredisent</source>
        <translation>Break: the places found contradict each other</translation>
    </message>
    <message>
        <source>Interruption&#xa0;: celle-ci va au-dessus de la précédente</source>
        <translation>Break: this one goes above the one before it</translation>
    </message>
    <message>
        <source>Interruption&#xa0;: vous avez dit que ce n’est pas la suite</source>
        <translation>Break: you said that this is not what follows</translation>
    </message>
    <message>
        <source>Interruption&#xa0;: rien en commun n’a été trouvé</source>
        <translation>Break: nothing in common was found</translation>
    </message>
    <message>
        <source>Pas utilisée&#xa0;: autre largeur (autre téléphone, ou image réduite)</source>
        <translation>Not used: another width (another phone, or a scaled picture)</translation>
    </message>
    <message>
        <source>Pas utilisée&#xa0;: montre la même chose que {exhibit}</source>
        <translation>Not used: shows the same as {exhibit}</translation>
    </message>
    <message>
        <source>La bande est gardée&#xa0;: pièce {numbers}. Les captures restent telles quelles.</source>
        <translation>The strip is kept: exhibit {numbers}. The captures stay as they are.</translation>
    </message>
    <message>
        <source>La page du téléphone est fermée. Une dernière image finit d’être gardée…</source>
        <translation>The phone’s page is closed. One last picture is still being kept…</translation>
    </message>
    <message>
        <source>Le verrouillage a arrêté l’ajout&#xa0;: {kept} gardés. Un dossier n’a pas été regardé en entier. Appui n’a retenu aucun nom. Déposez-le de nouveau&#xa0;: ce qui est là sera reconnu.</source>
        <translation>Locking stopped the import: {kept} kept. A folder was not looked through to its end. Appui remembered no name. Drop it again: what is there will be recognised.</translation>
    </message>
    <message>
        <source>Trop de fichiers ici pour compter les nouvelles. Choisissez un autre dossier.</source>
        <translation>Too many files here to count the new ones. Choose another folder.</translation>
    </message>
    <message>
        <source>Fermez Pronote et la messagerie. L’écran entier sera pris&#x202f;; vous le regarderez avant de le garder.</source>
        <translation>Close Pronote and your mail. The whole screen will be taken; you will look at it before keeping it.</translation>
    </message>
    <message>
        <source>Affichez la page à garder, avec son adresse et l’heure visibles. Appui se cache, puis votre bureau demande quoi prendre.</source>
        <translation>Show the page that is to be kept, with its address and the time visible. Appui hides, then your desktop asks what to take.</translation>
    </message>
    <message>
        <source>Fermez Pronote et la messagerie. Si votre bureau le propose, choisissez une seule fenêtre. Vous regarderez l’image avant de la garder.</source>
        <translation>Close Pronote and your mail. If your desktop offers it, choose a single window. You will look at the picture before keeping it.</translation>
    </message>
    <message>
        <source>Choisi dans la fenêtre du système</source>
        <translation>Chosen in the system’s window</translation>
    </message>
    <message>
        <source>Partie de l’écran</source>
        <translation>Part of the screen</translation>
    </message>
    <message>
        <source>Quelle lettre</source>
        <translation>Which letter</translation>
    </message>
    <message>
        <source>Le dossier partira sans lettre. Sa première page dit ce qu’il contient.</source>
        <translation>The file will go without a letter. Its first page says what it holds.</translation>
    </message>
    <message>
        <source>La lettre</source>
        <translation>The letter</translation>
    </message>
    <message>
        <source>Elle va dans le dossier, en PDF et pour traitement de texte. Ce que ce destinataire ne doit pas voir n’y est pas repris&#x202f;; ce que vous écrivez vous-même y est tel quel.</source>
        <translation>It goes into the file, as a PDF and for a word processor. What this recipient must not see is not repeated in it; what you write yourself is there as it is.</translation>
    </message>
    <message>
        <source>Sans lettre</source>
        <translation>No letter</translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) fait(s) par Appui</source>
        <translation>
            <numerusform>%n dossier made by Appui</numerusform>
            <numerusform>%n dossiers made by Appui</numerusform>
        </translation>
    </message>
    <message>
        <source>Arrêté&#xa0;: aucun dossier n’a été écrit, et vos pièces sont intactes.</source>
        <translation>Stopped: no dossier was written, and your exhibits are intact.</translation>
    </message>
    <message>
        <source>Arrêt en cours…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message numerus="yes">
        <source>%n jour(s) affiché(s) à l’écran</source>
        <translation>
            <numerusform>%n day shown on the screen</numerusform>
            <numerusform>%n days shown on the screen</numerusform>
        </translation>
    </message>
    <message>
        <source>Le dossier se fait sans les pièces abîmées (n°&#xa0;{numbers}).</source>
        <translation>The dossier is made without the damaged exhibits (no. {numbers}).</translation>
    </message>
    <message>
        <source>Relisez la lettre&#xa0;: elle n’en parle plus.</source>
        <translation>Read the letter again: it no longer speaks of them.</translation>
    </message>
    <message>
        <source>Votre texte n’est pas changé&#xa0;: vérifiez qu’il n’en parle pas.</source>
        <translation>Your text is not changed: check that it does not speak of them.</translation>
    </message>
    <message>
        <source>De ces pièces ne part qu’une copie masquée, sans l’original&#xa0;: {numbers}. Qui l’on voit n’y est pas écrit. Relisez les autres lignes plus bas.</source>
        <translation>Of these exhibits only a masked copy goes out, without the original: {numbers}. Who is seen is not written there. Read the other lines below again.</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Effacé après 30 secondes sans frappe. Écrivez-la de nouveau.</source>
        <translation>Erased after 30 seconds without typing. Type it again.</translation>
    </message>
    <message>
        <source>Montrer</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Cacher</source>
        <translation>Hide</translation>
    </message>
</context>
<context>
    <name>Followup</name>
    <message>
        <source>Démarches</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Où écrire le calendrier&#x202f;?</source>
        <translation>Where should the calendar go?</translation>
    </message>
    <message>
        <source>rappels.ics</source>
        <translation>reminders.ics</translation>
    </message>
    <message>
        <source>Situation du {date}</source>
        <translation>Case of {date}</translation>
    </message>
    <message>
        <source>Calendrier écrit. Il dit seulement «&#x202f;un rappel&#x202f;»&#x202f;; ouvrez-le avec votre agenda, puis effacez-le.</source>
        <translation>Calendar written. It only says “a reminder”; open it with your diary, then delete it.</translation>
    </message>
    <message>
        <source>Aucun rappel à venir&#xa0;: aucun fichier n’a été écrit.</source>
        <translation>No reminder to come: no file was written.</translation>
    </message>
    <message>
        <source>Le suivi de vos démarches</source>
        <translation>Following up what you report</translation>
    </message>
    <message>
        <source>Ici se note ce que vous avez signalé, la réponse reçue et la suite possible. Cela se garde dans le coffre, qui se crée dans Preuves avec votre première pièce.</source>
        <translation>Here you note what you reported, the answer, and what can follow. It is kept in the vault, which is made under Evidence with your first exhibit.</translation>
    </message>
    <message>
        <source>Ouvrir Preuves</source>
        <translation>Open Evidence</translation>
    </message>
    <message>
        <source>Votre signalement n’est pas encore noté</source>
        <translation>Your report is not noted yet</translation>
    </message>
    <message>
        <source>Vos démarches sont sous clé</source>
        <translation>Your follow-up is locked away</translation>
    </message>
    <message>
        <source>Ouvrez le coffre dans Preuves, puis revenez ici pour le noter. Retenez l’heure de l’envoi.</source>
        <translation>Open the vault in Evidence, then come back here to note it. Remember what time it was sent.</translation>
    </message>
    <message>
        <source>Il se garde dans le coffre, qui se crée dans Preuves avec votre première pièce&#xa0;: une capture ou un lien sans image. Revenez ensuite ici pour le noter. Retenez l’heure de l’envoi.</source>
        <translation>It is kept in the vault, which is made in Evidence with your first exhibit: a capture or a link without a picture. Then come back here to note it. Remember what time it was sent.</translation>
    </message>
    <message>
        <source>Elles sont gardées avec vos pièces. Ouvrez le coffre dans Preuves, puis revenez ici&#xa0;: tout y est.</source>
        <translation>It is kept with your exhibits. Open the vault under Evidence, then come back here: everything is there.</translation>
    </message>
    <message>
        <source>Suivre un guide pour signaler</source>
        <translation>Follow a guide to report</translation>
    </message>
    <message>
        <source>C’est fait</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Vite</source>
        <translation>Soon</translation>
    </message>
    <message>
        <source>Noter la réponse</source>
        <translation>Note the answer</translation>
    </message>
    <message>
        <source>Fiche 3018</source>
        <translation>3018 sheet</translation>
    </message>
    <message>
        <source>À faire bientôt</source>
        <translation>To do soon</translation>
    </message>
    <message>
        <source>Mettre les rappels dans un calendrier…</source>
        <translation>Put the reminders into a calendar…</translation>
    </message>
    <message>
        <source>D’ici le {day}</source>
        <translation>By {day}</translation>
    </message>
    <message>
        <source>Rien à prévoir pour le moment.</source>
        <translation>Nothing to plan for at the moment.</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Courriers et dossiers</source>
        <translation>Letters and dossiers</translation>
    </message>
    <message>
        <source>Les dossiers que vous préparez dans Preuves apparaîtront ici.</source>
        <translation>The dossiers that you prepare under Evidence will appear here.</translation>
    </message>
    <message>
        <source>Préparer un dossier</source>
        <translation>Prepare a dossier</translation>
    </message>
    <message>
        <source>Dossier pour l’établissement</source>
        <translation>Dossier for the school</translation>
    </message>
    <message>
        <source>Dossier préparatoire pour la police ou la justice</source>
        <translation>Preparatory dossier for the police or the courts</translation>
    </message>
    <message>
        <source>Dossier pour le 3018</source>
        <translation>Dossier for the 3018</translation>
    </message>
    <message>
        <source>Dossier pour la plateforme</source>
        <translation>Dossier for the platform</translation>
    </message>
    <message>
        <source>À choisir.</source>
        <translation>Please choose.</translation>
    </message>
    <message>
        <source>Noter un signalement</source>
        <translation>Note a report</translation>
    </message>
    <message>
        <source>Dernière suite notée&#xa0;: {step}, le {day}.</source>
        <translation>Last thing noted: {step}, on {day}.</translation>
    </message>
    <message>
        <source>Si vous le connaissez.</source>
        <translation>If you know it.</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>À qui</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>Quoi</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Nom du service</source>
        <translation>Name of the service</translation>
    </message>
    <message>
        <source>Jour de l’envoi</source>
        <translation>Day it was sent</translation>
    </message>
    <message>
        <source>Compte signalé</source>
        <translation>Account reported</translation>
    </message>
    <message>
        <source>Motif choisi</source>
        <translation>Reason chosen</translation>
    </message>
    <message>
        <source>Le mot du menu, par exemple «&#x202f;Harcèlement&#x202f;».</source>
        <translation>The word in the menu, for example “Harassment”.</translation>
    </message>
    <message>
        <source>Référence</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Le numéro donné, s’il y en a un.</source>
        <translation>The number given, if there is one.</translation>
    </message>
    <message>
        <source>Vu pour la première fois</source>
        <translation>First seen</translation>
    </message>
    <message>
        <source>Note pour vous</source>
        <translation>Note for yourself</translation>
    </message>
    <message>
        <source>Noter</source>
        <translation>Note it</translation>
    </message>
    <message>
        <source>Revenir sans rien noter</source>
        <translation>Go back without noting anything</translation>
    </message>
    <message>
        <source>Annuler cette dernière suite</source>
        <translation>Undo this last entry</translation>
    </message>
    <message>
        <source>Retirer ce signalement du suivi</source>
        <translation>Take this report out of the follow-up</translation>
    </message>
    <message>
        <source>Oui, détruire ce qui en est noté</source>
        <translation>Yes, destroy what was noted of it</translation>
    </message>
    <message>
        <source>L’établissement scolaire (lettre)</source>
        <translation>The school (letter)</translation>
    </message>
    <message>
        <source>Un autre service</source>
        <translation>Another service</translation>
    </message>
    <message>
        <source>Écrivez son nom.</source>
        <translation>Write its name.</translation>
    </message>
    <message>
        <source>C’est après l’envoi.</source>
        <translation>That is after it was sent.</translation>
    </message>
    <message>
        <source>Rien ne part d’ici. Ce que vous ne savez pas, laissez-le vide.</source>
        <translation>Nothing leaves from here. Leave blank what you do not know.</translation>
    </message>
    <message>
        <source>Noté par erreur&#x202f;?</source>
        <translation>Noted by mistake?</translation>
    </message>
    <message>
        <source>Choisir…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Je viens de l’envoyer</source>
        <translation>I have just sent it</translation>
    </message>
    <message>
        <source>Cette situation n’est plus là. Rien n’a été noté, et le reste n’a pas changé.</source>
        <translation>This case is no longer there. Nothing was noted, and the rest has not changed.</translation>
    </message>
    <message>
        <source>Réponse attendue</source>
        <translation>Waiting for an answer</translation>
    </message>
    <message>
        <source>Demander au 3018 s’il peut intervenir</source>
        <translation>Ask the 3018 whether it can step in</translation>
    </message>
    <message>
        <source>Ce que vous écriviez est revenu. Rien n’en est encore noté.</source>
        <translation>What you were writing is back. None of it is noted yet.</translation>
    </message>
    <message>
        <source>Ce que vous écriviez n’est pas perdu. Ouvrez le coffre dans Preuves, puis revenez ici&#xa0;: vous le retrouverez.</source>
        <translation>What you were writing is not lost. Open the vault in Evidence, then come back here: you will find it again.</translation>
    </message>
    <message>
        <source>D’ici demain</source>
        <translation>By tomorrow</translation>
    </message>
    <message>
        <source>Demain</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>Noter une suite</source>
        <translation>Note what happened next</translation>
    </message>
    <message>
        <source>Corriger</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>La réponse est arrivée</source>
        <translation>The answer has come</translation>
    </message>
    <message>
        <source>Pas de réponse&#x202f;?</source>
        <translation>No answer?</translation>
    </message>
    <message>
        <source>Délais d’après nos sources, comparées le {day}. Ceci n’est pas un conseil juridique.</source>
        <translation>Time limits from our sources, compared on {day}. This is no legal advice.</translation>
    </message>
    <message>
        <source>Certains délais ne sont pas montrés&#xa0;: nos informations datent. Demandez au 116&#xa0;006.</source>
        <translation>Some time limits are not shown: our information is old. Ask 116&#xa0;006.</translation>
    </message>
    <message>
        <source>Un rappel vous attend, dans «&#x202f;À faire bientôt&#x202f;».</source>
        <translation>A reminder waits for you, under “To do soon”.</translation>
    </message>
    <message>
        <source>Noter un autre signalement</source>
        <translation>Note another report</translation>
    </message>
    <message>
        <source>Signalements plus anciens</source>
        <translation>Earlier reports</translation>
    </message>
    <message>
        <source>Montrer les autres</source>
        <translation>Show the others</translation>
    </message>
    <message>
        <source>Notez ici ce que vous avez signalé</source>
        <translation>Note here what you have reported</translation>
    </message>
    <message>
        <source>À qui, quel jour, avec quelles pièces. Appui vous montre où cela en est, ce qui peut suivre, et quand y penser. Rien ne part d’ici&#xa0;: c’est votre carnet.</source>
        <translation>To whom, on which day, with which exhibits. Appui shows you where it stands, what can follow, and when to think of it. Nothing leaves from here: it is your notebook.</translation>
    </message>
    <message>
        <source>Jour</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Le 3018 peut signaler à son tour&#xa0;: il est signaleur de confiance, la plateforme traite ses demandes en priorité. Souvent quelques heures, sans garantie. Vous pouvez aussi écrire à l’Arcom.</source>
        <translation>The 3018 can flag it too: as a trusted flagger, its requests are handled first. Often a few hours, no guarantee. You can also write to Arcom.</translation>
    </message>
    <message>
        <source>Que dit la réponse&#x202f;?</source>
        <translation>What does the answer say?</translation>
    </message>
    <message>
        <source>Pas de réponse</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>Jour de la réponse</source>
        <translation>Day of the answer</translation>
    </message>
    <message>
        <source>Toujours sans réponse le</source>
        <translation>Still no answer on</translation>
    </message>
    <message>
        <source>Relancez par écrit, et écrivez aussi à l’académie (DASEN) avec copie de la lettre. Avec votre accord, le 3018 peut prévenir le référent harcèlement de l’académie, qui prend contact avec l’établissement.</source>
        <translation>Write again, and write to the académie (DASEN) too with a copy of the letter. If you agree, the 3018 can alert the académie’s harassment officer, who contacts the school.</translation>
    </message>
    <message>
        <source>Le service a un mois pour répondre. Ensuite, la CNIL se saisit en ligne, avec une copie de votre demande.</source>
        <translation>The service has one month to answer. After that you can turn to the CNIL online, with a copy of your request.</translation>
    </message>
    <message>
        <source>Ce qui a été fait ou reçu</source>
        <translation>What was done or received</translation>
    </message>
    <message>
        <source>Voir la fiche du 3018</source>
        <translation>See the 3018 sheet</translation>
    </message>
    <message>
        <source>Choisissez d’abord ce qu’il faut noter.</source>
        <translation>First choose what to note.</translation>
    </message>
    <message>
        <source>C’est avant l’envoi du signalement.</source>
        <translation>That is before the report was sent.</translation>
    </message>
    <message>
        <source>Pièces envoyées avec</source>
        <translation>Exhibits sent with it</translation>
    </message>
    <message>
        <source>capture</source>
        <translation>capture</translation>
    </message>
    <message>
        <source>image</source>
        <translation>picture</translation>
    </message>
    <message>
        <source>sans image</source>
        <translation>without picture</translation>
    </message>
    <message>
        <source>version préparée</source>
        <translation>prepared version</translation>
    </message>
    <message>
        <source>Pièce {number}, {kind}, {day}</source>
        <translation>Exhibit {number}, {kind}, {day}</translation>
    </message>
    <message>
        <source>Cochez celles que la plateforme a reçues, s’il y en a.</source>
        <translation>Tick those that the platform received, if any.</translation>
    </message>
    <message>
        <source>Pas encore de pièce dans cette situation.</source>
        <translation>No exhibit in this case yet.</translation>
    </message>
    <message>
        <source>Votre autre signalement ({what}) attend. Vous pourrez le noter juste après.</source>
        <translation>Your other report ({what}) is waiting. You can note it right after this.</translation>
    </message>
    <message>
        <source>Le noter maintenant</source>
        <translation>Note it now</translation>
    </message>
    <message>
        <source>Ne pas le noter</source>
        <translation>Do not note it</translation>
    </message>
    <message>
        <source>Un signalement envoyé n’est pas encore noté ({what}).</source>
        <translation>A report that was sent is not noted yet ({what}).</translation>
    </message>
    <message>
        <source>Par exemple 10/11/2026.</source>
        <translation>For example 25/11/2026, day first.</translation>
    </message>
    <message>
        <source>Aujourd’hui</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Heure</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Par exemple 18&#xa0;h&#xa0;20. À peu près suffit.</source>
        <translation>For example 18:20. Roughly is enough.</translation>
    </message>
    <message>
        <source>Écrivez le jour comme 10/11/2026.</source>
        <translation>Write the day as 25/11/2026, day first.</translation>
    </message>
    <message>
        <source>Écrivez l’heure comme 18&#xa0;h&#xa0;20.</source>
        <translation>Write the time as 18:20.</translation>
    </message>
    <message>
        <source>Ce signalement n’est plus dans le suivi. Le reste n’a pas changé.</source>
        <translation>This report is no longer in the follow-up. The rest has not changed.</translation>
    </message>
    <message>
        <source>Une pièce cochée n’est plus dans cette situation. Rien n’a été noté, les autres pièces sont inchangées. Décochez-la, puis recommencez.</source>
        <translation>An exhibit that is ticked is no longer in this case. Nothing was noted, the other exhibits are unchanged. Untick it, then try again.</translation>
    </message>
    <message>
        <source>Le coffre s’est verrouillé entre-temps. Rien n’a été écrit. Ouvrez-le dans Preuves, puis recommencez.</source>
        <translation>The vault was locked meanwhile. Nothing was written. Open it in Evidence, then try again.</translation>
    </message>
    <message>
        <source>Copiez le dossier du coffre en lieu sûr, puis lancez «&#x202f;Vérifier maintenant&#x202f;» dans Réglages.</source>
        <translation>Copy the vault’s folder to a safe place, then press “Check now” in Settings.</translation>
    </message>
    <message>
        <source>Prévenez la personne qui prépare ces contenus.</source>
        <translation>Tell the person who prepares this content.</translation>
    </message>
    <message>
        <source>Recommencez. Si cela revient, fermez Appui et ouvrez-le de nouveau. Le 3018 reste joignable par téléphone.</source>
        <translation>Try again. If it comes back, close Appui and open it again. The 3018 can still be reached by phone.</translation>
    </message>
    <message>
        <source>pièces {first} et {last}</source>
        <translation>exhibits {first} and {last}</translation>
    </message>
    <message>
        <source>Signalé</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>Accusé reçu</source>
        <translation>Acknowledged</translation>
    </message>
    <message>
        <source>Décision</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Réclamation</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>Recours extérieur</source>
        <translation>Outside body</translation>
    </message>
    <message>
        <source>Relance</source>
        <translation>Second letter</translation>
    </message>
    <message>
        <source>Académie</source>
        <translation>Académie</translation>
    </message>
    <message>
        <source>Défenseur des droits</source>
        <translation>Défenseur des droits</translation>
    </message>
    <message>
        <source>CNIL</source>
        <translation>CNIL</translation>
    </message>
    <message>
        <source>pièces {first} à {last}</source>
        <translation>exhibits {first} to {last}</translation>
    </message>
    <message>
        <source>Lettre à l’établissement</source>
        <translation>Letter to the school</translation>
    </message>
    <message>
        <source>{platform} · {object} de {account}</source>
        <translation>{platform} · {object}, {account}</translation>
    </message>
    <message>
        <source>noté par vous</source>
        <translation>as you noted</translation>
    </message>
    <message>
        <source>Envoyé</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Réponse</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>pas noté</source>
        <translation>not noted</translation>
    </message>
    <message>
        <source>si besoin</source>
        <translation>if needed</translation>
    </message>
    <message>
        <source>{day}/{month}/{year}</source>
        <translation>{day}/{month}/{year}</translation>
    </message>
    <message>
        <source>Envoyé le {moment}</source>
        <translation>Sent on {moment}</translation>
    </message>
    <message>
        <source>Sans réponse</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>{day}/{month}</source>
        <translation>{day}/{month}</translation>
    </message>
    <message>
        <source>pièce {number}</source>
        <translation>exhibit {number}</translation>
    </message>
    <message>
        <source>Retiré</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>Le contenu ou le compte n’est plus visible.</source>
        <translation>The content or account can no longer be seen.</translation>
    </message>
    <message>
        <source>Refusé</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>La plateforme laisse le contenu en place.</source>
        <translation>The platform leaves the content in place.</translation>
    </message>
    <message>
        <source>J’ai reçu un accusé de réception</source>
        <translation>I received an acknowledgement</translation>
    </message>
    <message>
        <source>J’ai contesté auprès de la plateforme</source>
        <translation>I contested it with the platform</translation>
    </message>
    <message>
        <source>J’ai saisi un organisme extérieur</source>
        <translation>I turned to an outside body</translation>
    </message>
    <message>
        <source>J’ai demandé au 3018 d’intervenir</source>
        <translation>I asked the 3018 to step in</translation>
    </message>
    <message>
        <source>J’ai écrit à l’Arcom</source>
        <translation>I wrote to Arcom</translation>
    </message>
    <message>
        <source>J’ai demandé conseil à un avocat ou au 116&#xa0;006</source>
        <translation>I asked a lawyer or 116&#xa0;006 for advice</translation>
    </message>
    <message>
        <source>J’ai relancé l’établissement</source>
        <translation>I wrote to the school again</translation>
    </message>
    <message>
        <source>J’ai écrit à l’académie (DASEN)</source>
        <translation>I wrote to the académie (DASEN)</translation>
    </message>
    <message>
        <source>J’ai saisi le Défenseur des droits</source>
        <translation>I turned to the Défenseur des droits</translation>
    </message>
    <message>
        <source>J’ai saisi la CNIL</source>
        <translation>I turned to the CNIL</translation>
    </message>
    <message>
        <source>jusqu’au {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>s’il y en a un</source>
        <translation>if there is one</translation>
    </message>
    <message>
        <source>attendue</source>
        <translation>awaited</translation>
    </message>
    <message>
        <source>jusqu’à 6 mois après</source>
        <translation>up to 6 months after</translation>
    </message>
    <message>
        <source>référence {reference}</source>
        <translation>reference {reference}</translation>
    </message>
    <message>
        <source>Mesures prises</source>
        <translation>Measures taken</translation>
    </message>
    <message>
        <source>L’établissement dit ce qu’il fait.</source>
        <translation>The school says what it is doing.</translation>
    </message>
    <message>
        <source>Refus</source>
        <translation>Refusal</translation>
    </message>
    <message>
        <source>L’établissement répond qu’il ne fera rien de plus.</source>
        <translation>The school answers that it will do nothing more.</translation>
    </message>
    <message>
        <source>Données effacées</source>
        <translation>Data erased</translation>
    </message>
    <message>
        <source>Le service dit que c’est fait.</source>
        <translation>The service says that it is done.</translation>
    </message>
    <message>
        <source>Le service garde les données.</source>
        <translation>The service keeps the data.</translation>
    </message>
    <message>
        <source>Écrire une lettre</source>
        <translation>Write a letter</translation>
    </message>
    <message>
        <source>Lettre</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>{case}&#xa0;: durée de conservation atteinte depuis le {date}.</source>
        <translation>{case}: retention period reached on {date}.</translation>
    </message>
    <message>
        <source>Rien ne s’efface tout seul&#xa0;: prolongez, ou détruisez.</source>
        <translation>Nothing is erased by itself: extend it, or destroy.</translation>
    </message>
    <message>
        <source>Aller dans Preuves</source>
        <translation>Go to Evidence</translation>
    </message>
    <message>
        <source>Vérifier un dossier reçu…</source>
        <translation>Check a dossier you received…</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Joindre le 3018</source>
        <translation>Reach 3018</translation>
    </message>
</context>
<context>
    <name>HelplineSheet</name>
    <message>
        <source>Joindre le 3018</source>
        <translation>Reach 3018</translation>
    </message>
    <message>
        <source>Scannez avec le téléphone, ou composez le 3018.</source>
        <translation>Scan with the phone, or dial 3018.</translation>
    </message>
    <message>
        <source>Le téléphone garde une trace de l’appel.</source>
        <translation>The phone keeps a trace of the call.</translation>
    </message>
    <message>
        <source>Code QR&#xa0;: le téléphone compose le 3018. Le numéro est 30 18.</source>
        <translation>QR code: the phone dials 3018. The number is 30 18.</translation>
    </message>
    <message>
        <source>Tchatter sur 3018.fr</source>
        <translation>Chat on 3018.fr</translation>
    </message>
    <message>
        <source>Écrire au 3018</source>
        <translation>Write to 3018</translation>
    </message>
    <message>
        <source>Appeler depuis cet ordinateur</source>
        <translation>Call from this computer</translation>
    </message>
    <message>
        <source>Copier le numéro</source>
        <translation>Copy the number</translation>
    </message>
    <message>
        <source>Je ne peux pas téléphoner</source>
        <translation>I cannot phone</translation>
    </message>
    <message>
        <source>Le site s’ouvre dans le navigateur, qui garde une trace de la visite. Pour l’éviter&#xa0;: copiez l’adresse 3018.fr dans une fenêtre privée.</source>
        <translation>The site opens in the browser, which keeps a trace of the visit. To avoid that: copy the address 3018.fr into a private window.</translation>
    </message>
    <message>
        <source>Le 3018 répond en français. Pour d’autres langues, nous ne savons pas.</source>
        <translation>3018 answers in French. For other languages, we do not know.</translation>
    </message>
    <message>
        <source>Qui répond maintenant</source>
        <translation>Who answers now</translation>
    </message>
    <message>
        <source>Qui d’autre répond</source>
        <translation>Who else answers</translation>
    </message>
    <message>
        <source>Si l’une de ces adresses ne répond pas, essayez la suivante.</source>
        <translation>If one of these contacts does not answer, try the next.</translation>
    </message>
    <message>
        <source>Numéro copié</source>
        <translation>Number copied</translation>
    </message>
    <message>
        <source>Pas de nom&#xa0;: il n’en faut pas pour appeler. Rien n’est enregistré.</source>
        <translation>No name: none is needed to call. Nothing is saved.</translation>
    </message>
    <message>
        <source>Son âge</source>
        <translation>Their age</translation>
    </message>
    <message>
        <source>Depuis quand</source>
        <translation>Since when</translation>
    </message>
    <message>
        <source>Ce qui est reçu (insultes, menaces…)</source>
        <translation>What they receive (insults, threats…)</translation>
    </message>
    <message>
        <source>Sur quelle appli</source>
        <translation>On which app</translation>
    </message>
    <message>
        <source>Aujourd’hui, il ou elle va… (mal, très mal…)</source>
        <translation>How they are today (bad, very bad…); in French if you can</translation>
    </message>
    <message>
        <source>Horaires inconnus&#xa0;: le numéro reste le 3018, appelez.</source>
        <translation>Hours unknown: the number is still 3018, call.</translation>
    </message>
    <message>
        <source>Horaires d’après une source du {day}.</source>
        <translation>Hours according to a source of {day}.</translation>
    </message>
    <message>
        <source>Après la fermeture, jour et nuit&#xa0;: {names}.</source>
        <translation>After closing time, day and night: {names}.</translation>
    </message>
    <message>
        <source>Fermé</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>À vérifier</source>
        <translation>To be checked</translation>
    </message>
    <message>
        <source>Pendant l’attente</source>
        <translation>While you wait</translation>
    </message>
    <message>
        <source>• Ayez sous la main les captures et les adresses.</source>
        <translation>• Have the captures and addresses at hand.</translation>
    </message>
    <message>
        <source>• Notez qui, quand, sur quelle appli.</source>
        <translation>• Note who, when, on which app.</translation>
    </message>
    <message>
        <source>• Trois phrases suffisent&#xa0;:</source>
        <translation>• Three sentences are enough:</translation>
    </message>
    <message>
        <source>Replier les champs</source>
        <translation>Fold the fields away</translation>
    </message>
    <message>
        <source>Compléter ces phrases</source>
        <translation>Complete these sentences</translation>
    </message>
    <message>
        <source>Copier ces phrases</source>
        <translation>Copy these sentences</translation>
    </message>
    <message>
        <source>Préparer mes éléments (facultatif)</source>
        <translation>Get my material ready (optional)</translation>
    </message>
    <message>
        <source>Imprimer ces phrases…</source>
        <translation>Print these sentences…</translation>
    </message>
    <message>
        <source>Phrases copiées</source>
        <translation>Sentences copied</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>santé</source>
        <translation>medical</translation>
    </message>
    <message>
        <source>police</source>
        <translation>police</translation>
    </message>
    <message>
        <source>urgence</source>
        <translation>emergency</translation>
    </message>
    <message>
        <source>par SMS ou tchat</source>
        <translation>by text or chat</translation>
    </message>
    <message>
        <source>pensées de suicide</source>
        <translation>thoughts of suicide</translation>
    </message>
    <message>
        <source>enfant en danger</source>
        <translation>child in danger</translation>
    </message>
    <message>
        <source>Tchat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>police et gendarmerie, pour les mineurs</source>
        <translation>police and gendarmerie, for minors</translation>
    </message>
    <message>
        <source>De quoi avez-vous besoin&#x202f;?</source>
        <translation>What do you need?</translation>
    </message>
    <message>
        <source>Commencez où vous voulez. Rien ne part sans votre accord.</source>
        <translation>Begin where you like. Nothing is sent without your agreement.</translation>
    </message>
    <message>
        <source>Accueil</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Je ne sais pas par où commencer (4 questions)</source>
        <translation>I don’t know where to begin (4 questions)</translation>
    </message>
    <message>
        <source>Parler à quelqu’un</source>
        <translation>Talk to someone</translation>
    </message>
    <message>
        <source>Le 3018 écoute et conseille, par téléphone, par tchat ou par écrit. Gratuit, anonyme, confidentiel sauf danger grave.</source>
        <translation>3018 listens and advises, by phone, by chat or in writing. Free, anonymous, confidential unless there is serious danger.</translation>
    </message>
    <message>
        <source>Joindre le 3018</source>
        <translation>Reach 3018</translation>
    </message>
    <message>
        <source>Garder une trace</source>
        <translation>Keep a trace</translation>
    </message>
    <message>
        <source>Ajoutez les captures du téléphone, ou capturez cet écran. Gardé chiffré ici, tant que vous n’en sortez rien.</source>
        <translation>Add the phone’s screenshots, or capture this screen. Kept encrypted here, as long as you take nothing out.</translation>
    </message>
    <message>
        <source>Signaler sur une appli</source>
        <translation>Report on an app</translation>
    </message>
    <message>
        <source>TikTok, Instagram, Messenger… Un guide pas à pas, à côté de votre téléphone.</source>
        <translation>TikTok, Instagram, Messenger… A step-by-step guide, beside your phone.</translation>
    </message>
    <message>
        <source>Choisir l’appli</source>
        <translation>Choose the app</translation>
    </message>
    <message>
        <source>Danger immédiat</source>
        <translation>Immediate danger</translation>
    </message>
    <message>
        <source>Jour et nuit</source>
        <translation>Day and night</translation>
    </message>
    <message>
        <source>Je ne peux pas téléphoner</source>
        <translation>I cannot phone</translation>
    </message>
    <message>
        <source>Appui est indépendant de l’association e-Enfance, du ministère et des plateformes.</source>
        <translation>Appui is independent of the association e-Enfance, of the ministry and of the platforms.</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Appui note ici chaque ajout, ouverture, note, retrait et dossier, du plus récent au plus ancien. Ce qui a été retiré n’y est plus lisible.</source>
        <translation>Appui notes here every addition, opening, note, withdrawal and dossier, the newest first. What was withdrawn can no longer be read here.</translation>
    </message>
    <message>
        <source>Journal du coffre</source>
        <translation>Journal of the vault</translation>
    </message>
    <message>
        <source>Qui a touché à ces pièces&#x202f;?</source>
        <translation>Who touched these exhibits?</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Touche l’écran ou une touche du clavier pour commencer</source>
        <translation>Touch the screen or a key to begin</translation>
    </message>
    <message>
        <source>Vie numérique</source>
        <translation>Digital life</translation>
    </message>
    <message>
        <source>Dix questions, sans note.</source>
        <translation>Ten questions, no marks.</translation>
    </message>
    <message>
        <source>TikTok, Instagram, Messenger…</source>
        <translation>TikTok, Instagram, Messenger…</translation>
    </message>
    <message>
        <source>Réglages utiles, appli par appli.</source>
        <translation>Useful settings, app by app.</translation>
    </message>
    <message>
        <source>Quelques idées.</source>
        <translation>A few ideas.</translation>
    </message>
    <message>
        <source>Parler à quelqu’un</source>
        <translation>Talk to someone</translation>
    </message>
    <message>
        <source>Pour qui&#x202f;?</source>
        <translation>Who is it for?</translation>
    </message>
    <message>
        <source>Quand&#x202f;?</source>
        <translation>When?</translation>
    </message>
    <message>
        <source>Sur un téléphone, scanne ce code ou tape l’adresse&#xa0;:</source>
        <translation>On a phone, scan this code or type the address:</translation>
    </message>
    <message>
        <source>Par téléphone</source>
        <translation>By phone</translation>
    </message>
    <message>
        <source>Voir comment le joindre</source>
        <translation>See how to reach it</translation>
    </message>
    <message>
        <source>Ici</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>Une phrase à dire</source>
        <translation>Something to say</translation>
    </message>
    <message>
        <source>Tous les adultes d’ici</source>
        <translation>Every adult here</translation>
    </message>
    <message>
        <source>Quelqu’un d’autre</source>
        <translation>Someone else</translation>
    </message>
    <message>
        <source>Gratuit.</source>
        <translation>Free.</translation>
    </message>
    <message>
        <source>Réglages, arnaques, harcèlement, sommeil&#xa0;: de quoi as-tu besoin&#x202f;?</source>
        <translation>Settings, scams, harassment, sleep: what do you need?</translation>
    </message>
    <message>
        <source>santé</source>
        <translation>health</translation>
    </message>
    <message>
        <source>«&#x202f;{words}&#x202f;»</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>police</source>
        <translation>police</translation>
    </message>
    <message>
        <source>par SMS</source>
        <translation>by text</translation>
    </message>
    <message>
        <source>pensées de suicide</source>
        <translation>thoughts of suicide</translation>
    </message>
    <message>
        <source>enfant en danger</source>
        <translation>child in danger</translation>
    </message>
    <message>
        <source>Danger immédiat</source>
        <translation>Immediate danger</translation>
    </message>
    <message numerus="yes">
        <source>Tout s’efface dans %n seconde(s).</source>
        <translation>
            <numerusform>Everything is erased in %n second.</numerusform>
            <numerusform>Everything is erased in %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>Appui ne garde rien. L’ordinateur de l’établissement, lui, peut être surveillé.</source>
        <translation>Appui keeps nothing. The school’s own computer may be monitored.</translation>
    </message>
    <message>
        <source>En dehors de l’établissement</source>
        <translation>Outside the school</translation>
    </message>
    <message>
        <source>Les questions manquent ici. Tu peux en parler quand même.</source>
        <translation>The questions are missing here. You can talk about it all the same.</translation>
    </message>
    <message>
        <source>Je passe</source>
        <translation>I’ll skip</translation>
    </message>
    <message>
        <source>Dix questions, sans note ni verdict. Rien n’est gardé.</source>
        <translation>Ten questions, no score, no verdict. Nothing is kept.</translation>
    </message>
    <message>
        <source>Qui répond maintenant, jour et nuit</source>
        <translation>Who answers now, day and night</translation>
    </message>
    <message>
        <source>Qui d’autre répond, jour et nuit</source>
        <translation>Who else answers, day and night</translation>
    </message>
    <message>
        <source>Dans l’ordre&#xa0;: garde une trace, mets en sourdine, signale, puis bloque.</source>
        <translation>In this order: keep a record, mute, report, then block.</translation>
    </message>
    <message>
        <source>{app}&#xa0;: que veux-tu signaler&#x202f;?</source>
        <translation>{app}: what do you want to report?</translation>
    </message>
    <message>
        <source>{app}&#xa0;: que veux-tu régler&#x202f;?</source>
        <translation>{app}: what do you want to set?</translation>
    </message>
    <message>
        <source>Vu le {day}. {origin}.</source>
        <translation>Looked at on {day}. {origin}.</translation>
    </message>
    <message>
        <source>En anglais&#xa0;: {label}</source>
        <translation>In English: {label}</translation>
    </message>
    <message>
        <source>Horaires inconnus&#xa0;: appelle quand même</source>
        <translation>Hours unknown: call all the same</translation>
    </message>
    <message>
        <source>{state}&#xa0;: appelle maintenant</source>
        <translation>{state}: call now</translation>
    </message>
    <message>
        <source>«&#x202f;trente, dix-huit&#x202f;»</source>
        <translation>In French: “trente, dix-huit”</translation>
    </message>
    <message>
        <source>Jusqu’au {day}</source>
        <translation>Until {day}</translation>
    </message>
    <message>
        <source>Appeler, avec ton téléphone</source>
        <translation>Call, with your phone</translation>
    </message>
    <message>
        <source>Écrire&#xa0;: tchat du 3018</source>
        <translation>Write: the 3018 chat</translation>
    </message>
    <message>
        <source>Ton téléphone garde une trace de l’appel.</source>
        <translation>Your phone keeps a trace of the call.</translation>
    </message>
    <message>
        <source>Code QR&#xa0;: cette adresse, pour un téléphone.</source>
        <translation>QR code: this address, for a phone.</translation>
    </message>
    <message>
        <source>Un site laisse une trace dans l’historique du téléphone. Pour l’éviter&#xa0;: navigation privée.</source>
        <translation>A site leaves a trace in the phone’s history. To avoid it: private browsing.</translation>
    </message>
    <message>
        <source>Par écrit, à cette adresse&#xa0;:</source>
        <translation>In writing, at this address:</translation>
    </message>
    <message>
        <source>Une phrase pour commencer</source>
        <translation>A sentence to begin with</translation>
    </message>
    <message>
        <source>Un instant…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>Les guides ne se lisent pas sur cet ordinateur. Les numéros, eux, restent.</source>
        <translation>The guides cannot be read on this computer. The numbers remain.</translation>
    </message>
    <message>
        <source>Ces idées ne se lisent pas sur cet ordinateur. Les numéros, eux, restent.</source>
        <translation>These ideas cannot be read on this computer. The numbers remain.</translation>
    </message>
    <message>
        <source>Choisir autre chose</source>
        <translation>Choose something else</translation>
    </message>
    <message>
        <source>Terminé</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Étape suivante</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>Étape d’avant</source>
        <translation>Previous step</translation>
    </message>
    <message>
        <source>Étape {number} sur {count}</source>
        <translation>Step {number} of {count}</translation>
    </message>
    <message>
        <source>Le mot peut varier. Cherche ce qui y ressemble, à la même place.</source>
        <translation>The word may vary. Look for something like it, in the same place.</translation>
    </message>
    <message>
        <source>Ouvre {label}</source>
        <translation>Open {label}</translation>
    </message>
    <message>
        <source>Touche {label}</source>
        <translation>Tap {label}</translation>
    </message>
    <message>
        <source>Laisse le doigt sur {label}</source>
        <translation>Keep your finger on {label}</translation>
    </message>
    <message>
        <source>Fais glisser {label}</source>
        <translation>Swipe {label}</translation>
    </message>
    <message>
        <source>Choisis {label}</source>
        <translation>Choose {label}</translation>
    </message>
    <message>
        <source>Écris {label}</source>
        <translation>Write {label}</translation>
    </message>
    <message>
        <source>Copie {label}</source>
        <translation>Copy {label}</translation>
    </message>
    <message>
        <source>Un téléphone Android</source>
        <translation>An Android phone</translation>
    </message>
    <message>
        <source>Un iPhone</source>
        <translation>An iPhone</translation>
    </message>
    <message>
        <source>Ce que tu peux faire</source>
        <translation>What you can do</translation>
    </message>
    <message>
        <source>Sur quel téléphone&#x202f;?</source>
        <translation>On which phone?</translation>
    </message>
    <message>
        <source>Sur quelle appli&#x202f;?</source>
        <translation>On which app?</translation>
    </message>
    <message>
        <source>Ouvre «&#x202f;{label}&#x202f;»</source>
        <translation>Open “{label}”</translation>
    </message>
    <message>
        <source>Touche «&#x202f;{label}&#x202f;»</source>
        <translation>Tap “{label}”</translation>
    </message>
    <message>
        <source>Laisse le doigt sur «&#x202f;{label}&#x202f;»</source>
        <translation>Keep your finger on “{label}”</translation>
    </message>
    <message>
        <source>Fais glisser «&#x202f;{label}&#x202f;»</source>
        <translation>Swipe “{label}”</translation>
    </message>
    <message>
        <source>Choisis «&#x202f;{label}&#x202f;»</source>
        <translation>Choose “{label}”</translation>
    </message>
    <message>
        <source>Écris dans «&#x202f;{label}&#x202f;»</source>
        <translation>Write in “{label}”</translation>
    </message>
    <message>
        <source>Copie «&#x202f;{label}&#x202f;»</source>
        <translation>Copy “{label}”</translation>
    </message>
    <message>
        <source>Vérification en cours</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>Appui regarde si une visite laisse quelque chose sur ce poste. Cela ne dure pas.</source>
        <translation>Appui is checking whether a visit leaves anything on this computer. It won’t take long.</translation>
    </message>
    <message>
        <source>Aucun code n’est prévu&#xa0;: on ne quitte pas d’ici.</source>
        <translation>No PIN is set: there is no way out from here.</translation>
    </message>
    <message>
        <source>L’équipe informatique peut prévoir un code dans la politique de l’ordinateur (appui policy --hash-pin), ou fermer la session depuis le système.</source>
        <translation>IT staff can set a PIN in the computer’s policy (appui policy --hash-pin), or end the session from the system.</translation>
    </message>
    <message>
        <source>Le compte ne peut pas être lu d’ici.</source>
        <translation>The count can’t be read from here.</translation>
    </message>
    <message>
        <source>Moins de cinq se lit &lt;5, et la semaine en cours n’est pas montrée&#xa0;: cela pourrait désigner quelqu’un.</source>
        <translation>Fewer than five reads &lt;5, and the running week is not shown: that could point at someone.</translation>
    </message>
    <message>
        <source>Quitter la borne</source>
        <translation>Leave the kiosk</translation>
    </message>
    <message>
        <source>Aucune semaine n’est encore terminée depuis la première ouverture.</source>
        <translation>No week is over yet since the first opening.</translation>
    </message>
    <message>
        <source>La borne se ferme. Ce qui vient ensuite dépend de la session de l’ordinateur.</source>
        <translation>The kiosk closes. What comes next depends on the computer’s session.</translation>
    </message>
    <message>
        <source>La politique en vigueur</source>
        <translation>The policy in force</translation>
    </message>
    <message>
        <source>Ouvertures par semaine</source>
        <translation>Openings by week</translation>
    </message>
    <message>
        <source>Semaine du {day}&#xa0;: {count}</source>
        <translation>Week of {day}: {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n chiffre(s)</source>
        <translation>
            <numerusform>%n digit</numerusform>
            <numerusform>%n digits</numerusform>
        </translation>
    </message>
    <message>
        <source>Ce n’est pas ce code.</source>
        <translation>That is not the PIN.</translation>
    </message>
    <message numerus="yes">
        <source>Attendez encore %n seconde(s) avant un autre essai.</source>
        <translation>
            <numerusform>Wait %n more second before another try.</numerusform>
            <numerusform>Wait %n more seconds before another try.</numerusform>
        </translation>
    </message>
    <message>
        <source>Code de l’établissement</source>
        <translation>The school’s PIN</translation>
    </message>
    <message>
        <source>Corriger</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Valider</source>
        <translation>Confirm</translation>
    </message>
    <message numerus="yes">
        <source>%n fichier(s) et dossier(s) regardé(s).</source>
        <translation>
            <numerusform>%n file or folder looked at.</numerusform>
            <numerusform>%n files and folders looked at.</numerusform>
        </translation>
    </message>
    <message>
        <source>Appui regarde tous les fichiers que ce compte peut écrire et le presse-papiers, fait seul une visite complète, puis regarde de nouveau. Cela dure d’une demi-minute à quelques minutes.</source>
        <translation>Appui looks at every file that this account can write and at the clipboard, makes a whole visit by itself, then looks again. It takes from half a minute to a few minutes.</translation>
    </message>
    <message>
        <source>Vérification en cours. La borne revient d’elle-même, ne touchez à rien.</source>
        <translation>Checking. The kiosk comes back by itself; please touch nothing.</translation>
    </message>
    <message>
        <source>Lancer la vérification</source>
        <translation>Run the check</translation>
    </message>
    <message>
        <source>Après la visite, ceci n’est plus comme avant&#xa0;:</source>
        <translation>After the visit, this is not as it was before:</translation>
    </message>
    <message>
        <source>Rien n’est resté sur ce poste.</source>
        <translation>Nothing was left on this computer.</translation>
    </message>
    <message>
        <source>Prouver que rien ne reste</source>
        <translation>Prove that nothing stays</translation>
    </message>
    <message>
        <source>D’autres programmes ont changé ceci pendant ce temps&#xa0;:</source>
        <translation>Other programs changed this meanwhile:</translation>
    </message>
    <message>
        <source>Ceci n’a pas pu être regardé&#xa0;:</source>
        <translation>This could not be looked at:</translation>
    </message>
    <message numerus="yes">
        <source>et %n autre(s)</source>
        <translation>
            <numerusform>and %n other</numerusform>
            <numerusform>and %n others</numerusform>
        </translation>
    </message>
    <message>
        <source>Répond jour et nuit</source>
        <translation>Answers day and night</translation>
    </message>
    <message>
        <source>Qui répond maintenant</source>
        <translation>Who answers now</translation>
    </message>
    <message>
        <source>{number}&#xa0;: {state}.</source>
        <translation>{number}: {state}.</translation>
    </message>
    <message>
        <source>La carte s’imprime. Plie la feuille, le texte à l’intérieur. Si rien ne sort, retiens 30-18.</source>
        <translation>The card is being printed. Fold the sheet with the words inside. If nothing comes out, remember 30-18.</translation>
    </message>
    <message>
        <source>Elle sort de l’imprimante «&#x202f;{name}&#x202f;», qui peut noter l’heure, pas qui tu es.</source>
        <translation>It comes out of the printer “{name}”, which may note the time, not who you are.</translation>
    </message>
    <message>
        <source>Carte</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Plie la feuille en deux, le texte à l’intérieur&#xa0;: dehors, elle reste blanche. Ou découpe le long des traits.</source>
        <translation>Fold the sheet in two with the words inside: outside, it stays blank. Or cut along the lines.</translation>
    </message>
    <message>
        <source>{line}, jour et nuit</source>
        <translation>{line}, day and night</translation>
    </message>
    <message>
        <source>Par écrit&#xa0;: {address}</source>
        <translation>In writing: {address}</translation>
    </message>
    <message>
        <source>Une carte par minute&#xa0;: attends un peu, puis appuie de nouveau. En attendant, retiens 30-18.</source>
        <translation>One card a minute: wait a little, then press again. Meanwhile, remember 30-18.</translation>
    </message>
    <message>
        <source>L’imprimante ne fait que quelques cartes par heure. Retiens 30-18, et 119.</source>
        <translation>The printer makes only a few cards an hour. Remember 30-18, and 119.</translation>
    </message>
    <message>
        <source>L’imprimante ne répond pas. Retiens 30-18&#x202f;; d’autres numéros sont en bas de l’écran.</source>
        <translation>The printer does not answer. Remember 30-18; other numbers are at the bottom of the screen.</translation>
    </message>
    <message>
        <source>Imprimer une carte d’essai</source>
        <translation>Print a card to try</translation>
    </message>
    <message>
        <source>L’imprimante a pris la carte. Si rien ne sort dans les deux minutes, elle l’oublie.</source>
        <translation>The printer has taken the card. If nothing comes out within two minutes, it drops it.</translation>
    </message>
    <message>
        <source>Une carte a été demandée il y a moins d’une minute.</source>
        <translation>A card was asked for less than a minute ago.</translation>
    </message>
    <message>
        <source>Dix cartes sont parties depuis moins d’une heure.</source>
        <translation>Ten cards have gone out within an hour.</translation>
    </message>
    <message>
        <source>L’imprimante n’a pas pris la carte. Vérifiez-la, puis réessayez dans dix secondes.</source>
        <translation>The printer has not taken the card. Check it, then try again in ten seconds.</translation>
    </message>
    <message>
        <source>Elle n’est pas connue de ce poste, est en pause ou ne répond pas&#xa0;: les élèves n’ont pas de bouton.</source>
        <translation>It is not known to this computer, is paused, or does not answer: pupils have no button.</translation>
    </message>
    <message>
        <source>La carte de poche</source>
        <translation>The pocket card</translation>
    </message>
    <message>
        <source>Imprimante&#xa0;: «&#x202f;{name}&#x202f;». Une carte par minute, dix par heure au plus, essais compris.</source>
        <translation>Printer: “{name}”. One card a minute, ten an hour at most, including these.</translation>
    </message>
    <message>
        <source>La carte s’imprime. Pour une autre, attends une minute.</source>
        <translation>The card is being printed. For another one, wait a minute.</translation>
    </message>
    <message>
        <source>Lettres à {n}&#x202f;%</source>
        <translation>Letters at {n}%</translation>
    </message>
</context>
<context>
    <name>Leaks</name>
    <message>
        <source>Copies restées ailleurs</source>
        <translation>Copies left elsewhere</translation>
    </message>
    <message>
        <source>Le coffre est fermé&#xa0;: sans lui, Appui ne peut comparer aucun fichier avec vos pièces.</source>
        <translation>The vault is closed: without it, Appui can’t compare any file with your exhibits.</translation>
    </message>
    <message numerus="yes">
        <source>%n chose(s) à voir, une par une.</source>
        <translation>
            <numerusform>One thing to look at.</numerusform>
            <numerusform>%n things to look at, one by one.</numerusform>
        </translation>
    </message>
    <message>
        <source>Regarder de nouveau</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Ouvrir le coffre dans Preuves</source>
        <translation>Open the vault in Evidence</translation>
    </message>
    <message>
        <source>Adresse copiée. Collez-la dans le gestionnaire de fichiers.</source>
        <translation>Address copied. Paste it into the file manager.</translation>
    </message>
    <message>
        <source>Appui regarde…</source>
        <translation>Appui is looking…</translation>
    </message>
    <message>
        <source>Pas encore regardé depuis l’ouverture du coffre.</source>
        <translation>Not looked at yet since the vault was opened.</translation>
    </message>
    <message>
        <source>Le coffre est fermé&#xa0;: aucun fichier n’a été comparé. Ouvrez-le dans Preuves, puis regardez de nouveau.</source>
        <translation>The vault is closed: no file was compared. Open it in Evidence, then look again.</translation>
    </message>
    <message>
        <source>Rien n’a été trouvé, là où Appui regarde.</source>
        <translation>Nothing was found, where Appui looks.</translation>
    </message>
    <message>
        <source>Regarder maintenant</source>
        <translation>Look now</translation>
    </message>
    <message>
        <source>Revenir aux pièces</source>
        <translation>Back to the exhibits</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Le coffre garde vos pièces. Des copies peuvent être restées ailleurs&#xa0;: dans vos images, sur le bureau, dans les téléchargements, ou dans ce que l’ordinateur retient de lui-même.</source>
        <translation>The vault keeps your exhibits. Copies may have been left elsewhere: in your pictures, on the desktop, in the downloads, or in what the computer remembers by itself.</translation>
    </message>
    <message>
        <source>Appui compare ici, sans rien envoyer, et n’en garde pas la liste. Rien n’est effacé sans votre demande.</source>
        <translation>Appui compares here, sends nothing, and keeps no list of it. Nothing is erased unless you ask.</translation>
    </message>
    <message numerus="yes">
        <source>Et %n autre(s), qui viendront ensuite.</source>
        <translation>
            <numerusform>And one more, which comes next.</numerusform>
            <numerusform>And %n more, which come next.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ne rien changer</source>
        <translation>Change nothing</translation>
    </message>
    <message>
        <source>Appui vérifie d’abord que la pièce {number} est entière dans le coffre, et que ce fichier en est bien la copie exacte. Puis il l’efface pour de bon, sans passer par la corbeille.</source>
        <translation>Appui first checks that exhibit {number} is whole in the vault, and that this file is an exact copy of it. Then it erases it for good, not into the bin.</translation>
    </message>
    <message numerus="yes">
        <source>Le même fichier a encore %n autre(s) nom(s) sur ce disque.</source>
        <translation>
            <numerusform>The same file still has one other name on this disk.</numerusform>
            <numerusform>The same file still has %n other names on this disk.</numerusform>
        </translation>
    </message>
    <message>
        <source>Effacer cette copie…</source>
        <translation>Erase this copy…</translation>
    </message>
    <message>
        <source>Effacer cette copie&#x202f;?</source>
        <translation>Erase this copy?</translation>
    </message>
    <message>
        <source>Effacer de ce dossier</source>
        <translation>Erase from this folder</translation>
    </message>
    <message>
        <source>Effacée de ce dossier. La pièce est dans le coffre&#x202f;; des copies peuvent rester ailleurs.</source>
        <translation>Erased from this folder. The exhibit is in the vault; copies may remain elsewhere.</translation>
    </message>
    <message>
        <source>Retirer cette ligne…</source>
        <translation>Take out this line…</translation>
    </message>
    <message>
        <source>Retirer cette ligne&#x202f;?</source>
        <translation>Take out this line?</translation>
    </message>
    <message>
        <source>Seul ce qui nomme ce fichier s’en va. Le fichier lui-même n’est pas touché.</source>
        <translation>Only what names this file goes. The file itself is not touched.</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Retirée de la liste.</source>
        <translation>Taken out of the list.</translation>
    </message>
    <message>
        <source>Effacer la petite image…</source>
        <translation>Erase the small picture…</translation>
    </message>
    <message>
        <source>Effacer la petite image&#x202f;?</source>
        <translation>Erase the small picture?</translation>
    </message>
    <message>
        <source>Elle est effacée pour de bon. Si le fichier est encore là, l’ordinateur peut en refaire une quand on ouvre son dossier.</source>
        <translation>It is erased for good. If the file is still there, the computer may make another when its folder is opened.</translation>
    </message>
    <message>
        <source>Effacer</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>Petite image effacée.</source>
        <translation>Small picture erased.</translation>
    </message>
    <message>
        <source>Vider l’historique…</source>
        <translation>Empty the history…</translation>
    </message>
    <message>
        <source>Vider tout l’historique&#x202f;?</source>
        <translation>Empty the whole history?</translation>
    </message>
    <message>
        <source>Tout ce que Klipper a gardé s’en va, pas seulement ce qui vient d’ici.</source>
        <translation>Everything that Klipper kept goes, not only what came from here.</translation>
    </message>
    <message>
        <source>Tout vider</source>
        <translation>Empty it all</translation>
    </message>
    <message>
        <source>Klipper a été vidé.</source>
        <translation>Klipper was emptied.</translation>
    </message>
    <message>
        <source>daté du {when}</source>
        <translation>dated {when}</translation>
    </message>
    <message>
        <source>Dans&#xa0;: {place}</source>
        <translation>In: {place}</translation>
    </message>
    <message>
        <source>Dossiers regardés&#xa0;: {names}.</source>
        <translation>Folders looked at: {names}.</translation>
    </message>
    <message>
        <source>Copier l’adresse</source>
        <translation>Copy the address</translation>
    </message>
    <message>
        <source>Effacé d’un dossier ne veut pas dire effacé partout&#xa0;: le disque peut en garder des restes, et une sauvegarde ou un autre appareil une copie. Si la police vous a demandé de laisser l’appareil tel quel, ne l’effacez pas.</source>
        <translation>Erased from a folder does not mean erased everywhere: the disk may keep remains of it, and a backup or another device a copy. If the police asked you to leave the device as it is, do not erase it.</translation>
    </message>
</context>
<context>
    <name>Learn</name>
    <message>
        <source>Diapositives</source>
        <translation>Slides</translation>
    </message>
    <message>
        <source>Affiche</source>
        <translation>Poster</translation>
    </message>
    <message>
        <source>Cartes de poche</source>
        <translation>Pocket cards</translation>
    </message>
    <message>
        <source>S’informer</source>
        <translation>Learn</translation>
    </message>
    <message>
        <source>Ouvrir dans le navigateur&#xa0;:</source>
        <translation>Open in the browser:</translation>
    </message>
    <message>
        <source>Voir les peines maximales, pour un adulte</source>
        <translation>See the maximum penalties, for an adult</translation>
    </message>
    <message>
        <source>Caché par défaut</source>
        <translation>Hidden by default</translation>
    </message>
    <message>
        <source>Toutes les fiches</source>
        <translation>All cards</translation>
    </message>
    <message>
        <source>D’où cela vient</source>
        <translation>Where this comes from</translation>
    </message>
    <message>
        <source>Cacher les peines</source>
        <translation>Hide the penalties</translation>
    </message>
    <message>
        <source>L’historique du navigateur garde la trace d’un site ouvert.</source>
        <translation>The browser’s history keeps a trace of a site that was opened.</translation>
    </message>
    <message>
        <source>Dix questions, sans note ni verdict. Les réponses ne sont écrites nulle part.</source>
        <translation>Ten questions, without a mark or a verdict. The answers are written nowhere.</translation>
    </message>
    <message>
        <source>Question {n} sur {count}</source>
        <translation>Question {n} of {count}</translation>
    </message>
    <message>
        <source>Qui répond&#x202f;?</source>
        <translation>Who answers?</translation>
    </message>
    <message>
        <source>Moi, j’ai moins de 18 ans</source>
        <translation>Me, I am under 18</translation>
    </message>
    <message>
        <source>Un adulte, pour un enfant</source>
        <translation>An adult, for a child</translation>
    </message>
    <message>
        <source>Revenir</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>Besoin d’aide tout de suite</source>
        <translation>Help needed now</translation>
    </message>
    <message>
        <source>Passer</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Joindre le 3018</source>
        <translation>Reach 3018</translation>
    </message>
    <message>
        <source>Continuer les questions</source>
        <translation>Go on with the questions</translation>
    </message>
    <message>
        <source>Effacer et revenir</source>
        <translation>Erase and go back</translation>
    </message>
    <message>
        <source>Oui</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Non</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Je ne sais pas</source>
        <translation>I don’t know</translation>
    </message>
    <message>
        <source>D’abord, un adulte de confiance</source>
        <translation>First, an adult you trust</translation>
    </message>
    <message>
        <source>D’abord, la sécurité</source>
        <translation>Safety first</translation>
    </message>
    <message>
        <source>Choisis un adulte en qui tu as confiance&#xa0;: chez toi, à l’infirmerie, à la vie scolaire. Aucun ne te convient&#x202f;? Le 3018, le 119 et le tchat de la police pour mineurs répondent aussi.</source>
        <translation>Choose an adult you trust: at home, the school nurse, the school office. None of them suits you? 3018, 119 and the police chat for minors answer too.</translation>
    </message>
    <message>
        <source>Avec votre enfant d’abord, quand il est prêt. Puis avec l’établissement ou le 3018, qui conseille aussi les parents.</source>
        <translation>With your child first, when they are ready. Then with the school or 3018, which advises parents too.</translation>
    </message>
    <message>
        <source>À lire, si besoin</source>
        <translation>To read, if useful</translation>
    </message>
    <message>
        <source>Se poser dix questions</source>
        <translation>Ask yourself ten questions</translation>
    </message>
    <message>
        <source>Pour un jeune ou pour un adulte. Sans note ni verdict.</source>
        <translation>For a young person or an adult. Without a mark or a verdict.</translation>
    </message>
    <message>
        <source>À montrer et à imprimer</source>
        <translation>To show and to print</translation>
    </message>
    <message>
        <source>Des diapositives pour une classe, une affiche, des cartes à découper.</source>
        <translation>Slides for a class, a poster, cards to cut out.</translation>
    </message>
    <message>
        <source>Des fiches courtes. Rien n’est enregistré ici.</source>
        <translation>Short cards. Nothing is recorded here.</translation>
    </message>
    <message>
        <source>Où enregistrer le PDF&#x202f;?</source>
        <translation>Where should the PDF be saved?</translation>
    </message>
    <message>
        <source>Pour une classe, en novembre comme toute l’année.</source>
        <translation>For a class, in November and all year.</translation>
    </message>
    <message>
        <source>Affiche A4</source>
        <translation>A4 poster</translation>
    </message>
    <message>
        <source>Le numéro se lit de loin&#x202f;; le code appelle.</source>
        <translation>The number reads from afar; the code calls.</translation>
    </message>
    <message>
        <source>Dix cartes de poche</source>
        <translation>Ten pocket cards</translation>
    </message>
    <message>
        <source>Une feuille A4 à découper le long des traits.</source>
        <translation>One A4 sheet to cut along the marks.</translation>
    </message>
    <message>
        <source>Enregistrer en PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>Imprimer…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Ces documents tutoient les élèves. Dessins et textes d’Appui, sans logo d’un autre&#x202f;; les horaires y portent leur date.</source>
        <translation>These documents speak to pupils. Drawings and words are Appui’s own, without anyone else’s logo; the hours carry their date.</translation>
    </message>
    <message>
        <source>Montrer en plein écran</source>
        <translation>Show on the whole screen</translation>
    </message>
    <message>
        <source>Enregistré&#xa0;: {name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>Précédente</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>Suivante</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Quitter (Échap)</source>
        <translation>Leave (Esc)</translation>
    </message>
    <message>
        <source>Diapositive {n} sur {count}</source>
        <translation>Slide {n} of {count}</translation>
    </message>
    <message>
        <source>Comprendre</source>
        <translation>Understanding</translation>
    </message>
    <message>
        <source>En parler</source>
        <translation>Talking about it</translation>
    </message>
    <message>
        <source>Agir</source>
        <translation>Acting</translation>
    </message>
    <message>
        <source>Bon à savoir</source>
        <translation>Good to know</translation>
    </message>
    <message>
        <source>Garder une trace</source>
        <translation>Keep a trace</translation>
    </message>
    <message>
        <source>Noter l’adresse, sans l’image</source>
        <translation>Note the address, without the image</translation>
    </message>
    <message>
        <source>Signaler sur une appli</source>
        <translation>Report in an app</translation>
    </message>
    <message>
        <source>Voir les réglages, appli par appli</source>
        <translation>See the settings, app by app</translation>
    </message>
</context>
<context>
    <name>Letter</name>
    <message>
        <source>Quelques questions</source>
        <translation>A few questions</translation>
    </message>
    <message>
        <source>Toutes facultatives. Ce que vous ne dites pas reste en blanc, ou n’y est pas.</source>
        <translation>All optional. What you do not say stays blank, or is left out.</translation>
    </message>
    <message numerus="yes">
        <source>%n ligne(s) au plus.</source>
        <translation>
            <numerusform>%n line at most.</numerusform>
            <numerusform>%n lines at most.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sans réponse, d’après ce qui est noté&#xa0;: {told}.</source>
        <translation>Without an answer, from what is noted: {told}.</translation>
    </message>
    <message>
        <source>Ne rien dire</source>
        <translation>Say nothing</translation>
    </message>
    <message>
        <source>Ce texte dit ce que ce destinataire n’a pas à lire (n°&#xa0;{numbers})&#xa0;: ce que vous avez masqué, ou ce que l’on tait d’une pièce sans image ou masquée. Retirez-le, ou revenez au modèle.</source>
        <translation>This text says what this recipient is not to read (no. {numbers}): what you masked, or what is left unsaid of an exhibit without image or with a mask. Take it out, or go back to the model.</translation>
    </message>
    <message numerus="yes">
        <source>%n blanc(s) (……) à compléter, ici ou à la main sur le papier.</source>
        <translation>
            <numerusform>%n blank (……) to complete, here or by hand on paper.</numerusform>
            <numerusform>%n blanks (……) to complete, here or by hand on paper.</numerusform>
        </translation>
    </message>
    <message>
        <source>Il suit vos réponses. Vous pouvez tout y changer.</source>
        <translation>It follows your answers. You can change all of it.</translation>
    </message>
    <message>
        <source>Ce que vous avez changé est gardé dans le coffre, avec cette situation.</source>
        <translation>What you changed is kept in the vault, with this situation.</translation>
    </message>
    <message>
        <source>Ce que vous avez changé reste ici jusqu’à ce que vous quittiez cette page.</source>
        <translation>What you changed stays here until you leave this page.</translation>
    </message>
    <message>
        <source>Le texte de la lettre</source>
        <translation>The text of the letter</translation>
    </message>
    <message>
        <source>Revenir au modèle</source>
        <translation>Back to the model</translation>
    </message>
    <message>
        <source>Reprendre mon texte</source>
        <translation>Take my text again</translation>
    </message>
    <message>
        <source>Vos nouvelles réponses n’y entrent plus d’elles-mêmes.</source>
        <translation>Your new answers no longer enter it by themselves.</translation>
    </message>
    <message>
        <source>L’adresse d’une pièce sans image n’est pas dans cette lettre. La plateforme la demande&#xa0;: si vous le décidez, ajoutez-la vous-même sur son formulaire. Pas pour une image intime d’un mineur&#xa0;: là, voyez avec le 3018.</source>
        <translation>The address of an exhibit without image is not in this letter. The platform asks for it: if you decide so, add it yourself on its own form. Not for an intimate image of a minor: for that, talk to the 3018.</translation>
    </message>
    <message>
        <source>Replier la traduction</source>
        <translation>Fold the translation away</translation>
    </message>
    <message>
        <source>Lire ce modèle dans ma langue</source>
        <translation>Read this model in my language</translation>
    </message>
    <message>
        <source>Une pièce dont cette lettre parlait a été retirée. Ce qui en disait l’adresse, le compte ou les paroles n’y est plus&#xa0;: relisez la lettre.</source>
        <translation>An exhibit that this letter spoke of was withdrawn. What told its address, account or words is gone: read the letter again.</translation>
    </message>
    <message>
        <source>Un nom écrit ici sera remplacé dans le dossier, comme vous l’avez choisi.</source>
        <translation>A name written here will be replaced in the file, as you chose.</translation>
    </message>
    <message>
        <source>Ce texte dit un nom que vous remplacez dans les dossiers pour l’école.</source>
        <translation>This text says a name that you replace in files for the school.</translation>
    </message>
    <message>
        <source>Une partie d’un nom que vous remplacez se lit ici et n’est pas remplacée. Relisez.</source>
        <translation>A part of a name that you replace can be read here and is not replaced. Read it over.</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>Où enregistrer la lettre&#x202f;?</source>
        <translation>Where should the letter be saved?</translation>
    </message>
    <message>
        <source>La lettre est enregistrée. Relisez le fichier avant de l’envoyer&#xa0;: hors du coffre, il n’est pas chiffré.</source>
        <translation>The letter is saved. Read the file again before you send it: outside the vault, it is not encrypted.</translation>
    </message>
    <message>
        <source>À l’établissement et à l’académie</source>
        <translation>To the school and the education authority</translation>
    </message>
    <message>
        <source>À la police ou à la justice</source>
        <translation>To the police or the prosecutor</translation>
    </message>
    <message>
        <source>Au 3018</source>
        <translation>To the 3018</translation>
    </message>
    <message>
        <source>À une plateforme</source>
        <translation>To a platform</translation>
    </message>
    <message>
        <source>Faire effacer des données</source>
        <translation>Having data erased</translation>
    </message>
    <message>
        <source>Quand vous remettez un dossier</source>
        <translation>When you hand over a file</translation>
    </message>
    <message>
        <source>Écrire la relance</source>
        <translation>Write the reminder</translation>
    </message>
    <message>
        <source>Écrire à l’académie</source>
        <translation>Write to the education authority</translation>
    </message>
    <message>
        <source>Écrire à la CNIL</source>
        <translation>Write to the CNIL</translation>
    </message>
    <message>
        <source>Écrire la réclamation</source>
        <translation>Write the complaint</translation>
    </message>
    <message>
        <source>Écrire une relance</source>
        <translation>Write a reminder</translation>
    </message>
    <message>
        <source>Vos réponses et votre texte sont oubliés.</source>
        <translation>Your answers and your text are forgotten.</translation>
    </message>
    <message>
        <source>Sans situation&#xa0;: rien de ce que vous écrivez ici n’est gardé.</source>
        <translation>Without a situation: nothing that you write here is kept.</translation>
    </message>
    <message>
        <source>Oui, oublier pour de bon</source>
        <translation>Yes, forget for good</translation>
    </message>
    <message>
        <source>Ne publiez pas cette lettre, ne l’envoyez pas au groupe de parents&#xa0;: remettez-la à la personne prévue. Une fois hors d’ici, elle n’est plus chiffrée.</source>
        <translation>Do not publish this letter, do not send it to the parents’ group: give it to the person it is for. Once it has left here, it is no longer encrypted.</translation>
    </message>
    <message>
        <source>Pour&#xa0;: {case}</source>
        <translation>For: {case}</translation>
    </message>
    <message>
        <source>empreinte {hash}…</source>
        <translation>hash {hash}…</translation>
    </message>
    <message>
        <source>De quel dossier</source>
        <translation>For which file</translation>
    </message>
    <message>
        <source>Aucune&#xa0;: laisser des blancs</source>
        <translation>None: leave blanks</translation>
    </message>
    <message>
        <source>Le coffre n’est pas ouvert&#xa0;: les lettres auront des blancs à la place de vos pièces, et rien de ce que vous écrivez ne sera gardé.</source>
        <translation>The vault is not open: the letters will have blanks in place of your exhibits, and nothing that you write will be kept.</translation>
    </message>
    <message>
        <source>Il n’y a pas encore de situation&#xa0;: les lettres auront des blancs.</source>
        <translation>There is no situation yet: the letters will have blanks.</translation>
    </message>
    <message>
        <source>Un modèle, quelques questions facultatives, puis un texte que vous changez comme vous voulez. Rien ne part d’ici&#xa0;: vous l’enregistrez ou le copiez, et c’est vous qui l’envoyez.</source>
        <translation>A model, a few optional questions, then a text that you change as you like. Nothing leaves from here: you save it or copy it, and it is you who sends it.</translation>
    </message>
    <message>
        <source>{name} copie ce dossier sur Internet, et peut-être sur d’autres appareils de la famille. La lettre y serait lisible. Rien n’est encore écrit.</source>
        <translation>{name} copies this folder to the Internet, and perhaps to other devices of the family. The letter could be read there. Nothing is written yet.</translation>
    </message>
    <message>
        <source>Texte copié</source>
        <translation>Text copied</translation>
    </message>
    <message>
        <source>Copier le texte</source>
        <translation>Copy the text</translation>
    </message>
    <message>
        <source>Enregistrer en PDF…</source>
        <translation>Save as PDF…</translation>
    </message>
    <message>
        <source>En Word (.docx)…</source>
        <translation>As Word (.docx)…</translation>
    </message>
    <message>
        <source>En LibreOffice (.odt)…</source>
        <translation>As LibreOffice (.odt)…</translation>
    </message>
    <message>
        <source>Oublier mes réponses et mon texte</source>
        <translation>Forget my answers and my text</translation>
    </message>
    <message>
        <source>Revenir aux lettres</source>
        <translation>Back to the letters</translation>
    </message>
    <message>
        <source>L’écrire ici quand même</source>
        <translation>Write it here all the same</translation>
    </message>
    <message>
        <source>Choisir un autre endroit…</source>
        <translation>Choose another place…</translation>
    </message>
    <message>
        <source>Relisez, puis enregistrez ou copiez</source>
        <translation>Read it again, then save or copy</translation>
    </message>
    <message>
        <source>À propos de quelle démarche</source>
        <translation>About which step</translation>
    </message>
    <message>
        <source>Pièces dont parle la lettre</source>
        <translation>Exhibits the letter speaks of</translation>
    </message>
    <message>
        <source>Leurs numéros, par exemple «&#x202f;1, 3 à 5&#x202f;». Vide&#xa0;: toutes celles qui concernent la lettre.</source>
        <translation>Their numbers, for example “1, 3-5”. Empty: all that concern the letter.</translation>
    </message>
    <message>
        <source>Écrivez des numéros de pièces de cette situation.</source>
        <translation>Write numbers of exhibits of this situation.</translation>
    </message>
    <message>
        <source>Commencée.</source>
        <translation>Begun.</translation>
    </message>
    <message>
        <source>Pour quelle situation</source>
        <translation>For which situation</translation>
    </message>
    <message>
        <source>Ouvrir Preuves</source>
        <translation>Open Evidence</translation>
    </message>
    <message>
        <source>Revenir aux démarches</source>
        <translation>Back to follow-up</translation>
    </message>
    <message>
        <source>Écrire une lettre</source>
        <translation>Write a letter</translation>
    </message>
    <message>
        <source>Écrire au 3018</source>
        <translation>Write to the 3018</translation>
    </message>
    <message>
        <source>Ces pièces ne sont plus là&#xa0;: la lettre n’en liste aucune.</source>
        <translation>These exhibits are no longer there: the letter lists none.</translation>
    </message>
</context>
<context>
    <name>Masks</name>
    <message>
        <source>Masquage enregistré. Il servira au prochain dossier pour ce destinataire.</source>
        <translation>Masking saved. It will serve in the next file for this addressee.</translation>
    </message>
    <message>
        <source>Ce que vous couvriez est revenu. Rien n’en est encore enregistré.</source>
        <translation>What you were covering is back. None of it is saved yet.</translation>
    </message>
    <message>
        <source>Ce destinataire n’a pas besoin de reconnaître les autres enfants. Ce qui parle de la situation reste visible.</source>
        <translation>This addressee does not need to recognise the other children. What tells of the situation stays visible.</translation>
    </message>
    <message>
        <source>La police, la justice et le 3018 reçoivent d’habitude l’image entière&#xa0;: elle les aide à comprendre qui est concerné. Vous pouvez aussi en couvrir une partie.</source>
        <translation>The police, the courts and the 3018 usually get the whole image: it helps them understand who is concerned. You can also cover a part of it.</translation>
    </message>
    <message>
        <source>École</source>
        <translation>School</translation>
    </message>
    <message>
        <source>Police, justice</source>
        <translation>Police, courts</translation>
    </message>
    <message>
        <source>3018</source>
        <translation>3018</translation>
    </message>
    <message>
        <source>Plateforme</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Voir comme le verra l’école</source>
        <translation>See it as the school will</translation>
    </message>
    <message>
        <source>Voir comme le verront la police et la justice</source>
        <translation>See it as the police and the courts will</translation>
    </message>
    <message>
        <source>Voir comme le verra le 3018</source>
        <translation>See it as the 3018 will</translation>
    </message>
    <message>
        <source>Voir comme le verra la plateforme</source>
        <translation>See it as the platform will</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Rétablir</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Ajouter un rectangle</source>
        <translation>Add a rectangle</translation>
    </message>
    <message>
        <source>Enlever</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Largeur du pinceau</source>
        <translation>Brush width</translation>
    </message>
    <message>
        <source>Réduire</source>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>Agrandir</source>
        <translation>Larger</translation>
    </message>
    <message>
        <source>Image entière</source>
        <translation>Whole image</translation>
    </message>
    <message>
        <source>Taille réelle</source>
        <translation>Actual size</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rectangle</translation>
    </message>
    <message>
        <source>Pinceau</source>
        <translation>Brush</translation>
    </message>
    <message>
        <source>Déplacer</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>{percent}&#x202f;%</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>{exhibit}&#xa0;: masquer pour un destinataire</source>
        <translation>{exhibit}: mask for an addressee</translation>
    </message>
    <message>
        <source>Pas encore enregistré&#xa0;: {names}.</source>
        <translation>Not saved yet: {names}.</translation>
    </message>
    <message>
        <source>Couvrez les visages, les noms et les photos de profil d’autres enfants. L’original ne change pas&#xa0;: une copie couverte part à sa place, pour ce destinataire seulement.</source>
        <translation>Cover the faces, names and profile pictures of other children. The original does not change: a covered copy goes out in its place, for this addressee only.</translation>
    </message>
    <message>
        <source>Entrée&#xa0;: le déplacer avec les flèches, ou changer sa taille avec Ctrl et les flèches.</source>
        <translation>Enter: move it with the arrow keys, or change its size with Ctrl and the arrow keys.</translation>
    </message>
    <message>
        <source>Pour qui&#x202f;?</source>
        <translation>For whom?</translation>
    </message>
    <message>
        <source>Fin</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>Moyen</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Wide</translation>
    </message>
    <message numerus="yes">
        <source>%n masque(s)</source>
        <translation>
            <numerusform>%n mask</numerusform>
            <numerusform>%n masks</numerusform>
        </translation>
    </message>
    <message>
        <source>Il y a trop de traits pour une seule image. Un rectangle en remplace beaucoup.</source>
        <translation>There are too many strokes for one image. A rectangle replaces many of them.</translation>
    </message>
    <message>
        <source>Ouverture de l’image… Le journal note qu’elle a été regardée.</source>
        <translation>Opening the image… The journal notes that it was looked at.</translation>
    </message>
    <message>
        <source>Rien n’est couvert</source>
        <translation>Nothing is covered</translation>
    </message>
    <message>
        <source>Revenir</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Inser ajoute un rectangle. Les flèches le déplacent, avec Ctrl elles changent sa taille, avec Maj de dix pixels. Page suivante choisit un autre masque, Suppr l’enlève.</source>
        <translation>Insert adds a rectangle. The arrow keys move it, with Ctrl they change its size, with Shift by ten pixels. Page Down chooses another mask, Delete removes it.</translation>
    </message>
    <message>
        <source>Enregistrer et revenir</source>
        <translation>Save and go back</translation>
    </message>
    <message>
        <source>Revenir sans enregistrer</source>
        <translation>Go back without saving</translation>
    </message>
    <message>
        <source>Enregistrer le masquage</source>
        <translation>Save the masking</translation>
    </message>
    <message>
        <source>Masques posés</source>
        <translation>Masks in place</translation>
    </message>
    <message>
        <source>Image de la pièce {number}</source>
        <translation>Image of exhibit {number}</translation>
    </message>
    <message>
        <source>Copier le masquage de…</source>
        <translation>Copy the masking of…</translation>
    </message>
    <message>
        <source>Copier</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>{number}. Pinceau, {width} pixels de large, à {left} de la gauche, {top} du haut</source>
        <translation>{number}. Brush, {width} pixels wide, {left} from the left, {top} from the top</translation>
    </message>
    <message>
        <source>{number}. Rectangle, {width} × {height} pixels, à {left} de la gauche, {top} du haut</source>
        <translation>{number}. Rectangle, {width} × {height} pixels, {left} from the left, {top} from the top</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Un rappel vous attend.</source>
        <translation>A reminder waits for you.</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Appui, compte à rebours</source>
        <translation>Appui, countdown</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>Préparez l’écran. Échap annule.</source>
        <translation>Prepare the screen. Esc cancels.</translation>
    </message>
    <message>
        <source>Image figée de l’écran {number}</source>
        <translation>Frozen picture of screen {number}</translation>
    </message>
    <message>
        <source>Tracez un cadre autour de ce qui compte</source>
        <translation>Draw a frame around what matters</translation>
    </message>
    <message>
        <source>Flèches&#xa0;: déplacer. Maj et flèches&#xa0;: agrandir ou réduire. Entrée&#xa0;: garder. Échap&#xa0;: revenir sans rien prendre.</source>
        <translation>Arrows: move. Shift and arrows: larger or smaller. Enter: keep. Esc: go back without taking anything.</translation>
    </message>
    <message>
        <source>Cliquez sur la fenêtre à garder</source>
        <translation>Click the window to keep</translation>
    </message>
    <message>
        <source>Tab&#xa0;: la fenêtre suivante. Entrée&#xa0;: garder. Échap&#xa0;: revenir sans rien prendre.</source>
        <translation>Tab: next window. Enter: keep. Esc: go back without taking anything.</translation>
    </message>
    <message>
        <source>Garder cette partie</source>
        <translation>Keep this part</translation>
    </message>
    <message>
        <source>Revenir</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>Tab&#xa0;: l’écran suivant.</source>
        <translation>Tab: next screen.</translation>
    </message>
    <message>
        <source>Fenêtre sans titre</source>
        <translation>Untitled window</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>Image floutée. Appuyez pour la voir.</source>
        <translation>Blurred image. Press to see it.</translation>
    </message>
    <message>
        <source>Image visible. Appuyez pour la flouter.</source>
        <translation>Visible image. Press to blur it.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Page ouverte</source>
        <translation>Open page</translation>
    </message>
    <message>
        <source>Un rappel vous attend</source>
        <translation>A reminder waits for you</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>Composer le</source>
        <translation>Dial</translation>
    </message>
    <message>
        <source>SMS au</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>Readers</name>
    <message numerus="yes">
        <source>%n pièce(s). Une ligne pour chaque chose visible.</source>
        <translation>
            <numerusform>%n exhibit. One line for each thing that can be seen.</numerusform>
            <numerusform>%n exhibits. One line for each thing that can be seen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Lecture de ce qui partirait…</source>
        <translation>Reading what would go out…</translation>
    </message>
    <message>
        <source>Ne publiez pas ce dossier, ne l’envoyez pas au groupe de parents. Remettez-le à la personne prévue, et à elle seule.</source>
        <translation>Do not publish this file or send it to the parents’ group. Hand it to the intended person, and to them alone.</translation>
    </message>
    <message>
        <source>Pièce par pièce</source>
        <translation>Exhibit by exhibit</translation>
    </message>
    <message numerus="yes">
        <source>Visible dans %n pièce(s).</source>
        <translation>
            <numerusform>Visible in %n exhibit.</numerusform>
            <numerusform>Visible in %n exhibits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Masqué dans %n pièce(s).</source>
        <translation>
            <numerusform>Hidden in %n exhibit.</numerusform>
            <numerusform>Hidden in %n exhibits.</numerusform>
        </translation>
    </message>
    <message>
        <source>Montrer partout</source>
        <translation>Show everywhere</translation>
    </message>
    <message>
        <source>Masquer partout</source>
        <translation>Hide everywhere</translation>
    </message>
    <message>
        <source>Ce qui revient</source>
        <translation>What comes back</translation>
    </message>
    <message>
        <source>Montrer</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Masquer</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Masquer une partie…</source>
        <translation>Mask a part…</translation>
    </message>
    <message>
        <source>Revoir le masque…</source>
        <translation>Look at the mask…</translation>
    </message>
    <message>
        <source>On y lit encore un texte que vous avez masqué.</source>
        <translation>A text that you have hidden can still be read here.</translation>
    </message>
    <message>
        <source>Fichier</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Masqué pour ce destinataire.</source>
        <translation>Hidden for this addressee.</translation>
    </message>
    <message>
        <source>Ne part pas.</source>
        <translation>Does not go out.</translation>
    </message>
    <message>
        <source>Contient l’endroit où l’image a été prise.</source>
        <translation>Holds the place where the picture was taken.</translation>
    </message>
    <message>
        <source>Qui verra ce dossier&#x202f;?</source>
        <translation>Who will see this file?</translation>
    </message>
    <message>
        <source>{action}&#xa0;: {text}</source>
        <translation>{action}: {text}</translation>
    </message>
    <message>
        <source>{action}&#xa0;: {what}, pièce {number}</source>
        <translation>{action}: {what}, exhibit {number}</translation>
    </message>
    <message>
        <source>{kind}&#xa0;: part tel quel, avec tous les noms qui s’y trouvent. Appui ne sait pas le masquer.</source>
        <translation>{kind}: goes out as it is, with every name that is in it. Appui can’t mask it.</translation>
    </message>
    <message>
        <source>Pièce sans image&#xa0;: son fichier dirait ce que vous masquez. Il reste donc ici en entier.</source>
        <translation>Record without picture: its file would tell what you hide. So the whole of it stays here.</translation>
    </message>
    <message>
        <source>Part entière&#xa0;: tout ce qu’on y lit, tous ceux qu’on y voit.</source>
        <translation>Goes out whole: all that can be read, everyone who can be seen.</translation>
    </message>
    <message>
        <source>Masquée&#xa0;: ce qui est couvert ne part pas. Relisez ce qui reste.</source>
        <translation>Masked: what is covered does not go out. Look again at what is left.</translation>
    </message>
    <message>
        <source>L’image bouge&#xa0;: les vues que la page ne montre pas partent aussi.</source>
        <translation>The picture moves: the frames that the page does not show go out too.</translation>
    </message>
    <message>
        <source>Contient d’autres données après l’image.</source>
        <translation>Holds other data behind the picture.</translation>
    </message>
    <message>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Compte</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Nom affiché</source>
        <translation>Displayed name</translation>
    </message>
    <message>
        <source>Plateforme</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>Date affichée</source>
        <translation>Date shown</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Propos notés</source>
        <translation>Words noted</translation>
    </message>
    <message>
        <source>Qui l’on voit</source>
        <translation>Who is seen</translation>
    </message>
    <message>
        <source>Votre légende</source>
        <translation>Your caption</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>{text} (remplacé)</source>
        <translation>{text} (replaced)</translation>
    </message>
    <message>
        <source>Masqué&#xa0;: {hidden} fois sur {all}.</source>
        <translation>Hidden: {hidden} times of {all}.</translation>
    </message>
    <message>
        <source>Changer…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>Masqué pour ce destinataire. Le nom affiché, lui, part encore.</source>
        <translation>Hidden for this addressee. The displayed name still goes out.</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Clé de secours du coffre</source>
        <translation>Recovery key of the vault</translation>
    </message>
    <message>
        <source>À garder loin de l’ordinateur. Elle ouvre tout.</source>
        <translation>Keep it away from the computer. It opens everything.</translation>
    </message>
    <message>
        <source>Le carré dit la même chose que les lettres. Ne le photographiez pas.</source>
        <translation>The square says the same as the letters. Do not photograph it.</translation>
    </message>
    <message>
        <source>Montrer encore la clé</source>
        <translation>Show the key again</translation>
    </message>
    <message>
        <source>La clé est cachée.</source>
        <translation>The key is covered.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Signaler</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Un instant…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>Sur quelle appli&#x202f;?</source>
        <translation>On which app?</translation>
    </message>
    <message>
        <source>Un guide pas à pas, à lire à côté du téléphone. Signaler ne remplace pas une plainte, et n’empêche pas d’appeler le 3018.</source>
        <translation>A step-by-step guide, to read beside the phone. Reporting does not replace a complaint to the police, and does not prevent you from calling 3018.</translation>
    </message>
    <message>
        <source>Que voulez-vous signaler&#x202f;?</source>
        <translation>What do you want to report?</translation>
    </message>
    <message>
        <source>Sur quel appareil&#x202f;?</source>
        <translation>On which device?</translation>
    </message>
    <message>
        <source>Le chemin n’est pas le même.</source>
        <translation>The path is not the same.</translation>
    </message>
    <message>
        <source>C’est envoyé&#x202f;?</source>
        <translation>Has it been sent?</translation>
    </message>
    <message>
        <source>Protéger maintenant</source>
        <translation>Protect now</translation>
    </message>
    <message>
        <source>D’après nos sources, mettre en sourdine ou restreindre ne se voit pas. Bloquez ensuite, quand tout ce qui compte est gardé&#xa0;: une conversation peut disparaître.</source>
        <translation>According to our sources, muting or restricting is not visible. Block afterwards, once everything that matters is kept: a conversation can disappear.</translation>
    </message>
    <message>
        <source>Et après</source>
        <translation>And then</translation>
    </message>
    <message>
        <source>Gardez une capture de la confirmation, avec sa date. Regardez de nouveau dans deux ou trois jours. Le 3018 peut signaler aussi, sans attendre&#xa0;: souvent quelques heures, sans garantie.</source>
        <translation>Keep a capture of the confirmation, with its date. Look again in two or three days. 3018 can report it too, without waiting: often a few hours, without guarantee.</translation>
    </message>
    <message>
        <source>Garder la confirmation</source>
        <translation>Keep the confirmation</translation>
    </message>
    <message>
        <source>Voir la fiche du 3018</source>
        <translation>See the 3018 sheet</translation>
    </message>
    <message>
        <source>Signaler autre chose</source>
        <translation>Report something else</translation>
    </message>
    <message>
        <source>Retour</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Revenir</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>C’est fait</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Garder une preuve</source>
        <translation>Keep proof</translation>
    </message>
    <message>
        <source>Étape {number} sur {count}</source>
        <translation>Step {number} of {count}</translation>
    </message>
    <message>
        <source>En anglais&#xa0;: {label}</source>
        <translation>In English: {label}</translation>
    </message>
    <message>
        <source>Le mot peut varier. Cherchez ce qui y ressemble, à la même place.</source>
        <translation>The word may differ. Look for something like it, in the same place.</translation>
    </message>
    <message>
        <source>Mon écran est différent</source>
        <translation>My screen is different</translation>
    </message>
    <message>
        <source>Les applis changent souvent de mots et de place. Voici les autres chemins connus. L’icône bouge moins que le mot.</source>
        <translation>Apps often change their words and where they stand. Here are the other known paths. The icon moves less than the word.</translation>
    </message>
    <message>
        <source>Revenir à l’étape</source>
        <translation>Back to the step</translation>
    </message>
    <message>
        <source>Les formulaires s’ouvrent dans le navigateur, qui garde leur adresse dans son historique&#xa0;: préférez une fenêtre privée.</source>
        <translation>The forms open in the browser, which keeps their address in its history: a private window is better.</translation>
    </message>
    <message>
        <source>D’après des sources sans confirmation officielle.</source>
        <translation>According to sources without official confirmation.</translation>
    </message>
    <message>
        <source>Ouvrir dans le navigateur</source>
        <translation>Open in the browser</translation>
    </message>
    <message>
        <source>Enregistrer ce guide</source>
        <translation>Save this guide</translation>
    </message>
    <message>
        <source>Le guide est enregistré.</source>
        <translation>The guide is saved.</translation>
    </message>
    <message>
        <source>Parler à quelqu’un&#xa0;: 3018, gratuit, anonyme, confidentiel sauf danger grave.</source>
        <translation>Talk to someone: 3018, free, anonymous, confidential unless there is serious danger.</translation>
    </message>
    <message>
        <source>Page {number} sur {count}</source>
        <translation>Page {number} of {count}</translation>
    </message>
    <message>
        <source>À savoir</source>
        <translation>Good to know</translation>
    </message>
    <message>
        <source>Terminé</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Je l’ai envoyé</source>
        <translation>I have sent it</translation>
    </message>
    <message>
        <source>Aucun guide trouvé. Essayez un autre mot, ou choisissez l’appli.</source>
        <translation>No guide found. Try another word, or choose the app.</translation>
    </message>
    <message numerus="yes">
        <source>%n guide(s) trouvé(s).</source>
        <translation>
            <numerusform>%n guide found.</numerusform>
            <numerusform>%n guides found.</numerusform>
        </translation>
    </message>
    <message>
        <source>Chercher un guide</source>
        <translation>Search for a guide</translation>
    </message>
    <message>
        <source>story, bloquer, groupe…</source>
        <translation>story, block, group…</translation>
    </message>
    <message>
        <source>Ou collez une adresse (facultatif)</source>
        <translation>Or paste an address (optional)</translation>
    </message>
    <message>
        <source>Ouvrir le guide</source>
        <translation>Open the guide</translation>
    </message>
    <message>
        <source>Copier l’adresse nettoyée</source>
        <translation>Copy the clean address</translation>
    </message>
    <message>
        <source>L’adresse est copiée.</source>
        <translation>The address is copied.</translation>
    </message>
    <message>
        <source>Une vie en danger maintenant&#xa0;: 15 ou 112, 114 par SMS. Pour en parler, jour et nuit&#xa0;: 3114.</source>
        <translation>A life in danger now: 15 or 112, 114 by text message. To talk about it, day and night: 3114.</translation>
    </message>
    <message>
        <source>Motif&#xa0;: {words}</source>
        <translation>Reason: {words}</translation>
    </message>
    <message>
        <source>Que s’est-il passé&#x202f;?</source>
        <translation>What happened?</translation>
    </message>
    <message>
        <source>Les mots à choisir dans l’appli changent avec le motif.</source>
        <translation>The words to choose in the app change with the reason.</translation>
    </message>
    <message>
        <source>C’est réglé</source>
        <translation>It is set</translation>
    </message>
    <message>
        <source>Garder à côté</source>
        <translation>Keep beside</translation>
    </message>
    <message>
        <source>Autre motif</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>Ce n’est plus réglé</source>
        <translation>No longer set</translation>
    </message>
    <message>
        <source>Imprimer ce guide</source>
        <translation>Print this guide</translation>
    </message>
    <message>
        <source>Enregistrer en PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>Que voulez-vous faire&#x202f;?</source>
        <translation>What do you want to do?</translation>
    </message>
    <message>
        <source>Quel chemin&#x202f;?</source>
        <translation>Which way?</translation>
    </message>
    <message>
        <source>Ce qui est réglé est noté dans votre coffre.</source>
        <translation>What is set is noted in your vault.</translation>
    </message>
    <message>
        <source>Sans coffre ouvert, Appui s’en souvient seulement jusqu’à sa fermeture, et n’écrit rien.</source>
        <translation>Without an open vault, Appui only remembers this until it is closed, and writes nothing down.</translation>
    </message>
    <message>
        <source>Réglé le {day}</source>
        <translation>Set on {day}</translation>
    </message>
    <message>
        <source>{goal} sur {platform}</source>
        <translation>{goal} on {platform}</translation>
    </message>
    <message>
        <source>Se protéger</source>
        <translation>Protect yourself</translation>
    </message>
    <message>
        <source>Suivre un signalement</source>
        <translation>Follow up a report</translation>
    </message>
    <message>
        <source>Garder des preuves</source>
        <translation>Keep proof</translation>
    </message>
    <message>
        <source>Les réglages qui aident, un par un.</source>
        <translation>The settings that help, one by one.</translation>
    </message>
    <message>
        <source>Où lire la réponse, comment la contester.</source>
        <translation>Where to read the answer, how to contest it.</translation>
    </message>
    <message>
        <source>Liens, identifiants, copie des données.</source>
        <translation>Links, account names, copy of the data.</translation>
    </message>
    <message>
        <source>Insultes, moqueries, acharnement</source>
        <translation>Insults, mockery, hounding</translation>
    </message>
    <message>
        <source>Menaces</source>
        <translation>Threats</translation>
    </message>
    <message>
        <source>Propos haineux, discrimination</source>
        <translation>Hate speech, discrimination</translation>
    </message>
    <message>
        <source>Image intime d’une personne majeure</source>
        <translation>Intimate image of an adult</translation>
    </message>
    <message>
        <source>Image intime ou sexuelle d’un mineur</source>
        <translation>Intimate or sexual image of a minor</translation>
    </message>
    <message>
        <source>Contact non désiré, chantage</source>
        <translation>Unwanted contact, blackmail</translation>
    </message>
    <message>
        <source>Faux compte, usurpation d’identité</source>
        <translation>Fake account, impersonation</translation>
    </message>
    <message>
        <source>Données privées publiées</source>
        <translation>Private data made public</translation>
    </message>
    <message>
        <source>Compte d’un enfant trop jeune</source>
        <translation>Account of a child who is too young</translation>
    </message>
    <message>
        <source>Suicide ou automutilation</source>
        <translation>Suicide or self-harm</translation>
    </message>
    <message>
        <source>Une vidéo</source>
        <translation>A video</translation>
    </message>
    <message>
        <source>Une photo</source>
        <translation>A photo</translation>
    </message>
    <message>
        <source>Une publication</source>
        <translation>A post</translation>
    </message>
    <message>
        <source>Un reel</source>
        <translation>A reel</translation>
    </message>
    <message>
        <source>Une story</source>
        <translation>A story</translation>
    </message>
    <message>
        <source>Un commentaire</source>
        <translation>A comment</translation>
    </message>
    <message>
        <source>Un message</source>
        <translation>A message</translation>
    </message>
    <message>
        <source>Une conversation</source>
        <translation>A conversation</translation>
    </message>
    <message>
        <source>Un groupe</source>
        <translation>A group</translation>
    </message>
    <message>
        <source>Un compte</source>
        <translation>An account</translation>
    </message>
    <message>
        <source>Un direct</source>
        <translation>A live video</translation>
    </message>
    <message>
        <source>Un contenu illégal</source>
        <translation>Illegal content</translation>
    </message>
    <message>
        <source>Par formulaire</source>
        <translation>With a form</translation>
    </message>
    <message>
        <source>Un téléphone Android</source>
        <translation>An Android phone</translation>
    </message>
    <message>
        <source>Un iPhone</source>
        <translation>An iPhone</translation>
    </message>
    <message>
        <source>Un ordinateur</source>
        <translation>A computer</translation>
    </message>
    <message>
        <source>Gardez d’abord la preuve</source>
        <translation>Keep the proof first</translation>
    </message>
    <message>
        <source>Le navigateur garde cette adresse dans son historique&#xa0;: préférez une fenêtre privée.</source>
        <translation>The browser keeps this address in its history: prefer a private window.</translation>
    </message>
    <message>
        <source>Ouvrir dans le navigateur&#xa0;: {title}</source>
        <translation>Open in the browser: {title}</translation>
    </message>
    <message>
        <source>Ouvrez «&#x202f;{label}&#x202f;»</source>
        <translation>Open “{label}”</translation>
    </message>
    <message>
        <source>Touchez «&#x202f;{label}&#x202f;»</source>
        <translation>Tap “{label}”</translation>
    </message>
    <message>
        <source>Laissez le doigt sur «&#x202f;{label}&#x202f;»</source>
        <translation>Keep a finger on “{label}”</translation>
    </message>
    <message>
        <source>Faites glisser «&#x202f;{label}&#x202f;»</source>
        <translation>Slide “{label}”</translation>
    </message>
    <message>
        <source>Choisissez «&#x202f;{label}&#x202f;»</source>
        <translation>Choose “{label}”</translation>
    </message>
    <message>
        <source>Écrivez dans «&#x202f;{label}&#x202f;»</source>
        <translation>Write in “{label}”</translation>
    </message>
    <message>
        <source>Copiez «&#x202f;{label}&#x202f;»</source>
        <translation>Copy “{label}”</translation>
    </message>
    <message>
        <source>Ouvrez {label}</source>
        <translation>Open {label}</translation>
    </message>
    <message>
        <source>Touchez {label}</source>
        <translation>Tap {label}</translation>
    </message>
    <message>
        <source>Laissez le doigt sur {label}</source>
        <translation>Keep a finger on {label}</translation>
    </message>
    <message>
        <source>Faites glisser {label}</source>
        <translation>Slide {label}</translation>
    </message>
    <message>
        <source>Choisissez {label}</source>
        <translation>Choose {label}</translation>
    </message>
    <message>
        <source>Écrivez {label}</source>
        <translation>Write {label}</translation>
    </message>
    <message>
        <source>Copiez {label}</source>
        <translation>Copy {label}</translation>
    </message>
</context>
<context>
    <name>School</name>
    <message>
        <source>Ce dossier de suivi est détruit</source>
        <translation>This follow-up file is destroyed</translation>
    </message>
    <message numerus="yes">
        <source>Oui, détruire %n pièce(s) et tout ce dossier de suivi</source>
        <translation>
            <numerusform>Yes, destroy %n exhibit and all of this follow-up file</numerusform>
            <numerusform>Yes, destroy %n exhibits and all of this follow-up file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) détruite(s). Du dossier {code} reste son journal, sans contenu.</source>
        <translation>
            <numerusform>%n exhibit destroyed. Of file {code} its journal remains, without content.</numerusform>
            <numerusform>%n exhibits destroyed. Of file {code} its journal remains, without content.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s) en avaient été préparés&#xa0;: ces copies ne sont pas détruites. Le relevé dit pour qui, et quand.</source>
        <translation>
            <numerusform>%n dossier of it had been prepared: that copy is not destroyed. The record says for whom, and when.</numerusform>
            <numerusform>%n dossiers of it had been prepared: those copies are not destroyed. The record says for whom, and when.</numerusform>
        </translation>
    </message>
    <message>
        <source>Où enregistrer le relevé&#x202f;?</source>
        <translation>Where should the record be saved?</translation>
    </message>
    <message>
        <source>Détruire ce dossier de suivi</source>
        <translation>Destroy this follow-up file</translation>
    </message>
    <message>
        <source>Aucun dossier n’en avait été préparé.</source>
        <translation>No dossier of it had been prepared.</translation>
    </message>
    <message>
        <source>La durée de conservation est atteinte</source>
        <translation>The retention period has been reached</translation>
    </message>
    <message>
        <source>Le suivi est terminé</source>
        <translation>The follow-up has ended</translation>
    </message>
    <message>
        <source>La famille ou l’élève l’a demandé</source>
        <translation>The family or the pupil asked for it</translation>
    </message>
    <message>
        <source>Ouvert par erreur</source>
        <translation>Opened by mistake</translation>
    </message>
    <message>
        <source>Autre motif</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>Quelqu’un a demandé de garder ce dossier de suivi. Voyez-le avec la direction avant.</source>
        <translation>Somebody has asked to keep this follow-up file. See the head about it first.</translation>
    </message>
    <message>
        <source>Motif</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Quel motif&#x202f;?</source>
        <translation>Which reason?</translation>
    </message>
    <message>
        <source>Sans nom. Il reste dans le journal, lisible de vous seul.</source>
        <translation>Without names. It stays in the journal, readable to you alone.</translation>
    </message>
    <message>
        <source>Ne rien détruire</source>
        <translation>Destroy nothing</translation>
    </message>
    <message>
        <source>Enregistrer le relevé…</source>
        <translation>Save the record…</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Relevé enregistré, en PDF et en texte.</source>
        <translation>Record saved, as PDF and as text.</translation>
    </message>
    <message>
        <source>Écrivez un motif, même court.</source>
        <translation>Write a reason, even a short one.</translation>
    </message>
    <message>
        <source>Les pièces, les notes, les noms remplacés et les signalements de ce dossier de suivi seront détruits, sans retour possible. Le journal garde qu’il a existé et quand il a été détruit.</source>
        <translation>The exhibits, the notes, the replaced names and the reports of this follow-up file will be destroyed, with no way back. The journal keeps that it existed and when it was destroyed.</translation>
    </message>
    <message>
        <source>Le relevé de destruction se range avec les papiers de l’établissement&#xa0;: dates, nombres, empreinte du journal, aucun nom. Lancez aussi une sauvegarde du coffre&#xa0;: l’ancienne contient encore tout.</source>
        <translation>The record of destruction is filed with the school’s papers: dates, numbers, the hash of the journal, no names. Run a backup of the vault too: the old one still holds everything.</translation>
    </message>
    <message>
        <source>À compléter</source>
        <translation>To be completed</translation>
    </message>
    <message>
        <source>D’après des pages d’académies, comparées le {date}. Le formulaire d’aujourd’hui peut différer.</source>
        <translation>From pages of académies, compared on {date}. Today’s form may differ.</translation>
    </message>
    <message>
        <source>Copié. Collez-le dans l’application, puis relisez&#xa0;: ni nom, ni santé, ni avis.</source>
        <translation>Copied. Paste it into the application, then read it again: no names, no health, no opinion.</translation>
    </message>
    <message>
        <source>Gardé dans le coffre, avec ce dossier de suivi.</source>
        <translation>Kept in the vault, with this follow-up file.</translation>
    </message>
    <message>
        <source>D’après des pages d’académies, comparées le {date}&#xa0;: nos informations datent, vérifiez.</source>
        <translation>From pages of académies, compared on {date}: our information is old, check it.</translation>
    </message>
    <message>
        <source>Texte pour «&#x202f;Faits établissement&#x202f;»</source>
        <translation>Text for “Faits établissement”</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Votre texte parlait d’une pièce qui a été retirée&#xa0;: il a été refait. Relisez-le.</source>
        <translation>Your text spoke of an exhibit that was withdrawn: it has been made anew. Read it through again.</translation>
    </message>
    <message>
        <source>Texte, à compléter</source>
        <translation>Text, to be completed</translation>
    </message>
    <message>
        <source>Copier</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Garder ce texte</source>
        <translation>Keep this text</translation>
    </message>
    <message>
        <source>Refaire le texte</source>
        <translation>Make the text anew</translation>
    </message>
    <message>
        <source>Un nom de votre liste est écrit dans ce texte&#xa0;: mettez ses initiales.</source>
        <translation>A name of your list is written in this text: put its initials.</translation>
    </message>
    <message>
        <source>Si vous le demandez en préparant le dossier pour l’école, ces noms y sont remplacés partout où ils sont écrits. La liste ne sort pas du coffre. Les autres destinataires lisent les noms.</source>
        <translation>If you ask for it when preparing the dossier for the school, these names are replaced there wherever they are written. The list does not leave the vault. The other addressees read the names.</translation>
    </message>
    <message>
        <source>de la pièce {numbers}</source>
        <translation>of exhibit {numbers}</translation>
    </message>
    <message>
        <source>des pièces {numbers}</source>
        <translation>of exhibits {numbers}</translation>
    </message>
    <message>
        <source>Dans le dossier pour l’établissement, ces noms sont remplacés partout où ils sont écrits&#xa0;: notes, comptes, légendes, lettres. La liste ne sort pas du coffre. Les autres destinataires lisent les noms.</source>
        <translation>In the dossier for the school these names are replaced wherever they are written: notes, accounts, captions, letters. The list does not leave the vault. The other addressees read the names.</translation>
    </message>
    <message>
        <source>Élève A, Élève B…</source>
        <translation>Élève A, Élève B… (pupil)</translation>
    </message>
    <message>
        <source>Initiales</source>
        <translation>Initials</translation>
    </message>
    <message>
        <source>Noms remplacés</source>
        <translation>Replaced names</translation>
    </message>
    <message>
        <source>Nom à remplacer</source>
        <translation>Name to replace</translation>
    </message>
    <message>
        <source>Comme il est écrit. Ajoutez aussi le prénom seul, le surnom, le nom du compte.</source>
        <translation>As it is written. Add the first name alone, the nickname and the account name too.</translation>
    </message>
    <message>
        <source>Par</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Vous pourrez le changer dans la liste.</source>
        <translation>You can change it in the list.</translation>
    </message>
    <message>
        <source>Ajouter</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Écrivez le nom tel qu’on peut le lire.</source>
        <translation>Write the name as it can be read.</translation>
    </message>
    <message>
        <source>Ce nom est déjà dans la liste.</source>
        <translation>This name is in the list already.</translation>
    </message>
    <message>
        <source>Le dernier changement de la liste des noms n’a pas été gardé.</source>
        <translation>The last change to the list of names was not kept.</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Au lieu de «&#x202f;{name}&#x202f;»</source>
        <translation>In place of “{name}”</translation>
    </message>
    <message>
        <source>Une partie d’un nom reste lisible dans ce qui est noté {of_exhibits}&#xa0;: complétez la liste.</source>
        <translation>A part of a name can still be read in what is noted {of_exhibits}: complete the list.</translation>
    </message>
    <message>
        <source>Un nom est écrit dans les fichiers {of_exhibits}, qui partent tels quels&#xa0;: laissez-les de côté.</source>
        <translation>A name is written in the files {of_exhibits}, which go out as they are: leave them out.</translation>
    </message>
    <message>
        <source>Appui ne lit pas dans les images, les vidéos, les sons et les PDF, ni dans un texte ou une conversation qu’il n’a pas pu lire en entier&#xa0;: relisez ou réécoutez le contenu {of_exhibits}. Masquez les noms dans les images&#x202f;; laissez de côté une autre pièce qui en contient.</source>
        <translation>Appui does not read inside pictures, videos, sounds and PDFs, nor in a text or a conversation that it could not read in full: read or listen to the content {of_exhibits} again. Mask the names in pictures; leave out any other exhibit that contains some.</translation>
    </message>
    <message>
        <source>Un établissement scolaire suit cette situation</source>
        <translation>A school follows this case</translation>
    </message>
    <message>
        <source>Avec l’accord de la direction&#xa0;: une durée de conservation, des noms remplacés dans la version de l’établissement, une image regardée avant d’être gardée.</source>
        <translation>With the head’s agreement: a retention period, names replaced in the school’s version, a picture looked at before it is kept.</translation>
    </message>
    <message>
        <source>{date} (trois ans après le début)</source>
        <translation>{date} (three years after the beginning)</translation>
    </message>
    <message>
        <source>Durée de conservation</source>
        <translation>Retention period</translation>
    </message>
    <message>
        <source>Quelqu’un a demandé de garder ce dossier de suivi</source>
        <translation>Somebody has asked to keep this follow-up file</translation>
    </message>
    <message>
        <source>Par exemple la justice ou le rectorat. Au-delà de trois ans seulement ainsi.</source>
        <translation>For example the courts or the regional authority. Beyond three years only in this way.</translation>
    </message>
    <message>
        <source>Garder jusqu’au</source>
        <translation>Keep until</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>{date} (au-delà de trois ans)</source>
        <translation>{date} (beyond three years)</translation>
    </message>
    <message>
        <source>À garder jusqu’au {date}&#xa0;: un an, proposé par Appui. Rien ne s’efface tout seul.</source>
        <translation>To be kept until {date}: a year, proposed by Appui. Nothing is erased by itself.</translation>
    </message>
    <message>
        <source>À garder jusqu’au {date}, à la demande de quelqu’un. Rien ne s’efface tout seul.</source>
        <translation>To be kept until {date}, because somebody asked for it. Nothing is erased by itself.</translation>
    </message>
    <message>
        <source>À garder jusqu’au {date}. Rien ne s’efface tout seul.</source>
        <translation>To be kept until {date}. Nothing is erased by itself.</translation>
    </message>
    <message>
        <source>La durée de conservation est atteinte depuis le {date}. Rien ne s’efface tout seul&#xa0;: prolongez-la avec un motif, ou détruisez ce dossier de suivi.</source>
        <translation>The retention period was reached on {date}. Nothing is erased by itself: extend it with a reason, or destroy this follow-up file.</translation>
    </message>
    <message numerus="yes">
        <source>%n nom(s) de la liste remplacé(s) partout où ils sont écrits.</source>
        <translation>
            <numerusform>%n name of the list replaced wherever it is written.</numerusform>
            <numerusform>%n names of the list replaced wherever they are written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n nom(s) dans la liste, par exemple les autres enfants.</source>
        <translation>
            <numerusform>%n name in the list, for example the other children.</numerusform>
            <numerusform>%n names in the list, for example the other children.</numerusform>
        </translation>
    </message>
    <message>
        <source>La liste est vide&#xa0;: les noms écrits partent tels quels.</source>
        <translation>The list is empty: written names go out as they are.</translation>
    </message>
    <message>
        <source>Par exemple les autres enfants. La liste est vide pour le moment.</source>
        <translation>For example the other children. The list is empty for now.</translation>
    </message>
    <message>
        <source>Remplacer les noms de la liste</source>
        <translation>Replace the names of the list</translation>
    </message>
    <message>
        <source>Changer la liste</source>
        <translation>Change the list</translation>
    </message>
    <message>
        <source>Le relevé n’est pas encore enregistré. Fermez une seconde fois pour vous en passer&#x202f;; la commande «&#x202f;appui case record&#x202f;» peut le refaire.</source>
        <translation>The record is not saved yet. Close a second time to do without it; the command “appui case record” can make it again.</translation>
    </message>
    <message>
        <source>Un nom de la liste s’y lit encore.</source>
        <translation>A name of the list can still be read there.</translation>
    </message>
    <message>
        <source>Le disque n’a pas tout laissé ranger&#xa0;: le reste s’efface à la prochaine ouverture du coffre.</source>
        <translation>The disk did not let everything be tidied up: the rest is erased the next time the vault is opened.</translation>
    </message>
    <message>
        <source>Les trois ans proposés sont passés. Une plainte peut encore en avoir besoin&#xa0;: décidez de détruire, ou de garder parce que quelqu’un l’a demandé.</source>
        <translation>The three years proposed are over. A complaint may still need it: decide to destroy it, or to keep it because somebody has asked.</translation>
    </message>
    <message>
        <source>Appui propose un an, trois ans au plus après le début du suivi&#x202f;; aucun texte trouvé ne le fixe. Une plainte est souvent possible plus longtemps, et peut avoir besoin de ce dossier. La direction décide&#x202f;; Appui rappelle, et n’efface rien tout seul.</source>
        <translation>Appui proposes a year, three years at most after the beginning; no text that was found sets this. A complaint is often possible for longer, and may need this file. The head decides; Appui reminds, and erases nothing by itself.</translation>
    </message>
    <message>
        <source>Destruction en cours. Elle ne s’arrête plus.</source>
        <translation>Being destroyed. It can no longer be stopped.</translation>
    </message>
    <message>
        <source>Remettre le texte d’avant</source>
        <translation>Put the earlier text back</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Langue et apparence</source>
        <translation>Language and appearance</translation>
    </message>
    <message>
        <source>Au quotidien</source>
        <translation>Day to day</translation>
    </message>
    <message>
        <source>Réglages</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Langue</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Comme l’ordinateur</source>
        <translation>Same as the computer</translation>
    </message>
    <message>
        <source>Apparence</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Claire</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Sombre</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Contraste élevé</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Taille du texte</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Je ne peux pas téléphoner</source>
        <translation>I cannot phone</translation>
    </message>
    <message>
        <source>Appui ne propose alors que les moyens écrits&#xa0;: tchat, formulaire, 114 par SMS.</source>
        <translation>Appui then offers written ways only: chat, form, 114 by text.</translation>
    </message>
    <message>
        <source>F1 ouvre la fiche 3018</source>
        <translation>F1 opens the 3018 sheet</translation>
    </message>
    <message>
        <source>À couper si une autre personne utilise ce clavier.</source>
        <translation>To be switched off if another person uses this keyboard.</translation>
    </message>
    <message>
        <source>Échap trois fois ferme tout</source>
        <translation>Esc three times closes everything</translation>
    </message>
    <message>
        <source>Comme «&#x202f;Quitter vite&#x202f;». Une seule fois ferme seulement la fiche ouverte.</source>
        <translation>Like “Leave now”. Pressed once, it only closes the open sheet.</translation>
    </message>
    <message>
        <source>Rappels dans les notifications</source>
        <translation>Reminders as notifications</translation>
    </message>
    <message>
        <source>Une phrase neutre, sans détail, et seulement pendant qu’Appui est ouvert.</source>
        <translation>One neutral sentence, no detail, and only while Appui is open.</translation>
    </message>
    <message>
        <source>Flouter les images gardées</source>
        <translation>Blur the images kept</translation>
    </message>
    <message>
        <source>Une image ne se montre que quand vous appuyez dessus.</source>
        <translation>An image shows only when you press it.</translation>
    </message>
    <message>
        <source>{number}&#x202f;%</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>Recevoir des captures par le Wi-Fi</source>
        <translation>Receive screenshots over Wi-Fi</translation>
    </message>
    <message>
        <source>Une page pour le téléphone, que vous ouvrez chaque fois par un bouton. À couper dans un établissement.</source>
        <translation>A page for the phone, which you open each time with a button. To be switched off in a school.</translation>
    </message>
    <message>
        <source>Icône près de l’horloge</source>
        <translation>Icon near the clock</translation>
    </message>
    <message>
        <source>Le 3018, une capture et «&#x202f;Quitter vite&#x202f;» à portée, tant qu’Appui est ouvert. L’icône se voit&#xa0;: à éviter si d’autres utilisent cet ordinateur.</source>
        <translation>The 3018, a capture and “Leave now” within reach while Appui is open. The icon can be seen: better not where others use this computer.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>fait</source>
        <translation>done</translation>
    </message>
    <message>
        <source>étape en cours</source>
        <translation>current step</translation>
    </message>
</context>
<context>
    <name>TimeStamps</name>
    <message>
        <source>{name}&#xa0;: {sentence}</source>
        <translation>{name}: {sentence}</translation>
    </message>
    <message>
        <source>Date attestée par un tiers</source>
        <translation>Date attested by a third party</translation>
    </message>
    <message>
        <source>Une autorité extérieure peut attester que la liste des fichiers d’un dossier existait à une date. Elle ne dit rien de ce que montrent les fichiers.</source>
        <translation>An outside authority can attest that a dossier’s list of files existed at a given date. It says nothing of what the files show.</translation>
    </message>
    <message>
        <source>Seule l’empreinte de cette liste part&#xa0;: ni image, ni nom, ni adresse de page. L’autorité peut voir l’adresse IP de votre connexion et le moment de la demande.</source>
        <translation>Only the hash of that list leaves: no picture, no name, no page address. The authority can see the IP address of your connection and the moment of the request.</translation>
    </message>
    <message>
        <source>Proposer la date attestée dans les dossiers</source>
        <translation>Offer the attested date in dossiers</translation>
    </message>
    <message>
        <source>Rien ne part tant que c’est coupé. À chaque dossier, vous pouvez encore refuser.</source>
        <translation>Nothing leaves while this is off. For each dossier, you can still say no.</translation>
    </message>
    <message>
        <source>À qui c’est demandé</source>
        <translation>Who is asked</translation>
    </message>
    <message>
        <source>Ces services sont gratuits et indépendants d’Appui. Leurs conditions, leur durée et ce qu’ils gardent ne dépendent pas de nous. Une seule réponse suffit.</source>
        <translation>These services are free and independent of Appui. Their terms, how long they last and what they keep are not up to us. One answer is enough.</translation>
    </message>
    <message>
        <source>Essayer maintenant</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>Demande en cours…</source>
        <translation>Asking…</translation>
    </message>
    <message>
        <source>Aucune autorité n’a été interrogée.</source>
        <translation>No authority was asked.</translation>
    </message>
    <message>
        <source>Ouvrez le coffre pour voir ce qui attend une réponse.</source>
        <translation>Open the vault to see what is waiting for an answer.</translation>
    </message>
    <message>
        <source>Personne&#xa0;: la liste n’est pas utilisable.</source>
        <translation>Nobody: the list can’t be used.</translation>
    </message>
    <message numerus="yes">
        <source>%n demande(s) en attente d’une réponse.</source>
        <translation>
            <numerusform>%n request waiting for an answer.</numerusform>
            <numerusform>%n requests waiting for an answer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rien n’attend de réponse.</source>
        <translation>Nothing is waiting for an answer.</translation>
    </message>
    <message>
        <source>{name} a répondu comme il faut.</source>
        <translation>{name} answered as it should.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Où en est ce signalement</source>
        <translation>Where this report stands</translation>
    </message>
    <message>
        <source>fait</source>
        <translation>done</translation>
    </message>
    <message>
        <source>en cours</source>
        <translation>current</translation>
    </message>
    <message>
        <source>à venir</source>
        <translation>to come</translation>
    </message>
</context>
<context>
    <name>Triage</name>
    <message>
        <source>Par où commencer</source>
        <translation>Where to begin</translation>
    </message>
    <message>
        <source>Un instant…</source>
        <translation>One moment…</translation>
    </message>
    <message>
        <source>D’abord</source>
        <translation>First</translation>
    </message>
    <message>
        <source>Revenir</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Recommencer</source>
        <translation>Start over</translation>
    </message>
    <message>
        <source>Vos réponses ne sont écrites nulle part. Elles s’effacent avec la page.</source>
        <translation>Your answers are written nowhere. They are wiped with the page.</translation>
    </message>
    <message>
        <source>Question {n} sur {count}</source>
        <translation>Question {n} of {count}</translation>
    </message>
    <message>
        <source>Aucune de ces personnes&#x202f;?</source>
        <translation>None of these people?</translation>
    </message>
    <message>
        <source>Un site s’ouvre dans le navigateur, qui garde une trace de la visite&#xa0;: préférez une fenêtre privée.</source>
        <translation>A site opens in the browser, which keeps a trace of the visit: prefer a private window.</translation>
    </message>
    <message>
        <source>Le téléphone garde une trace de l’appel.</source>
        <translation>The phone keeps a trace of the call.</translation>
    </message>
    <message>
        <source>Ces conseils n’ont pas été relus depuis plus de trois mois.</source>
        <translation>This advice has not been reread for more than three months.</translation>
    </message>
    <message>
        <source>Ensuite</source>
        <translation>Then</translation>
    </message>
    <message>
        <source>Fermé</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Les questions sont illisibles ici</source>
        <translation>The questions can’t be read here</translation>
    </message>
    <message>
        <source>Le 3018 aide à voir par quoi commencer.</source>
        <translation>3018 helps to see where to begin.</translation>
    </message>
    <message>
        <source>Joindre le 3018</source>
        <translation>Reach 3018</translation>
    </message>
    <message>
        <source>Appeler depuis cet ordinateur</source>
        <translation>Call from this computer</translation>
    </message>
    <message>
        <source>Préparer mes éléments</source>
        <translation>Prepare my material</translation>
    </message>
    <message>
        <source>Copier le numéro</source>
        <translation>Copy the number</translation>
    </message>
    <message>
        <source>Ouvrir les guides</source>
        <translation>Open the guides</translation>
    </message>
    <message>
        <source>Garder une trace</source>
        <translation>Keep a record</translation>
    </message>
    <message>
        <source>Numéro copié</source>
        <translation>Number copied</translation>
    </message>
    <message>
        <source>Ouvrir {site}</source>
        <translation>Open {site}</translation>
    </message>
    <message>
        <source>{words}, dans le navigateur</source>
        <translation>{words}, in the browser</translation>
    </message>
    <message>
        <source>D’après une source ({date}), comparée le {day}.</source>
        <translation>From a source ({date}), compared on {day}.</translation>
    </message>
    <message>
        <source>D’après une source sans date, comparée le {day}.</source>
        <translation>From an undated source, compared on {day}.</translation>
    </message>
</context>
<context>
    <name>Vault</name>
    <message>
        <source>Sur un ordinateur où Appui n’a encore rien gardé&#xa0;: ouvrez Preuves, puis «&#x202f;J’ai une sauvegarde&#x202f;». Choisissez le dossier «&#x202f;Sauvegarde Appui&#x202f;», retapez la clé de la fiche de secours et choisissez une phrase secrète. La sauvegarde n’est pas modifiée, et rien n’est jamais remplacé.</source>
        <translation>On a computer where Appui has kept nothing yet: open Evidence, then “I have a backup”. Choose the folder “Sauvegarde Appui”, type the key from the recovery sheet and choose a passphrase. The backup is not changed, and nothing is ever replaced.</translation>
    </message>
    <message>
        <source>Où garder la sauvegarde&#x202f;?</source>
        <translation>Where should the backup be kept?</translation>
    </message>
    <message>
        <source>Sauvegarde en cours&#xa0;: {percent} %.</source>
        <translation>Backing up: {percent}%.</translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) copiée(s)</source>
        <translation>
            <numerusform>%n exhibit copied</numerusform>
            <numerusform>%n exhibits copied</numerusform>
        </translation>
    </message>
    <message>
        <source>Sauvegarde faite et relue&#xa0;: {copied}. Rangez-la loin de cet ordinateur.</source>
        <translation>Backup made and read back: {copied}. Keep it away from this computer.</translation>
    </message>
    <message>
        <source>Sauvegarde arrêtée. La précédente, s’il y en a une, reste entière.</source>
        <translation>Backup stopped. The former one, if there is one, stays whole.</translation>
    </message>
    <message>
        <source>Aucune sauvegarde pour le moment. Un disque s’abîme, un ordinateur se perd&#xa0;: une clé USB rangée ailleurs suffit.</source>
        <translation>No backup yet. A disk breaks, a computer gets lost: a USB stick kept elsewhere is enough.</translation>
    </message>
    <message>
        <source>Elle a plus de 30 jours. Quand vous pourrez, refaites-en une.</source>
        <translation>It is more than 30 days old. When you can, make a new one.</translation>
    </message>
    <message>
        <source>Cette page d’aide est introuvable. Installez Appui de nouveau.</source>
        <translation>This help page is missing. Install Appui again.</translation>
    </message>
    <message>
        <source>Sauvegarder maintenant…</source>
        <translation>Back up now…</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Comment la retrouver</source>
        <translation>How to bring it back</translation>
    </message>
    <message>
        <source>Ouvrir le coffre sans Appui</source>
        <translation>Open the vault without Appui</translation>
    </message>
    <message>
        <source>Sauvegarde en cours…</source>
        <translation>Backing up…</translation>
    </message>
    <message>
        <source>Sauvegarde faite, sauf ce qui est abîmé dans le coffre lui-même. «&#x202f;Vérifier maintenant&#x202f;» dit quoi.</source>
        <translation>Backup made, except for what is damaged in the vault itself. “Check now” says what.</translation>
    </message>
    <message>
        <source>Dernière sauvegarde&#xa0;: {when}.</source>
        <translation>Last backup: {when}.</translation>
    </message>
    <message>
        <source>Retrouver une sauvegarde</source>
        <translation>Bring a backup back</translation>
    </message>
    <message>
        <source>Sauvegarde</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Le coffre n’est pas tout à fait comme il a été laissé&#xa0;:</source>
        <translation>The vault is not quite as it was left:</translation>
    </message>
    <message>
        <source>Vérification en cours&#xa0;: {percent} %.</source>
        <translation>Checking: {percent}%.</translation>
    </message>
    <message numerus="yes">
        <source>%n pièce(s) relue(s), rien n’a changé depuis l’ajout.</source>
        <translation>
            <numerusform>%n exhibit read back, nothing has changed since it was added.</numerusform>
            <numerusform>%n exhibits read back, nothing has changed since they were added.</numerusform>
        </translation>
    </message>
    <message>
        <source>Appui relit vos pièces par petits morceaux quand vous ne l’utilisez pas. Pas encore fini.</source>
        <translation>Appui reads your exhibits back in small pieces while you are not using it. Not finished yet.</translation>
    </message>
    <message>
        <source>Vérifier maintenant</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>Vérification en cours…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Vérification arrêtée.</source>
        <translation>Check stopped.</translation>
    </message>
    <message>
        <source>Toutes les pièces ont été relues le {when}.</source>
        <translation>All exhibits were read back on {when}.</translation>
    </message>
    <message>
        <source>Vérification</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Laisser voir Appui pendant 10 minutes</source>
        <translation>Let Appui be seen for 10 minutes</translation>
    </message>
    <message>
        <source>Windows laisse Appui hors des captures, des écrans partagés et de Recall. Quelqu’un qui vous aide à distance ne le voit donc pas.</source>
        <translation>Windows leaves Appui out of screenshots, shared screens and Recall. Someone who helps you from afar therefore can’t see it.</translation>
    </message>
    <message>
        <source>Cacher Appui de nouveau</source>
        <translation>Hide Appui again</translation>
    </message>
    <message numerus="yes">
        <source>Appui se voit encore %n minute(s) sur un écran partagé.</source>
        <translation>
            <numerusform>Appui can be seen on a shared screen for %n more minute.</numerusform>
            <numerusform>Appui can be seen on a shared screen for %n more minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Aide à distance</source>
        <translation>Help from afar</translation>
    </message>
    <message>
        <source>Quatre ou cinq mots que vous seul connaissez, sans rapport avec votre famille. La fiche de secours reste valable.</source>
        <translation>Four or five words that only you know, nothing to do with your family. The recovery sheet stays valid.</translation>
    </message>
    <message>
        <source>Quatre ou cinq mots que vous seul connaissez, sans rapport avec votre famille. L’ancienne phrase n’ouvrira plus le coffre&#x202f;; la fiche de secours reste valable.</source>
        <translation>Four or five words that only you know, nothing to do with your family. The old passphrase will no longer open the vault; the recovery sheet stays valid.</translation>
    </message>
    <message>
        <source>L’ancienne fiche n’ouvrira plus rien. Ayez de quoi écrire ou imprimer&#xa0;: la nouvelle clé n’est montrée que maintenant.</source>
        <translation>The old sheet will open nothing any more. Have something to write or print with: the new key is shown only now.</translation>
    </message>
    <message>
        <source>Nouvelle phrase secrète</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>Nouvelle fiche de secours</source>
        <translation>New recovery sheet</translation>
    </message>
    <message>
        <source>Voici la nouvelle clé. Écrivez-la sur papier, loin de l’ordinateur, puis détruisez l’ancienne fiche&#xa0;: elle n’ouvre plus rien. D’ici sept jours, Appui vous demandera de la retaper.</source>
        <translation>Here is the new key. Write it on paper, away from the computer, then destroy the old sheet: it opens nothing any more. Within seven days Appui will ask you to type it back.</translation>
    </message>
    <message>
        <source>Phrase secrète</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>La même, encore une fois</source>
        <translation>The same once more</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Écrivez au moins quelques mots.</source>
        <translation>Write at least a few words.</translation>
    </message>
    <message>
        <source>Les deux phrases ne sont pas les mêmes.</source>
        <translation>The two passphrases are not the same.</translation>
    </message>
    <message>
        <source>Faire la nouvelle fiche</source>
        <translation>Make the new sheet</translation>
    </message>
    <message>
        <source>C’est noté</source>
        <translation>I have written it down</translation>
    </message>
    <message>
        <source>Imprimer…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Rien n’a été imprimé.</source>
        <translation>Nothing was printed.</translation>
    </message>
    <message>
        <source>Ajouter une phrase secrète…</source>
        <translation>Add a passphrase…</translation>
    </message>
    <message>
        <source>L’ouvrir aussi avec cette session</source>
        <translation>Open it with this session too</translation>
    </message>
    <message>
        <source>Changer la phrase secrète…</source>
        <translation>Change the passphrase…</translation>
    </message>
    <message>
        <source>Ne plus l’ouvrir avec cette session</source>
        <translation>No longer open it with this session</translation>
    </message>
    <message>
        <source>Cette session n’ouvre plus le coffre.</source>
        <translation>This session no longer opens the vault.</translation>
    </message>
    <message>
        <source>Cette session ouvre maintenant le coffre.</source>
        <translation>This session now opens the vault.</translation>
    </message>
    <message>
        <source>Nouvelle fiche de secours…</source>
        <translation>New recovery sheet…</translation>
    </message>
    <message>
        <source>La nouvelle phrase secrète est en place.</source>
        <translation>The new passphrase is in place.</translation>
    </message>
    <message>
        <source>Comment il s’ouvre</source>
        <translation>How it opens</translation>
    </message>
    <message>
        <source>Il s’ouvre avec&#xa0;: {ways}.</source>
        <translation>It opens with: {ways}.</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Il n’y a pas encore de coffre. Il se crée avec votre première pièce.</source>
        <translation>There is no vault yet. It is made with your first exhibit.</translation>
    </message>
    <message>
        <source>Se ferme tout seul après</source>
        <translation>Closes by itself after</translation>
    </message>
    <message>
        <source>Sans toucher à Appui. Aussi dès que la session se verrouille.</source>
        <translation>Without touching Appui. Also as soon as the session is locked.</translation>
    </message>
    <message>
        <source>{minutes} (conseillé)</source>
        <translation>{minutes} (advised)</translation>
    </message>
    <message>
        <source>Le coffre est fermé. Ouvrez-le dans Preuves pour voir la suite ici.</source>
        <translation>The vault is closed. Open it in Evidence to see the rest here.</translation>
    </message>
    <message>
        <source>Aller à Preuves</source>
        <translation>Go to Evidence</translation>
    </message>
    <message>
        <source>Voir le journal du coffre</source>
        <translation>Show the vault’s journal</translation>
    </message>
    <message>
        <source>Coffre</source>
        <translation>Vault</translation>
    </message>
    <message>
        <source>la session de cet ordinateur</source>
        <translation>the session of this computer</translation>
    </message>
    <message>
        <source>une phrase secrète</source>
        <translation>a passphrase</translation>
    </message>
    <message>
        <source>la fiche de secours, essayée une fois</source>
        <translation>the recovery sheet, tried once</translation>
    </message>
    <message>
        <source>la fiche de secours, pas encore essayée</source>
        <translation>the recovery sheet, not tried yet</translation>
    </message>
    <message>
        <source>la clé d’une institution</source>
        <translation>the key of an institution</translation>
    </message>
    <message>
        <source>Une pièce ne se relit plus comme à son ajout&#xa0;: {names}. Les autres restent en place. Une sauvegarde récente peut la contenir intacte&#xa0;: gardez-la, ne la remplacez pas.</source>
        <translation>An exhibit no longer reads back as when it was added: {names}. The others are in place. A recent backup may hold it intact: keep that backup, do not replace it.</translation>
    </message>
    <message>
        <source>La vérification a trouvé une différence dans le coffre. Vos pièces restent en place. Dans Réglages, Coffre&#xa0;: «&#x202f;Vérifier maintenant&#x202f;».</source>
        <translation>The check found a difference in the vault. Your exhibits are in place. In Settings, Vault: “Check now”.</translation>
    </message>
    <message>
        <source>pièce {number} ({case})</source>
        <translation>exhibit {number} ({case})</translation>
    </message>
    <message>
        <source>Regarder maintenant</source>
        <translation>Look now</translation>
    </message>
    <message>
        <source>Copies restées ailleurs</source>
        <translation>Copies left elsewhere</translation>
    </message>
    <message>
        <source>Des copies de vos pièces peuvent être restées hors du coffre. Appui les cherche après chaque ajout et quand vous le demandez, et n’efface rien sans vous.</source>
        <translation>Copies of your exhibits may have been left outside the vault. Appui looks for them after each addition and when you ask, and erases nothing without you.</translation>
    </message>
</context>
<context>
    <name>Verify</name>
    <message>
        <source>Vérifier un dossier reçu</source>
        <translation>Check a dossier you received</translation>
    </message>
    <message>
        <source>Fichier de la clé privée age</source>
        <translation>File of the private age key</translation>
    </message>
    <message>
        <source>Ce dossier n’est plus tel qu’il a été fait. Ce qui a changé est nommé ci-dessous. Gardez-le tel quel, et demandez une nouvelle copie à la personne qui vous l’a remis.</source>
        <translation>This dossier is no longer as it was made. What changed is named below. Keep it as it is, and ask the person who gave it to you for a new copy.</translation>
    </message>
    <message>
        <source>Vérification arrêtée. Rien n’est conclu sur ce dossier.</source>
        <translation>The check was stopped. Nothing is known about this dossier.</translation>
    </message>
    <message>
        <source>Ceci n’est pas un dossier fait par Appui. Rien n’a été modifié. Choisissez le dossier entier, ou le fichier tel que vous l’avez reçu.</source>
        <translation>This is not a dossier made by Appui. Nothing was changed. Choose the whole folder, or the file as you received it.</translation>
    </message>
    <message>
        <source>Choisir un fichier…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>Choisir un dossier…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Effacer ce résultat</source>
        <translation>Clear this result</translation>
    </message>
    <message>
        <source>Rien n’est modifié, rien n’est envoyé, rien n’est gardé, et rien n’entre dans vos pièces.</source>
        <translation>Nothing is changed, nothing is sent, nothing is kept, and nothing enters your exhibits.</translation>
    </message>
    <message>
        <source>Il est scellé par une phrase secrète, que connaît la personne qui vous l’a envoyé. Appui ne la garde pas, et rien n’est déchiffré sur le disque.</source>
        <translation>It is sealed with a passphrase, known to the person who sent it to you. Appui does not keep it, and nothing is decrypted on the disk.</translation>
    </message>
    <message>
        <source>Dossiers d’Appui</source>
        <translation>Appui dossiers</translation>
    </message>
    <message>
        <source>Tous les fichiers</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>Quelqu’un vous a remis un dossier fait par Appui&#x202f;? Appui relit chacun de ses fichiers et vous dit si quelque chose a été ajouté, retiré ou changé.</source>
        <translation>Did someone give you a dossier made by Appui? Appui reads each of its files and tells you whether anything was added, removed or changed.</translation>
    </message>
    <message>
        <source>Un fichier ZIP ou scellé («&#x202f;.age&#x202f;», «&#x202f;-scelle.zip&#x202f;»), ou le dossier décompressé. Vous pouvez aussi le déposer n’importe où dans cette fenêtre.</source>
        <translation>A ZIP or sealed file (“.age”, “-scelle.zip”), or the unpacked folder. You can also drop it anywhere on this window.</translation>
    </message>
    <message>
        <source>Il est scellé pour une clé age. Choisissez le fichier de votre clé privée&#xa0;: une ligne y commence par «&#x202f;AGE-SECRET-KEY-1&#x202f;». Appui la lit pour cette vérification seulement.</source>
        <translation>It is sealed for an age key. Choose the file of your private key: a line in it begins with “AGE-SECRET-KEY-1”. Appui reads it for this check alone.</translation>
    </message>
    <message>
        <source>Phrase secrète</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Ouvrir et vérifier</source>
        <translation>Open and check</translation>
    </message>
    <message>
        <source>Choisir le fichier de la clé…</source>
        <translation>Choose the key file…</translation>
    </message>
    <message>
        <source>Écrivez la phrase secrète.</source>
        <translation>Write the passphrase.</translation>
    </message>
    <message>
        <source>Ouvrir le dossier scellé</source>
        <translation>Open the sealed dossier</translation>
    </message>
    <message>
        <source>Ce qui a changé</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>À comparer avec le papier</source>
        <translation>To compare with the paper</translation>
    </message>
    <message>
        <source>Copies masquées</source>
        <translation>Masked copies</translation>
    </message>
    <message>
        <source>Dates attestées par un tiers</source>
        <translation>Dates attested by a third party</translation>
    </message>
    <message>
        <source>Ce que cela montre, et ce que cela ne montre pas</source>
        <translation>What this shows, and what it does not</translation>
    </message>
    <message>
        <source>Une copie interrompue ou une clé USB fatiguée peut suffire. Cela ne dit pas qui a changé quelque chose, ni pourquoi.</source>
        <translation>An interrupted copy or a worn USB stick can be enough. This does not say who changed anything, nor why.</translation>
    </message>
    <message>
        <source>Quelqu’un pourrait refaire tout le dossier, journal et signature compris. Pour l’écarter, comparez ces valeurs avec celles de la page «&#x202f;Vérifier ce dossier&#x202f;» qui vous a été remise sur papier.</source>
        <translation>Someone could make the whole dossier anew, journal and signature included. To rule that out, compare these values with those on the page “Vérifier ce dossier” that you were given on paper.</translation>
    </message>
    <message>
        <source>De ces pièces, une partie de l’image est couverte. Leur original n’est pas dans ce dossier&#xa0;: ce que la copie montre ne peut être comparé qu’à lui.</source>
        <translation>Of these exhibits, part of the picture is covered. Their original is not in this dossier: what the copy shows can only be compared with it.</translation>
    </message>
    <message>
        <source>De ces pièces, une information notée a été retirée ou remplacée pour ce destinataire. Ce qui en est dit ne peut pas être comparé au journal.</source>
        <translation>Of these exhibits, something that was noted was taken out or replaced for this addressee. What is told of it cannot be compared with the journal.</translation>
    </message>
    <message>
        <source>Leur fichier, lui, a été comparé au journal, sauf celui des copies masquées.</source>
        <translation>Their file was compared with it, except that of the masked copies.</translation>
    </message>
    <message>
        <source>Leur fichier, lui, a été comparé au journal.</source>
        <translation>Their file was compared with it.</translation>
    </message>
    <message>
        <source>Date attestée par {name}, pour un dossier précédent de la même situation&#xa0;: {at}.</source>
        <translation>Date attested by {name}, for an earlier dossier of the same case: {at}.</translation>
    </message>
    <message>
        <source>La liste des fichiers existait à cette date, attestée par {name}&#xa0;: {at}.</source>
        <translation>The list of files existed on this date, attested by {name}: {at}.</translation>
    </message>
    <message>
        <source>Il n’y en a pas dans ce dossier. Ce n’est pas un défaut&#xa0;: elles ne sont qu’un appoint.</source>
        <translation>There are none in this dossier. That is no fault: they are only an addition.</translation>
    </message>
    <message numerus="yes">
        <source>Et %n autre(s).</source>
        <translation>
            <numerusform>And %n other.</numerusform>
            <numerusform>And %n others.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ce dossier est scellé&#xa0;: il faut l’ouvrir pour le vérifier.</source>
        <translation>This dossier is sealed: it has to be opened to be checked.</translation>
    </message>
    <message>
        <source>Vérification en cours&#xa0;: {percent}&#x202f;%.</source>
        <translation>Checking: {percent} %.</translation>
    </message>
    <message>
        <source>Informations abrégées</source>
        <translation>Shortened information</translation>
    </message>
    <message>
        <source>Dossier intact&#xa0;: rien n’a été ajouté, retiré ni changé depuis qu’il a été fait. Il reste à comparer trois valeurs avec le papier, ci-dessous.</source>
        <translation>Dossier intact: nothing was added, removed or changed since it was made. Three values remain to be compared with the paper, below.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Fermer ce message</source>
        <translation>Close this message</translation>
    </message>
</context>
</TS>
