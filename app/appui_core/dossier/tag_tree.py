"""Writes what a tagged PDF needs beside its pages: structure tree, parent tree, language, metadata, colour intent.

PDF/UA-1 (ISO 14289-1) and PDF/A-3 level A (ISO 19005-3). The elements are written as they stand in the file: there
are some forty for each exhibit, and the library's own objects would take longer than all the text.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFInfo, PDFObject, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from appui_core.dossier.names import program
from appui_core.dossier.tagging import Annotation, Content, Node, Structure, mcid_of, page_of, text_string
from appui_core.locate import resources_dir

LANGUAGE_TAGS = {"fr": "fr-FR", "en": "en-GB"}
ROOT = "TagRoot"
"""What the library knows the root of the tree by."""
_COLOURS = "sRGB IEC61966-2.1"


@dataclass(frozen=True, slots=True)
class Paper:
    """What a PDF says about itself, never who made it: title, language of its words (`fr`), when it was made."""

    title: str
    language: str = "fr"
    made_at: datetime | None = None

    @property
    def language_tag(self) -> str:
        """The language as RFC 3066 writes it."""
        return LANGUAGE_TAGS.get(self.language, self.language)


class Raw(PDFObject):  # type: ignore[misc]  # reportlab ships no types
    """An object that is asked for its PDF syntax when the document is written."""

    def __init__(self, write: Callable[[], str]) -> None:
        self._write = write

    def format(self, _: object) -> bytes:
        """Return the syntax."""
        return self._write().encode("ascii")


class _Info(PDFInfo):  # type: ignore[misc]  # reportlab ships no types
    """The old-style metadata, as far as there is something to say."""

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self._paper = paper

    def format(self, document: object) -> bytes:
        told = {"Title": PDFString(self._paper.title), "Creator": PDFString(program())}
        if self._paper.made_at is not None:
            told["CreationDate"] = PDFString(_pdf_date(self._paper.made_at))
        written: bytes = PDFDictionary(told).format(document)
        return written


def describe(canvas: Canvas, structure: Structure, paper: Paper) -> None:
    """Add to a document whose pages are all drawn what makes it readable by ear, and by readers to come."""
    document = canvas._doc  # noqa: SLF001 - the library has no door to the catalogue's inner objects
    document.info = _Info(paper)
    document.Catalog.Lang = PDFString(paper.language_tag)
    canvas.setCatalogEntry("MarkInfo", PDFDictionary({"Marked": "true"}))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setCatalogEntry("Metadata", document.Reference(_xmp(paper)))
    canvas.setCatalogEntry("OutputIntents", PDFArray([_output_intent(document)]))
    canvas.setCatalogEntry("StructTreeRoot", document.Reference(PDFDictionary({}), ROOT))
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    for number in range(len(structure.pages)):
        page = document.idToObject[f"Page{number + 1}"]
        page.StructParents, page.Tabs = number, "/S"
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]


class Tree:
    """The structure tree of a described document, all of whose other objects are written.

    Every element is an object of its own, numbered on from those of the library, which would keep some twenty
    objects in memory for each. `count` of them there are, known once the first one is.
    """

    def __init__(self, document: Any, structure: Structure) -> None:  # noqa: ANN401 - the library's own
        self._document, self._structure = document, structure
        self._root = self._number(ROOT)
        self._first = document.objectcounter + 1
        self.count = 0

    def objects(self) -> Iterator[tuple[int, str]]:
        """Yield number and syntax of each object, the root's last."""
        parents = self._first
        for parents, node in enumerate(_all(self._structure.root), self._first + 1):
            node.number = parents - 1
        self.count = parents - self._first + 2
        for node in _all(self._structure.root):
            yield node.number, self._element(node)
            node.parent = None  # no rings: what lets go of the tree frees it
        yield parents, self._parents()
        yield self._root, self._tree_root(parents)

    def _number(self, name: str) -> int:
        number: int = self._document.idToObjectNumberAndVersion[name][0]
        return number

    def _tree_root(self, parents: int) -> str:
        annotations = self._structure.annotations
        following = annotations[-1][0].key + 1 if annotations else len(self._structure.pages)
        return (
            f"<</Type /StructTreeRoot /K {self._structure.root.number} 0 R /ParentTree {parents} 0 R"
            f" /ParentTreeNextKey {following}>>"
        )

    def _element(self, node: Node) -> str:
        above = node.parent.number if node.parent else self._root
        pages = (_page_of(kid) for kid in node.kids if not isinstance(kid, Node))
        page = next(pages, None)
        parts = [f"<</S /{node.role} /P {above} 0 R"]
        if page is not None:
            parts.append(f" /Pg {self._page(page)} 0 R")
        if node.kids:
            parts.append(f" /K [{' '.join(self._kid(kid, page) for kid in node.kids)}]")
        if node.alt:
            parts.append(f" /Alt {text_string(node.alt)}")
        if node.attributes:
            parts.append(f" {node.attributes}")
        return "".join(parts) + ">>"

    def _kid(self, kid: Node | Content | Annotation, page: int | None) -> str:
        if isinstance(kid, Node):
            return f"{kid.number} 0 R"
        if isinstance(kid, Annotation):
            number = self._number(f"Annot.{kid.name}")
            return f"<</Type /OBJR /Pg {self._page(kid.page)} 0 R /Obj {number} 0 R>>"
        if page_of(kid) == page:
            return str(mcid_of(kid))
        return f"<</Type /MCR /Pg {self._page(page_of(kid))} 0 R /MCID {mcid_of(kid)}>>"

    def _page(self, page: int) -> int:
        return self._number(f"Page{page + 1}")

    def _parents(self) -> str:
        """Return the way back from a page's pieces, and from its links, to their elements."""
        pages = (
            f"{number} [{' '.join(f'{node.number} 0 R' for node in nodes)}]"
            for number, nodes in enumerate(self._structure.pages)
        )
        links = (f"{found.key} {node.number} 0 R" for found, node in self._structure.annotations)
        return f"<</Nums [{' '.join([*pages, *links])}]>>"


def _page_of(kid: Content | Annotation) -> int:
    return kid.page if isinstance(kid, Annotation) else page_of(kid)


def _all(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _all(kid)


def _output_intent(document: Any) -> PDFDictionary:  # noqa: ANN401 - the library's own
    """Return what colours mean here: those of a screen."""
    profile = PDFStream(PDFDictionary({"N": 3}), (resources_dir() / "fonts" / "sRGB.icc").read_bytes(), filters=())
    return PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": PDFString(_COLOURS),
            "Info": PDFString(_COLOURS),
            "DestOutputProfile": document.Reference(profile),
        }
    )


# PDF/A wants every schema that it does not know described in the packet itself (ISO 19005-3, 6.6.2.3.3).
_UA_SCHEMA = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def _xmp(paper: Paper) -> PDFStream:
    """Return the metadata as XMP: PDF/A wants it in the file as it is, uncompressed."""
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES.items())
    stamp = paper.made_at and paper.made_at.isoformat(timespec="seconds")
    made = f"<xmp:CreateDate>{stamp}</xmp:CreateDate>" if stamp else ""
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {spaces}>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(paper.title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{escape(paper.language_tag)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{escape(program())}</xmp:CreatorTool>{made}
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
{_UA_SCHEMA}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
    about = PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"})
    return PDFStream(about, packet.encode(), filters=())


def _pdf_date(instant: datetime) -> str:
    offset = f"{instant:%z}"[:5]
    return f"D:{instant:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:]}'"
