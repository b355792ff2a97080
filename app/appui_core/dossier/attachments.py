"""The exhibits' files inside the PDF too, untouched, as far as 50 MB go: whoever keeps the PDF alone keeps them.

They are what lies in data/: of a masked exhibit the masked copy, of a withheld one nothing. Associated files as
PDF/A-3 wants them (ISO 19005-3, 6.8; ISO 32000-2, 7.11.4 and 14.13).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from appui_core.dossier.bag import Written
from appui_core.dossier.page_kit import gap, para
from appui_core.dossier.pdf_streams import FileStream, FileStreams, Span
from appui_core.dossier.selection import Item
from appui_core.dossier.tag_tree import Raw
from appui_core.dossier.tagging import text_string
from appui_core.dossier.wording import number_ranges
from appui_core.messages import Messages

MOST_BYTES = 50_000_000

Words = Callable[["Attachment"], str]
"""Says what an attached file is."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of data/ to be attached."""

    item: Item
    written: Written

    @property
    def file_name(self) -> str:
        """Its name in data/."""
        return self.written.name.rpartition("/")[2]


def attachments(found: Sequence[tuple[Item, Written]]) -> tuple[Attachment, ...]:
    """Return what goes in: in the order of the numbers, each that 50 MB in all still have room for."""
    chosen, left = [], MOST_BYTES
    for item, written in sorted(found, key=lambda pair: pair[0].exhibit.number):
        if written.size_bytes <= left:
            chosen.append(Attachment(item, written))
            left -= written.size_bytes
    return tuple(chosen)


def said(
    chosen: Sequence[Attachment], found: Sequence[tuple[Item, Written]], messages: Messages
) -> list[Flowable]:
    """Return what the page on checking says of them: which are in the PDF, and which are only beside it."""
    if not found:
        return []
    inside = [one.item.exhibit.number for one in chosen]
    beside = [item.exhibit.number for item, _ in found if item.exhibit.number not in set(inside)]
    texts = [messages.text("dossier.check.attached", numbers=number_ranges(inside, messages))] if inside else []
    if beside:
        texts.append(messages.text("dossier.check.not_attached", numbers=number_ranges(beside, messages)))
    return [para(messages.text("dossier.check.attached_title"), "h2"), *(para(text) for text in texts), gap(4)]


def attach(
    canvas: Canvas,
    chosen: Sequence[Attachment],
    folder: Path,
    made_at: datetime,
    streams: FileStreams,
    words: Words,
) -> None:
    """Put the files into the document; their bytes come from `folder` when it is written."""
    if not chosen:
        return
    document = canvas._doc  # noqa: SLF001 - the library has no door to the catalogue's inner objects
    specs = {one.file_name: _spec(document, one, folder, made_at, streams, words) for one in chosen}
    # A name tree is read by halving: its names stand in the order of their bytes.
    names = " ".join(f"{text_string(name)} {specs[name]}" for name in sorted(specs))
    canvas.setCatalogEntry("Names", Raw(lambda: f"<</EmbeddedFiles <</Names [{names}]>>>>"))
    canvas.setCatalogEntry("AF", Raw(lambda: f"[{' '.join(specs.values())}]"))
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]


def _spec(
    document: Any,  # noqa: ANN401 - the library's own
    one: Attachment,
    folder: Path,
    made_at: datetime,
    streams: FileStreams,
    words: Words,
) -> str:
    """Add a file with what is said of it; return the reference."""
    written = one.written
    number = streams.add(FileStream((Span(folder.joinpath(*written.name.split("/")), 0, written.size_bytes),)))
    kind = one.item.media_type.replace("/", "#2F")
    params = f"/Params <</Size {written.size_bytes} /ModDate ({pdf_date(made_at)})>>"
    file = _add(document, streams.placeholder(number, f"/Type /EmbeddedFile /Subtype /{kind} {params}"))
    # What a page shows is its source; a record or a film stands beside the page as what it is about.
    relation = "Source" if one.item.exhibit.preview else "Data"
    name, said = text_string(one.file_name), text_string(words(one))
    named = f"/Type /Filespec /F {name} /UF {name} /Desc {said} /AFRelationship /{relation}"
    return _add(document, f"<<{named} /EF <</F {file} /UF {file}>>>>")


def _add(document: Any, syntax: str) -> str:  # noqa: ANN401 - the library's own
    """Add an object; return how others refer to it."""
    name = f"Attached{document.objectcounter + 1}"
    document.Reference(Raw(lambda: syntax), name)
    return f"{document.idToObjectNumberAndVersion[name][0]} 0 R"


def pdf_date(instant: datetime) -> str:
    """Return an instant as PDF writes it."""
    offset = f"{instant:%z}"[:5]
    return f"D:{instant:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:]}'"
