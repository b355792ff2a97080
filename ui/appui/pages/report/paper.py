"""A guide as it goes to paper, in the words of the page."""

from appui.pages.report.model import REPORT
from appui.pages.report.notices import keep_notices
from appui.pages.report.wording import (
    device_words,
    goal_words,
    in_sentence,
    object_words,
    step_title,
)
from appui.texts.translate import translate
from appui.widgets.address import plain_address
from appui.widgets.guide_paper import GuidePaper, PaperStep
from appui_core.guides.address.sites import NAMES as PLATFORM_NAMES
from appui_core.guides.model import Guide, Step
from appui_core.guides.sketch import frame_of, sketch_of
from appui_core.guides.words import origin_words, stale_words
from appui_core.messages import DEFAULT_LANGUAGE, Messages


def paper_of(guide: Guide, messages: Messages, object_name: str, device: str) -> GuidePaper:
    """Return what is printed; `object_name` and `device` are what was chosen, the guide's own where empty."""
    language = messages.language
    return GuidePaper(
        title=guide.title,
        what=what_words(guide, object_name, device),
        before=guide.before,
        steps=tuple(_step(guide, step, device, language) for step in guide.steps),
        groups=tuple(group for group in _groups(guide) if group[1]),
        origin=" ".join(
            part for part in (origin_words(messages, guide) + ".", stale_words(messages, guide)) if part
        ),
        foot=translate("Report", "Parler à quelqu’un : 3018, gratuit, anonyme, confidentiel sauf danger grave."),
        page=translate("Report", "Page {number} sur {count}"),
    )


def what_words(guide: Guide, object_name: str = "", device: str = "") -> str:
    """Return "TikTok · une vidéo · un iPhone": what a guide is about, as far as chosen."""
    thing = object_words(object_name or guide.object) if guide.goal == REPORT else goal_words(guide.goal)
    parts = [PLATFORM_NAMES.get(guide.platform, guide.platform), in_sentence(thing)]
    if device:
        parts.append(in_sentence(device_words(device)))
    return " · ".join(parts)


def device_line(guide: Guide) -> str:
    """Return the devices of a guide, empty where it serves both kinds of phone."""
    if {"android", "iphone"} <= set(guide.devices):
        return ""
    return ", ".join(in_sentence(device_words(device)) for device in guide.devices)


def english_words(step: Step, language: str) -> str:
    """Return "En anglais : Report" where the word stands on the phone."""
    if not (step.on_screen and step.label_en) or (language != DEFAULT_LANGUAGE and step.label_en == step.label_fr):
        return ""
    return translate("Report", "En anglais : {label}").format(label=step.label_en)


def vary_words(step: Step) -> str:
    """Return what to do where the French word was not seen in a source."""
    if not step.on_screen or step.label_confirmed:
        return ""
    return translate("Report", "Le mot peut varier. Cherchez ce qui y ressemble, à la même place.")


def _step(guide: Guide, step: Step, device: str, language: str) -> PaperStep:
    title = step_title(step, language)
    return PaperStep(
        number=step.n,
        title=title,
        text=step.text.removeprefix(f"{title}. "),
        small=(english_words(step, language), vary_words(step), plain_address(step.url or "")),
        sketch=sketch_of(step, frame_of(guide.devices, device), language),
    )


def _groups(guide: Guide) -> list[tuple[str, tuple[str, ...]]]:
    notices = tuple(notice.text for notice in (*keep_notices(guide), *guide.notices))
    other = tuple(
        f"{one.title}\n{one.text}" + (f" {one.url.removeprefix('https://')}" if one.url else "")
        for one in guide.variants
    )
    return [
        (translate("Report", "À savoir"), tuple(dict.fromkeys(notices))),
        (translate("Report", "Mon écran est différent"), other),
        (translate("Report", "Et après"), (guide.after,) if guide.after else ()),
    ]
