"""How many live stories first came out on which day: the rows the readers' table adds, folded together."""

from django.conf import settings
from django.db import connection, transaction

#: Rows are folded from this many on; below, adding them up costs nothing.
WORTH_FOLDING = 500

FOLD = """
    WITH gone AS (DELETE FROM articles_daytally RETURNING edition, day, stories)
    INSERT INTO articles_daytally (edition, day, stories)
    SELECT edition, day, sum(stories) FROM gone GROUP BY edition, day HAVING sum(stories) <> 0
"""

COUNT_ANEW = """
    INSERT INTO articles_daytally (edition, day, stories)
    SELECT edition, (first_published_at AT TIME ZONE newsroom_zone())::date, count(*)
    FROM articles_livestory GROUP BY 1, 2
"""

DATE_ANEW = """
    INSERT INTO articles_livemonth (edition, month, changed_at)
    SELECT edition, newsroom_month(first_published_at), max(greatest(live_since, updated_at))
    FROM articles_livestory GROUP BY 1, 2
"""

REPEATED = "SELECT count(*) - count(DISTINCT (edition, day)) FROM articles_daytally"


def fold_tallies() -> None:
    """Each day has one row again; the sums stay what they are, whoever publishes meanwhile.

    Rows that come while this runs are not seen by it and stay beside the folded ones.
    """
    with connection.cursor() as cursor:
        cursor.execute(REPEATED)
        if cursor.fetchone()[0] >= WORTH_FOLDING:
            cursor.execute(FOLD)


@transaction.atomic
def count_days_anew() -> None:
    """Days are counted and months dated as the readers' table says, in the newsroom's zone of today."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE articles_livestory IN SHARE MODE")
        cursor.execute(
            "CREATE OR REPLACE FUNCTION newsroom_zone() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE "
            f"AS $$ SELECT {_quoted(settings.TIME_ZONE)} $$"
        )
        cursor.execute("DELETE FROM articles_daytally")
        cursor.execute(COUNT_ANEW)
        cursor.execute("DELETE FROM articles_livemonth")
        cursor.execute(DATE_ANEW)


def _quoted(zone: str) -> str:
    return "'" + zone.replace("'", "''") + "'"
