"""dossier.pdf: laid out by reportlab, the bytes of pictures and attached files put in untouched."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.platypus import Flowable, PageBreak

from appui_core.cases.exports import Version
from appui_core.cases.model import Addressee, CaseFile
from appui_core.dossier import cover, pages
from appui_core.dossier.attachments import MOST_BYTES, Attachment, attach, attachments, said
from appui_core.dossier.bag import Written
from appui_core.dossier.chronology import chronology
from appui_core.dossier.course import Course, Stage
from appui_core.dossier.enclosing import Enclosing
from appui_core.dossier.images import Images
from appui_core.dossier.later import Later
from appui_core.dossier.letters import Letter
from appui_core.dossier.page_kit import Furniture, Mark, load_fonts, render_to
from appui_core.dossier.page_render import Pages
from appui_core.dossier.pdf_streams import FileStream, FileStreams, Span, write_with_streams
from appui_core.dossier.repeated import repeated
from appui_core.dossier.selection import Item
from appui_core.dossier.tag_tree import Paper, Raw
from appui_core.dossier.tagging import TaggedCanvas
from appui_core.dossier.wording import since_words
from appui_core.messages import Messages

_WITH_ADDRESS_LIST = {Addressee.LINE_3018, Addressee.PLATFORM}


@dataclass(frozen=True, slots=True)
class Request:
    """What one PDF is made of, `items` in the order of printing.

    What is enclosed, originals or masked copies, comes to lie in `folder`/data.
    """

    case_file: CaseFile
    items: Sequence[Item]
    addressee: Addressee
    folder: Path
    made_at: datetime
    messages: Messages
    before: Version | None = None
    letters: Sequence[Letter] = ()


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The pages, a file in the scratch folder; the streams written into them; how many pages and exhibits."""

    pages: Path
    streams: Sequence[FileStream]
    count: int
    exhibits: int


# What an exhibit's pages are worth, in bytes copied, for those who watch: laid out, written as objects, and these
# copied. A page of lists is full of words, and so many exhibits stand on one, all lists taken together.
_PAGE_WORTH, _OBJECTS_WORTH, _COPIED_WORTH, _LIST_WORTH = 1_000_000, 150_000, 60_000, 2_000_000
_EXHIBIT_WORTH = _PAGE_WORTH + _OBJECTS_WORTH + _COPIED_WORTH
_ON_A_LIST_PAGE = {Addressee.POLICE: 4.5, Addressee.LINE_3018: 9.0}
_ON_OTHERS = 12.0


def work_of(items: Sequence[Item], addressee: Addressee) -> int:
    """Return about how much work a PDF of these is, in bytes copied: masked copies are not made yet."""
    sizes = [item.exhibit.size_bytes for item in items if item.file is not None]
    shown = sum(item.exhibit.size_bytes for item in items if item.file is not None and item.exhibit.preview)
    lists = _LIST_WORTH * _list_pages(items, addressee)
    return shown + min(sum(sizes), MOST_BYTES) + _EXHIBIT_WORTH * len(items) + lists


def _list_pages(items: Sequence[Item], addressee: Addressee) -> int:
    """Return about how many pages there are beside those of the exhibits."""
    return 5 + int(len(items) / _ON_A_LIST_PAGE.get(addressee, _ON_OTHERS))


def lay_out(request: Request, enclosing: Enclosing, scratch: Path, course: Course) -> LaidOut:
    """Lay out the pages while the files are still being written.

    `scratch` takes them, and what pictures need besides: of 2 000 exhibits, what pages say is more than all else
    that is held of them.

    Raises AppuiError as `Enclosing.of`; OSError.
    """
    pages = scratch / "pages.pdf"
    with pages.open("xb") as target, (scratch / "contents").open("xb") as contents:
        inserts = _Inserts(request, enclosing, scratch, contents, course)
        _text_side(target, request, _story(request, enclosing, inserts, course), inserts)
    course.check()
    return LaidOut(pages, inserts.streams.all, inserts.pages, len(request.items))


def write_pdf(folder: Path, name: str, laid: LaidOut, course: Course) -> Written:
    """Write the PDF to a new file of the folder, on the medium.

    Raises OSError as the system gives it; AppuiError as `Course.check`.
    """

    def step(size_bytes: int) -> None:
        course.step(size_bytes, Stage.PDF)

    copied = course.part(_COPIED_WORTH * laid.exhibits, Stage.PDF)
    with laid.pages.open("rb") as pages:
        size_bytes, sha256 = write_with_streams(pages, laid.streams, folder / name, step, copied)
    return Written(name, size_bytes, sha256)


class _Inserts:
    """The pictures, the attached files, and what pages say once they have ended."""

    def __init__(
        self, request: Request, enclosing: Enclosing, scratch: Path, contents: BinaryIO, course: Course
    ) -> None:
        self._request, self._enclosing, self._course = request, enclosing, course
        self._contents = contents
        self.streams = FileStreams()
        self.pages = 0
        self.images = Images(self.streams, scratch, course)
        self.written = course.part(_OBJECTS_WORTH * len(request.items), Stage.EXHIBITS)
        # Pages beside those of the exhibits: so many of about so many.
        self._lists, self._most_lists = 0, _list_pages(request.items, request.addressee)
        self._listed = course.part(_LIST_WORTH * self._most_lists, Stage.EXHIBITS)

    def attached(self) -> tuple[Attachment, ...]:
        """Return what is attached, once every file is written."""
        return attachments(self.found())

    def found(self) -> list[tuple[Item, Written]]:
        """Return every item that has a file, with that file."""
        pairs = ((item, self._enclosing.of(item)) for item in self._request.items)
        return [(item, enclosed.written) for item, enclosed in pairs if enclosed is not None]

    def page_end(self, canvas: Pages) -> None:
        """Draw the pictures of a page, if the document is still wanted."""
        self._course.check()
        if not canvas.running:
            self._lists += 1
            self._listed(self._lists, self._most_lists)
        self.images.draw(canvas)

    def keep(self, content: str) -> PDFObject:
        """Put a page's content into the file of contents."""
        packed = zlib.compress(content.encode("utf-8"))
        span = Span(Path(self._contents.name), self._contents.tell(), len(packed))
        self._contents.write(packed)
        return Raw(
            partial(self.streams.placeholder, self.streams.add(FileStream((span,))), "/Filter /FlateDecode")
        )

    def document_end(self, canvas: TaggedCanvas) -> None:
        """Attach the files, and note how many pages came before."""
        self.pages = canvas.getPageNumber() - 1
        canvas.showOutline()
        request = self._request
        attach(canvas, self.attached(), request.folder, request.made_at, self.streams, self._words)

    def check(self) -> None:
        """Go on, if the document is still wanted."""
        self._course.check()

    def _words(self, one: Attachment) -> str:
        number, sha256 = one.item.exhibit.number, one.written.sha256
        return self._request.messages.text("dossier.check.attachment", number=number, sha256=sha256)


class _Asking(tuple[Item, ...]):  # noqa: SLOT001 - a tuple has no slots beside its items
    """The items; who goes through them asks at each whether the dossier is still wanted."""

    check: Callable[[], None]

    def __iter__(self) -> Iterator[Item]:
        for item in super().__iter__():
            self.check()
            yield item


def _story(request: Request, enclosing: Enclosing, inserts: _Inserts, course: Course) -> list[Flowable]:
    clean = load_fonts()
    case_file, items, addressee, messages = (
        request.case_file,
        _Asking(request.items),
        request.addressee,
        request.messages,
    )
    items.check = course.check
    titles = [clean.line(letter.title) for letter in request.letters]
    story = cover.cover(case_file, items, addressee, request.made_at, messages, titles)
    story.append(Later(lambda: pages.index(items, messages, clean)))
    if addressee in _WITH_ADDRESS_LIST:
        story.append(Later(lambda: pages.addresses(items, messages, clean)))
    story.append(Later(lambda: chronology(case_file, items, addressee, messages, clean)))
    sources, today = case_file.masks.sources, request.made_at.date()
    story.append(Later(lambda: repeated(items, sources, addressee, today, messages, clean)))

    def exhibit(item: Item) -> list[Flowable]:
        enclosed = enclosing.of(item)
        course.step(_PAGE_WORTH, Stage.EXHIBITS)
        picture = enclosed.picture if enclosed else None
        size_px = None
        if enclosed is not None and picture is not None:
            size_px = picture.shown_size
            inserts.images.take(item.exhibit.number, enclosed, pages.edges_of(size_px))
        # The last page break stands in the story itself.
        return pages.exhibit_pages(
            item, messages, clean, size_px, lambda one, place: inserts.images.found(one.exhibit.number, place)
        )[:-1]

    if items:
        story.append(Mark("exhibits", messages.text("dossier.exhibit.all")))
    for item in items:
        story += [Later(partial(exhibit, item)), PageBreak()]
    story += cover.limits(items, messages)
    since = since_words(request.before, items, request.made_at, messages)
    story.append(Later(lambda: pages.checking(case_file, items, messages, since)))
    story.append(Later(lambda: said(inserts.attached(), inserts.found(), messages)))
    if addressee is Addressee.POLICE:
        story.append(Later(lambda: pages.technical(items, messages, clean)))
        story.append(Later(lambda: pages.annex(case_file, items, messages)))
    return story


def _text_side(target: BinaryIO, request: Request, story: list[Flowable], inserts: _Inserts) -> None:
    text, case = request.messages.text, request.case_file.case.code
    addressee = text(f"dossier.addressee.{request.addressee.value}")
    header = text("dossier.header", case=case, addressee=addressee)
    title = text("dossier.pdf_title", case=case)
    paper = Paper(title, request.messages.language, request.made_at)
    furniture = Furniture(header, text("dossier.footer"), text("dossier.page"))
    render_to(target, story, furniture, paper, inserts)
