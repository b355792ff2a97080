"""How platforms, things to report, phones and steps are called on the page."""

from appui.texts.translate import translate
from appui_core.guides.model import Step

GOAL_ICONS = {"report": "flag", "protect": "shield", "follow": "clock", "collect": "camera"}
SITUATION_ICONS = {
    "harassment": "chat",
    "threats": "warning",
    "hate": "people",
    "intimate_image": "image",
    "intimate_image_minor": "eye-off",
    "unwanted_contact": "mail",
    "impersonation": "person",
    "private_data": "key",
    "under_age": "school",
    "self_harm": "heart",
}


def goal_words(goal: str) -> str:
    """Return what a guide helps to do."""
    return {
        "report": translate("Report", "Signaler"),
        "protect": translate("Report", "Se protéger"),
        "follow": translate("Report", "Suivre un signalement"),
        "collect": translate("Report", "Garder des preuves"),
    }.get(goal, goal)


def goal_help(goal: str) -> str:
    """Return what stands behind a goal, in a line."""
    return {
        "protect": translate("Report", "Les réglages qui aident, un par un."),
        "follow": translate("Report", "Où lire la réponse, comment la contester."),
        "collect": translate("Report", "Liens, identifiants, copie des données."),
    }.get(goal, "")


def done_words(last: str) -> str:
    """Return what is pressed once a step is done; `last`: the goal of the guide whose last step it is."""
    if last == "protect":
        return translate("Report", "C’est réglé")
    if last and last != "report":
        return translate("Report", "Terminé")
    return translate("Report", "C’est fait")


def situation_words(name: str) -> str:
    """Return what happened, as a choice."""
    return {
        "harassment": translate("Report", "Insultes, moqueries, acharnement"),
        "threats": translate("Report", "Menaces"),
        "hate": translate("Report", "Propos haineux, discrimination"),
        "intimate_image": translate("Report", "Image intime d’une personne majeure"),
        "intimate_image_minor": translate("Report", "Image intime ou sexuelle d’un mineur"),
        "unwanted_contact": translate("Report", "Contact non désiré, chantage"),
        "impersonation": translate("Report", "Faux compte, usurpation d’identité"),
        "private_data": translate("Report", "Données privées publiées"),
        "under_age": translate("Report", "Compte d’un enfant trop jeune"),
        "self_harm": translate("Report", "Suicide ou automutilation"),
    }.get(name, name)


def object_words(name: str) -> str:
    """Return what is reported, as a choice."""
    return {
        "video": translate("Report", "Une vidéo"),
        "photo": translate("Report", "Une photo"),
        "post": translate("Report", "Une publication"),
        "reel": translate("Report", "Un reel"),
        "story": translate("Report", "Une story"),
        "comment": translate("Report", "Un commentaire"),
        "message": translate("Report", "Un message"),
        "conversation": translate("Report", "Une conversation"),
        "group": translate("Report", "Un groupe"),
        "account": translate("Report", "Un compte"),
        "live": translate("Report", "Un direct"),
        "illegal": translate("Report", "Un contenu illégal"),
        "form": translate("Report", "Par formulaire"),
    }.get(name, name)


def device_words(name: str) -> str:
    """Return a device, as a choice."""
    return {
        "android": translate("Report", "Un téléphone Android"),
        "iphone": translate("Report", "Un iPhone"),
        "web": translate("Report", "Un ordinateur"),
    }.get(name, name)


def in_sentence(words: str) -> str:
    """Return a choice's words as they stand within a line: names keep their capitals."""
    return words[:1].lower() + words[1:]


def step_title(step: Step, language: str) -> str:
    """Return what to do in a few words; a word that stands on the phone is in quotes, letter for letter."""
    if step.icon == "keep":
        return translate("Report", "Gardez d’abord la preuve")
    label = step.label_fr if step.on_screen or language == "fr" else step.label_en
    pattern = _on_screen(step.do) if step.on_screen else _to_find(step.do)
    return pattern.format(label=label)


def _on_screen(do: str) -> str:
    return {
        "open": translate("Report", "Ouvrez « {label} »"),
        "tap": translate("Report", "Touchez « {label} »"),
        "hold": translate("Report", "Laissez le doigt sur « {label} »"),
        "swipe": translate("Report", "Faites glisser « {label} »"),
        "choose": translate("Report", "Choisissez « {label} »"),
        "type": translate("Report", "Écrivez dans « {label} »"),
        "copy": translate("Report", "Copiez « {label} »"),
    }[do]


def _to_find(do: str) -> str:
    return {
        "open": translate("Report", "Ouvrez {label}"),
        "tap": translate("Report", "Touchez {label}"),
        "hold": translate("Report", "Laissez le doigt sur {label}"),
        "swipe": translate("Report", "Faites glisser {label}"),
        "choose": translate("Report", "Choisissez {label}"),
        "type": translate("Report", "Écrivez {label}"),
        "copy": translate("Report", "Copiez {label}"),
    }[do]
