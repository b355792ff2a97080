"""The short-lived child in which a foreign picture is decoded: bytes on stdin, pixels on stdout, and it is gone.

Run by path (`python -I decode_child.py ...`, see `preview.py`) and importing nothing of ours, so it starts from a
checkout or a wheel alike. It gives up memory, processor time and files before it reads the first byte. Whoever
reads its answer trusts nothing of it: `HEADER`, then width x height x 3 bytes of RGB, top row first, when DONE.
"""

import contextlib
import io
import struct
import sys
import warnings
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ctypes import CDLL

    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

HEADER: Final = struct.Struct(">4sBII")
MAGIC: Final = b"APV1"
DONE: Final = 0
REFUSED: Final = 1
OUT_OF_MEMORY: Final = 2

CPU_S: Final = 10
# The interpreter with its codecs; then, per pixel, 4 bytes decoded, 4 converted, 3 packed and one to spare.
BASE_BYTES: Final = 384 * 1024 * 1024
BYTES_PER_PIXEL: Final = 12
# These decoders keep planes, a canvas or a copy of their own beside that.
_MORE_BYTES_PER_PIXEL: Final = {"webp": 12, "avif": 12, "heic": 12}
# A HEIC may be cropped to fractions of pixels, which libheif rounds.
SLACK: Final = {"heic": 1}
# Windows' jobs: which limits (JOB_OBJECT_LIMIT_PROCESS_TIME, _ACTIVE_PROCESS, _PROCESS_MEMORY, _DIE_ON_UNHANDLED_
# EXCEPTION), their class, and the handle by which a process means itself.
_JOB_FLAGS: Final = 0x2 | 0x8 | 0x100 | 0x400
_EXTENDED_LIMITS: Final = 9
_THIS_PROCESS: Final = -1
# EXIF orientation 2 to 8 as `PIL.Image.Transpose` numbers.
_TURNS: Final = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}


def limit_process(memory_bytes: int) -> None:
    """Give up memory beyond `memory_bytes` of address space, processor time, writing and opening files.

    On Windows: memory, processor time and further processes.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only

        limit_job(ctypes.WinDLL("kernel32"), memory_bytes)
    else:
        import resource  # noqa: PLC0415 - POSIX only

        for kind, amount in (
            (resource.RLIMIT_AS, memory_bytes),
            (resource.RLIMIT_CPU, CPU_S),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_NOFILE, 3),
            (resource.RLIMIT_CORE, 0),
        ):
            # Some systems name a limit and refuse to set it.
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(kind, (amount, amount))


def limit_job(kernel: "CDLL", memory_bytes: int) -> None:
    """Put this process alone into a job of Windows' that ends it beyond `memory_bytes` committed or `CPU_S`.

    Microsoft: CreateJobObjectW, SetInformationJobObject, AssignProcessToJobObject. A system that refuses leaves
    the parent's time limit and the size limits.
    """
    from ctypes import c_void_p  # noqa: PLC0415 - Windows only

    kernel.CreateJobObjectW.restype = c_void_p
    job = kernel.CreateJobObjectW(None, None)
    limits = job_limits(memory_bytes)
    if job and kernel.SetInformationJobObject(c_void_p(job), _EXTENDED_LIMITS, limits, len(limits)):
        kernel.AssignProcessToJobObject(c_void_p(job), c_void_p(_THIS_PROCESS))


def job_limits(memory_bytes: int) -> bytes:
    """Return JOBOBJECT_EXTENDED_LIMIT_INFORMATION (winnt.h) as 64-bit Windows lays it out, 144 bytes."""
    basic = struct.pack("<qqI4xQQI4xQII", CPU_S * 10_000_000, 0, _JOB_FLAGS, 0, 0, 1, 0, 0, 0)
    return basic + bytes(48) + struct.pack("<QQQQ", memory_bytes, 0, 0, 0)


def _eight_bits(image: "Image") -> "Image":
    """Return the image as L, RGB or RGBA."""
    if "transparency" in image.info or image.mode in {"LA", "PA", "La", "RGBa"}:
        return image.convert("RGBA")
    if image.mode.startswith("I"):  # 16-bit grey, which `convert` would clip instead of scaling
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "1":
        return image.convert("L")  # a quarter of the memory of RGB
    return image if image.mode in {"L", "RGB", "RGBA"} else image.convert("RGB")


def _on_white(image: "Image") -> "Image":
    if image.mode != "RGBA":
        return image.convert("RGB")
    from PIL import Image  # noqa: PLC0415 - loaded before the limits

    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def check_size(kind: str, image: "Image", width: int, height: int) -> None:
    """Refuse a picture that the decoder sees otherwise than the walk did; ValueError."""
    slack = SLACK.get(kind, 0)
    if abs(image.width - width) > slack or abs(image.height - height) > slack:
        raise ValueError("another size")


def decoder(kind: str) -> "type[ImageFile]":
    """Load the one decoder that is wanted, and everything that it would load later: no file opens then.

    libheif and dav1d are held to one thread, so that processor time and memory are what the limits say.
    """
    if kind == "png":
        from PIL.PngImagePlugin import PngImageFile  # noqa: PLC0415 - one decoder, no other

        return PngImageFile
    import copy  # noqa: F401, PLC0415 - the GIF decoder loads it when it begins

    from PIL import TiffImagePlugin  # noqa: F401, PLC0415 - Pillow reads EXIF with it

    if kind == "jpeg":
        from PIL.JpegImagePlugin import JpegImageFile  # noqa: PLC0415 - one decoder, no other

        return JpegImageFile
    if kind == "webp":
        from PIL.WebPImagePlugin import WebPImageFile  # noqa: PLC0415 - one decoder, no other

        return WebPImageFile
    if kind == "gif":
        from PIL.GifImagePlugin import GifImageFile  # noqa: PLC0415 - one decoder, no other

        return GifImageFile
    if kind == "avif":
        from PIL import AvifImagePlugin  # noqa: PLC0415 - one decoder, no other

        AvifImagePlugin.DEFAULT_MAX_THREADS = 1
        return AvifImagePlugin.AvifImageFile
    return _heif_decoder()


def _heif_decoder() -> "type[ImageFile]":
    from pi_heif import options  # noqa: PLC0415 - one decoder, no other
    from pi_heif.as_plugin import HeifImageFile  # noqa: PLC0415 - the same

    options.DECODE_THREADS = 1
    options.THUMBNAILS = options.DEPTH_IMAGES = options.AUX_IMAGES = False
    found: type[ImageFile] = HeifImageFile
    return found


def decode(image: "Image", max_edge: int, orientation: int) -> "Image":
    """Return the first frame as RGB on white, upright, its longest side at most `max_edge` pixels (0: any)."""
    from PIL import Image  # noqa: PLC0415 - loaded before the limits

    if max_edge:
        image.draft("RGB", (max_edge, max_edge))  # a JPEG comes out of its decoder already smaller
    image = _eight_bits(image)
    if max_edge and max(image.size) > max_edge:
        image.thumbnail((max_edge, max_edge), Image.Resampling.BICUBIC, reducing_gap=2.0)
    image = _on_white(image)
    if orientation in _TURNS:
        image = image.transpose(Image.Transpose(_TURNS[orientation]))
    return image


def main(arguments: list[str]) -> int:
    """Decode `KIND WIDTH HEIGHT ORIENTATION MAX_EDGE INPUT_BYTES` and answer; the parent has walked the file."""
    from PIL import Image  # noqa: PLC0415 - before the limits: no file can be opened after them

    kind = arguments[0]
    plugin = decoder(kind)
    width, height, orientation, max_edge, input_bytes = (int(word) for word in arguments[1:6])
    per_pixel = BYTES_PER_PIXEL + _MORE_BYTES_PER_PIXEL.get(kind, 0)
    limit_process(BASE_BYTES + 2 * input_bytes + per_pixel * width * height)
    warnings.simplefilter("ignore")  # odd metadata does not spoil a picture...
    warnings.simplefilter("error", Image.DecompressionBombWarning)  # ... but more pixels than announced do
    Image.MAX_IMAGE_PIXELS = width * height
    answer = sys.stdout.buffer
    try:
        source = io.BytesIO(sys.stdin.buffer.read(input_bytes))
        with plugin(source) as image:
            check_size(kind, image, width, height)
            # Not a column more than what is recorded: a mask over the whole picture covers that.
            larger = image.width > width or image.height > height
            seen = image.crop((0, 0, min(width, image.width), min(height, image.height))) if larger else image
            picture = decode(seen, max_edge, orientation)
        pixels = picture.tobytes()
    except MemoryError:
        answer.write(HEADER.pack(MAGIC, OUT_OF_MEMORY, 0, 0))
        return 1
    except Exception:  # noqa: BLE001 - whatever a hostile picture does to the decoder is one answer: no
        answer.write(HEADER.pack(MAGIC, REFUSED, 0, 0))
        return 1
    answer.write(HEADER.pack(MAGIC, DONE, *picture.size))
    answer.write(pixels)
    answer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
