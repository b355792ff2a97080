"""What Appui is, what it is not, and what leaving quickly can't do."""

from importlib import metadata

from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.labels import Body, Heading, Small


class About(Card):
    """Read by those who wonder whom they trust."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Heading("", 2)
        self._version, self._independent = Body(""), Body("", strong=True)
        self._exit_title, self._exit = Heading("", 3), Body("", muted=True)
        self._sources_title, self._sources = Heading("", 3), Body("", muted=True)
        self._made_of = Small("")
        for widget in (
            self._title,
            self._version,
            self._independent,
            self._exit_title,
            self._exit,
            self._sources_title,
            self._sources,
            self._made_of,
        ):
            self.body.addWidget(widget)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._title.set_text(translate("About", "À propos"))
        told = translate("About", "Appui, version {version}. Logiciel libre, licence MIT.")
        self._version.set_text(told.replace("{version}", _version()))
        self._independent.set_text(
            translate(
                "About", "Appui est indépendant de l’association e-Enfance, du ministère et des plateformes."
            )
        )
        self._exit_title.set_text(translate("About", "Ce que « Quitter vite » ne fait pas"))
        self._exit.set_text(
            translate(
                "About",
                "« Quitter vite » ferme les fenêtres, verrouille le coffre et vide ce qu’Appui a copié. Il "
                "n’efface ni l’historique du navigateur, ni le journal du téléphone, ni la présence d’Appui parmi "
                "les programmes installés. Il protège de qui entre, pas de qui fouille l’ordinateur ensuite.",
            )
        )
        self._sources_title.set_text(translate("About", "D’où viennent les informations"))
        self._sources.set_text(
            translate(
                "About",
                "Horaires, numéros et guides viennent de pages publiques ; chacun porte sa source et sa date. "
                "Rien ne remplace le 3018, la police ou un avocat. Appui n’est pas un conseil juridique.",
            )
        )
        self._made_of.set_text(
            translate(
                "About",
                "Fait avec Qt et PySide6 (LGPL) et d’autres logiciels libres. Polices : Inter, Noto Sans Arabic, "
                "Noto Sans Hebrew et Noto Emoji (licence SIL OFL 1.1) ; Droid Sans Fallback (licence Apache 2.0). "
                "Le texte de ces deux licences est livré avec elles.",
            )
        )


def _version() -> str:
    try:
        return metadata.version("appui")
    except metadata.PackageNotFoundError:
        return "?"
