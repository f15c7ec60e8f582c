"""How far the WebSub hub has been told what changed."""

from datetime import timedelta

from django.db import connection, models
from django.db.models import Q

from newsroom.clock import NewsroomNow
from newsroom.xid import Snapshot

#: Longer than any talk with a hub, and the pause after one that failed.
CLAIMED_FOR = timedelta(minutes=1)

BEGIN = """
INSERT INTO articles_hubmark (hub, told) VALUES (%s, pg_current_snapshot()::text)
ON CONFLICT (hub) DO NOTHING
"""


class HubMarkManager(models.Manager):
    def of(self, hub: str) -> "HubMark":
        """The hub's mark; one never heard of before is told what comes from now on."""
        rows = self.annotate(now=Snapshot()).filter(hub=hub)
        found = rows.first()
        if found is None:
            with connection.cursor() as cursor:
                cursor.execute(BEGIN, [hub])
            found = rows.get()
        return found


class HubMark(models.Model):
    """Every line of the logs that the snapshot `told` sees has been told to this hub (`newsroom_changes_since`)."""

    hub = models.CharField(max_length=300, primary_key=True)
    told = models.TextField()
    claimed_until = models.DateTimeField(null=True)

    #: What this snapshot sees may be told now, on marks that `HubMark.objects.of` read.
    now: str

    objects = HubMarkManager()

    def __str__(self) -> str:
        return f"{self.hub} was told all that {self.told} sees"

    def claim(self) -> bool:
        """Whether this one may tell the hub now: nobody else does, and nobody failed to a moment ago.

        No transaction stays open meanwhile: one that has written would hold up everybody who follows the logs.
        """
        free = Q(claimed_until=None) | Q(claimed_until__lt=NewsroomNow())
        rows = HubMark.objects.filter(free, hub=self.hub, told=self.told)
        return bool(rows.update(claimed_until=NewsroomNow() + CLAIMED_FOR))

    def move(self) -> None:
        """All that was there has been told."""
        HubMark.objects.filter(hub=self.hub, told=self.told).update(told=self.now, claimed_until=None)
