"""Fixed values, computed once by other programs (openssl, age-keygen, Python's hmac); also in ARCHITECTURE.md."""

VAULT_ID = "000102030405060708090a0b0c0d0e0f"
SCALAR = bytes(range(32))
IDENTITY = "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SWRYDWG"
RECIPIENT = "age13aqvttdk3ujkyjh9kg2w5an6dmy5mq5a84a4uxk3hfhnugfc9p0sy5p2wh"
INDEX_KEY = "01f7f09f18d2fbc8737d378dd7c6cc95af101faa2bd31e47cb45b97c053f74cd"
JOURNAL_SEED = "e9855902e7558e0779023f7a878ae3d78f851737b97c0c7b568f7d7e5feda93c"
JOURNAL_PUBLIC = "y25kd8fpmkttEjcjgp8Mw5v6HxiB5YLtugs5wR38wTg="
HEAD = "a" * 64
HEAD_ENTRIES = 3
HEAD_SIGNATURE = "R6Hwe330tYRVG5IR4wBtbIduWj7r8O2N0+xuDFwEqXrAKeGWtpTjEhJ7RjS/guvEHben7G+t9axrZvmwyAEYAg=="

PASSPHRASE = "\u00c9t\u00e9 \u00e0 No\u00ebl"  # noqa: S105 - a test vector
KEYRING_SECRET = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8="  # noqa: S105 - a test vector
HEADER = {
    "format": "appui-vault/1",
    "vault_id": VAULT_ID,
    "generation": 1,
    "recipient": RECIPIENT,
    "slots": [
        {
            "id": "0001020304050607",
            "kind": "passphrase",
            "kdf": {
                "name": "argon2id",
                "memory_kib": 65536,
                "passes": 3,
                "lanes": 4,
                "salt": "AAECAwQFBgcICQoLDA0ODw==",
            },
            "nonce": "AAECAwQFBgcICQoL",
            "wrapped": (
                "Iog+FG+blkz7mPrkFyIzykRK8+fRGJ0YCCHoODU9P4kf2ks+iv9A2AanCxWFEIBm27NZM8DemQpWCHH1Xum7nJgU/"
                "drorsqIRqMzDUG0nEQXCqwcpVxdPCPv"
            ),
        },
        {
            "id": "08090a0b0c0d0e0f",
            "kind": "keyring",
            "kdf": {"name": "none", "memory_kib": 0, "passes": 0, "lanes": 0, "salt": ""},
            "nonce": "AAECAwQFBgcICQoL",
            "wrapped": (
                "HRUYihlwqL75reSNYypzDUIhuDczQOVIdTiB6+zbmt58mStuWE0DsrouvaiWknn/aFrfzQxqtMb0ZEj5boUy7heEu0mhj+WdBCYl"
                "WEmRvdKyzLv7erPvUnHn"
            ),
        },
    ],
}
