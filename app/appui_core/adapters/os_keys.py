"""The operating system's key store, through `keyring`, and only back-ends that are known to keep a secret.

The choice is ours: neither PYTHON_KEYRING_BACKEND nor a keyringrc is asked, as either can name a back-end that
forgets everything or writes plain text. Among the classes below, the viable one with the highest priority serves.
"""

import contextlib
import importlib
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

ALLOWED = (
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.libsecret", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
    ("keyring.backends.kwallet", "DBusKeyringKWallet4"),
)
_ELSEWHERE = {"keyring.backends.Windows": "win32", "keyring.backends.macOS": "darwin"}
_CHAINER = ("keyring.backends.chainer", "ChainerBackend")
_FAIL = ("keyring.backends.fail", "Keyring")
# Windows moves a secret aside when another user name appears under its service: one service name per secret.
_USERNAME = "appui"
_MAX_LENGTH = 100
_LOCKED = frozenset({"KeyringLocked", "LockedException", "PromptDismissedException"})


class OsKeyStore:
    """A `ports.KeyStore`. Building it is cheap; the back-end is found, and found safe, at the first use."""

    def __init__(self, backend: "KeyringBackend | None" = None) -> None:
        """Use this back-end, if it is on the list, instead of looking for one."""
        self._given = backend
        self._checked: KeyringBackend | None = None

    def name(self) -> str:
        """Return the back-end's class name.

        Raises AppuiError: KEYSTORE_ABSENT, KEYSTORE_REFUSED.
        """
        found = type(self._backend())
        return f"{found.__module__}.{found.__qualname__}"

    def store(self, name: str, secret: str) -> None:
        """Keep a secret and read it back.

        Raises AppuiError: KEYSTORE_ABSENT, KEYSTORE_LOCKED, KEYSTORE_REFUSED. ValueError: not ASCII, or 100
        characters and more (the Windows store takes 2560 bytes of UTF-16, and some others less).
        """
        if not secret.isascii() or not 0 < len(secret) < _MAX_LENGTH:
            raise ValueError("a secret is ASCII and under 100 characters")
        backend = self._backend()
        _asked(lambda: backend.set_password(name, _USERNAME, secret))
        if _asked(lambda: backend.get_password(name, _USERNAME)) != secret:
            raise AppuiError(ErrorCode.KEYSTORE_REFUSED, "read back differs")

    def fetch(self, name: str) -> str | None:
        """Return the secret, or None.

        Raises AppuiError: KEYSTORE_ABSENT, KEYSTORE_LOCKED, KEYSTORE_REFUSED.
        """
        backend = self._backend()
        return _asked(lambda: backend.get_password(name, _USERNAME))

    def forget(self, name: str) -> None:
        """Remove the secret, if there.

        Raises AppuiError: KEYSTORE_ABSENT, KEYSTORE_LOCKED, KEYSTORE_REFUSED.
        """
        backend = self._backend()
        if _asked(lambda: backend.get_password(name, _USERNAME)) is not None:
            _asked(lambda: backend.delete_password(name, _USERNAME))

    def _backend(self) -> "KeyringBackend":
        if self._checked is None:
            chosen = _allowed_in(self._given) if self._given is not None else _best()
            if _is(chosen, ALLOWED[0]):
                # Its default follows a roaming profile to every PC of a domain.
                chosen.persist = "local machine"  # type: ignore[attr-defined] # only this class has it
            self._checked = chosen
        return self._checked


def _allowed_in(backend: "KeyringBackend") -> "KeyringBackend":
    """Return the back-end if it is on the list, or the first member of a chain that is.

    Raises AppuiError: KEYSTORE_ABSENT (the one that stands for none), KEYSTORE_REFUSED.
    """
    members: Sequence[KeyringBackend] = (backend,)
    if _is(backend, _CHAINER):
        members = _asked(lambda: backend.backends)  # type: ignore[attr-defined] # only this class has it
    for member in members:
        if any(_is(member, allowed) for allowed in ALLOWED):
            return member
    if _is(backend, _FAIL) or not members:
        raise AppuiError(ErrorCode.KEYSTORE_ABSENT, "none")
    raise AppuiError(ErrorCode.KEYSTORE_REFUSED, type(backend).__module__)


def _best() -> "KeyringBackend":
    """Return the viable back-end of the list with the highest priority.

    Raises AppuiError: KEYSTORE_ABSENT.
    """
    found: list[tuple[float, KeyringBackend]] = []
    for module, name in ALLOWED:
        # Loading the one of macOS elsewhere runs programs in search of its libraries: 30 ms at every opening.
        if _ELSEWHERE.get(module, sys.platform) != sys.platform:
            continue
        # A back-end of another system, or without its library or its service, fails in its own way.
        with contextlib.suppress(Exception):
            kind = getattr(importlib.import_module(module), name)
            found.append((float(kind.priority), kind()))
    if not found:
        raise AppuiError(ErrorCode.KEYSTORE_ABSENT, "none viable")
    return max(found, key=lambda pair: pair[0])[1]


def _is(backend: object, wanted: tuple[str, str]) -> bool:
    """Tell whether an object is of exactly this class: a subclass may do anything."""
    return (type(backend).__module__, type(backend).__qualname__) == wanted


def _asked(question: Callable[[], T]) -> T:
    """Return the back-end's answer, its failures translated.

    Raises AppuiError: KEYSTORE_LOCKED, KEYSTORE_REFUSED (it would not take or give the secret), KEYSTORE_ABSENT.
    """
    from keyring import errors  # noqa: PLC0415 - 60 ms, only where a key store is used

    try:
        return question()
    except Exception as error:  # each back-end lets its system's own kinds through
        code = ErrorCode.KEYSTORE_ABSENT
        if any(kind.__name__ in _LOCKED for kind in type(error).__mro__):
            code = ErrorCode.KEYSTORE_LOCKED
        elif isinstance(error, (errors.PasswordSetError, errors.PasswordDeleteError)):
            code = ErrorCode.KEYSTORE_REFUSED
        raise AppuiError(code, type(error).__name__) from error
