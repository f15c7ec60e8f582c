"""Live stories by their numbers, as lists show them."""

from collections.abc import Sequence

from django.db.models import QuerySet

from articles.models import LiveStory
from newsroom.kept_queries import kept


@kept
def live_stories(ids: Sequence[int]) -> QuerySet[LiveStory]:
    """Those of these that readers have, in no order. One query."""
    return LiveStory.objects.for_lists().filter(pk__in=ids)
