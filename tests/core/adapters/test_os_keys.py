"""The system's key store: the contract on a real Secret Service, and every back-end that must be refused."""

import gc
import io
import os
import shutil
import subprocess
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, chainer, fail, null
from keyring.errors import InitError, KeyringLocked, PasswordSetError

from appui_core.adapters.os_keys import ALLOWED, OsKeyStore
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import KeyStore
from appui_core.vault import slots
from appui_core.vault.facade import create_vault, open_vault
from contracts.key_store import SECRET, KeyStoreContract
from fakes.clock import FixedClock
from fakes.key_store import FakeKeyStore

LOGIN = b"test-only"
needs_secret_service = pytest.mark.skipif(
    shutil.which("gnome-keyring-daemon") is None or shutil.which("dbus-daemon") is None,
    reason="gnome-keyring and dbus-daemon are not installed",
)


class TestFake(KeyStoreContract):
    """The fake keeps the contract too, or tests built on it prove nothing."""

    @pytest.fixture
    def key_store(self) -> KeyStore:
        return FakeKeyStore()


def _calls(store: OsKeyStore) -> list[Callable[[], object]]:
    return [lambda: store.store("x", SECRET), lambda: store.fetch("x"), lambda: store.forget("x")]


class Session:
    """A private D-Bus session with a gnome-keyring of its own; ends what it started, by its own handles."""

    def __init__(self, home: Path) -> None:
        runtime = home / "session"
        runtime.mkdir(mode=0o700)
        self.environment = {**os.environ, "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime)}
        self.environment.pop("DISPLAY", None)
        self._daemon: subprocess.Popen[bytes] | None = None
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:dir={runtime}"]
        self._bus = subprocess.Popen(bus, stdout=subprocess.PIPE, env=self.environment)
        assert isinstance(self._bus.stdout, io.BufferedReader)
        self.address = self._bus.stdout.readline().decode().strip()
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self.address

    def unlock(self) -> None:
        """Start the keyring, unlocked: the first time this makes it."""
        command = ["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"]
        self._start(command, LOGIN)

    def start_locked(self) -> None:
        """Start the keyring without its password."""
        self._start(["gnome-keyring-daemon", "--foreground", "--components=secrets"], b"")

    def _start(self, command: list[str], password: bytes) -> None:
        self._daemon = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self.environment
        )
        assert self._daemon.stdin is not None
        self._daemon.stdin.write(password)
        self._daemon.stdin.close()
        wait = ["gdbus", "wait", "--session", "--timeout", "20", "org.freedesktop.secrets"]
        subprocess.run(wait, check=True, env=self.environment, timeout=30)

    def stop_keyring(self) -> None:
        """End the keyring, not the bus."""
        if self._daemon is not None:
            self._daemon.terminate()
            self._daemon.wait(10)
            assert self._daemon.stdout is not None
            self._daemon.stdout.close()
            self._daemon = None

    def close(self) -> None:
        """End both."""
        self.stop_keyring()
        self._bus.terminate()
        self._bus.wait(10)
        assert self._bus.stdout is not None
        self._bus.stdout.close()


@pytest.fixture
def session(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Yield a private session whose bus this process talks to as well."""
    found = Session(home)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", found.address)
    yield found
    found.close()
    with warnings.catch_warnings():
        # keyring drops its bus connection unclosed when a collection stays locked or is gone.
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@needs_secret_service
@pytest.mark.tool
class TestSecretService(KeyStoreContract):
    """A real gnome-keyring."""

    @pytest.fixture
    def key_store(self, session: Session) -> KeyStore:
        session.unlock()
        return OsKeyStore()

    def test_is_the_secret_service(self, key_store: KeyStore) -> None:
        assert key_store.name() == "keyring.backends.SecretService.Keyring"

    def test_no_setting_can_put_another_in_its_place(
        self, key_store: KeyStore, monkeypatch: pytest.MonkeyPatch, home: Path
    ) -> None:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        config = home / ".config" / "python_keyring" / "keyringrc.cfg"
        config.parent.mkdir(parents=True)
        config.write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n")
        key_store.store("appui-test/one", SECRET)
        fresh = OsKeyStore()
        assert fresh.name() == "keyring.backends.SecretService.Keyring"
        assert fresh.fetch("appui-test/one") == SECRET

    def test_another_process_finds_the_secret(self, key_store: KeyStore, session: Session) -> None:
        key_store.store("appui-test/one", SECRET)
        script = "from appui_core.adapters.os_keys import OsKeyStore as S; print(S().fetch('appui-test/one'))"
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=session.environment
        )
        assert done.stdout.strip() == SECRET


@needs_secret_service
@pytest.mark.tool
def test_a_keyring_that_ended_is_absent(session: Session) -> None:
    session.unlock()
    store = OsKeyStore()
    store.store("appui-test/one", SECRET)
    session.close()
    with pytest.raises(AppuiError) as caught:
        store.fetch("appui-test/one")
    assert caught.value.code is ErrorCode.KEYSTORE_ABSENT


@needs_secret_service
@pytest.mark.tool
def test_a_locked_keyring_says_so(session: Session) -> None:
    session.unlock()
    store = OsKeyStore()
    store.store("appui-test/one", SECRET)
    session.stop_keyring()
    session.start_locked()
    with pytest.raises(AppuiError) as caught:
        OsKeyStore().fetch("appui-test/one")
    assert caught.value.code is ErrorCode.KEYSTORE_LOCKED


def _code(call: Callable[[], object]) -> ErrorCode:
    try:
        call()
    except AppuiError as error:
        return error.code
    pytest.fail("was not refused")


@needs_secret_service
@pytest.mark.tool
@pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
def test_a_vault_whose_keyring_appears_locks_and_ends(session: Session, tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "vault"
    made = create_vault(folder, clock=clock, keystore=None, passphrase=SECRET, preset="private")
    with made.vault as vault:
        session.unlock()
        added = vault.add_keystore_slot(OsKeyStore())
        assert vault.add_keystore_slot(OsKeyStore()) == added
    open_vault(folder, clock=clock, keystore=OsKeyStore()).close()
    session.stop_keyring()
    session.start_locked()
    locked = _code(lambda: open_vault(folder, clock=clock, keystore=OsKeyStore()))
    assert locked is ErrorCode.KEYSTORE_LOCKED
    # The passphrase opens all the same; a locked keyring can't forget yet, which keeps nobody from the removal.
    with open_vault(folder, clock=clock, passphrase=SECRET) as vault:
        vault.remove_slot(added.id, OsKeyStore())
    session.stop_keyring()
    session.unlock()
    name = slots.keystore_name(made.vault.vault_id, added.id)
    assert OsKeyStore().fetch(name) is not None
    open_vault(folder, clock=clock, keystore=OsKeyStore(), passphrase=SECRET).close()
    assert OsKeyStore().fetch(name) is None


def test_no_key_store_at_all_is_absent() -> None:
    # The test session's bus is switched off.
    for call in (OsKeyStore().name, *_calls(OsKeyStore())):
        with pytest.raises(AppuiError) as caught:
            call()
        assert caught.value.code is ErrorCode.KEYSTORE_ABSENT


class Scripted(KeyringBackend):
    """A back-end in memory that fails as told; with `ALLOWED`'s names it passes for the real one."""

    priority = 1  # as keyring's own back-ends replace the property

    def __init__(self, failure: Exception | None = None, *, forgetful: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring's constructors carry no types
        self.failure = failure
        self.forgetful = forgetful
        self.kept: dict[tuple[str, str], str] = {}
        self.persist = "enterprise"

    def _fail(self) -> None:
        if self.failure is not None:
            raise self.failure

    def get_password(self, service: str, username: str) -> str | None:
        self._fail()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._fail()
        if not self.forgetful:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._fail()
        del self.kept[service, username]


def _made(kind: type[KeyringBackend]) -> KeyringBackend:
    return kind()


def _posing_as(place: tuple[str, str], failure: Exception | None = None, *, forgetful: bool = False) -> Scripted:
    kind = types.new_class(place[1], (Scripted,))
    kind.__module__, kind.__qualname__ = place
    made: Scripted = kind(failure, forgetful=forgetful)
    return made


@pytest.fixture(autouse=True)
def _registry() -> Iterator[None]:
    """Take the stand-ins out of keyring's registry again."""
    known = set(KeyringBackend._classes)
    yield
    KeyringBackend._classes.intersection_update(known)


@pytest.mark.parametrize("place", ALLOWED)
def test_each_allowed_class_is_taken(place: tuple[str, str]) -> None:
    store = OsKeyStore(_posing_as(place))
    store.store("appui-test/one", SECRET)
    assert store.fetch("appui-test/one") == SECRET
    assert store.name() == ".".join(place)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="a system that has one of them")
def test_the_back_ends_of_other_systems_are_not_even_loaded() -> None:
    code = (
        "import sys\n"
        "from appui_core.adapters.os_keys import OsKeyStore\n"
        "from appui_core.errors import AppuiError\n"
        "try: OsKeyStore().name()\n"
        "except AppuiError: pass\n"
        "print([n for n in sys.modules if n.startswith(('keyring.backends.mac', 'keyring.backends.Win'))])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"


def test_windows_keeps_it_on_this_machine() -> None:
    backend = _posing_as(ALLOWED[0])
    OsKeyStore(backend).store("appui-test/one", SECRET)
    assert backend.persist == "local machine"


def test_each_secret_has_a_service_name_of_its_own() -> None:
    backend = _posing_as(ALLOWED[0])
    store = OsKeyStore(backend)
    store.store("appui-test/one", SECRET)
    store.store("appui-test/two", SECRET)
    assert len({service for service, _ in backend.kept}) == 2


@pytest.mark.parametrize(
    ("backend", "code"),
    [
        (_made(null.Keyring), ErrorCode.KEYSTORE_REFUSED),
        (_made(fail.Keyring), ErrorCode.KEYSTORE_ABSENT),
        (_made(Scripted), ErrorCode.KEYSTORE_REFUSED),
        (_posing_as(("keyrings.alt.file", "PlaintextKeyring")), ErrorCode.KEYSTORE_REFUSED),
        (_posing_as(("keyring.backends.SecretService", "Other")), ErrorCode.KEYSTORE_REFUSED),
    ],
    ids=["null", "fail", "unknown", "plaintext", "unknown in a known module"],
)
def test_any_other_back_end_is_refused(backend: KeyringBackend, code: ErrorCode) -> None:
    store = OsKeyStore(backend)
    for call in (store.name, *_calls(store)):
        with pytest.raises(AppuiError) as caught:
            call()
        assert caught.value.code is code


def test_a_subclass_of_an_allowed_one_is_refused() -> None:
    class Sub(SecretService.Keyring):
        pass

    with pytest.raises(AppuiError) as caught:
        OsKeyStore(_made(Sub)).name()
    assert caught.value.code is ErrorCode.KEYSTORE_REFUSED


@pytest.mark.parametrize(
    ("members", "code"),
    [([], ErrorCode.KEYSTORE_ABSENT), ([_made(null.Keyring)], ErrorCode.KEYSTORE_REFUSED)],
)
def test_a_chain_without_an_allowed_member_is_refused(
    monkeypatch: pytest.MonkeyPatch, members: list[KeyringBackend], code: ErrorCode
) -> None:
    monkeypatch.setattr(chainer.ChainerBackend, "backends", members)
    with pytest.raises(AppuiError) as caught:
        OsKeyStore(_made(chainer.ChainerBackend)).name()
    assert caught.value.code is code


def test_a_chain_gives_its_first_allowed_member(monkeypatch: pytest.MonkeyPatch) -> None:
    good = _posing_as(ALLOWED[2])
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [_made(null.Keyring), good, _posing_as(ALLOWED[3])])
    store = OsKeyStore(_made(chainer.ChainerBackend))
    store.store("appui-test/one", SECRET)
    assert list(good.kept.values()) == [SECRET]


def test_a_store_that_forgets_is_refused() -> None:
    with pytest.raises(AppuiError) as caught:
        OsKeyStore(_posing_as(ALLOWED[2], forgetful=True)).store("x", SECRET)
    assert caught.value.code is ErrorCode.KEYSTORE_REFUSED


class DBusErrorResponse(Exception):  # noqa: N818 - the name that D-Bus libraries give theirs
    """What a D-Bus library lets through."""


class LockedException(Exception):  # noqa: N818 - the name that secretstorage gives it
    """What secretstorage lets through."""


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (KeyringLocked("no"), ErrorCode.KEYSTORE_LOCKED),
        (LockedException("no"), ErrorCode.KEYSTORE_LOCKED),
        (InitError("no"), ErrorCode.KEYSTORE_ABSENT),
        (DBusErrorResponse("no"), ErrorCode.KEYSTORE_ABSENT),
        (ConnectionError("no"), ErrorCode.KEYSTORE_ABSENT),
        (PasswordSetError("no"), ErrorCode.KEYSTORE_REFUSED),
    ],
)
def test_foreign_errors_are_translated(failure: Exception, code: ErrorCode) -> None:
    store = OsKeyStore(_posing_as(ALLOWED[2], failure))
    for call in _calls(store):
        with pytest.raises(AppuiError) as caught:
            call()
        assert caught.value.code is code
        assert SECRET not in str(caught.value)
