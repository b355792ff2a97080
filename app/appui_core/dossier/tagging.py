"""Tags in a page's content: what is text, in which order, and what is mere furniture (ISO 32000-1, 14.7 and 14.8).

A `Node` is one element of the structure tree. The canvas marks what is drawn while a node is the target; text with
no target becomes a paragraph, lines and grounds become artifacts, so nothing on a page is ever untagged.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import LinkAnnotation, PDFFormXObject, PDFStream
from reportlab.pdfgen.canvas import Canvas

Content = int
"""A piece of a page's content: `page_of` and `mcid_of` tell which. A large dossier has a hundred thousand."""

_PIECES = 1 << 20  # more than any page has
# Beyond the keys of any pages: those of link annotations in the parent tree.
_ANNOTATION_KEYS = 1_000_000
_END = b"endstream\n"
_PRINTED = 4  # annotation flag: appears on paper too
_PERMITTED = (*LinkAnnotation.permitted, "StructParent")
_BEGINS_PATH = re.compile(r"(?:^|\s)(?:m|re)(?:\s|$)")
_ENDS_PATH = re.compile(r"(?:^|\s)(?:S|s|f|F|f\*|B|B\*|b|b\*|n)\s*$")
_PAINTS = re.compile(r"(?:^|\s)(?:Do|sh)\s*$")


class Annotation(NamedTuple):
    """A link on a page: the library's name for it, and its key in the parent tree."""

    page: int
    name: str
    key: int


@dataclass(slots=True, eq=False)
class Node:
    """An element of the structure tree.

    `attributes` are PDF syntax, `alt` describes a picture in words; what is to be read `once` is furniture when it
    is drawn again.
    """

    role: str
    attributes: str = ""
    alt: str = ""
    once: bool = False
    parent: "Node | None" = None
    number: int = 0  # of its object in the file, once that is written
    kids: "Sequence[Node | Content | Annotation]" = ()

    def add(self, kid: "Node") -> "Node":
        """Take a child that hangs nowhere yet; return it."""
        kid.parent = self
        self.take(kid)
        return kid

    def take(self, kid: "Node | Content | Annotation") -> None:
        """Take what comes next; nearly all have one kid, for which a list would be large."""
        if isinstance(self.kids, list):
            self.kids.append(kid)
        else:
            self.kids = [*self.kids, kid] if self.kids else (kid,)


class Structure:
    """The tree of one document while its pages are drawn, in the order of drawing."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self.pages: list[list[Node]] = []
        self.annotations: list[tuple[Annotation, Node]] = []
        self._open = [self.root]
        self._page: list[Node] = []
        self._headed = False

    def section(self, level: int) -> None:
        """Begin a part; `level` from 0, as in the outline."""
        del self._open[level + 1 :]
        self._open.append(self._open[-1].add(Node("Sect")))

    def place(self, node: Node) -> None:
        """Hang a node, with all that it is part of, where the reading has come to, unless it hangs there."""
        while node.parent is not None:
            node = node.parent
        if node is not self.root:
            self._above(node).add(node)

    def content(self, node: Node) -> int:
        """Give a node the next piece of content on this page; return its number."""
        if node.role == "H2" and not self._headed:
            node.role = "H1"  # a short letter has no title of its own: its headings begin at the first level
        self._headed = self._headed or node.role == "H1"
        self.place(node)
        mcid = len(self._page)
        self._page.append(node)
        node.take(len(self.pages) * _PIECES + mcid)
        return mcid

    def annotation(self, node: Node, name: str) -> int:
        """Give a node a link on this page; return its key in the parent tree."""
        self.place(node)
        found = Annotation(len(self.pages), name, _ANNOTATION_KEYS + len(self.annotations))
        node.take(found)
        self.annotations.append((found, node))
        return found.key

    def page_done(self) -> None:
        """Go on to the next page."""
        self.pages.append(self._page)
        self._page = []

    def clear(self) -> None:
        """Let go of everything, once it is written."""
        self.root.kids = ()
        self.pages.clear()
        self.annotations.clear()

    def _above(self, node: Node) -> Node:
        """Return what a loose node hangs in: for an item the list that it continues."""
        here = self._open[-1]
        if node.role != "LI":
            return here
        last = here.kids[-1] if here.kids else None
        if isinstance(last, Node) and last.role == "L":
            return last
        return here.add(Node("L", attributes="/A <</O /List /ListNumbering /None>>"))


def page_of(content: Content) -> int:
    """Return the page of a piece of content, from 0."""
    return content // _PIECES


def mcid_of(content: Content) -> int:
    """Return the number of a piece of content on its page."""
    return content % _PIECES


def text_string(words: str) -> str:
    """Return a text as PDF syntax."""
    return "<" + ("\ufeff" + words).encode("utf-16-be", "replace").hex() + ">"


class _Tag(str):
    """An operator that opens or closes marked content, told from what the library draws."""

    __slots__ = ()


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab ships no types
    """A canvas that notes what it draws in a `Structure`."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - the library's own
        super().__init__(*arguments, **options)
        _end_streams_on_lines(self._doc, self.check)
        self.structure = Structure()
        self.titles: dict[str, str] = {}
        self._targets: list[Node] = []
        self._links: list[LinkAnnotation] = []
        self._spoken = ""
        self._aside = False

    def check(self) -> None:
        """Go on, or raise: it is asked again and again."""

    def written(self, done: int, of: int) -> None:
        """Hear how many objects of about how many are in the file; may raise as `check`."""

    @contextmanager
    def text_of(self, *targets: Node, spoken: str = "") -> Iterator[None]:
        """Mark the texts that are drawn as these nodes: one each in order, the last one takes what follows.

        `spoken` is the last one's text in the order of reading, where it is drawn in another.
        """
        before = self._targets, self._spoken
        self._targets, self._spoken = list(targets), spoken
        try:
            yield
        finally:
            self._targets, self._spoken = before

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Mark all that is drawn as no part of the text: `Header`, `Footer`, or nothing more to say."""
        if self._aside:
            yield
            return
        furniture = f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC" if kind else "/Artifact BMC"
        self._code.append(_Tag(furniture))
        self._aside = True
        try:
            yield
        finally:
            self._aside = False
            self._code.append(_Tag("EMC"))

    @contextmanager
    def drawing_of(self, node: Node) -> Iterator[None]:
        """Mark all that is drawn, words too, as one picture that its node describes."""
        self._code.append(_Tag(f"/{node.role} <</MCID {self.structure.content(node)}>> BDC"))
        self._aside = True
        try:
            yield
        finally:
            self._aside = False
            self._code.append(_Tag("EMC"))

    def drawText(self, aTextObject: Any) -> None:  # noqa: ANN401, N802, N803 - the library's own
        """Draw a text as part of its node."""
        if self._aside:
            super().drawText(aTextObject)
            return
        node = self._targets[0] if self._targets else Node("P")
        if len(self._targets) > 1:
            del self._targets[0]
        if node.once and any(isinstance(kid, Content) for kid in node.kids):
            # The head of a table, come back on another page.
            with self.artifact():
                super().drawText(aTextObject)
            return
        last = bool(self._targets) and node is self._targets[-1]
        spoken = f" /ActualText {text_string(self._spoken)}" if last and self._spoken else ""
        mcid = self.structure.content(node)
        self._code.append(_Tag(f"/{node.role} <</MCID {mcid}{spoken}>> BDC"))
        super().drawText(aTextObject)
        self._code.append(_Tag("EMC"))

    def room_for(self, node: Node) -> int:
        """Return the number of a piece of content that is put on this page later, by other hands."""
        return self.structure.content(node)

    def put_figure(self, operators: str, form: str, mcid: int) -> None:
        """Draw a picture, which the document knows under the name `form`, as what a `Figure` waits for."""
        self._code += [_Tag(f"/Figure <</MCID {mcid}>> BDC"), operators, _Tag("EMC")]
        self._formsinuse.append(form)

    def _addAnnotation(self, annotation: Any, name: str | None = None, addtopage: int = 1) -> None:  # noqa: ANN401, N802 - the library's own
        """Add a link with words for those who don't see it, as part of the text it stands on."""
        name = name or f"link{len(self.structure.annotations)}"
        node = self._targets[-1] if self._targets else Node("P")
        if node.role != "Link":
            node = node.add(Node("Link"))
        key = self.structure.annotation(node, name)
        if isinstance(annotation, LinkAnnotation):
            self._links.append(annotation)
            annotation.otherkw.update(F=_PRINTED, StructParent=key)
            annotation.permitted = _PERMITTED
        else:
            annotation["F"], annotation["StructParent"] = _PRINTED, key
            annotation["Contents"] = annotation["A"]["URI"]
        super()._addAnnotation(annotation, name, addtopage)

    def name_links(self) -> None:
        """Say of each link within the document where it leads: to the title of its target, once all are known."""
        for annotation in self._links:
            target = annotation.Destination.name
            annotation.Contents = self.titles.get(target, target)
        self._links.clear()

    def showPage(self) -> None:  # noqa: N802 - the library's own
        """Finish a page: what is drawn outside of any node is no part of the text."""
        self._code: list[str] = _with_artifacts(self._code)
        super().showPage()
        self.structure.page_done()


def _end_streams_on_lines(document: Any, check: Callable[[], None]) -> None:  # noqa: ANN401 - the library's own
    """Have a line end behind every stream: PDF/A wants it, the library writes none (ISO 19005-3, 6.1.7.1).

    Whenever one object names another, `check` is asked whether the document is still wanted.
    """
    refer = document.Reference

    def noted(found: Any, name: str | None = None) -> Any:  # noqa: ANN401 - the library's own
        check()
        if isinstance(found, PDFStream | PDFFormXObject) and "format" not in vars(found):
            found.format = partial(_ended, found.format)
        return refer(found, name)

    document.Reference = noted


def _ended(write: Callable[[Any], bytes], document: Any) -> bytes:  # noqa: ANN401 - the library's own
    written = write(document)
    return written.removesuffix(_END) + b"\n" + _END if written.endswith(_END) else written


def _with_artifacts(code: list[str]) -> list[str]:
    """Return a page's operators with every painting that no tag holds marked as an artifact."""
    done: list[str] = []
    inside = drawing = False
    for item in code:
        if isinstance(item, _Tag):
            inside = item != "EMC"
            done.append(item)
            continue
        opens = not inside and not drawing and bool(_BEGINS_PATH.search(item))
        alone = not inside and bool(_PAINTS.search(item))
        if opens or alone:
            done.append("/Artifact BMC")
        drawing = drawing or opens
        done.append(item)
        if alone or (drawing and _ENDS_PATH.search(item)):
            done.append("EMC")
            drawing = False
    return done
