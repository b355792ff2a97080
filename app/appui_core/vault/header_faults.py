"""What is wrong with the two header files, byte by byte, against what the vault noted of them inside."""

from pathlib import Path

from appui_core.vault.header import FILES, Header, read_header, slot_sha256


def header_faults(
    folder: Path, vault_id: str, recipient: str, wanted: tuple[str, ...] | None
) -> tuple[tuple[str, str], ...]:
    """Return file and code of each fault; `wanted` are the hashes of the slots in force, None when not known.

    Codes: header_missing, header_damaged (not the format, byte for byte), header_altered (another vault's, or a
    generation that no change of ours writes), header_differs (other slots than those in force).
    """
    found = {name: read_header(folder / name) for name in FILES}
    faults = []
    for name, header in found.items():
        code = _fault(folder / name, header, (vault_id, recipient), wanted)
        if code is not None:
            faults.append((name, code))
    first, second = found.values()
    if faults or first is None or second is None:
        return tuple(faults)
    generations = {name: header.generation for name, header in found.items() if header is not None}
    if first.slots != second.slots:
        return ((min(generations, key=generations.__getitem__), "header_differs"),)
    if abs(first.generation - second.generation) != 1:
        # Each change writes the older file with the next number: no two others ever stand side by side.
        return ((max(generations, key=generations.__getitem__), "header_altered"),)
    return ()


def _fault(
    path: Path, header: Header | None, owner: tuple[str, str], wanted: tuple[str, ...] | None
) -> str | None:
    if header is None:
        return "header_damaged" if path.is_file() else "header_missing"
    if (header.vault_id, header.recipient) != owner:
        return "header_altered"
    if wanted is not None and tuple(slot_sha256(slot) for slot in header.slots) != wanted:
        return "header_differs"
    return None if path.read_bytes() == header.to_bytes() else "header_damaged"
