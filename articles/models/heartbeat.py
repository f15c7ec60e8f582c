"""Signs of life: when something that must run by itself last did."""

from django.db import connection, models

from newsroom.clock import NewsroomNow

#: One beat in this many seconds is written, however many processes live.
SPARSE = 2

BEAT = """
INSERT INTO articles_heartbeat (name, at) VALUES (%s, newsroom_now())
ON CONFLICT (name) DO UPDATE SET at = excluded.at
WHERE articles_heartbeat.at < excluded.at - make_interval(secs => %s)
"""


class HeartbeatManager(models.Manager):
    def beat(self, name: str) -> None:
        """`name` has just been alive. Of many at once, one writes."""
        with connection.cursor() as cursor:
            cursor.execute(BEAT, [name, SPARSE])


class Heartbeat(models.Model):
    """The last time a part of the house said it was alive; `/readyz` reads it."""

    CLOCK = "clock"

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField(db_default=NewsroomNow())

    objects = HeartbeatManager()

    def __str__(self) -> str:
        return f"{self.name} at {self.at}"
