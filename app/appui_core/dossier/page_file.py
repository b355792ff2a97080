"""Writes a document whose pages are all drawn into its file, object by object, and its tags behind them.

By itself the library makes every object before the first is written, and holds the whole file three times over.
"""

from array import array
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import PDFIndirectObject

from appui_core.dossier.tag_tree import ROOT, Tree
from appui_core.dossier.tagging import TaggedCanvas

# So many objects, some 5 ms, are written before it is told how many, and asked whether the rest is still wanted.
_TOLD_EVERY = 100


def write_document(canvas: TaggedCanvas, target: BinaryIO) -> None:
    """Write what the library knows and the structure tree to an empty file, with one table of objects.

    Raises as `canvas.written`; OSError as the system gives it.
    """
    document = canvas._doc  # noqa: SLF001 - the library has no door to it
    for font in document.delayedFonts:
        font.addObjects(document)
    document.info.digest(document.signature)
    for known in (document.Catalog, document.info):
        document.Reference(known)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    # The tree of pages needs no more than their names, so that a page can go once it is written.
    document.Pages.pages = [document.Reference(page) for page in document.Pages.pages]
    file = _File(canvas, target)
    file.put(b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % document._pdfVersion)  # noqa: SLF001 - the same
    number = 1
    # Objects come to know of more of them while they are written.
    while (name := document.numberToId.get(number)) is not None:
        if name != ROOT:
            # The structure tree has about as many; of how many is known for either when its turn comes.
            file.tell(number, 2 * len(document.numberToId))
            file.add(number, PDFIndirectObject(name, document.idToObject[name]).format(document))
            document.idToObject[name] = None
        number += 1
    tree = Tree(document, canvas.structure)
    for count, (number, syntax) in enumerate(tree.objects()):
        file.tell(tree.count + count, 2 * tree.count)
        file.add(number, f"{number} 0 obj\n{syntax}\nendobj\n".encode("ascii"))
    root, info = (document.Reference(one).format(document) for one in (document.Catalog, document.info))
    file.end(b"/Root %s /Info %s /ID %s" % (root, info, document.ID()))
    # What is written goes at once: a search for rings of objects takes long, and only ends when it is through.
    canvas.structure.clear()


class _File:
    """Knows where each object begins."""

    def __init__(self, canvas: TaggedCanvas, target: BinaryIO) -> None:
        self._canvas, self._target = canvas, target
        self._size_bytes = 0
        self._offsets = array("Q", [0])

    def put(self, data: bytes) -> None:
        self._target.write(data)
        self._size_bytes += len(data)

    def tell(self, done: int, of: int) -> None:
        if done % _TOLD_EVERY == 0:
            self._canvas.written(done, of)

    def add(self, number: int, data: bytes) -> None:
        self._offsets.extend([0] * (number + 1 - len(self._offsets)))
        self._offsets[number] = self._size_bytes
        self.put(data)

    def end(self, trailer: bytes) -> None:
        start, count = self._size_bytes, len(self._offsets)
        self.put(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        for number, offset in enumerate(self._offsets[1:]):
            self.tell(count + number, 2 * count)
            self.put(b"%010d 00000 n \n" % offset)
        self.put(b"trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (count, trailer, start))
