"""The clock's heartbeat: the sweeper's own database connection, which PostgreSQL itself sees working.

No row is written for it and no Redis is needed. A sweeper names its connection once and looks each second;
who asks reads when a connection of that name was last active.
"""

from django.db import connection

SWEEPER = "newsroom-sweeper"
STILL_BEATING = "10 seconds"


def name_this_connection() -> None:
    """After this PostgreSQL knows this session as a sweeper's; call it whenever the connection is new."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('application_name', %s, false)", [SWEEPER])


def is_beating() -> bool:
    """Whether any sweeper has asked the database anything within the last ten seconds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
            " AND application_name = %s AND state_change > clock_timestamp() - %s::interval)",
            [SWEEPER, STILL_BEATING],
        )
        return cursor.fetchone()[0]
