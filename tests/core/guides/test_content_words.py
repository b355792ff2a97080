"""Words on the screens and sentences, over all platforms: nothing is called confirmed that nobody read."""

from datetime import date

import pytest

from appui_core.guides.load import load_guides

TODAY = date(2026, 11, 28)
FRENCH = load_guides("fr", today=TODAY)
ENGLISH = load_guides("en", today=TODAY)
# Words that were read in a French source, and words that were not.
READ = {
    "instagram.report.post": ("Signaler", "Intimidation ou contact indésirable", "Intimidation ou harcèlement"),
    "instagram.report.live.android": ("Options", "Signaler…"),
    "instagram.protect.private": ("Confidentialité du compte", "Compte privé"),
    "instagram.protect.restrict": ("Restreindre",),
    "instagram.protect.limited": ("Interactions limitées",),
    "instagram.protect.block": ("Bloquer",),
    "instagram.protect.teen": ("Supervision parentale",),
    "instagram.follow.status": ("Aide", "Demandes d’assistance", "Signalements"),
    "instagram.follow.account_status": ("Statut du compte",),
    "instagram.collect.about": ("À propos de ce compte",),
    "messenger.report.conversation": ("Signaler",),
    "messenger.report.conversation.web": ("Confidentialité et assistance", "Signaler"),
    "messenger.report.story": ("Signaler", "Harcèlement", "Envoyer"),
    "messenger.protect.block": ("Bloquer",),
    "messenger.follow.status": ("Espace Assistance",),
    "facebook.report.post": ("Signaler la publication",),
    "whatsapp.report.conversation.iphone": ("Signaler le contact",),
    "discord.report.message": ("Signaler le message",),
    "discord.collect.link": ("Copier le lien du message",),
}
UNREAD = {
    "instagram.report.post": ("Moi", "Envoyer le signalement", "Terminé"),
    "instagram.report.story": ("Moi", "Envoyer le signalement"),
    "instagram.report.comment.iphone": ("Commentaires", "Signaler ce commentaire"),
    "instagram.report.conversation": ("Messages", "Options", "Envoyer"),
    "instagram.report.account": ("Quelque chose concernant ce compte",),
    "instagram.report.illegal": ("Signaler comme illégal",),
    "instagram.report.post.web": ("Fermer",),
    "instagram.protect.hidden_words": ("Mots masqués",),
    "instagram.follow.appeal": ("Demander un examen",),
    "instagram.collect.link": ("Partager", "Copier le lien"),
    "instagram.collect.data": ("Espace Comptes", "Démarrer"),
    "x.report.post": ("Signaler le post", "Moi", "Envoyer"),
    "x.collect.link": ("Copier le lien",),
    "youtube.report.video": ("Harcèlement ou intimidation",),
    "youtube.collect.link": ("Partager", "Copier"),
    "messenger.report.conversation": ("Discussions", "Harcèlement", "Envoyer le signalement", "Terminé"),
    "messenger.report.message": ("Plus", "Harcèlement", "Envoyer"),
    "messenger.report.group": ("Envoyer le signalement",),
    "messenger.protect.leave": ("Quitter le groupe",),
    "messenger.report.account": ("Voir le profil", "Signaler le profil", "Faux profil"),
    "messenger.protect.mute": ("Mettre en sourdine",),
    "messenger.protect.unknown": ("Livraison des messages", "Ne pas recevoir de demandes"),
    "messenger.follow.status": ("Aide et assistance", "Vos signalements"),
    "messenger.collect.data": ("Espace Comptes", "Télécharger les données du stockage sécurisé"),
    "facebook.report.post": ("Intimidation, harcèlement ou abus", "Intimidation ou harcèlement", "Moi", "Envoyer"),
    "whatsapp.collect.export.android": ("Exporter la discussion",),
    "discord.collect.user_id": ("Mode développeur", "Copier l’identifiant de l’utilisateur"),
    "roblox.report.account": ("Signaler", "Intimidation", "Envoyer"),
}


@pytest.mark.parametrize(("known", "confirmed"), [(READ, True), (UNREAD, False)])
def test_a_word_is_confirmed_only_where_it_was_read_in_french(
    known: dict[str, tuple[str, ...]], *, confirmed: bool
) -> None:
    by_id = {guide.id: guide for guide in FRENCH}
    for guide_id, words in known.items():
        labels = {step.label_fr: step.label_confirmed for step in by_id[guide_id].steps if step.on_screen}
        assert {word: labels[word] for word in words} == dict.fromkeys(words, confirmed), guide_id


def test_every_sentence_exists_in_both_languages_and_differs() -> None:
    assert [guide.id for guide in FRENCH] == [guide.id for guide in ENGLISH]
    for french, english in zip(FRENCH, ENGLISH, strict=True):
        assert english.language == "en"
        assert not {step.text for step in french.steps} & {step.text for step in english.steps}, french.id
        assert french.title != english.title
