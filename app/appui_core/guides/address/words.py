"""The words for an address that was looked at, from the [address] texts."""

from appui_core.guides.address.model import Address, Kind
from appui_core.guides.address.sites import NAMES
from appui_core.messages import Messages


def why_words(messages: Messages, address: Address) -> str:
    """Return why the address may be opened or not, in a sentence or two; no foreign text is in it."""
    named = address.looks_like or address.platform
    return messages.text(f"address.why.{address.why}", platform=NAMES[named] if named else "")


def what_words(messages: Messages, address: Address) -> str:
    """Return what is there, such as "TikTok : vidéo"; empty where no platform is known."""
    if address.platform is None:
        return ""
    name = NAMES[address.platform]
    if address.kind is Kind.UNKNOWN:
        return name
    return messages.text("address.what", platform=name, kind=messages.text(f"address.kind.{address.kind}"))
