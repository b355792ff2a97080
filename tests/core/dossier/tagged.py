"""Walks a tagged PDF as a screen reader would, and finds what it would not reach (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Iterator  # noqa: TC003 - a dataclass's method says it
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Object

_SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
_PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI"}
CHILDREN = {
    "Document": {"Sect", "P", "H1", "H2", "L", "Table", "Figure", "Link"},
    "Sect": {"Sect", "P", "H1", "H2", "L", "Table", "Figure", "Link"},
    "Table": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
}
"""What may stand directly in what; anything else holds content, or a link."""


@dataclass
class Element:
    """One element with its text as it is drawn, piece by piece."""

    role: str
    kids: "list[Element]" = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    links: int = 0
    alt: str = ""
    scope: str = ""

    def all(self) -> "Iterator[Element]":
        """Yield this element and all below it, in the order of reading."""
        yield self
        for kid in self.kids:
            yield from kid.all()


@dataclass
class Walk:
    """What was found; `faults` are sentences, none of them in a sound file."""

    root: Element
    faults: list[str]


def walk(path: Path) -> Walk:
    """Return the tree of a file with everything that is wrong with it."""
    with pikepdf.open(path) as document:
        return _Walker(document).walk()


class _Walker:
    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document = document
        self._pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        self._faults: list[str] = []
        self._owners: dict[tuple[int, int], Any] = {}
        self._linked: dict[Any, Any] = {}

    def walk(self) -> Walk:
        root = self._document.Root
        self._need(bool(root.MarkInfo.Marked), "not marked as tagged")
        self._need(bool(str(root.Lang)), "no language")
        (top,) = _kids(root.StructTreeRoot)
        element = self._element(top, root.StructTreeRoot)
        parents = _number_tree(root.StructTreeRoot.ParentTree)
        reached: set[tuple[int, int]] = set()
        for number, page in enumerate(self._document.pages):
            self._need(str(page.obj.get("/Tabs")) == "/S", f"page {number}: tab order is not that of the text")
            found = self._content(number, page)
            reached |= {(number, mcid) for mcid in found}
            owners = list(parents[int(page.obj.StructParents)])
            self._need(len(owners) == len(found), f"page {number}: {len(found)} pieces, {len(owners)} parents")
            for mcid in sorted(found):
                owner = self._owners.get((number, mcid))
                self._need(owner is not None, f"page {number}: piece {mcid} belongs to nothing")
                same = owner is not None and mcid < len(owners) and owners[mcid].objgen == owner.objgen
                self._need(same, f"page {number}: piece {mcid} has another parent in the parent tree")
            for annotation in page.obj.get("/Annots", []):
                self._annotation(number, annotation, parents)
        for piece in self._owners:
            self._need(piece in reached, f"page {piece[0]}: piece {piece[1]} is in the tree alone")
        return Walk(element, self._faults)

    def _need(self, sound: bool, fault: str) -> None:  # noqa: FBT001 - a condition and its sentence
        if not sound:
            self._faults.append(fault)

    def _element(self, node: Object, parent: Object) -> Element:
        self._need(node.P.objgen == parent.objgen, "an element does not know its parent")
        element = Element(str(node.S)[1:], alt=str(node.get("/Alt", "")))
        attributes = node.get("/A")
        if attributes is not None and "/Scope" in attributes:
            element.scope = str(attributes.Scope)[1:]
        for kid in _kids(node):
            if isinstance(kid, int):
                self._piece(element, node, self._pages[node.Pg.objgen], kid)
            elif "/S" in kid:
                element.kids.append(self._element(kid, node))
            elif str(kid.Type) == "/MCR":
                self._piece(element, node, self._pages[kid.Pg.objgen], int(kid.MCID))
            else:
                element.links += 1
                self._linked[kid.Obj.objgen] = node
        self._check(element)
        return element

    def _check(self, element: Element) -> None:
        allowed = CHILDREN.get(element.role)
        for kid in element.kids:
            self._need(allowed is None or kid.role in allowed, f"{kid.role} in {element.role}")
        self._need(allowed is None or not element.pieces, f"text straight in {element.role}")
        if element.role == "Figure":
            self._need(bool(element.alt), "a picture without words")
        if element.role == "TH":
            self._need(element.scope in {"Row", "Column"}, "a heading cell without scope")
        if element.role == "Table":
            widths = {len(row.kids) for row in element.kids}
            self._need(len(widths) == 1, f"a table with rows of {sorted(widths)} cells")

    def _piece(self, element: Element, node: Object, page: int, mcid: int) -> None:
        self._need((page, mcid) not in self._owners, f"page {page}: piece {mcid} belongs to two")
        self._owners[page, mcid] = node
        element.pieces.append((page, mcid))

    def _content(self, number: int, page: pikepdf.Page) -> set[int]:
        """Return the numbers of a page's pieces; nothing may be drawn outside of them and of artifacts."""
        stack: list[str] = []
        found: set[int] = set()
        for instruction in pikepdf.parse_content_stream(page):
            operands, name = instruction.operands, str(instruction.operator)
            if name in {"BMC", "BDC"}:
                stack.append(str(operands[0]))
                if name == "BDC" and "/MCID" in operands[1]:
                    mcid = int(operands[1].MCID)
                    self._need(mcid not in found, f"page {number}: piece {mcid} twice")
                    found.add(mcid)
            elif name == "EMC":
                stack.pop()
            elif name in _SHOWS_TEXT | _PAINTS:
                self._need(bool(stack), f"page {number}: {name} outside of any tag")
                self._need(name not in _SHOWS_TEXT or len(stack) == 1, f"page {number}: text in {stack}")
        self._need(not stack, f"page {number}: a tag is left open")
        return found

    def _annotation(self, number: int, annotation: Object, parents: dict[int, Object]) -> None:
        owner = self._linked.get(annotation.objgen)
        self._need(owner is not None and str(owner.S) == "/Link", f"page {number}: a link outside of the text")
        self._need(bool(str(annotation.get("/Contents", ""))), f"page {number}: a link without words")
        parent = parents[int(annotation.StructParent)]
        self._need(
            owner is not None and parent.objgen == owner.objgen, f"page {number}: a link with another parent"
        )


def _kids(node: Object) -> list[Any]:
    found = node.get("/K")
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _number_tree(tree: Object) -> dict[int, Object]:
    numbers = list(tree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
