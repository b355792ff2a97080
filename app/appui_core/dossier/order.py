"""What is to be made: the order for one dossier, put together page by page or from the command line's options."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from appui_core.cases.model import Addressee
from appui_core.dossier.choice import Choice
from appui_core.ports import TimeStamper
from appui_core.settings.authorities import Authority

if TYPE_CHECKING:
    from appui_core.dossier.seal import Seal  # loads the ciphers


@dataclass(frozen=True, slots=True)
class Dating:
    """Who is asked to attest the date of a dossier, and the way to them."""

    stamper: TimeStamper
    authorities: Sequence[Authority]


@dataclass(frozen=True, slots=True)
class Order:
    """Which exhibits of which case go to whom, and where; `numbers` None: all of them.

    Without `zip_it` and `seal` it comes as a folder; without `dating` nothing is sent to anyone.
    """

    code: str
    addressee: Addressee
    into: Path
    numbers: Sequence[int] | None = None
    choice: Choice = Choice()  # noqa: RUF009 - frozen
    zip_it: bool = False
    dating: Dating | None = None
    seal: "Seal | None" = None

    @property
    def in_one_file(self) -> bool:
        """Tell whether no later answer of an authority can be put into it."""
        return self.zip_it or self.seal is not None
