"""Streams that go from file to PDF: whole, in their place, and no text is taken for such a place."""

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest

from appui_core.dossier.pdf_streams import FileStream, FileStreams, NotPlainError, Span, write_with_streams

CONTENT = bytes(range(256)) * 20


def document(*objects: str, update: dict[int, str] | None = None) -> bytes:
    """Return a PDF of these objects, the first its catalogue; `update` stands in a second section."""
    parts, offsets = [b"%PDF-1.7\n"], {}

    def put(number: int, syntax: str) -> None:
        offsets[number] = sum(map(len, parts))
        parts.append(f"{number} 0 obj\n{syntax}\nendobj\n".encode())

    def end(rows: str, more: str) -> int:
        here = sum(map(len, parts))
        size = f"/Size {len(objects) + 1} /Root 1 0 R{more}"
        parts.append(f"xref\n{rows}trailer\n<<{size}>>\nstartxref\n{here}\n%%EOF\n".encode())
        return here

    for number, syntax in enumerate(objects, 1):
        put(number, syntax)
    table = "".join(f"{offsets[number]:010d} 00000 n \n" for number in range(1, len(objects) + 1))
    first = end(f"0 {len(objects) + 1}\n0000000000 65535 f \n{table}", "")
    for number, syntax in (update or {}).items():
        put(number, syntax)
    if update:
        end("".join(f"{number} 1\n{offsets[number]:010d} 00000 n \n" for number in update), f" /Prev {first}")
    return b"".join(parts)


def written(
    tmp_path: Path, spans: list[tuple[int, int]], words: str = "x", update: dict[int, str] | None = None
) -> pikepdf.Pdf:
    (tmp_path / "file").write_bytes(CONTENT)
    streams = FileStreams()
    number = streams.add(FileStream(tuple(Span(tmp_path / "file", *span) for span in spans)))
    plain = document(
        "<</Type /Catalog /Pages 2 0 R /Big 3 0 R /Note 4 0 R>>",
        "<</Type /Pages /Kids [] /Count 0>>",
        streams.placeholder(number, "/Type /Test /Inner <</X 1>>"),
        f"<</Alt ({words}) /Title ({words})>>",
        update=update,
    )
    steps: list[int] = []
    size_bytes, _ = write_with_streams(io.BytesIO(plain), streams.all, tmp_path / "out.pdf", steps.append)
    assert size_bytes == (tmp_path / "out.pdf").stat().st_size
    assert sum(steps) == sum(length for _, length in spans)
    done = subprocess.run(["qpdf", "--check", tmp_path / "out.pdf"], capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return pikepdf.open(tmp_path / "out.pdf")


def test_runs_of_a_file_become_one_stream(tmp_path: Path) -> None:
    with written(tmp_path, [(0, 5), (256, 3000), (10, 1)]) as found:
        assert found.Root.Big.read_raw_bytes() == CONTENT[:5] + CONTENT[256:3256] + CONTENT[10:11]
        assert (int(found.Root.Big.Inner.X), str(found.Root.Big.Type)) == (1, "/Test")
        assert "/AppuiStream" not in found.Root.Big


@pytest.mark.parametrize(
    "words", ["/AppuiStream 0 ", "7 0 obj\n<</AppuiStream 0 ", "endobj\nstartxref\n9\n", ">> /Length 4"]
)
def test_what_a_person_wrote_is_no_place(tmp_path: Path, words: str) -> None:
    with written(tmp_path, [(0, 9)], words) as found:
        assert (str(found.Root.Note.Alt), str(found.Root.Note.Title)) == (words, words)
        assert found.Root.Big.read_raw_bytes() == CONTENT[:9]


def test_a_document_with_a_second_section_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotPlainError):
        written(tmp_path, [(0, 9)], "first", {4: "<</Alt (second) /Title (second)>>"})


def test_a_file_that_became_shorter_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="short file"):
        written(tmp_path, [(5000, 4000)])


def test_another_form_of_pdf_is_refused(tmp_path: Path) -> None:
    target = io.BytesIO()
    with pikepdf.new() as other:
        other.add_blank_page()
        other.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    with pytest.raises(NotPlainError):
        write_with_streams(target, [], tmp_path / "out.pdf", lambda _: None)
