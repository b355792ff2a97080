"""The way in: first choices, gate, first minute, recovery sheet, locked door."""

from collections.abc import Callable
from functools import partial

from appui.pages.evidence import jobs
from appui.pages.evidence.host import Host
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.busy import BusyView
from appui.pages.evidence.parts.controlled import ControlledView
from appui.pages.evidence.parts.gate import GateView
from appui.pages.evidence.parts.passphrase import PassphraseView
from appui.pages.evidence.parts.recovery import RecoveryView
from appui.pages.evidence.parts.try_key import TryKeyView
from appui.pages.evidence.parts.unlock import UnlockView
from appui.pages.evidence.parts.welcome import WelcomeView
from appui.pages.evidence.parts.who import WhoView
from appui.pages.evidence.services import Services
from appui.qt_adapters.recovery_paper import print_sheet, printer_exists
from appui.texts.translate import translate
from appui_core.errors import AppuiError, ErrorCode

_ON_FIELD = frozenset({ErrorCode.PASSPHRASE_WRONG, ErrorCode.PASSPHRASE_EMPTY})
_STORE_GONE = frozenset(
    {
        ErrorCode.KEYSTORE_ABSENT,
        ErrorCode.KEYSTORE_LOCKED,
        ErrorCode.KEYSTORE_REFUSED,
        ErrorCode.VAULT_LOCKED,  # the key store answers, and has no key of this vault any more
    }
)


class Entry(Host):
    """Everything that stands before an open vault, and the two pages about its recovery sheet."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.makers = {
            View.WELCOME: self._welcome,
            View.BUSY: BusyView,
            View.GATE: self._gate,
            View.WHO: self._who,
            View.CONTROLLED: self._controlled,
            View.PASSPHRASE: self._passphrase,
            View.RECOVERY: self._recovery,
            View.TRY_KEY: self._try_key,
            View.UNLOCK: self._unlock,
        }
        self.setters = {
            View.PASSPHRASE: self._set_passphrase,
            View.RECOVERY: self._set_recovery,
            View.UNLOCK: self._set_unlock,
        }
        services.flow.unlock_refused.connect(self._unlock_refused)

    def _welcome(self) -> WelcomeView:
        view = WelcomeView(self.services.ways, can_capture=self.services.can_capture)
        view.restore.connect(partial(self.services.flow.show_view, View.RESTORE))
        return view

    def _gate(self) -> GateView:
        view, flow = GateView(), self.services.flow
        view.answered.connect(flow.answer)
        view.left.connect(flow.home)
        return view

    def _who(self) -> WhoView:
        view, flow = WhoView(), self.services.flow
        view.alone.connect(flow.make_private)
        view.others.connect(flow.ask_passphrase)
        view.controlled.connect(partial(flow.show_view, View.CONTROLLED))
        view.left.connect(flow.give_up)
        return view

    def _controlled(self) -> ControlledView:
        view, flow = ControlledView(), self.services.flow
        view.help_wanted.connect(self.services.ctx.show_3018)
        view.left.connect(flow.give_up)
        return view

    def _passphrase(self) -> PassphraseView:
        view, flow = PassphraseView(), self.services.flow
        view.chosen.connect(flow.make_shared)
        view.left.connect(partial(flow.show_view, View.WHO))
        return view

    def _set_passphrase(self) -> None:
        reason = self.services.flow.key_store_reason
        words = ""
        if reason is not None:
            words = " ".join(
                (
                    self.services.ctx.messages().error(reason).message,
                    translate("Evidence", "Rien n’est perdu : une phrase secrète fait le même travail."),
                )
            )
        self.get(View.PASSPHRASE, PassphraseView).set_reason(words)

    def _recovery(self) -> RecoveryView:
        view, flow = RecoveryView(), self.services.flow
        view.noted.connect(flow.recovery_noted)
        view.printed.connect(self._print)
        return view

    def _set_recovery(self) -> None:
        view = self.get(View.RECOVERY, RecoveryView)
        view.set_key(self.services.flow.recovery_key)
        self.services.ctx.runner.run(
            printer_exists, owner=view, done=view.print_button.setVisible, failed=lambda _error: None, lane="free"
        )

    def _print(self) -> None:
        if not print_sheet(self.services.page, self.services.flow.recovery_key):
            self.services.ctx.say(
                "neutral", translate("Evidence", "Rien n’a été imprimé. La clé est toujours affichée.")
            )

    def _try_key(self) -> TryKeyView:
        view = TryKeyView()
        view.tried.connect(self._try)
        view.renew.connect(self.services.flow.renew_sheet)
        view.left.connect(self.services.flow.home)
        return view

    def _try(self, typed: str) -> None:
        vault = self.services.ctx.vault.vault
        if vault is not None:
            self.services.ctx.runner.run(
                partial(vault.confirm_recovery_key, typed),
                owner=self,
                done=self._tried,
                failed=self.services.say_error,
            )

    def _tried(self, right: bool) -> None:  # noqa: FBT001 - the vault's answer
        if not right:
            self.get(View.TRY_KEY, TryKeyView).wrong()
            return
        self.services.book.reload(self._key_is_good)

    def _key_is_good(self) -> None:
        self.services.flow.home()
        self.services.tell("ok", translate("Evidence", "La fiche est bonne. Rangez-la loin de l’ordinateur."))

    def _unlock(self) -> UnlockView:
        view = UnlockView(self.services.ctx.clock)
        view.unlock.connect(self.services.flow.unlock)
        view.forgot.connect(partial(self.services.flow.show_view, View.FORGOT))
        return view

    def _set_unlock(self) -> None:
        view = self.get(View.UNLOCK, UnlockView)
        view.set_reason(self.services.ctx.vault.lock_reason)

        def known(door: jobs.Door) -> None:
            view.set_ways(passphrase="passphrase" in door.kinds, session="keyring" in door.kinds)
            view.set_wait(door.wait_s)
            if view.isVisible():
                view.focus()

        self._look_at_door(view, known)

    def _look_at_door(self, view: UnlockView, known: Callable[[jobs.Door], None]) -> None:
        self.services.ctx.runner.run(
            partial(jobs.door, self.services.ctx.places.vault, self.services.ctx.clock),
            owner=view,
            done=known,
            failed=lambda error: view.refuse(self._words(error), on_field=False),
        )

    def _unlock_refused(self, error: AppuiError) -> None:
        view = self.built.get(View.UNLOCK)
        if not isinstance(view, UnlockView):
            return

        def known(door: jobs.Door) -> None:
            view.set_wait(door.wait_s)
            if error.code in _STORE_GONE:
                view.refuse(f"{self._words(error)} {_ways_left(door)}", on_field=False)

        if error.code != ErrorCode.UNLOCK_DELAYED:
            view.refuse(self._words(error), on_field=error.code in _ON_FIELD)
        else:
            view.refuse("", on_field=True)
        self._look_at_door(view, known)

    def _words(self, error: AppuiError) -> str:
        return self.services.ctx.messages().error(error.code).spoken()


def _ways_left(door: jobs.Door) -> str:
    """Return what opens the vault when the system's key store does not."""
    if "passphrase" in door.kinds:
        return translate("Evidence", "Il reste la phrase secrète et la fiche de secours.")
    return translate("Evidence", "Il reste la fiche de secours.")
