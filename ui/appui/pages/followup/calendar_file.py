"""Asking where the file with the days to come goes, and saying what became of it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from appui.pages.followup.book import Book
from appui.qt_adapters.file_dialogs import choose_new_file
from appui.texts.translate import translate
from appui.widgets.context import PageContext


def ask_calendar(page: QWidget, context: PageContext, book: Book) -> None:
    """Ask, then write; returns at once."""

    def written(days: int) -> None:
        if days:
            words = translate(
                "Followup",
                "Calendrier écrit. Il dit seulement « un rappel » ; ouvrez-le avec votre agenda, puis effacez-le.",
            )
        else:
            words = translate("Followup", "Aucun rappel à venir : aucun fichier n’a été écrit.")
        context.say("ok" if days else "neutral", words)

    def chosen(paths: tuple[Path, ...]) -> None:
        if paths:
            book.write_calendar(paths[0], written)

    title = translate("Followup", "Où écrire le calendrier ?")
    choose_new_file(page, title, translate("Followup", "rappels.ics"), chosen)
