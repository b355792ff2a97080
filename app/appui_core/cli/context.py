"""What every verb works with: the command line, the texts, the clock, the places; and the vault when it asks."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from appui_core.cli.output import to_json, write_err, write_out
from appui_core.cli.parsed import Parsed
from appui_core.cli.secret import read_passphrase, read_recovery_key
from appui_core.clock import Clock, SystemClock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.locate import Places, app_version, places
from appui_core.messages import Messages, choose_language, load_messages
from appui_core.ports import ContentSource, KeyStore, ScreenSource, TimeStamper

if TYPE_CHECKING:
    from appui_core.adapters.window_call import WindowCall
    from appui_core.cases.service import Cases
    from appui_core.content.installed import ContentHome
    from appui_core.kiosk.proof import Proof, Stage
    from appui_core.privacy.leaks.surroundings import Surroundings
    from appui_core.vault.facade import Vault


def os_keystore() -> KeyStore:
    """Return the key store of this session."""
    from appui_core.adapters.os_keys import OsKeyStore  # noqa: PLC0415 - keyring: 60 ms, only when it is asked for

    return OsKeyStore()


def os_time_stamper(hosts: Callable[[], AbstractSet[str]]) -> TimeStamper:
    """Return the way to authorities on these hosts."""
    from appui_core.adapters.time_stamp import RequestsTimeStamper  # noqa: PLC0415 - only for `--timestamp`

    return RequestsTimeStamper(hosts)


def os_content_source(context: "Context") -> ContentSource:
    """Return the way to the repository of the settings; raises as `adapters.content_tuf.source_of`."""
    from appui_core.adapters.content_tuf import source_of  # noqa: PLC0415 - only for `content update`
    from appui_core.settings.store import Settings  # noqa: PLC0415 - the same

    return source_of(Settings(context.places.settings_file), context.content, context.clock)


def os_surroundings() -> "Surroundings":
    """Return this PC and this account, for the look at what lies outside the vault."""
    from appui_core.adapters.surroundings import here  # noqa: PLC0415 - only for `leaks`

    return here()


@dataclass(frozen=True)
class Context:
    """One run of one verb. `call`: a window has been asked already to take the picture (`early`).

    `prove` makes the kiosk's trial visit and tells each stage; None where there is no window.
    """

    parsed: Parsed
    clock: Clock
    keystore: Callable[[], KeyStore]
    screens: Callable[[], ScreenSource] | None = None
    time_stamper: Callable[[Callable[[], AbstractSet[str]]], TimeStamper] = os_time_stamper
    content_source: "Callable[[Context], ContentSource]" = os_content_source
    surroundings: "Callable[[], Surroundings]" = os_surroundings
    call: "WindowCall | None" = None
    prove: "Callable[[Callable[[Stage], None]], Proof] | None" = None

    @cached_property
    def messages(self) -> Messages:
        """The texts in the language asked for, else the system's, else French."""
        return load_messages(choose_language(self.parsed.lang))

    @cached_property
    def places(self) -> Places:
        """Where data, settings and the vault are."""
        return places(self.parsed.data)

    @cached_property
    def content(self) -> "ContentHome":
        """The content pack in use, and the newer ones under the data folder."""
        from appui_core.content.installed import ContentHome  # noqa: PLC0415 - when something is read

        return ContentHome(self.places.content, app_version)

    def text(self, key: str, **fields: object) -> str:
        """Return a text of the command line, `key` without its leading `cli.`."""
        return self.messages.text(f"cli.{key}", **fields)

    def answer(self, data: object, *lines: str) -> None:
        """Give the answer: the JSON document on stdout, or its sentences on stderr."""
        if self.parsed.json:
            write_out(to_json(data))
        else:
            for line in lines:
                write_err(line)

    def value(self, name: str) -> str:
        """Return the value of an option, empty when it was not given."""
        return self.parsed.values.get(name, "")

    def passphrase(self) -> str | None:
        """Return the passphrase from `--passphrase-file`, or None without that option.

        Raises AppuiError: FILE_MISSING, NOT_A_FILE, FILE_UNREADABLE, PASSPHRASE_EMPTY.
        """
        given = self.parsed.passphrase_file
        return None if given is None else read_passphrase(given)

    def recovery_key(self) -> str | None:
        """Return the recovery key from `--recovery-key-file`, or None without that option.

        Raises AppuiError: FILE_MISSING, NOT_A_FILE, FILE_UNREADABLE, RECOVERY_KEY_WRONG.
        """
        given = self.parsed.values.get("recovery-key-file")
        return None if given is None else read_recovery_key(given)

    @contextmanager
    def vault(self) -> "Iterator[Vault]":
        """Open the vault with the recovery key or passphrase if there is one, else with this session's key store.

        Raises AppuiError: VAULT_MISSING, and what reading the secrets and `open_vault` raise.
        """
        from appui_core.vault.folder import vault_exists  # noqa: PLC0415 - with the vault

        folder = self.places.vault
        # Asked first: without a vault, nobody should be asked for a passphrase or a key store.
        if not vault_exists(folder):
            raise AppuiError(ErrorCode.VAULT_MISSING)
        recovery_key, passphrase = self.recovery_key(), self.passphrase()
        ahead = None
        if passphrase is not None and recovery_key is None:
            from appui_core.vault.ahead import Ahead  # noqa: PLC0415 - before the rest of the vault is loaded

            ahead = Ahead(folder, self.clock, passphrase)
        from appui_core.vault.facade import open_vault  # noqa: PLC0415 - SQLCipher, when first needed

        keystore = self.keystore() if passphrase is None and recovery_key is None else None
        vault = open_vault(
            folder,
            clock=self.clock,
            keystore=keystore,
            passphrase=passphrase,
            recovery_key=recovery_key,
            ahead=ahead,
        )
        try:
            yield vault
        finally:
            vault.close()

    @contextmanager
    def cases(self) -> "Iterator[Cases]":
        """Open the vault and return its cases; raises as `vault` does."""
        from appui_core.cases.service import Cases  # noqa: PLC0415 - comes with the vault

        with self.vault() as vault:
            yield Cases(vault, self.clock)


def new_context(
    parsed: Parsed, screens: Callable[[], ScreenSource] | None = None, call: "WindowCall | None" = None
) -> Context:
    """Return the context of a real run: the PC's clock and key store."""
    return Context(parsed, SystemClock(), os_keystore, screens, call=call)
