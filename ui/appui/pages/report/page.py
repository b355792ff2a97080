"""The room "Signaler": which app, what, which phone; then the steps one by one, and what comes after."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from appui.pages.report.model import ReportModel, Stage
from appui.pages.report.parts.end import EndView
from appui.pages.report.parts.pick import PickView
from appui.pages.report.parts.walk import WalkView
from appui.pages.report.wording import OBJECT_ICONS, PLATFORM_NAMES, device_words, object_words
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui_core.content.pack import content_dir
from appui_core.errors import AppuiError
from appui_core.guides.model import Guide


class ReportPage(QWidget):
    """`page_id` "report"; the guides are read off the GUI thread, once per language."""

    page_id = "report"

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._ctx = context
        self._shown = ""
        self.model = ReportModel()
        self._pick = PickView()
        self._walk = WalkView(context)
        self._end = EndView()
        self._stack = QStackedWidget()
        for view in (self._pick, self._walk, self._end):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._pick.chosen.connect(self._chosen)
        self._pick.left.connect(self._back)
        self._walk.went.connect(self._went)
        self._walk.different.connect(self._different)
        self._walk.card.done.connect(self._done)
        self._walk.card.back.connect(self._back)
        self._walk.variants.back.connect(self._back)
        for wish in (self._walk.card.keep, self._end.keep):
            wish.connect(lambda: self._ctx.navigate("evidence"))
        self._end.sent.connect(self._note)
        self._end.help_wanted.connect(self._ctx.show_3018)
        self._end.again.connect(self._again)
        self._end.back.connect(self._back)
        self._load()
        self._show()

    def title(self) -> str:
        """Return the words of the header."""
        return translate("Report", "Signaler")

    def shown(self) -> None:
        """Take notice that the page has become the current one."""
        self._load()

    def retranslate(self) -> None:
        """Set every word anew after a change of language."""
        self._pick.w.again()
        self._walk.retranslate()
        self._end.retranslate()
        self._load()
        self._show()

    def _load(self) -> None:
        language = self._ctx.language()
        # Another language, or another content pack since.
        shown = f"{language} {content_dir()}"
        if shown == self._shown:
            return
        self._shown = shown
        today = self._ctx.clock.now().date()

        def work() -> tuple[Guide, ...]:
            from appui_core.guides.load import load_guides  # noqa: PLC0415 - two dozen files, on the first visit

            return load_guides(language, today=today)

        self._ctx.runner.run(work, owner=self, done=self._loaded, failed=self._failed, lane="free")

    def _loaded(self, guides: tuple[Guide, ...]) -> None:
        self.model.set_guides(guides)
        self._walk.retranslate()
        self._show()

    def _failed(self, error: AppuiError) -> None:
        self._shown = ""
        self._ctx.say("warn", self._ctx.messages().error(error.code).spoken())

    # --- what a person does ------------------------------------------------------------------------------------

    def _chosen(self, key: str) -> None:
        act = {
            Stage.PLATFORM: self.model.choose_platform,
            Stage.OBJECT: self.model.choose_object,
            Stage.DEVICE: self.model.choose_device,
        }[self.model.stage]
        act(key)
        self._show()

    def _done(self) -> None:
        self.model.done()
        self._show()

    def _back(self) -> None:
        self.model.back()
        self._show()

    def _went(self, index: int) -> None:
        self.model.go_to(index)
        self._show()

    def _different(self) -> None:
        self.model.stage = Stage.STEP if self.model.stage == Stage.VARIANTS else Stage.VARIANTS
        self._show()

    def _note(self) -> None:
        """Leave what was reported for the room that notes it, and go there."""
        self._ctx.handover.put("report", (self.model.asked.platform, self.model.asked.object))
        self._ctx.navigate("followup")

    def _again(self) -> None:
        self.model.start_over()
        self._show()

    # --- what is shown -----------------------------------------------------------------------------------------

    def _show(self) -> None:
        stage, guide = self.model.stage, self.model.guide
        if stage in {Stage.STEP, Stage.VARIANTS}:
            self._walk.show_model(self.model)
            self._bring(self._walk)
        elif stage == Stage.END and guide is not None:
            self._end.show_guide(guide)
            self._bring(self._end)
        else:
            self._ask()
            self._bring(self._pick)

    def _bring(self, view: QWidget) -> None:
        if self._stack.currentWidget() is not view:
            self._stack.setCurrentWidget(view)
            view.setFocus()

    def _ask(self) -> None:
        if self.model.stage == Stage.LOADING:
            self._pick.ask(translate("Report", "Un instant…"), "", [], can_go_back=False)
        elif self.model.stage == Stage.PLATFORM:
            self._pick.ask(
                translate("Report", "Sur quelle appli ?"),
                translate(
                    "Report",
                    "Un guide pas à pas, à lire à côté du téléphone. Signaler ne remplace pas une plainte, et "
                    "n’empêche pas d’appeler le 3018.",
                ),
                [(key, "smartphone", PLATFORM_NAMES[key]) for key in self.model.platforms()],
                can_go_back=False,
            )
        elif self.model.stage == Stage.OBJECT:
            self._pick.ask(
                translate("Report", "Que voulez-vous signaler ?"),
                PLATFORM_NAMES.get(self.model.asked.platform, ""),
                [(key, OBJECT_ICONS.get(key, "flag"), object_words(key)) for key in self.model.objects()],
                can_go_back=True,
            )
        else:
            self._pick.ask(
                translate("Report", "Sur quel appareil ?"),
                translate("Report", "Le chemin n’est pas le même."),
                [(key, "smartphone", device_words(key)) for key in self.model.devices()],
                can_go_back=True,
            )
