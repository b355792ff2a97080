"""The button that proves that a visit leaves nothing, and what came of it, in plain words."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from appui.texts.translate import translate
from appui.widgets.announce import announce
from appui.widgets.banner import Banner
from appui.widgets.card import Card
from appui.widgets.kiosk_context import KioskContext
from appui.widgets.kiosk_desk import DeskServices
from appui.widgets.labels import Small
from appui.widgets.part import add_row
from appui.widgets.worded import Worded
from appui_core.kiosk.proof import Kind, Left, Proof

if TYPE_CHECKING:
    from collections.abc import Callable

    from appui_core.errors import AppuiError
    from appui_core.kiosk.proof_run import ProofRun

_MOST_LINES: Final = 40


class ProofCard(Card):
    """`running` tells when a proof begins and when it is over."""

    running = Signal(bool)

    def __init__(self, context: KioskContext, services: DeskServices, start: "Callable[[], ProofRun]") -> None:
        super().__init__()
        self._context, self._services, self._start = context, services, start
        self._proof: Proof | None = None
        self._failed: AppuiError | None = None
        self._w = Worded()
        w = self._w
        self.body.addWidget(w.heading(lambda: translate("Kiosk", "Prouver que rien ne reste"), 2))
        self._what = w.body(
            lambda: translate(
                "Kiosk",
                "Appui regarde tous les fichiers que ce compte peut écrire et le presse-papiers, fait seul une "
                "visite complète, puis regarde de nouveau. Cela dure d’une demi-minute à quelques minutes.",
            )
        )
        self._wait = w.body(
            lambda: translate("Kiosk", "Vérification en cours. La borne revient d’elle-même, ne touchez à rien.")
        )
        self.go = w.button(lambda: translate("Kiosk", "Lancer la vérification"), "search", "primary")
        self.go.clicked.connect(lambda _checked=False: self.prove())
        self.result = Banner("")
        self.lines, self.others = Small(""), Small("")
        for one in (self._what, self._wait, self.result, self.lines, self.others):
            self.body.addWidget(one)
        add_row(self.body, self.go)
        self._show(running=False)

    def prove(self) -> None:
        """Begin; the answer comes when it is over."""
        self._proof = self._failed = None
        run = self._start()
        self._services.step_aside(True)
        self._show(running=True)
        self._context.runner.run(run.run, owner=self, done=self._proved, failed=self._broke, lane="free")

    def retranslate(self) -> None:
        """Set every word anew."""
        self._w.again()
        self._show(running=self._wait.isVisibleTo(self))

    def _proved(self, proof: Proof) -> None:
        self._proof = proof
        self._end()

    def _broke(self, error: "AppuiError") -> None:
        self._failed = error
        self._end()

    def _end(self) -> None:
        self._services.step_aside(False)
        self._show(running=False)
        announce(self, self.result.label.text())

    def _show(self, *, running: bool) -> None:
        proof, failed = self._proof, self._failed
        self._what.setVisible(not running)
        self.go.setVisible(not running)
        self._wait.setVisible(running)
        told = not running and (proof is not None or failed is not None)
        self.result.setVisible(told)
        self.lines.setVisible(told and proof is not None and bool(proof.left))
        self.others.setVisible(told and proof is not None)
        if failed is not None:
            self.result.set_state(self._context.messages().error(failed.code).spoken(), "warn")
        elif proof is not None:
            self._say(proof)
        self.running.emit(running)

    def _say(self, proof: Proof) -> None:
        if proof.left:
            self.result.set_state(translate("Kiosk", "Après la visite, ceci n’est plus comme avant :"), "warn")
        else:
            self.result.set_state(translate("Kiosk", "Rien n’est resté sur ce poste."), "ok")
        self.lines.set_text(_lines([self._name(left) for left in proof.left]))
        said = [translate("Kiosk", "%n fichier(s) et dossier(s) regardé(s).", "", proof.looked_at)]
        if proof.others:
            said.append(
                translate("Kiosk", "D’autres programmes ont changé ceci pendant ce temps :")
                + "\n"
                + _lines([other.path for other in proof.others])
            )
        if proof.closed:
            said.append(translate("Kiosk", "Ceci n’a pas pu être regardé :") + "\n" + _lines(list(proof.closed)))
        if proof.without_card:
            said.append(self._context.messages().text("cli.kiosk.no_card"))
        self.others.set_text("\n".join(said))

    def _name(self, left: Left) -> str:
        if left.kind is Kind.FILE:
            return left.name
        return f"{self._context.messages().text(f'cli.kiosk.kind.{left.kind}')} · {left.name}"


def _lines(names: list[str]) -> str:
    """Return the first of many names, a line each, and how many more there are."""
    shown = [f"– {name}" for name in names[:_MOST_LINES]]
    more = len(names) - len(shown)
    return "\n".join([*shown, *([translate("Kiosk", "et %n autre(s)", "", more)] if more else [])])
