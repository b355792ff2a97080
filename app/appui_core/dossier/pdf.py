"""dossier.pdf: the text side laid out by reportlab, the pictures set into it untouched by pikepdf."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pikepdf
from pikepdf import Name, Pdf
from reportlab.platypus import Flowable

from appui_core.cases.model import Addressee, CaseFile
from appui_core.dossier import cover, pages
from appui_core.dossier.changes import Changes
from appui_core.dossier.chronology import chronology
from appui_core.dossier.names import DATA
from appui_core.dossier.page_kit import Mark, Place, load_fonts, render
from appui_core.dossier.pdf_saving import save_pdf
from appui_core.dossier.picture_store import PictureStore
from appui_core.dossier.pictures import Picture, picture_of
from appui_core.dossier.repeated import repeated
from appui_core.dossier.selection import Item
from appui_core.dossier.tag_tree import Paper
from appui_core.dossier.tagging import figure
from appui_core.dossier.wording import since_words
from appui_core.messages import Messages

# How EXIF orientations 1 to 8 turn the unit square of an image (a b c d e f of the PDF matrix).
_TURNS = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
_WITH_ADDRESS_LIST = {Addressee.LINE_3018, Addressee.PLATFORM}


@dataclass(frozen=True, slots=True)
class Request:
    """What one PDF is made of, `items` in the order of printing.

    What is enclosed, originals or masked copies, already lies in `folder`/data.
    """

    case_file: CaseFile
    items: Sequence[Item]
    addressee: Addressee
    folder: Path
    made_at: datetime
    messages: Messages
    changed: Changes | None = None


def write_pdf(request: Request, scratch: Path, target: Path) -> None:
    """Write the PDF to a new file; `scratch` is a folder for pictures on their way.

    Raises OSError as the system gives it.
    """
    places: list[tuple[Item, Place]] = []
    with PictureStore(scratch) as store:
        for item in request.items:
            if item.file is not None and item.exhibit.preview:
                enclosed = (request.folder / DATA / item.file).read_bytes()
                picture = picture_of(enclosed, item.media_type)
                if picture is not None:
                    store.put(item.exhibit.id, picture)
        story = _story(request, store, places)
        with pikepdf.open(io.BytesIO(_text_side(request, story))) as document:
            for item, place in places:
                _set_picture(document, place, store, item)
            document.Root.PageMode = Name.UseOutlines
            save_pdf(document, target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)


def _story(request: Request, store: PictureStore, places: list[tuple[Item, Place]]) -> list[Flowable]:
    clean = load_fonts()
    case_file, items, addressee, messages = (
        request.case_file,
        request.items,
        request.addressee,
        request.messages,
    )
    story = cover.cover(case_file, items, addressee, request.made_at, messages)
    story += pages.index(items, messages, clean)
    if addressee in _WITH_ADDRESS_LIST:
        story += pages.addresses(items, messages, clean)
    story += chronology(case_file, items, addressee, messages, clean)
    story += repeated(items, case_file.masks.sources, addressee, messages, clean)
    if items:
        story.append(Mark("exhibits", messages.text("dossier.exhibit.all")))
    for item in items:
        picture = store.get(item.exhibit.id)
        size_px = picture.shown_size if picture else None
        story += pages.exhibit_pages(
            item, messages, clean, size_px, lambda one, place: places.append((one, place))
        )
    story += cover.limits(items, messages)
    story += pages.checking(case_file, items, messages, since_words(request.changed, request.made_at, messages))
    if addressee is Addressee.POLICE:
        story += pages.technical(items, messages, clean)
        story += pages.annex(case_file, items, messages)
    return story


def _text_side(request: Request, story: Sequence[Flowable]) -> bytes:
    text, case = request.messages.text, request.case_file.case.code
    addressee = text(f"dossier.addressee.{request.addressee.value}")
    header = text("dossier.header", case=case, addressee=addressee)
    title = text("dossier.pdf_title", case=case)
    paper = Paper(title, request.messages.language, request.made_at)
    return render(story, header, text("dossier.footer"), text("dossier.page"), paper)


def _set_picture(document: Pdf, place: Place, store: PictureStore, item: Item) -> None:
    """Add a picture to a page that left room for it."""
    key = item.exhibit.id
    picture = store.get(key)
    if picture is None:
        return
    page = document.pages[place.page]
    # A name of our own: the library's is random, and the same dossier is to give the same bytes.
    name = page.add_resource(store.image(key, document), Name.XObject, Name(f"/Exhibit{item.exhibit.number}"))
    matrix = " ".join(f"{value:.4f}" for value in _matrix(place, picture))
    box = " ".join(f"{value:.4f}" for value in (place.x, place.y, place.width, place.height))
    clip = "" if (place.top, place.bottom) == (0.0, 1.0) else f"{box} re W n "
    page.contents_add(figure(f"q {clip}{matrix} cm {name} Do Q", place.mcid).encode("ascii"))


def _matrix(place: Place, picture: Picture) -> tuple[float, ...]:
    a, b, c, d, e, f = _TURNS[picture.orientation]
    wide, high = place.width, place.height / (place.bottom - place.top)
    below = place.y - (1 - place.bottom) * high
    return (a * wide, b * high, c * wide, d * high, place.x + e * wide, below + f * high)
