"""A letter as an .odt (odfdo): real styles and lists, French proofing, nothing of this PC in it."""

import io
from collections.abc import Sequence
from xml.sax.saxutils import escape

from odfdo import Document, Element, Header, List, ListItem, Paragraph

from appui_core.dossier.letter_office import (
    AFTER_PT,
    FONT,
    INK,
    LINE_PT,
    MARGINS_MM,
    PT_PER_MM,
    SIZE_PT,
    TAGS,
    repacked,
    sheet_measure,
)
from appui_core.dossier.letter_sheet import (
    ENDS,
    HEAD_PT,
    NEXT_PT,
    NUMBER_SHARE,
    REQUEST_SHARE,
    SIGNATURES_PT,
    sheet,
)
from appui_core.dossier.letter_sheet import ID as SHEET
from appui_core.dossier.letter_sheet import LINE_PT as SHEET_LINE_PT
from appui_core.dossier.letter_sheet import SIZE_PT as SHEET_SIZE_PT
from appui_core.dossier.letter_text import SIGNED_PT, Block, BlockKind, blocks
from appui_core.dossier.letters import Letter
from appui_core.dossier.names import program
from appui_core.messages import Messages

# What the library's own template brings along and no reader needs.
_NOT_NEEDED = ("Thumbnails/thumbnail.png", "manifest.rdf", "Configurations2/accelerator/current.xml")
_TEXT = f'fo:font-family="{FONT}" style:font-family-generic="swiss" fo:color="#{INK}" fo:font-size="{SIZE_PT}pt"'
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
    if letter.id == SHEET:
        _sheet(document, letter, messages)
        return saved(document)
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
    # The template numbers headings, which a letter does not.
    for level in document.styles.get_elements("//text:outline-style/text:outline-level-style"):
        level.set_attribute("style:num-format", "")
        for name in set(level.attributes) & {"loext:num-list-format", "style:num-suffix", "text:display-levels"}:
            level.del_attribute(name)
    child = 'style:parent-style-name="Standard" style:next-style-name="Standard"'
    for name, shown, before, after, more, text, layout in (
        ("Standard", "Standard", 0, AFTER_PT, 'style:class="text"', "", ""),
        ("AppuiClose", "Appui Close", 0, 2, child, "", ""),
        ("AppuiStay", "Appui Stay", 0, AFTER_PT, child, "", 'fo:keep-with-next="always"'),
        ("AppuiItem", "Appui Item", 0, 3, child, "", ""),
        ("AppuiLastItem", "Appui Last Item", 0, AFTER_PT, child, "", ""),
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
    document.insert_style(
        '<style:style style:name="AppuiSheet" style:display-name="Appui Sheet" style:family="paragraph"'
        ' style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="0pt"'
        f' fo:margin-bottom="0pt" fo:line-height="{SHEET_LINE_PT}pt"/>'
        f'<style:text-properties fo:font-size="{SHEET_SIZE_PT}pt"/></style:style>'
    )
    document.insert_style(
        '<style:style style:name="AppuiHand" style:display-name="Appui Hand" style:family="paragraph"'
        f' style:parent-style-name="Standard"><style:paragraph-properties fo:line-height="{SIGNED_PT}pt"'
        ' fo:margin-bottom="0pt"/></style:style>'
    )
    document.insert_style(
        '<style:style style:name="AppuiCell" style:family="table-cell"><style:table-cell-properties'
        ' fo:border="0.5pt solid #1C2830" fo:padding="3pt"/></style:style>',
        automatic=True,
    )


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
        for number, line in enumerate(block.lines, 1):
            item, last = ListItem(), number == len(block.lines) and block.closes
            item.append(Paragraph(line, style="AppuiLastItem" if last else "AppuiItem"))
            listed.append(item)
        body.append(listed)
        return
    text = "\n".join(block.lines)
    if block.kind in {BlockKind.SUBJECT, BlockKind.TITLE}:
        level = 1 if block.kind is BlockKind.SUBJECT else 2
        body.append(Header(level, text, style=f"Heading_20_{level}"))
        if block.signs:
            body.append(Paragraph("", style="AppuiHand"))
        return
    style = "AppuiStay" if block.stays else "Standard" if block.closes else "AppuiClose"
    body.append(Paragraph(text, style=style))


def _sheet(document: Document, letter: Letter, messages: Messages) -> None:
    """Write the sheet for a meeting: rows of a height that nothing changes, so that it stays on its page."""
    width_pt = (210 - MARGINS_MM[0] - MARGINS_MM[1]) * PT_PER_MM
    page, words, body = sheet(letter, messages, sheet_measure(), width_pt), messages.text, document.body
    body.append(Header(1, page.title, style="Heading_20_1"))
    for line in page.top:
        body.append(Paragraph(line, style="AppuiSheet"))
    body.append(Header(2, page.facts_title, style="Heading_20_2"))
    facts = [(str(number), row.text) for number, row in enumerate(page.facts, 1)]
    heights = [row.height_pt for row in page.facts]
    _table(document, "AppuiFacts", facts, heights, (NUMBER_SHARE, 1 - NUMBER_SHARE), width_pt)
    body.append(Header(2, page.requests_title, style="Heading_20_2"))
    head = (words("letters.sheet.request"), words("letters.sheet.answer"))
    requests = [head, *((row.text, "") for row in page.requests)]
    heights = [HEAD_PT, *(row.height_pt for row in page.requests)]
    _table(document, "AppuiRequests", requests, heights, (REQUEST_SHARE, 1 - REQUEST_SHARE), width_pt)
    ends = [tuple(words(f"letters.sheet.{key}") for key in pair) for pair in ENDS]
    _table(document, "AppuiEnds", ends, [NEXT_PT, SIGNATURES_PT], (0.5, 0.5), width_pt)


def _table(
    document: Document,
    name: str,
    cells: Sequence[Sequence[str]],
    heights: Sequence[float],
    shares: Sequence[float],
    width_pt: float,
) -> None:
    """Append a table; its styles are its own, named after it."""
    document.insert_style(
        f'<style:style style:name="{name}" style:family="table"><style:table-properties'
        f' style:width="{width_pt:.1f}pt" table:align="left" table:border-model="collapsing"/></style:style>',
        automatic=True,
    )
    columns = rows = ""
    for number, share in enumerate(shares):
        document.insert_style(
            f'<style:style style:name="{name}.{number}" style:family="table-column"><style:table-column-properties'
            f' style:column-width="{width_pt * share:.1f}pt"/></style:style>',
            automatic=True,
        )
        columns += f'<table:table-column table:style-name="{name}.{number}"/>'
    for number, (texts, height) in enumerate(zip(cells, heights, strict=True)):
        document.insert_style(
            f'<style:style style:name="{name}.r{number}" style:family="table-row"><style:table-row-properties'
            f' style:row-height="{height:.1f}pt"/></style:style>',
            automatic=True,
        )
        line = "".join(
            '<table:table-cell table:style-name="AppuiCell" office:value-type="string">'
            f'<text:p text:style-name="AppuiSheet">{escape(text)}</text:p></table:table-cell>'
            for text in texts
        )
        rows += f'<table:table-row table:style-name="{name}.r{number}">{line}</table:table-row>'
    xml = f'<table:table table:name="{name}" table:style-name="{name}">{columns}{rows}</table:table>'
    document.body.append(Element.from_tag(xml))
