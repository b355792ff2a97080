"""The one described table of settings: the file, its checks and the page of settings all derive from it."""

from typing import Final, Literal, NamedTuple

Kind = Literal["choice", "switch", "percent", "text"]
Value = str | bool | int


class Setting(NamedTuple):
    """One setting. `allowed` lists the choices, or holds least and most of a percentage. `shown`: on the page."""

    key: str
    kind: Kind
    default: Value
    meaning: str
    allowed: tuple[Value, ...] = ()
    shown: bool = True

    def accepts(self, value: object) -> bool:
        """Tell whether a value, as read from a file, may be this setting's."""
        if self.kind == "switch":
            return isinstance(value, bool)
        if self.kind == "percent":
            # A bool is an int to Python, never a percentage to a person.
            return (
                isinstance(value, int) and not isinstance(value, bool) and self._least() <= value <= self._most()
            )
        if not isinstance(value, str):
            return False
        return not self.allowed or value in self.allowed

    def _least(self) -> int:
        return int(self.allowed[0])

    def _most(self) -> int:
        return int(self.allowed[-1])


TABLE: Final[tuple[Setting, ...]] = (
    Setting(
        "language",
        "choice",
        "auto",
        "Language of the window and of every text; auto follows the system.",
        ("auto", "fr", "en"),
    ),
    Setting(
        "appearance",
        "choice",
        "auto",
        "Light, dark or high contrast; auto follows the system.",
        ("auto", "light", "dark", "contrast"),
    ),
    Setting("text_scale", "percent", 100, "Size of every text, in per cent.", (100, 125, 150, 175, 200)),
    Setting(
        "can_phone",
        "switch",
        default=True,
        meaning="Off: only ways that need no voice are offered, everywhere.",
    ),
    Setting("f1_opens_3018", "switch", default=True, meaning="F1 opens the 3018 sheet from every page."),
    Setting(
        "triple_escape", "switch", default=True, meaning="Esc three times within 1.5 seconds ends the program."
    ),
    Setting(
        "system_notices",
        "switch",
        default=False,
        meaning="On: while Appui runs, the system may say neutrally that a reminder waits.",
    ),
    Setting("blur_exhibits", "switch", default=True, meaning="Pictures of exhibits stay blurred until clicked."),
    Setting(
        "phone_tray",
        "switch",
        default=True,
        meaning="On: a person may open a page for a phone on the home's network, each time by a button.",
    ),
    Setting(
        "auto_lock_min",
        "choice",
        "auto",
        "Minutes without a touch until the vault locks; auto: 10 where one person uses this session, else 3.",
        ("auto", "1", "3", "5", "10", "20", "30"),
        shown=False,  # on the page with the vault, which it belongs to
    ),
    Setting(
        "time_stamps",
        "switch",
        default=False,
        meaning="On: a dossier may ask outside authorities to attest its date; only an imprint leaves.",
        shown=False,
    ),
    Setting(
        "stamp_authorities",
        "text",
        "",
        "Who attests dates, one a line: name | https address | path of its root in PEM; empty: those shipped.",
        shown=False,
    ),
    Setting(
        "companion_edge",
        "choice",
        "right",
        "At which edge of the screen the window beside a guide lies.",
        ("left", "right"),
        shown=False,
    ),
    Setting(
        "companion_place",
        "text",
        "",
        "Where the window beside a guide was last put by hand, x and y; empty: at its edge.",
        shown=False,
    ),
    Setting(
        "content_repository",
        "text",
        "",
        "Where newer content may be fetched, an https address; empty: nowhere, content comes with Appui.",
        shown=False,
    ),
    Setting(
        "content_root",
        "text",
        "",
        "Path of the root.json (TUF) whose keys sign what that address offers.",
        shown=False,
    ),
    Setting("first_seen", "text", "", "Date (ISO 8601) of the first start; empty before it.", shown=False),
)

BY_KEY: Final = {setting.key: setting for setting in TABLE}
