"""What somebody did with a letter so far: their answers, and their own text where they changed the model's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from appui_core.cases.prepared import CUT

if TYPE_CHECKING:
    from appui_core.cases.service import Cases


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """`text` None: the model's, whatever the answers make of it.

    `numbers`: the exhibits that it is about, empty for all; `report`: the id of the one that it is about;
    `handed`: the SHA-256 of the manifest of the dossier that it is about, empty for the one made last;
    `cut`: something of it went with an exhibit that was withdrawn, and nobody has gone over it since.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    text: str | None = None
    numbers: tuple[int, ...] = ()
    report: str = ""
    handed: str = ""
    cut: bool = False

    @property
    def empty(self) -> bool:
        """Tell whether nothing was said or changed."""
        return not self.answers and self.text is None and not self.numbers and not self.cut

    def to_json(self) -> dict[str, Any]:
        """Return what is kept under `answers/<letter>` (ARCHITECTURE.md §3, "Letter in preparation")."""
        told = dict(sorted(self.answers.items()))
        about = {"numbers": list(self.numbers), "report": self.report, "handed": self.handed}
        return {"answers": told, "text": self.text, **about, **({CUT: True} if self.cut else {})}

    @classmethod
    def from_json(cls, kept: Any) -> "LetterDraft":  # noqa: ANN401 - whatever was kept
        """Read what was kept; what has another form is as if nothing was."""
        if not isinstance(kept, dict):
            return cls()
        answers, text, numbers = kept.get("answers"), kept.get("text"), kept.get("numbers")
        told = answers if isinstance(answers, dict) else {}
        return cls(
            {str(name): answer for name, answer in told.items() if isinstance(answer, str)},
            text if isinstance(text, str) else None,
            tuple(one for one in numbers if type(one) is int) if isinstance(numbers, list) else (),
            str(kept.get("report") or ""),
            str(kept.get("handed") or ""),
            cut=kept.get(CUT) is True,
        )


def read_draft(cases: "Cases", code: str, letter: str) -> LetterDraft:
    """Return what was done with a letter of a case; `letter` is its id.

    Raises AppuiError: CASE_UNKNOWN, CASE_PURGED, VAULT_LOCKED.
    """
    return LetterDraft.from_json(cases.prepared.read(code, _part(letter)))


def note_draft(cases: "Cases", code: str, letter: str, draft: LetterDraft) -> None:
    """Keep what was done with a letter; an empty draft takes it away.

    Raises AppuiError: as `read_draft`, DISK_FULL, VAULT_READ_ONLY.
    """
    cases.prepared.note(code, _part(letter), None if draft.empty else draft.to_json())


def _part(letter: str) -> str:
    return f"answers/{letter}"
