"""What people choose for themselves, and nobody else for them."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.models.user import Language
from newsroom.refusals import Invalid


@transaction.atomic
def speak(language: str, *, actor: User) -> None:
    """The desk speaks this language to the actor from the next page on."""
    if language not in Language.values:
        raise Invalid(_("The desk speaks French and English."))
    actor.language = language
    actor.save(update_fields=["language"])


@transaction.atomic
def use_single_keys(wanted: bool, *, actor: User) -> None:
    """Whether single letters are shortcuts for the actor."""
    actor.single_keys = wanted
    actor.save(update_fields=["single_keys"])
