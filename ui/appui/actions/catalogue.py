"""Every command of the program as data: its words, icon, key, and the shells in which it may exist."""

from typing import Final

from appui.actions.command import Command, Mode
from appui.texts.translate import translate

_WINDOW: Final = frozenset({Mode.WINDOW})
_EVERYWHERE: Final = frozenset(Mode)
_KIOSK: Final = frozenset({Mode.KIOSK})

TRIAGE: Final = Command("go.triage", lambda: translate("Commands", "Par où commencer"), "list", _WINDOW)
HOME: Final = Command("go.home", lambda: translate("Commands", "Accueil"), "home", _WINDOW, "Ctrl+1")
REPORT: Final = Command("go.report", lambda: translate("Commands", "Signaler"), "flag", _WINDOW, "Ctrl+2")
EVIDENCE: Final = Command("go.evidence", lambda: translate("Commands", "Preuves"), "camera", _WINDOW, "Ctrl+3")
FOLLOWUP: Final = Command("go.followup", lambda: translate("Commands", "Démarches"), "pencil", _WINDOW, "Ctrl+4")
LEARN: Final = Command("go.learn", lambda: translate("Commands", "S’informer"), "info", _WINDOW, "Ctrl+5")
SETTINGS: Final = Command("go.settings", lambda: translate("Commands", "Réglages"), "sliders", _WINDOW, "Ctrl+,")
LEAKS: Final = Command("go.leaks", lambda: translate("Commands", "Copies restées ailleurs"), "search", _WINDOW)
VERIFY: Final = Command("go.verify", lambda: translate("Commands", "Vérifier un dossier reçu"), "shield", _WINDOW)
SHOW_3018: Final = Command(
    "help.3018", lambda: translate("Commands", "Joindre le 3018"), "phone", _EVERYWHERE, "F1", tray=True
)
KEEP_SCREEN: Final = Command(
    "keep.screen", lambda: translate("Commands", "Garder une trace de l’écran"), "camera", _WINDOW, tray=True
)
OPEN_WINDOW: Final = Command(
    "window.open", lambda: translate("Commands", "Ouvrir la fenêtre"), "home", _WINDOW, tray=True
)
# No shortcut here: Esc three times is not a key sequence to Qt, escape.py watches for it.
QUICK_EXIT: Final = Command("quit.now", lambda: translate("Commands", "Quitter vite"), "close", _WINDOW, tray=True)

# The kiosk's own; no keys, for only those that move and press pass there (qt_adapters/kiosk_guard.py).
FIRST: Final = Command("kiosk.first", lambda: translate("Commands", "Retour au début"), "back", _KIOSK)
NORMAL: Final = Command(
    "kiosk.normal", lambda: translate("Commands", "Ce que je vis, est-ce normal ?"), "info", _KIOSK
)
TELL: Final = Command("kiosk.report", lambda: translate("Commands", "Signaler sur une appli"), "flag", _KIOSK)
PROTECT: Final = Command("kiosk.protect", lambda: translate("Commands", "Me protéger"), "shield", _KIOSK)
SLEEP: Final = Command("kiosk.sleep", lambda: translate("Commands", "Dormir, décrocher"), "moon", _KIOSK)
WITNESS: Final = Command("kiosk.witness", lambda: translate("Commands", "J’ai vu quelque chose"), "eye", _KIOSK)
ADULTS: Final = Command("kiosk.adults", lambda: translate("Commands", "À qui parler ici"), "people", _KIOSK)
STAY: Final = Command("kiosk.stay", lambda: translate("Commands", "Je suis encore là"), "hand", _KIOSK)
# Until the visit ends. The keys come from the guard, which lets nothing else with Ctrl through.
LARGER: Final = Command("kiosk.larger", lambda: translate("Commands", "Lettres plus grandes"), "larger", _KIOSK)
SMALLER: Final = Command("kiosk.smaller", lambda: translate("Commands", "Lettres plus petites"), "usual", _KIOSK)
USUAL: Final = Command("kiosk.usual", lambda: translate("Commands", "Lettres habituelles"), "usual", _KIOSK)
# Only where the policy names a printer that is there.
CARD: Final = Command("kiosk.card", lambda: translate("Commands", "Imprimer une carte de poche"), "print", _KIOSK)
# Behind a way in that pupils do not meet by chance (qt_adapters/kiosk_knock.py), and a PIN.
ADMIN: Final = Command("kiosk.admin", lambda: translate("Commands", "Pour le personnel"), "key", _KIOSK)
WIPE: Final = Command("kiosk.wipe", lambda: translate("Commands", "Effacer et partir"), "leave", _KIOSK)

ALL: Final = (
    HOME,
    TRIAGE,
    REPORT,
    EVIDENCE,
    FOLLOWUP,
    LEARN,
    SETTINGS,
    LEAKS,
    VERIFY,
    SHOW_3018,
    KEEP_SCREEN,
    OPEN_WINDOW,
    QUICK_EXIT,
    FIRST,
    NORMAL,
    TELL,
    PROTECT,
    SLEEP,
    WITNESS,
    ADULTS,
    LARGER,
    SMALLER,
    USUAL,
    CARD,
    STAY,
    WIPE,
    ADMIN,
)
