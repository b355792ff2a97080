"""When the proof is on the phone: the ways here, and the views of each."""

from functools import partial
from pathlib import Path

from appui.pages.evidence.folder_watch import FolderWatch
from appui.pages.evidence.host import Host
from appui.pages.evidence.model import View, Want
from appui.pages.evidence.parts.cable import CableView
from appui.pages.evidence.parts.phone import PhoneView
from appui.pages.evidence.parts.pick import pick_received
from appui.pages.evidence.parts.tray import TrayView
from appui.pages.evidence.parts.tray_ask import why_barred
from appui.pages.evidence.parts.watched import WatchedView
from appui.pages.evidence.phone_link import PhoneLink
from appui.pages.evidence.services import Services
from appui_core.intake.gate import GateAnswer


class Phoning(Host):
    """The four views, the page for the phone and the folder that is watched."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        page = services.page
        self.link = PhoneLink(services.ctx, services.flow, services.importer, page)
        self.link.refused.connect(services.keeper.refused)
        self.watch = FolderWatch(services.ctx, page)
        self.makers = {
            View.PHONE: self._phone,
            View.CABLE: self._cable,
            View.WATCH: self._watched,
            View.TRAY: self._tray,
        }
        self.setters = {View.PHONE: self._set_phone, View.TRAY: self.link.look}

    def _phone(self) -> PhoneView:
        view, flow = PhoneView(), self.services.flow
        view.cable.connect(partial(flow.show_view, View.CABLE))
        view.tray.connect(partial(flow.start, Want.TRAY))
        view.watch.connect(partial(flow.show_view, View.WATCH))
        view.files.connect(partial(flow.start, Want.FILES))
        view.left.connect(flow.home)
        return view

    def _set_phone(self) -> None:
        self.get(View.PHONE, PhoneView).bar_tray(lambda: why_barred(self.link.barred()))

    def _cable(self) -> CableView:
        view, flow = CableView(), self.services.flow
        view.files.connect(partial(flow.start, Want.FILES))
        view.watch.connect(partial(flow.show_view, View.WATCH))
        view.left.connect(partial(flow.show_view, View.PHONE))
        return view

    # --- a folder -----------------------------------------------------------------------------------------------

    def _watched(self) -> WatchedView:
        view, flow = WatchedView(self.watch), self.services.flow
        view.choose.connect(lambda: pick_received(self.services.page, self._folder_chosen))
        view.add.connect(lambda: flow.start(Want.FILES, self.watch.new))
        view.left.connect(partial(flow.show_view, View.PHONE))
        return view

    def _folder_chosen(self, paths: tuple[Path, ...]) -> None:
        if paths and self.services.flow.view == View.WATCH:
            self.watch.watch(paths[0])

    # --- the page for the phone ---------------------------------------------------------------------------------

    def _tray(self) -> TrayView:
        view, flow, link = TrayView(self.link, self.services.ctx.messages), self.services.flow, self.link
        view.ask.opened.connect(link.open)
        view.ask.cable.connect(partial(flow.show_view, View.CABLE))
        view.ask.left.connect(flow.give_up)
        view.open.stopped.connect(link.stop)
        view.again.connect(link.again)
        view.finished.connect(link.finish)
        view.without_image.connect(partial(flow.answer, GateAnswer.UNSURE))
        return view
