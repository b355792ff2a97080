"""Masking with a real mouse and real keys: what was covered on the screen is nowhere in the school's dossier."""

import subprocess
from itertools import pairwise
from pathlib import Path

import pikepdf
from PIL import Image

from journeys import story
from journeys.desktop import Desktop, Program
from journeys.screen_reader import Control

FILL = 118


def _drag(desktop: Desktop, *points: tuple[int, int]) -> None:
    """Press at the first point, go over the others in jumps, as a fast hand does, and let go at the last."""
    desktop.run(["xdotool", "mousemove", *map(str, points[0]), "mousedown", "1"])
    for point in points[1:]:
        desktop.run(["xdotool", "mousemove", *map(str, point)])
    desktop.run(["xdotool", "mouseup", "1"])


def _picture_at_rest(app: Program) -> Control:
    """Return the picture once the page around it stands still: a tool's own field moves it down."""
    seen: list[Control] = []

    def still() -> bool:
        seen.append(app.find("Image de la pièce 1. *"))
        return len(seen) > 2 and seen[-1].clip == seen[-2].clip == seen[-3].clip

    app.wait_until(still, "the picture stands still")
    return seen[-1]


def _seen(picture: Control, across: float, down: float) -> tuple[int, int]:
    """Return a point of the screen, in parts of what is seen of the picture."""
    left, top, right, bottom = picture.clip
    return round(left + across * (right - left)), round(top + down * (bottom - top))


def _pixel(picture: Control, point: tuple[int, int]) -> tuple[int, int]:
    """Return the pixel of the original at a point of the screen."""
    share = 1920 / picture.width
    return round((point[0] - picture.left) * share), round((point[1] - picture.top) * share)


def test_what_is_covered_on_the_screen_does_not_leave(screen: Desktop) -> None:
    story.show_thread(screen)
    app = screen.program()
    story.keep_first_exhibit(app)
    story.finish(app)
    app.click("Ouvrir : Pièce 1")
    app.click("Masquer pour un destinataire")
    app.find("Rien n'est couvert")
    app.click("Image entière")
    picture = _picture_at_rest(app)
    first, last = _seen(picture, 0.1, 0.2), _seen(picture, 0.4, 0.6)
    _drag(screen, first, last)
    corner, other = _pixel(picture, first), _pixel(picture, last)
    app.find("1. Rectangle, *")
    app.click("Pinceau")
    app.find("Largeur du pinceau")
    picture = _picture_at_rest(app)
    stroke = [_seen(picture, 0.6, 0.2), _seen(picture, 0.9, 0.3), _seen(picture, 0.6, 0.8)]
    _drag(screen, *stroke)
    line = [_pixel(picture, point) for point in stroke]
    app.find("2. Pinceau, *")
    screen.key("Insert")
    app.find("3. Rectangle, *")
    screen.key("Left", "Left", "shift+Up", "ctrl+Right")
    app.click("Voir comme le verra l'école")
    app.click("Enregistrer le masquage")
    app.find("Masquage enregistré*")
    app.click("Revenir")
    app.find("Couverte en partie pour : École.")
    app.click("Toutes les pièces")
    into = screen.home / "remise"
    into.mkdir()
    made = story.make_dossier(app, "École", into)
    (enclosed,) = (made / "data").glob("*.png")
    assert enclosed.name.endswith("-masque.png")
    with Image.open(enclosed) as copy:
        covered = copy.convert("RGB")
    assert covered.size == (1920, 1080)
    # One pixel of the screen is some of the picture: what lies well inside the drag is covered.
    inside = (corner[0] + 4, corner[1] + 4, other[0] - 4, other[1] - 4)
    assert covered.crop(inside).getcolors() == [((inside[2] - inside[0]) * (inside[3] - inside[1]), (FILL,) * 3)]
    for one, two in pairwise(line):
        for step in range(101):
            x, y = (round(a + (b - a) * step / 100) for a, b in zip(one, two, strict=True))
            assert covered.getpixel((x, y)) == (FILL,) * 3, "the brush left a gap"
    _pdf_shows(made, covered, screen.folder / "images")
    app.click("Quitter vite")
    assert app.ended() == 0


def _pdf_shows(made: Path, covered: Image.Image, into: Path) -> None:
    """Prove that the one picture of the PDF is the covered one, and that nothing else is attached to it."""
    into.mkdir()
    subprocess.run(["pdfimages", "-png", made / "dossier.pdf", into / "image"], check=True, timeout=60)
    (printed,) = into.glob("*.png")
    with Image.open(printed) as image:
        assert image.convert("RGB").tobytes() == covered.tobytes()
    with pikepdf.open(made / "dossier.pdf") as document:
        (name,) = document.attachments
        assert document.attachments[name].get_file().read_bytes() == (made / "data" / name).read_bytes()
