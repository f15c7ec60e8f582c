"""Tables that only grow, kept so by the database itself.

UPDATE and DELETE are refused by a row trigger. TRUNCATE is a matter of privilege: it is taken
from the role that migrates, so that only a superuser, or somebody who first grants it again, can.
"""

from django.db import migrations

CREATE_FUNCTION = """
CREATE FUNCTION newsroom_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END
$$
"""
CREATE_TRIGGER = """
CREATE TRIGGER "{table}_append_only" BEFORE UPDATE OR DELETE ON "{table}"
FOR EACH ROW EXECUTE FUNCTION newsroom_append_only()
"""
DROP_FUNCTION = "DROP FUNCTION newsroom_append_only()"


def append_only(table: str) -> migrations.RunSQL:
    """The operation after which rows of this table can be neither changed nor deleted."""
    return migrations.RunSQL(
        [
            CREATE_TRIGGER.format(table=table),
            f'REVOKE TRUNCATE ON "{table}" FROM CURRENT_USER, PUBLIC',
        ],
        [
            f'DROP TRIGGER "{table}_append_only" ON "{table}"',
            f'GRANT TRUNCATE ON "{table}" TO CURRENT_USER',
        ],
    )
