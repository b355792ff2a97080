"""A letter as an .odt (odfdo): real styles and lists, French proofing, nothing of this PC in it."""

import io

from odfdo import Document, Header, List, ListItem, Paragraph

from appui_core.dossier.letter_office import FONT, INK, LINE_PT, MARGINS_MM, SIZE_PT, TAGS, repacked
from appui_core.dossier.letter_text import Block, BlockKind, blocks
from appui_core.dossier.letters import Letter
from appui_core.dossier.names import program
from appui_core.messages import Messages

# What the library's own template brings along and no reader needs.
_NOT_NEEDED = ("Thumbnails/thumbnail.png", "manifest.rdf", "Configurations2/accelerator/current.xml")
_TEXT = f'style:font-name="{FONT}" fo:color="#{INK}" fo:font-size="{SIZE_PT}pt"'
_PARAGRAPH = (
    '<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" {more}>'
    '<style:paragraph-properties fo:margin-top="{before}pt" fo:margin-bottom="{after}pt"'
    f' fo:line-height="{LINE_PT}pt" fo:margin-left="0mm" {{layout}}/>'
    f"<style:text-properties {_TEXT} {{text}}/></style:style>"
)
_BOLD = 'fo:font-weight="bold"'
_BULLETS = (
    '<text:list-style style:name="AppuiList" style:display-name="Appui List">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="–">'
    '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
    '<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="5mm"'
    ' fo:text-indent="-5mm" fo:margin-left="5mm"/></style:list-level-properties>'
    "</text:list-level-style-bullet></text:list-style>"
)


def odt_bytes(letter: Letter, messages: Messages) -> bytes:
    """Return the letter as a file of LibreOffice."""
    document = new_document(letter)
    for block in blocks(letter.text, messages.text("letters.subject")):
        _write(document, block)
    return saved(document)


def new_document(letter: Letter) -> Document:
    """Return an empty A4 document in the letter's language, with its styles and nobody's name."""
    document = Document("text")
    document.body.clear()
    _set_styles(document, TAGS.get(letter.language, TAGS["fr"]))
    _set_page(document)
    meta = document.meta
    # The template's own: when and with what its authors made it.
    for child in list(meta.get_meta_body().children):
        meta.get_meta_body().delete(child)
    meta.title = letter.title
    meta.language = "-".join(TAGS.get(letter.language, TAGS["fr"]))
    meta.generator = program()
    return document


def saved(document: Document) -> bytes:
    """Return a document as bytes that depend on its contents alone."""
    for name in _NOT_NEEDED:
        document.manifest.del_full_path(name)
    target = io.BytesIO()
    document.save(target)
    return repacked(target.getvalue(), _NOT_NEEDED)


def _set_styles(document: Document, tag: tuple[str, str]) -> None:
    language, country = tag
    for default in document.styles.get_elements("//style:default-style/style:text-properties"):
        default.set_attribute("fo:language", language)
        default.set_attribute("fo:country", country)
    face = f'<style:font-face style:name="{FONT}" svg:font-family="{FONT}" style:font-family-generic="swiss"/>'
    document.insert_style(face)
    child = 'style:parent-style-name="Standard" style:next-style-name="Standard"'
    for name, shown, before, after, more, text, layout in (
        ("Standard", "Standard", 0, 7, 'style:class="text"', "", ""),
        ("AppuiClose", "Appui Close", 0, 2, child, "", ""),
        ("AppuiItem", "Appui Item", 0, 3, child, "", ""),
        ("Heading_20_1", "Heading 1", 6, 10, f'{child} style:default-outline-level="1"', _BOLD, ""),
        (
            "Heading_20_2",
            "Heading 2",
            8,
            3,
            f'{child} style:default-outline-level="2"',
            _BOLD,
            'fo:keep-with-next="always"',
        ),
    ):
        xml = _PARAGRAPH.format(
            name=name, shown=shown, before=before, after=after, more=more, text=text, layout=layout
        )
        document.insert_style(xml)
    document.insert_style(_BULLETS)


def _set_page(document: Document) -> None:
    left, right, top, bottom = MARGINS_MM
    for page in document.styles.get_elements("//style:page-layout/style:page-layout-properties"):
        values = {
            "fo:page-width": 210,
            "fo:page-height": 297,
            "fo:margin-left": left,
            "fo:margin-right": right,
            "fo:margin-top": top,
            "fo:margin-bottom": bottom,
        }
        for name, millimetres in values.items():
            page.set_attribute(name, f"{millimetres}mm")


def _write(document: Document, block: Block) -> None:
    body = document.body
    if block.kind is BlockKind.ITEMS:
        listed = List(style="AppuiList")
        for line in block.lines:
            item = ListItem()
            item.append(Paragraph(line, style="AppuiItem"))
            listed.append(item)
        body.append(listed)
        return
    text = "\n".join(block.lines)
    if block.kind in {BlockKind.SUBJECT, BlockKind.TITLE}:
        level = 1 if block.kind is BlockKind.SUBJECT else 2
        body.append(Header(level, text, style=f"Heading_20_{level}"))
        return
    body.append(Paragraph(text, style="Standard" if block.closes else "AppuiClose"))
