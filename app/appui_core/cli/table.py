"""The verbs as data: parser, help page and tests derive from this one table (the words are in the texts).

Options mean the same wherever they stand, and a name never takes a value with one verb and none with another.
"""

from dataclasses import dataclass
from enum import StrEnum

from appui_core.cases.model import Addressee, Mode
from appui_core.cases.report_model import DECISIONS, ERASURE, LETTER, Step
from appui_core.guides.model import DEVICES, GOALS, OBJECTS


class Takes(StrEnum):
    """What stands behind an option."""

    NOTHING = "nothing"
    TEXT = "text"
    PATH = "path"
    NUMBER = "number"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class Option:
    """One option; `help` is a key under `cli.options`, `low` and `high` bound a NUMBER."""

    name: str
    takes: Takes = Takes.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    help: str = ""
    sample: str = ""

    @property
    def flag(self) -> str:
        """The option as it is typed."""
        return f"--{self.name}"

    @property
    def help_key(self) -> str:
        """Where its sentence stands under `cli.options`."""
        return self.help or self.name.replace("-", "_")


@dataclass(frozen=True, slots=True)
class Argument:
    """What stands without a dash; `help` is a key under `cli.arguments`."""

    sample: str
    help: str
    required: bool = True
    many: bool = False
    is_path: bool = False
    # Taken as it is, NUL and all: the verb judges it.
    is_foreign: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: its words, what it takes, and whether it is the one meant when the second word is left out."""

    name: str
    argument: Argument | None = None
    options: tuple[Option, ...] = ()
    default: bool = False

    @property
    def help_key(self) -> str:
        """Where its sentence stands under `cli.verbs`."""
        return self.name.replace(" ", "_").replace("-", "_")


_FLAG = Takes.NOTHING

COMMON = (
    Option("json", _FLAG),
    Option("lang", sample="fr|en"),
    Option("data", Takes.PATH, sample="DIR"),
    Option("passphrase-file", Takes.PATH, sample="FILE"),
    Option("debug", _FLAG),
    Option("help", _FLAG),
    Option("version", _FLAG),
)

# For the window alone; not on the help page: it is for those who build Appui.
WINDOW = (Option("gallery", _FLAG),)

_CASE = Option("case", required=True, sample="CODE")
_URL = Option("url", sample="URL")
_ACCOUNT = Option("account", sample="NAME")
_GATE = Option("no-intimate-minor", _FLAG)
_SEAL_PASSPHRASE = Option("seal-passphrase-file", Takes.PATH, sample="F")
_NEW_PASSPHRASE = Option("new-passphrase-file", Takes.PATH, sample="FILE")
_NEW_PASSPHRASE_NEEDED = Option("new-passphrase-file", Takes.PATH, required=True, sample="FILE")
_RECOVERY_KEY = Option("recovery-key-file", Takes.PATH, sample="FILE")
_POLICY = Option("policy", Takes.PATH, sample="FILE")
_CODE = Argument("CODE", "code")
_EXHIBIT = Argument("ID", "id")
_REPORT = Argument("ID", "report")
_AT_TOLD = Option("at", required=True, sample="ISO", help="at_told")
_CHOOSE = (
    Option("platform", sample="P"),
    Option("goal", choices=GOALS),
    Option("object", choices=OBJECTS),
    Option("device", choices=DEVICES),
)

VERBS = (
    Verb("3018", options=(Option("at", sample="ISO"), Option("zone", sample="IANA"))),
    Verb(
        "triage",
        options=(
            Option("list", _FLAG),
            Option("situation", sample="ID"),
            Option("at", sample="ISO"),
        ),
    ),
    Verb("guides list", options=_CHOOSE, default=True),
    Verb("guides check", Argument("DIR", "content", required=False, is_path=True)),
    Verb("url", Argument("ADDRESS", "address", is_foreign=True)),
    Verb("content status"),
    Verb("content update"),
    Verb("content install", Argument("DIR", "pack", is_path=True)),
    Verb("content revert"),
    Verb(
        "vault init",
        options=(
            Option("keyring", _FLAG),
            Option("mode", choices=("private", "shared"), help="mode_vault"),
        ),
    ),
    Verb("vault status"),
    Verb("vault check", options=(Option("full", _FLAG),)),
    Verb("vault passwd", options=(_NEW_PASSPHRASE_NEEDED, _RECOVERY_KEY)),
    Verb("vault slots"),
    Verb(
        "vault slots add",
        options=(
            Option("keyring", _FLAG),
            _NEW_PASSPHRASE,
            Option("recovery", _FLAG),
            Option("escrow", sample="RECIPIENT"),
            _RECOVERY_KEY,
        ),
    ),
    Verb("vault slots remove", Argument("ID", "slot"), (_RECOVERY_KEY,)),
    Verb("vault backup", Argument("DIR", "backup", is_path=True)),
    Verb(
        "vault restore",
        Argument("DIR", "backup", is_path=True),
        (
            Option("to", Takes.PATH, required=True, sample="DIR2", help="to_restore"),
            Option("recovery-key-file", Takes.PATH, sample="FILE"),
        ),
    ),
    Verb(
        "case new",
        options=(
            Option("title", required=True, sample="T"),
            Option("mode", choices=tuple(Mode), help="mode_case"),
        ),
    ),
    Verb("case list"),
    Verb("case show", _CODE),
    Verb(
        "case purge",
        _CODE,
        (
            Option("reason", required=True, sample="R", help="reason_purge"),
            Option("to", Takes.PATH, sample="DIR", help="to_record"),
        ),
    ),
    Verb("case record", _CODE, (Option("to", Takes.PATH, sample="DIR", help="to_record"),)),
    Verb(
        "case retain",
        _CODE,
        (
            Option("until", required=True, sample="D", help="until_retain"),
            Option("reason", required=True, sample="R", help="reason_retain"),
            Option("hold", _FLAG),
        ),
    ),
    Verb(
        "capture",
        options=(
            _CASE,
            _GATE,
            Option("screen", Takes.NUMBER, low=1, high=99, sample="N"),
            Option("delay", Takes.NUMBER, low=0, high=3600, sample="S"),
            _URL,
            _ACCOUNT,
            Option("note", sample="T"),
        ),
    ),
    Verb("import", Argument("FILE", "file", many=True, is_path=True), (_CASE, _GATE)),
    Verb(
        "link",
        options=(
            _CASE,
            Option("url", required=True, sample="URL"),
            _ACCOUNT,
            Option("date", sample="D"),
            Option("words", sample="T"),
        ),
    ),
    Verb("withdraw", _EXHIBIT, (_CASE,)),
    Verb(
        "original",
        _EXHIBIT,
        (Option("to", Takes.PATH, required=True, sample="FILE"), Option("reason", required=True, sample="R")),
    ),
    Verb(
        "report new",
        options=(
            _CASE,
            Option("platform", required=True, sample="P", help="platform_report"),
            Option("object", required=True, choices=(*OBJECTS, LETTER, ERASURE), help="object_report"),
            _AT_TOLD,
            Option("seen", sample="ISO"),
            Option("account", sample="NAME", help="account_report"),
            Option("category", sample="T"),
            Option("reference", sample="R"),
            Option("exhibits", Takes.NUMBERS, sample="1,2", help="exhibits_report"),
            Option("note", sample="T", help="note_report"),
        ),
    ),
    Verb(
        "report list",
        options=(Option("case", sample="CODE"), Option("ics", Takes.PATH, sample="FILE")),
        default=True,
    ),
    Verb(
        "report answer",
        _REPORT,
        (Option("decision", required=True, choices=tuple(s for s in Step if s in DECISIONS)), _AT_TOLD),
    ),
    Verb(
        "report step",
        _REPORT,
        (Option("step", required=True, choices=tuple(s for s in Step if s not in DECISIONS)), _AT_TOLD),
    ),
    Verb("report remove", _REPORT),
    Verb(
        "dossier",
        options=(
            _CASE,
            Option("for", required=True, choices=tuple(Addressee)),
            Option("to", Takes.PATH, required=True, sample="DIR"),
            Option("exhibits", Takes.NUMBERS, sample="1,2"),
            Option("zip", _FLAG),
            Option("seal-for", sample="AGE_RECIPIENT"),
            _SEAL_PASSPHRASE,
            Option("timestamp", _FLAG),
        ),
    ),
    Verb(
        "search",
        Argument("WORDS", "words", many=True),
        (
            Option("case", sample="CODE"),
            Option("platform", sample="P"),
            _ACCOUNT,
            Option("since", sample="D"),
            Option("until", sample="D"),
        ),
    ),
    Verb(
        "verify",
        Argument("PATH", "path", is_path=True),
        options=(Option("identity-file", Takes.PATH, sample="F"), _SEAL_PASSPHRASE),
    ),
    Verb("leaks"),
    Verb("journal", options=(Option("case", sample="CODE"),)),
    Verb("policy", options=(_POLICY, Option("hash-pin", _FLAG), Option("openings", _FLAG))),
    Verb("kiosk", options=(_POLICY, Option("prove", _FLAG))),
    Verb("self-test"),
)
