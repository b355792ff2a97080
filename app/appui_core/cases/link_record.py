"""The original of a record without image: canonical JSON, salted so that its hash tells nothing of the address."""

import secrets

from appui_core.cases.model import Facts
from appui_core.vault.journal import canonical_json

FORMAT = "appui-link/1"
MEDIA_TYPE = "application/json"


def link_record(facts: Facts, recorded_at_utc: str) -> bytes:
    """Return the record's bytes; empty facts are null.

    The person's own note is not part of it: a record goes out whole to the police and the 3018, a note does not
    by itself. Without `salt`, whoever holds the hash could try addresses until one fits.
    """
    return canonical_json(
        {
            "format": FORMAT,
            "recorded_at_utc": recorded_at_utc,
            "url": facts.url or None,
            "account": facts.account or None,
            "display_name": facts.display_name or None,
            "platform": facts.platform or None,
            "shown_date": facts.shown_date or None,
            "words": facts.words or None,
            "salt": secrets.token_hex(32),
        }
    )
