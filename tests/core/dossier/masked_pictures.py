"""A picture with a secret in its middle and in its metadata, and all places of a dossier where it could stand."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from appui_core.cases.mask_plan import FILL, MaskPlan, Shape, ShapeKind

SIZE = (120, 80)
COVER = MaskPlan((Shape(ShapeKind.RECT, ((30, 20), (89, 59))),))


def secret_rows() -> list[bytes]:
    """Return rows of pixels that stand under the cover and nowhere else: 60 x 40, no row twice, nothing grey."""
    return [
        b"".join(bytes((150 + (x * 7 + y * 11) % 100, 5 + (x + 3 * y) % 90, (x * 5 + y) % 60)) for x in range(60))
        for y in range(40)
    ]


def picture(orientation: int = 1) -> Image.Image:
    """Return a picture with the secret in its middle, stored so that it stands upright once turned."""
    image = Image.new("RGB", SIZE, (20, 90, 160))
    image.paste(Image.frombytes("RGB", (60, 40), b"".join(secret_rows())), (30, 20))
    back = {1: None, 6: Image.Transpose.ROTATE_90, 3: Image.Transpose.ROTATE_180, 8: Image.Transpose.ROTATE_270}
    turn = back[orientation]
    return image if turn is None else image.transpose(turn)


def secret_png() -> bytes:
    info = PngInfo()
    info.add_text("Comment", "TEXTE-SECRET")
    info.add_itxt("XML:com.adobe.xmp", "<x>XMP-SECRET</x>")
    target = io.BytesIO()
    picture().save(target, "PNG", pnginfo=info)
    return target.getvalue()


def secret_jpeg(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x013B] = orientation, "LEGENDE-SECRETE", "AUTEUR-SECRET"
    exif.get_ifd(0x8825)[2] = (48.0, 51.0, 29.6)
    small, target = io.BytesIO(), io.BytesIO()
    picture().resize((30, 20)).save(small, "JPEG")
    picture(orientation).save(target, "JPEG", quality=100, subsampling=0, exif=exif.tobytes() + small.getvalue())
    return target.getvalue()


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a dossier, and every stream, image and attachment of its PDF decoded."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            yield path.name, content
            if path.suffix == ".png":
                with Image.open(path) as image:
                    yield f"{path.name} decoded", image.convert("RGB").tobytes()
    with pikepdf.open(folder / "dossier.pdf") as document:
        for name, attached in document.attachments.items():
            yield f"{name} attached", attached.get_file().read_bytes()
        for number, thing in enumerate(document.objects):
            if isinstance(thing, pikepdf.Stream):
                yield f"stream {number} raw", thing.read_raw_bytes()
                if thing.get("/Filter") != pikepdf.Name.DCTDecode:
                    yield f"stream {number}", thing.read_bytes()


def shown(folder: Path) -> Image.Image:
    """Return the picture that lies in data/."""
    (path,) = (folder / "data").glob("*.png")
    return Image.open(path).convert("RGB")


def covered_right(image: Image.Image) -> bool:
    """Tell whether the secret's place is one solid colour, and no more than that."""
    return image.size == SIZE and image.crop((30, 20, 90, 60)).getcolors() == [(2400, (FILL,) * 3)]
