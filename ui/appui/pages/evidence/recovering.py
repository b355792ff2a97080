"""The way back in without the usual key: recovery sheet or backup first, then a new passphrase."""

from functools import partial
from pathlib import Path

from appui.pages.evidence.host import Host
from appui.pages.evidence.model import View
from appui.pages.evidence.parts.forgot import ForgotView
from appui.pages.evidence.parts.passphrase import PassphraseView
from appui.pages.evidence.parts.pick import pick_backup
from appui.pages.evidence.parts.restore import RestoreView
from appui.pages.evidence.services import Services
from appui.texts.translate import translate
from appui.widgets.forget import Countdown
from appui_core.errors import AppuiError, ErrorCode

# An opened vault does not wait longer than this for its new passphrase.
_PATIENCE_S = 300.0


class Recovering(Host):
    """FORGOT, RESTORE, and NEW_PHRASE that follows both."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.makers = {
            View.FORGOT: self._forgot,
            View.RESTORE: self._restore,
            View.NEW_PHRASE: self._new_phrase,
        }
        # What the backup that was brought back had wrong with it.
        self._faults = 0
        self._patience = Countdown(_PATIENCE_S, self)
        self._patience.over.connect(self._give_up)

    def _forgot(self) -> ForgotView:
        view = ForgotView()
        view.tried.connect(self._try_key)
        view.left.connect(partial(self.services.flow.show_view, View.HOME))
        return view

    def _try_key(self, typed: str) -> None:
        self.services.flow.show_view(View.BUSY)
        self.services.ctx.vault.recover(typed, done=self._opened, failed=self._not_opened)

    def _not_opened(self, error: AppuiError) -> None:
        self.services.flow.show_view(View.FORGOT)
        self.get(View.FORGOT, ForgotView).refuse(refusal_words(self.services, error))

    def _restore(self) -> RestoreView:
        view = RestoreView()
        view.pick.connect(lambda: pick_backup(self.services.page, self._folder_picked))
        view.restore.connect(self._bring_back)
        view.left.connect(self.services.flow.home)
        return view

    def _folder_picked(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self.get(View.RESTORE, RestoreView).set_folder(paths[0])

    def _bring_back(self, folder: Path, typed: str) -> None:
        self.services.flow.show_view(View.BUSY)
        self.services.ctx.vault.restore(folder, typed, done=self._restored, failed=self._not_restored)

    def _restored(self, faults: int) -> None:
        self._faults = faults
        self._opened()

    def _not_restored(self, error: AppuiError) -> None:
        self.services.flow.show_view(View.RESTORE)
        self.get(View.RESTORE, RestoreView).refuse(refusal_words(self.services, error))

    # --- a new passphrase --------------------------------------------------------------------------------------

    def _opened(self) -> None:
        self._patience.start()
        self.services.flow.show_view(View.NEW_PHRASE)

    def _new_phrase(self) -> PassphraseView:
        view = PassphraseView(for_new_vault=False)
        view.chosen.connect(self._chosen)
        view.left.connect(self._give_up)
        return view

    def _chosen(self, passphrase: str) -> None:
        self._patience.stop()
        self.services.flow.show_view(View.BUSY)
        self.services.ctx.vault.choose_passphrase(passphrase, done=self._done, failed=self._not_chosen)

    def _not_chosen(self, error: AppuiError) -> None:
        self._opened()
        self.services.say_error(error)

    def _done(self) -> None:
        self.services.flow.go_on()
        faults, self._faults = self._faults, 0
        if faults:
            self.services.ctx.say(
                "warn",
                translate(
                    "Evidence",
                    "%n élément(s) de la sauvegarde sont abîmés ; tout le reste est revenu. Dans Réglages, "
                    "« Vérifier maintenant » dit lesquels.",
                    "",
                    faults,
                ),
            )
            return
        self.services.ctx.say(
            "ok",
            translate(
                "Evidence", "La nouvelle phrase secrète est en place. Votre fiche de secours reste valable."
            ),
        )

    def _give_up(self) -> None:
        self._patience.stop()
        self.services.ctx.vault.give_up_recovery()
        self.services.flow.home()


def refusal_words(services: Services, error: AppuiError) -> str:
    """Return why the vault did not open; for a delay, how long it lasts."""
    if error.code == ErrorCode.UNLOCK_DELAYED and error.detail.isdigit():
        return translate("Evidence", "Nouvel essai possible dans %n seconde(s).", "", int(error.detail))
    return services.ctx.messages().error(error.code).spoken()
