"""The words of each setting, by its key in the described table; a test wants words for each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from appui.texts.translate import translate

Words = Callable[[], str]


@dataclass(frozen=True, slots=True)
class SettingWords:
    """Label, help, and the words of each choice. `turned`: the page shows the switch the other way round."""

    label: Words
    help: Words
    choices: Mapping[str, Words]
    turned: bool = False


_NO_CHOICES: Final[Mapping[str, Words]] = {}

WORDING: Final[Mapping[str, SettingWords]] = {
    "language": SettingWords(
        lambda: translate("Settings", "Langue"),
        lambda: "",
        {
            "auto": lambda: translate("Settings", "Comme l’ordinateur"),
            # Each language in its own words, so that whoever needs it can read it.
            "fr": lambda: "Français",
            "en": lambda: "English",
        },
    ),
    "appearance": SettingWords(
        lambda: translate("Settings", "Apparence"),
        lambda: "",
        {
            "auto": lambda: translate("Settings", "Comme l’ordinateur"),
            "light": lambda: translate("Settings", "Claire"),
            "dark": lambda: translate("Settings", "Sombre"),
            "contrast": lambda: translate("Settings", "Contraste élevé"),
        },
    ),
    "text_scale": SettingWords(lambda: translate("Settings", "Taille du texte"), lambda: "", _NO_CHOICES),
    "can_phone": SettingWords(
        lambda: translate("Settings", "Je ne peux pas téléphoner"),
        lambda: translate(
            "Settings", "Appui ne propose alors que les moyens écrits : tchat, formulaire, 114 par SMS."
        ),
        _NO_CHOICES,
        turned=True,
    ),
    "f1_opens_3018": SettingWords(
        lambda: translate("Settings", "F1 ouvre la fiche 3018"),
        lambda: translate("Settings", "À couper si une autre personne utilise ce clavier."),
        _NO_CHOICES,
    ),
    "triple_escape": SettingWords(
        lambda: translate("Settings", "Échap trois fois ferme tout"),
        lambda: translate("Settings", "Comme « Quitter vite ». Une seule fois ferme seulement la fiche ouverte."),
        _NO_CHOICES,
    ),
    "system_notices": SettingWords(
        lambda: translate("Settings", "Rappels dans les notifications"),
        lambda: translate("Settings", "Une phrase neutre, sans détail, et seulement pendant qu’Appui est ouvert."),
        _NO_CHOICES,
    ),
    "phone_tray": SettingWords(
        lambda: translate("Settings", "Recevoir des captures par le Wi-Fi"),
        lambda: translate(
            "Settings",
            "Une page pour le téléphone, que vous ouvrez chaque fois par un bouton. À couper dans un "
            "établissement.",
        ),
        _NO_CHOICES,
    ),
    "blur_exhibits": SettingWords(
        lambda: translate("Settings", "Flouter les images gardées"),
        lambda: translate("Settings", "Une image ne se montre que quand vous appuyez dessus."),
        _NO_CHOICES,
    ),
}


def percent(value: int) -> str:
    """Return a percentage as each language writes it."""
    return translate("Settings", "{number} %").replace("{number}", str(value))
