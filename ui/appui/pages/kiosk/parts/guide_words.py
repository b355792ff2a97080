"""What a step is called for a pupil ("tu"), and the small print beside it."""

from typing import Final

from appui.texts.translate import translate
from appui_core.guides.model import Step
from appui_core.messages import DEFAULT_LANGUAGE

KEEP: Final = "keep"


def step_words(step: Step, language: str) -> tuple[str, str]:
    """Return a step's title and its sentence; a word that stands on the phone is in quotes, letter for letter.

    A step that keeps a record has no word on any phone: its own sentence names it, before the colon.
    """
    if step.icon == KEEP:
        title, _, rest = (part.strip() for part in step.text.partition(":"))
        return title, rest[:1].upper() + rest[1:]
    label = step.label_fr if step.on_screen or language == DEFAULT_LANGUAGE else step.label_en
    pattern = _on_screen(step.do) if step.on_screen else _to_find(step.do)
    return pattern.format(label=label), step.text


def english_words(step: Step, language: str) -> str:
    """Return the English word for a French one on the phone, empty where there is none or it is the same."""
    if not (step.on_screen and step.label_en) or (language != DEFAULT_LANGUAGE and step.label_en == step.label_fr):
        return ""
    return translate("Kiosk", "En anglais : {label}").format(label=step.label_en)


def vary_words(step: Step) -> str:
    """Return what to do where no French source shows the word."""
    if not step.on_screen or step.label_confirmed:
        return ""
    return translate("Kiosk", "Le mot peut varier. Cherche ce qui y ressemble, à la même place.")


def device_words(device: str) -> str:
    """Return a kind of phone, as a choice."""
    return {
        "android": translate("Kiosk", "Un téléphone Android"),
        "iphone": translate("Kiosk", "Un iPhone"),
    }.get(device, device)


def _on_screen(do: str) -> str:
    return {
        "open": translate("Kiosk", "Ouvre « {label} »"),
        "tap": translate("Kiosk", "Touche « {label} »"),
        "hold": translate("Kiosk", "Laisse le doigt sur « {label} »"),
        "swipe": translate("Kiosk", "Fais glisser « {label} »"),
        "choose": translate("Kiosk", "Choisis « {label} »"),
        "type": translate("Kiosk", "Écris dans « {label} »"),
        "copy": translate("Kiosk", "Copie « {label} »"),
    }[do]


def _to_find(do: str) -> str:
    return {
        "open": translate("Kiosk", "Ouvre {label}"),
        "tap": translate("Kiosk", "Touche {label}"),
        "hold": translate("Kiosk", "Laisse le doigt sur {label}"),
        "swipe": translate("Kiosk", "Fais glisser {label}"),
        "choose": translate("Kiosk", "Choisis {label}"),
        "type": translate("Kiosk", "Écris {label}"),
        "copy": translate("Kiosk", "Copie {label}"),
    }[do]
