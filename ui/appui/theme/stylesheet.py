"""The one style sheet: only what palette and our own painting can't say (fields, boxes, scroll bars)."""

from collections.abc import Mapping

from appui.theme.tokens import Tokens

# Kept small: every selector is tried on every widget that is polished, and that is paid before the first window.
_SHEET = """
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {{
  background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: {radius}px;
  padding: {pad}px {pad_wide}px; selection-background-color: {action}; selection-color: {onaction};
  placeholder-text-color: {muted};
}}
QLineEdit, QComboBox, QSpinBox {{ min-height: {row}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus {{ border: 2px solid {focus};
  padding: {pad_focus}px {pad_wide_focus}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled {{
  background: transparent; color: {muted}; border: 1px dashed {edge}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 2px solid {danger}; }}
QComboBox::drop-down {{ border: none; width: {drop}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {surface}; color: {text}; border: 1px solid {edge};
  selection-background-color: {actionsoft}; selection-color: {text}; outline: none; }}
QScrollArea, QScrollArea > QWidget > QWidget#scrolled {{ background: transparent; border: none; }}
{scroll_bars}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {edge}; padding: 4px; }}
"""
SCROLL_BAR_PX = 14
_SCROLL_BARS = """
QScrollBar:vertical {{ background: transparent; width: {wide}px; margin: 2px 2px 2px 4px; }}
QScrollBar:horizontal {{ background: transparent; height: {wide}px; margin: 4px 2px 2px 2px; }}
QScrollBar::handle {{ background: {edge}; border-radius: 4px; min-height: 32px; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
"""


def render_stylesheet(tokens: Tokens, colours: Mapping[str, str], body_px: int) -> str:
    """Return the sheet for one scheme and one text size."""
    pad, pad_wide = 8, 12
    return _SHEET.format(
        **colours,
        scroll_bars=render_scroll_bars(colours),
        radius=tokens.radius["control"],
        pad=pad,
        pad_wide=pad_wide,
        pad_focus=pad - 1,
        pad_wide_focus=pad_wide - 1,
        row=round(body_px * 1.6),
        drop=round(body_px * 2),
    )


def render_scroll_bars(colours: Mapping[str, str], wide: int = SCROLL_BAR_PX) -> str:
    """Return what it says of scroll bars, for one scheme; `wide` in pixels."""
    return _SCROLL_BARS.format(**colours, wide=wide)
