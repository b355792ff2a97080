"""A key store in memory that can also be absent, locked, or forget everything it is told."""

from typing import Literal

from appui_core.errors import AppuiError, ErrorCode

State = Literal["working", "absent", "locked", "null"]


class FakeKeyStore:
    """Behaves as `ports.KeyStore`; `state` may change at any time, as a session's key store may."""

    def __init__(self, state: State = "working", secrets: dict[str, str] | None = None) -> None:
        self.state: State = state
        self.secrets: dict[str, str] = secrets if secrets is not None else {}

    def name(self) -> str:
        """Return the class name."""
        self._answer()
        return f"{type(self).__module__}.{type(self).__qualname__}"

    def store(self, name: str, secret: str) -> None:
        """Keep a secret; `null` takes it, forgets it, and so fails the read-back."""
        if not secret.isascii() or not 0 < len(secret) < 100:
            raise ValueError("a secret is ASCII and under 100 characters")
        self._answer()
        if self.state != "null":
            self.secrets[name] = secret
        if self.fetch(name) != secret:
            raise AppuiError(ErrorCode.KEYSTORE_REFUSED, "read back differs")

    def fetch(self, name: str) -> str | None:
        """Return the secret, or None."""
        self._answer()
        return None if self.state == "null" else self.secrets.get(name)

    def forget(self, name: str) -> None:
        """Remove the secret, if there."""
        self._answer()
        self.secrets.pop(name, None)

    def _answer(self) -> None:
        if self.state == "absent":
            raise AppuiError(ErrorCode.KEYSTORE_ABSENT, "fake")
        if self.state == "locked":
            raise AppuiError(ErrorCode.KEYSTORE_LOCKED, "fake")
