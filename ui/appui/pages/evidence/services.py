"""What the views of the room are tied to, made once by the page."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from appui.pages.evidence.casebook import CaseBook
from appui.pages.evidence.dossier_maker import DossierMaker
from appui.pages.evidence.flow import EvidenceFlow
from appui.pages.evidence.importer import Importer
from appui.pages.evidence.keeper import Keeper
from appui.pages.evidence.looker import Looker
from appui.pages.evidence.model import View, Want
from appui.pages.evidence.outside import Outside
from appui.pages.evidence.parts.notice import Notice
from appui.pages.evidence.parts.ways_in import WaysIn
from appui.widgets.banner import BannerTone
from appui.widgets.context import PageContext
from appui.widgets.shown_name import shown_name
from appui_core.errors import AppuiError


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Services:
    """The page's own objects; all live as long as `page`."""

    ctx: PageContext
    page: QWidget
    book: CaseBook
    flow: EvidenceFlow
    keeper: Keeper
    importer: Importer
    looker: Looker
    maker: DossierMaker
    ways: WaysIn
    notice: Notice
    outside: Outside

    @property
    def can_capture(self) -> bool:
        """Tell whether this desktop may let us see its screen, as far as is known now."""
        return self.ctx.screens.available()

    def tell(self, tone: BannerTone, words: str) -> None:
        """Say something in the page, until another view is shown."""
        self.notice.tell(tone, words)

    def say_error(self, error: AppuiError) -> None:
        """Say a refusal in the window's banner: what happened, what is safe, what to do."""
        self.ctx.say("warn", self.ctx.messages().refusal(error).spoken())


def make_services(ctx: PageContext, page: QWidget) -> Services:
    """Make them, tied to each other where no view is needed for it."""
    book = CaseBook(ctx.vault, ctx.runner, page)
    flow = EvidenceFlow(ctx, book, page)
    keeper = Keeper(ctx, flow, page)
    importer = Importer(ctx, flow, page)
    looker = Looker(ctx, page)
    maker = DossierMaker(ctx, book, page)
    ways = WaysIn(page)
    outside = Outside(ctx, flow, page)
    outside.watch(importer, maker)
    services = Services(ctx, page, book, flow, keeper, importer, looker, maker, ways, Notice(), outside)
    for source in (book, flow, keeper, maker):
        source.refused.connect(services.say_error)
    keeper.left_behind.connect(lambda path: ctx.say("danger", _left_words(ctx, path)))
    keeper.left_behind.connect(ctx.leaks.left_behind)
    ways.phone.connect(partial(flow.show_view, View.PHONE))
    ways.capture.connect(partial(flow.start, Want.CAPTURE))
    ways.files.connect(partial(flow.start, Want.FILES))
    ways.link.connect(partial(flow.start, Want.LINK))
    flow.files_ready.connect(importer.take)
    keeper.gone.connect(looker.drop_all)
    return services


def _left_words(ctx: PageContext, path: Path) -> str:
    """Return the sentence that names the very file to delete."""
    return ctx.messages().text("recorded.leftover", path=shown_name(str(path), longest=400))
