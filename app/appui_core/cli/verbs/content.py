"""`content status | update | install | revert`: which guides and numbers are in place, and newer ones."""

import contextlib
from pathlib import Path
from typing import Any

from appui_core.cli.context import Context
from appui_core.cli.output import visible, write_err
from appui_core.content.installed import BUNDLED, FROM_FOLDER, Choice, full_choice
from appui_core.content.pack import Pack, bundled_dir, load_pack
from appui_core.content.problems import ContentError
from appui_core.content.update import Outcome, check_again, install, return_to_bundled, update
from appui_core.errors import AppuiError, ErrorCode
from appui_core.guides.check import check
from appui_core.guides.words import day_words
from appui_core.settings.repository import ADDRESS
from appui_core.settings.store import Settings


def run(context: Context) -> int:
    """Answer one of the four."""
    home = context.content
    match context.parsed.verb:
        case "content update":
            return _tell(context, update(home, context.content_source(context), check, context.clock))
        case "content install":
            if not context.parsed.json:
                write_err(context.text("content.unsigned"))
            return _tell(context, install(home, Path(context.parsed.arguments[0]), check, context.clock))
        case "content revert":
            return_to_bundled(home)
    return _tell(context)


def _tell(context: Context, outcome: Outcome | None = None) -> int:
    """Say which pack is in use now; and how a change ended.

    Raises AppuiError CONTENT_MISSING when not even Appui's own pack can be read.
    """
    choice = _choice(context)
    if choice.pack is None:
        raise AppuiError(ErrorCode.CONTENT_MISSING, "pack")
    address = Settings(context.places.settings_file).text(ADDRESS).strip()
    expired = choice.expired(context.clock.now().date())
    data = _pack_json(choice.pack) | {
        "source": choice.source,
        "expired": expired,
        "bundled": _bundled_json(),
        "installed": _installed_json(choice),
        "repository": address,
    }
    key = "content.in_use_old" if expired else "content.in_use"
    until = day_words(context.messages, choice.pack.expires)
    lines = [context.text(key, version=choice.pack.version, expires=until)]
    lines += [_source_words(context, choice), *_unused_words(context, choice)]
    lines.append(
        context.text("content.address", address=visible(address))
        if address
        else context.text("content.no_address")
    )
    if outcome is not None:
        data["updated"] = outcome.is_new
        key = "content.updated" if outcome.is_new else "content.nothing_newer"
        lines.insert(0, context.text(key, version=visible(outcome.version)))
    context.answer(data, *lines)
    return 0


def _choice(context: Context) -> Choice:
    """Return the pack in use; one that another Appui had checked is looked at again first, where possible."""
    with contextlib.suppress(AppuiError):
        return check_again(context.content, check)
    return full_choice(context.content)


def _pack_json(pack: Pack) -> dict[str, Any]:
    return {"version": pack.version, "expires": pack.expires.isoformat()}


def _bundled_json() -> dict[str, Any] | None:
    try:
        return _pack_json(load_pack(bundled_dir()))
    except ContentError:
        return None


def _installed_json(choice: Choice) -> dict[str, Any] | None:
    if choice.installed is None and choice.why is None:
        return None
    found: dict[str, Any] = {"used": not choice.bundled, "why": choice.why.value if choice.why else None}
    if choice.installed is not None:
        found |= {
            "version": choice.installed.version,
            "source": choice.installed.source,
            "installed_at_utc": choice.installed.installed_at_utc,
        }
    return found


def _source_words(context: Context, choice: Choice) -> str:
    if choice.source in {BUNDLED, FROM_FOLDER}:
        return context.text(f"content.from_{choice.source}")
    return context.text("content.from_address", address=visible(choice.source))


def _unused_words(context: Context, choice: Choice) -> list[str]:
    if choice.why is None:
        return []
    why = context.messages.text(f"content.why.{choice.why.value}")
    if choice.installed is None:
        return [context.text("content.not_used_unknown", why=why)]
    return [context.text("content.not_used", version=visible(choice.installed.version), why=why)]
