"""Invented conversations, drawn whole, and screenshots of a phone that scrolls through them, with the truth."""

import io
import random
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from appui_core.intake.pixels import Pixels

Array = NDArray[np.uint8]

_FONTS = Path(__file__).parents[2] / "resources" / "fonts"
_WORDS = [
    "tu",
    "viens",
    "demain",
    "à",
    "la",
    "salle",
    "après",
    "le",
    "cours",
    "de",
    "maths",
    "ou",
    "pas",
    "encore",
    "je",
    "sais",
    "que",
    "le",
    "groupe",
    "a",
    "tout",
    "lu",
    "hier",
    "soir",
    "personne",
    "ne",
    "te",
    "parle",
    "plus",
    "arrête",
    "de",
    "faire",
    "semblant",
    "on",
    "rigole",
    "toujours",
    "pareil",
    "avec",
    "toi",
    "laisse",
    "tomber",
    "voilà",
    "le",
    "prof",
    "regarde",
    "la",
    "photo",
    "du",
    "bus",
    "sac",
    "rouge",
    "cantine",
    "devoir",
    "lundi",
    "mardi",
    "rien",
    "vraiment",
    "pourquoi",
    "encore",
    "jamais",
]


@dataclass(frozen=True)
class Phone:
    """What a phone's screen is like; lengths in pixels, `scale` device pixels a point."""

    width: int = 390
    height: int = 844
    scale: float = 1.0
    header: int = 91
    footer: int = 60
    keyboard: int = 290
    dark: bool = False
    wallpaper: Literal["", "doodle", "photo"] = ""

    @property
    def ground(self) -> tuple[int, int, int]:
        """The colour behind the bubbles."""
        return (11, 16, 20) if self.dark else (255, 255, 255)

    def px(self, points: float) -> int:
        """Return device pixels."""
        return max(1, round(points * self.scale))


SMALL = Phone()
IPHONE = Phone(1170, 2532, 3.0, 273, 180, 870)
ANDROID = Phone(1080, 2400, 2.75, 247, 190, 780, dark=True)


@cache
def _font(size: int, weight: str = "Regular") -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"Inter-{weight}.ttf", size)


@dataclass(frozen=True)
class Message:
    """One line of the conversation; `photo`: a picture of this many points high instead of words."""

    words: str = ""
    mine: bool = False
    time: str = ""
    day: str = ""
    photo: int = 0


def conversation(seed: int, count: int, *, pool: int = 0, times: bool = True) -> tuple[Message, ...]:
    """Return invented messages; with `pool`, only that many different ones come again and again."""
    chance = random.Random(seed)  # noqa: S311 - a test's own chance

    def words() -> str:
        return " ".join(chance.choices(_WORDS, k=chance.choice((1, 2, 3, 4, 6, 9, 14, 22))))

    stock = [words() for _ in range(pool)]
    minute, told = 18 * 60, []
    for number in range(count):
        minute += chance.choice((0, 0, 0, 1, 1, 2, 5))
        text = chance.choice(stock) if pool else words()
        told.append(
            Message(
                text,
                mine=chance.random() < 0.4,
                time=f"{minute // 60 % 24}:{minute % 60:02d}" if times else "",
                day=f"{1 + number // 12} novembre" if number % 12 == 0 and times else "",
                photo=chance.choice((90, 150)) if not pool and chance.random() < 0.06 else 0,
            )
        )
    return tuple(told)


def _lines(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _noise(seed: int, width: int, height: int) -> Image.Image:
    values = np.random.default_rng(seed).integers(0, 255, (max(2, height // 9), max(2, width // 9), 3), np.uint8)
    return Image.fromarray(values).resize((width, height), Image.Resampling.BICUBIC)


def draw(messages: tuple[Message, ...], phone: Phone, *, padding: int = 10) -> tuple[Array, Array]:
    """Return the whole conversation on its ground, and a mask of what was drawn on it."""
    font, small = _font(phone.px(16)), _font(phone.px(10))
    inner = phone.px(230)
    blocks, total = [], phone.px(padding)
    for message in messages:
        lines = _lines(message.words, font, inner)
        height = phone.px(message.photo or 20 * len(lines)) + phone.px(16) + (phone.px(12) if message.time else 0)
        day = phone.px(34) if message.day else 0
        blocks.append((total, day, height, lines, message))
        total += day + height + phone.px(7)
    total += phone.px(padding)
    page = Image.new("RGB", (phone.width, total), phone.ground)
    mask = Image.new("L", page.size, 0)
    pen, cover = ImageDraw.Draw(page), ImageDraw.Draw(mask)
    grey, text = (128, 134, 140), (235, 238, 240) if phone.dark else (20, 24, 28)
    for top, day, height, lines, message in blocks:
        if message.day:
            middle = (phone.width // 2, top + day // 2)
            size = (font.getlength(message.day) // 2 + phone.px(10), phone.px(12))
            box = (middle[0] - size[0], middle[1] - size[1], middle[0] + size[0], middle[1] + size[1])
            fill = (40, 46, 50) if phone.dark else (226, 232, 236)
            pen.rounded_rectangle(box, phone.px(11), fill=fill)
            cover.rounded_rectangle(box, phone.px(11), fill=255)
            pen.text(middle, message.day, grey, small, anchor="mm")
        widest = max((font.getlength(line) for line in lines), default=0)
        wide = round(inner if message.photo else max(widest, phone.px(34))) + phone.px(24)
        left = phone.width - phone.px(14) - wide if message.mine else phone.px(50)
        box = (left, top + day, left + wide, top + day + height - 1)
        theirs, ours = ((32, 44, 51), (0, 92, 75)) if phone.dark else ((233, 235, 238), (0, 132, 255))
        pen.rounded_rectangle(box, phone.px(16), fill=ours if message.mine else theirs)
        cover.rounded_rectangle(box, phone.px(16), fill=255)
        if not message.mine:
            spot = (phone.px(12), box[3] - phone.px(28), phone.px(40), box[3])
            pen.ellipse(spot, fill=(214, 120, 90))
            cover.ellipse(spot, fill=255)
            pen.text((phone.px(26), box[3] - phone.px(14)), "L", (255, 255, 255), small, anchor="mm")
        colour = (255, 255, 255) if message.mine else text
        at = (left + phone.px(12), top + day + phone.px(8))
        if message.photo:
            photo = _noise(sum(message.words.encode()) + top, round(wide) - phone.px(24), phone.px(message.photo))
            page.paste(photo, (round(at[0]), at[1]))
        else:
            for number, line in enumerate(lines):
                pen.text((at[0], at[1] + number * phone.px(20)), line, colour, font)
        if message.time:
            pen.text((box[2] - phone.px(10), box[3] - phone.px(5)), message.time, grey, small, anchor="rs")
    return np.asarray(page).copy(), np.asarray(mask).copy()


@cache
def _wallpaper(phone: Phone) -> Array:
    if phone.wallpaper == "photo":
        return np.asarray(_noise(7, phone.width, phone.height)).copy()
    page = Image.new("RGB", (phone.width, phone.height), (239, 234, 226) if not phone.dark else (11, 20, 26))
    pen, chance = ImageDraw.Draw(page), random.Random(5)  # noqa: S311 - a drawing
    line = (226, 219, 208) if not phone.dark else (22, 32, 38)
    for _ in range(260):
        x, y, size = (
            chance.randrange(phone.width),
            chance.randrange(phone.height),
            phone.px(chance.randrange(8, 22)),
        )
        shape = (pen.ellipse, pen.rectangle)[chance.randrange(2)]
        shape((x, y, x + size, y + size), outline=line, width=phone.px(1))
    return np.asarray(page).copy()


@dataclass(frozen=True)
class Screen:
    """What differs from one screenshot to the next."""

    clock: str = "18:02"
    battery: int = 80
    status: str = "en ligne"
    indicator: bool = True
    pill: str = ""
    day_pill: str = ""
    typing: bool = False
    keyboard: bool = False
    clear_bars: bool = False


@dataclass
class Scroll:
    """A conversation on a phone; `shot` takes a screenshot with the conversation's row `top` under the header."""

    messages: tuple[Message, ...]
    phone: Phone = SMALL

    @cached_property
    def _drawn(self) -> tuple[Array, Array]:
        return draw(self.messages, self.phone)

    @cached_property
    def page(self) -> Array:
        """The whole conversation."""
        return self._drawn[0]

    @cached_property
    def mask(self) -> Array:
        """What of it is no ground."""
        return self._drawn[1]

    @property
    def viewport(self) -> int:
        """The height of what scrolls, in rows."""
        return self.phone.height - self.phone.header - self.phone.footer

    @property
    def last_top(self) -> int:
        """The lowest place that can be scrolled to."""
        return max(0, len(self.page) - self.viewport)

    def shot(self, top: int, screen: Screen = Screen()) -> Pixels:
        """Return a screenshot."""
        array = self.array(top, screen)
        return Pixels(array.shape[1], array.shape[0], array.tobytes())

    def array(self, top: int, screen: Screen = Screen()) -> Array:
        """Return a screenshot as rows of RGB."""
        phone = self.phone
        page = np.empty((phone.height, phone.width, 3), np.uint8)
        page[:] = _wallpaper(phone) if phone.wallpaper else np.array(phone.ground, np.uint8)
        bottom = phone.footer + (phone.keyboard if screen.keyboard else 0)
        # Behind clear bars the conversation goes on.
        first, last = (0, phone.height) if screen.clear_bars else (phone.header, phone.height - bottom)
        lead = phone.header - first
        source = range(top - lead, top - lead + last - first)
        rows = [(at, at - source.start + first) for at in (source.start, source.stop)]
        low, high = max(0, rows[0][0]), min(len(self.page), rows[1][0])
        if high > low:
            at = low - source.start + first
            here, cover = self.page[low:high], self.mask[low:high, :, None].astype(np.uint16)
            if phone.wallpaper:
                under = page[at : at + high - low].astype(np.uint16)
                page[at : at + high - low] = ((here * cover + under * (255 - cover)) // 255).astype(np.uint8)
            else:
                page[at : at + high - low] = here
        picture = Image.fromarray(page)
        self._bars(picture, screen, bottom)
        self._overlays(picture, screen, bottom, top)
        return np.asarray(picture).copy()

    def _bars(self, picture: Image.Image, screen: Screen, bottom: int) -> None:
        phone = self.phone
        bar, ink = ((31, 44, 52), (233, 237, 239)) if phone.dark else ((246, 246, 246), (10, 12, 14))
        for box in ((0, 0, phone.width, phone.header), (0, phone.height - bottom, phone.width, phone.height)):
            if screen.clear_bars:
                seen = picture.crop(box).resize((9, 3)).resize((box[2], box[3] - box[1]), Image.Resampling.BICUBIC)
                picture.paste(Image.blend(seen, Image.new("RGB", seen.size, bar), 0.85), box[:2])
            else:
                picture.paste(bar, box)
        pen = ImageDraw.Draw(picture)
        font, small = _font(phone.px(16), "SemiBold"), _font(phone.px(10))
        pen.text((phone.px(30), phone.px(12)), screen.clock, ink, font)
        pen.text((phone.width - phone.px(30), phone.px(12)), f"{screen.battery}", ink, font, anchor="ra")
        pen.ellipse(
            (phone.px(44), phone.header - phone.px(46), phone.px(80), phone.header - phone.px(10)),
            fill=(180, 90, 120),
        )
        pen.text((phone.px(92), phone.header - phone.px(44)), "Groupe 4e B", ink, font)
        pen.text((phone.px(92), phone.header - phone.px(22)), screen.status, (120, 126, 130), small)
        pen.line((0, phone.header - 1, phone.width, phone.header - 1), fill=(200, 204, 206), width=1)
        foot = phone.height - bottom
        pen.line((0, foot, phone.width, foot), fill=(200, 204, 206), width=1)
        field_box = (phone.px(46), foot + phone.px(8), phone.width - phone.px(50), foot + phone.px(40))
        pen.rounded_rectangle(field_box, phone.px(15), outline=(150, 154, 158), width=phone.px(1))
        pen.text((phone.px(58), foot + phone.px(16)), "Message", (140, 144, 148), small)
        if screen.keyboard:
            top = phone.height - phone.keyboard
            pen.rectangle(
                (0, top, phone.width, phone.height), fill=(209, 212, 217) if not phone.dark else (43, 43, 43)
            )
            for row, keys in enumerate(("azertyuiop", "qsdfghjklm", "wxcvbn")):
                for column, key in enumerate(keys):
                    x, y = phone.px(4 + 38.5 * column), top + phone.px(12 + 54 * row)
                    pen.rounded_rectangle(
                        (x, y, x + phone.px(33), y + phone.px(42)), phone.px(5), fill=(255, 255, 255)
                    )
                    pen.text((x + phone.px(16), y + phone.px(21)), key, (0, 0, 0), font, anchor="mm")

    def _overlays(self, picture: Image.Image, screen: Screen, bottom: int, top: int) -> None:
        phone, pen = self.phone, ImageDraw.Draw(picture)
        small = _font(phone.px(11))
        if screen.indicator:
            room = phone.height - phone.header - bottom
            length = max(phone.px(20), room * room // max(len(self.page), room))
            at = phone.header + (room - length) * top // max(1, self.last_top)
            box = (phone.width - phone.px(5), at, phone.width - phone.px(2), at + length)
            pen.rounded_rectangle(box, phone.px(1.5), fill=(150, 150, 150))
        for words, y in (
            (screen.day_pill, phone.header + phone.px(20)),
            (screen.pill, phone.height - bottom - phone.px(34)),
        ):
            if words:
                half = round(small.getlength(words) / 2) + phone.px(14)
                box = (phone.width // 2 - half, y - phone.px(13), phone.width // 2 + half, y + phone.px(13))
                pen.rounded_rectangle(box, phone.px(12), fill=(255, 255, 255), outline=(180, 184, 188))
                pen.text((phone.width // 2, y), words, (0, 100, 200), small, anchor="mm")
        if screen.typing:
            y = phone.height - bottom - phone.px(46)
            pen.rectangle((0, y, phone.width, phone.height - bottom - 1), fill=phone.ground)
            pen.rounded_rectangle(
                (phone.px(50), y + 4, phone.px(112), y + phone.px(38)), phone.px(16), fill=(233, 235, 238)
            )
            for dot in range(3):
                x = phone.px(64 + 14 * dot)
                pen.ellipse((x, y + phone.px(18), x + phone.px(8), y + phone.px(26)), fill=(120, 124, 128))


def jpeg(pixels: Pixels, quality: int) -> bytes:
    """Return a screenshot as an app that saves space would store it."""
    into = io.BytesIO()
    Image.frombytes("RGB", (pixels.width, pixels.height), pixels.rgb).save(into, "JPEG", quality=quality)
    return into.getvalue()


def through_jpeg(pixels: Pixels, quality: int) -> Pixels:
    """Return what a JPEG of this quality leaves of a screenshot."""
    with Image.open(io.BytesIO(jpeg(pixels, quality))) as picture:
        return Pixels(picture.width, picture.height, picture.convert("RGB").tobytes())


def png(pixels: Pixels) -> bytes:
    """Return a screenshot as a phone would store it."""
    into = io.BytesIO()
    Image.frombytes("RGB", (pixels.width, pixels.height), pixels.rgb).save(into, "PNG", compress_level=3)
    return into.getvalue()
