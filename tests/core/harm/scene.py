"""Where a harmed library lives: one folder with a vault, its key store, its backup and what is brought in."""

import hashlib
import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from appui_core.cases.model import Facts
from appui_core.cases.service import Cases
from appui_core.clock import SystemClock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.original import Original
from appui_core.vault import slots
from appui_core.vault.backup import backup_vault
from appui_core.vault.facade import Vault, create_vault, open_vault
from appui_core.vault.header import read_headers, write_header
from data.pictures import noise, saved
from fakes import old_vault
from fakes.originals import original_of

FIRST, SECOND = "une première phrase", "une seconde phrase"
PICTURES = 200


def lighten() -> None:
    """Make passphrases cheap in this process; what a header says is still what opens it."""
    slots.COST = slots.Cost(memory_kib=64, passes=1, lanes=1)


class FileKeyStore:
    """A `ports.KeyStore` that outlives its process: one file a secret."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def name(self) -> str:
        """Return the class name."""
        return type(self).__qualname__

    def store(self, name: str, secret: str) -> None:
        """Keep a secret."""
        self._folder.mkdir(exist_ok=True)
        aside = self._path(name).with_suffix(".new")
        aside.write_text(secret, encoding="ascii")
        aside.replace(self._path(name))

    def fetch(self, name: str) -> str | None:
        """Return the secret, or None."""
        try:
            return self._path(name).read_text(encoding="ascii")
        except FileNotFoundError:
            return None

    def forget(self, name: str) -> None:
        """Remove the secret, if there."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / name.replace("/", "+")


@dataclass(frozen=True, slots=True)
class Scene:
    """The folders of one run."""

    base: Path

    @property
    def vault(self) -> Path:
        """The vault."""
        return self.base / "vault"

    @property
    def backup(self) -> Path:
        """Where it is backed up to."""
        return self.base / "backup"

    @property
    def restored(self) -> Path:
        """Where a backup is restored to."""
        return self.base / "restored"

    @property
    def old(self) -> Path:
        """A vault of version 1, with a passphrase slot that opens quickly."""
        return self.base / "old"

    @property
    def keystore(self) -> FileKeyStore:
        """The key store of this session."""
        return FileKeyStore(self.base / "keys")

    def open(self, passphrase: str | None = FIRST) -> Vault:
        """Open the vault with a passphrase or, with None, through the key store."""
        keystore = self.keystore if passphrase is None else None
        return open_vault(self.vault, clock=SystemClock(), keystore=keystore, passphrase=passphrase)

    def open_somehow(self) -> Vault:
        """Open the vault with whatever opens it, as a person would who does not know how far a change got."""
        for passphrase in (None, FIRST):
            try:
                return self.open(passphrase)
            except AppuiError as error:
                if error.code not in {ErrorCode.VAULT_LOCKED, ErrorCode.PASSPHRASE_WRONG}:
                    raise
        return self.open(SECOND)

    def recovery_key(self) -> str:
        """Return the key that was on the first sheet."""
        return str(self.template()["recovery"])

    def template(self) -> dict[str, object]:
        """Return what was written down when the template was made."""
        found: dict[str, object] = json.loads((self.base / "template.json").read_text(encoding="utf-8"))
        return found


def picture(number: int) -> bytes:
    """Return a small real picture, another one for each number, PNG and JPEG by turns."""
    image = noise(20 + number % 13, 24).convert("RGB")
    image.putpixel((number % 20, 3), (number % 256, number // 256, 7))
    image.putpixel((0, 0), (number % 256, 255 - number % 256, number // 256))
    if number % 2:
        return saved(image, "PNG")
    return saved(image.resize((64, 64), Image.Resampling.NEAREST), "JPEG", quality=95)


def original(number: int) -> Original:
    """Return a small original that no other number gives."""
    return original_of(b"piece %d " % number + hashlib.sha256(b"%d" % number).digest() * (1 + number % 400))


def make_template(base: Path, *, pictures: int = PICTURES) -> Scene:
    """Make a vault with two cases, five exhibits and a slot of each kind, and pictures to bring in."""
    lighten()
    scene = Scene(base)
    base.mkdir(parents=True)
    clock = SystemClock()
    made = create_vault(scene.vault, clock=clock, keystore=scene.keystore, passphrase=FIRST, preset="private")
    with made.vault as vault:
        cases = Cases(vault, clock)
        first, second = cases.new("Léa, 5e B").code, cases.new("Une autre affaire").code
        kept = [cases.add_original(first, original(n), Facts(note=f"note {n}")) for n in range(3)]
        kept.append(cases.add_link(first, Facts(url="https://example.org/un", words="des mots")))
        kept.append(cases.add_original(second, original(3), Facts(note="à effacer")))
        kept.append(cases.add_original(second, original(0)))
        backup_vault(vault, scene.backup)
    _old_vault(scene.old)
    folder = base / "pictures"
    folder.mkdir()
    for number in range(pictures):
        (folder / f"{number:03d}.{'png' if number % 2 else 'jpg'}").write_bytes(picture(number))
    said = {
        "recovery": made.recovery_key,
        "cases": [first, second],
        "exhibits": {f"{exhibit.case} {exhibit.sha256}": exhibit.facts.note for exhibit in kept},
    }
    (base / "template.json").write_text(json.dumps(said), encoding="utf-8")
    return scene


def copy_of(template: Path, base: Path) -> Scene:
    """Return a fresh copy of a template; the pictures are shared, as nobody writes to them."""
    shutil.rmtree(base, ignore_errors=True)
    shutil.copytree(template, base, ignore=lambda folder, _: ["pictures"] if Path(folder) == template else [])
    (base / "pictures").symlink_to(template / "pictures")
    return Scene(base)


def _old_vault(folder: Path) -> None:
    """Copy the vault of version 1 and give it a slot that costs little; the index stays as it was made."""
    old_vault.copy_to(folder)
    header = read_headers(folder)[0]
    found = [slots.open_with_passphrase(header.vault_id, slot, old_vault.PASSPHRASE) for slot in header.slots]
    identity = next(identity for identity in found if identity is not None)
    light = slots.new_passphrase_slot(header.vault_id, identity, FIRST)
    write_header(folder, replace(header, slots=(light,)))
