"""A letter with real clicks and keys: written, saved through the system's dialog, there the next time."""

import zipfile

from journeys import story
from journeys.desktop import Desktop

LETTER = "Lettre à la direction*"
TEXT = "Le texte de la lettre"


def test_without_a_vault_a_letter_is_written_and_saved(screen: Desktop) -> None:
    app = screen.program()
    story.room(app, "Démarches")
    app.click("Écrire une lettre")
    app.click(LETTER)
    app.fill("Votre nom et votre prénom", "Dominique Exemple")
    app.wait_until(lambda: "Dominique Exemple" in app.text(TEXT), "the answer is in the text")
    app.click(TEXT, role="text")
    screen.key("ctrl+End")
    screen.type_text("Une phrase de plus.")
    app.find("Ce que vous avez changé reste ici*")
    app.click("En Word (.docx)…")
    target = screen.home / "Documents" / "ma lettre.docx"
    app.fill("Nom de fichier :", str(target))
    screen.key("Return")
    app.find("La lettre est enregistrée*")
    with zipfile.ZipFile(target) as packed:
        said = packed.read("word/document.xml").decode()
    assert "Dominique Exemple" in said
    assert "Une phrase de plus." in said
    # Nothing of it lies anywhere else.
    others = [path for path in screen.home.rglob("*") if path.is_file() and path != target]
    assert not any(b"Dominique Exemple" in path.read_bytes() for path in others)


def test_for_a_case_it_is_there_the_next_time(screen: Desktop) -> None:
    story.show_thread(screen)
    app = screen.program()
    story.keep_first_exhibit(app)
    story.finish(app)
    story.room(app, "Démarches")
    app.click("Écrire une lettre")
    app.click(LETTER)
    app.fill("Votre nom et votre prénom", "Dominique Exemple")
    app.click("Revenir aux lettres")
    app.find(LETTER)
    app.click("Quitter vite")
    app.ended()
    app = screen.program()
    story.room(app, "Preuves")
    app.click("Ouvrir avec ma session")
    app.find("Préparer un dossier")
    story.room(app, "Démarches")
    app.click("Écrire une lettre")
    app.click(LETTER)
    app.wait_until(lambda: "Dominique Exemple" in app.text(TEXT), "what was answered is in the text")
    assert app.text("Votre nom et votre prénom") == "Dominique Exemple"
