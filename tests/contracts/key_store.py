"""What every key store must do, the system's own and the fake alike: inherit, and provide `key_store`."""

import pytest

from appui_core.ports import KeyStore

SECRET = "aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789+/abcde="  # noqa: S105 - 44 characters, as a vault's


class KeyStoreContract:
    """The tests; a subclass gives a working, empty store."""

    @pytest.fixture
    def key_store(self) -> KeyStore:
        """Return the store under test."""
        raise NotImplementedError

    def test_has_a_name(self, key_store: KeyStore) -> None:
        assert key_store.name()

    def test_gives_back_what_it_took(self, key_store: KeyStore) -> None:
        key_store.store("appui-test/one", SECRET)
        assert key_store.fetch("appui-test/one") == SECRET

    def test_knows_nothing_it_was_not_told(self, key_store: KeyStore) -> None:
        assert key_store.fetch("appui-test/never") is None

    def test_keeps_names_apart(self, key_store: KeyStore) -> None:
        key_store.store("appui-test/one", SECRET)
        key_store.store("appui-test/two", SECRET[::-1])
        assert key_store.fetch("appui-test/one") == SECRET
        assert key_store.fetch("appui-test/two") == SECRET[::-1]

    def test_replaces(self, key_store: KeyStore) -> None:
        key_store.store("appui-test/one", SECRET)
        key_store.store("appui-test/one", "other")
        assert key_store.fetch("appui-test/one") == "other"

    def test_forgets_for_good_and_twice(self, key_store: KeyStore) -> None:
        key_store.store("appui-test/one", SECRET)
        key_store.forget("appui-test/one")
        assert key_store.fetch("appui-test/one") is None
        key_store.forget("appui-test/one")

    @pytest.mark.parametrize("secret", ["", "é", "x" * 100])
    def test_takes_short_ascii_only(self, key_store: KeyStore, secret: str) -> None:
        with pytest.raises(ValueError, match="ASCII"):
            key_store.store("appui-test/one", secret)
