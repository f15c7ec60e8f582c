import pytest
from django.db import IntegrityError, connection, transaction

from accounts import people
from accounts.actors import CONSOLE
from accounts.audit import record
from accounts.models import AuditLink, Event
from tests.accounts.conftest import chain_everything

TABLES = ["accounts_auditlink", "accounts_event"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_event SET verb = 'nothing'",
        "UPDATE accounts_event SET detail = '{}' WHERE id > 0",
        "DELETE FROM accounts_event",
        "UPDATE accounts_auditlink SET position = position + 1",
        "DELETE FROM accounts_auditlink",
    ],
)
@pytest.mark.django_db(transaction=True)
def test_what_was_recorded_cannot_be_changed_even_in_sql(hire, statement):
    hire("rita", "reporter")
    chain_everything()

    with pytest.raises(IntegrityError, match="is append-only"), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Event.objects.get().verb == "person_created"
    assert AuditLink.objects.count() == 1


def test_the_role_that_migrates_has_given_up_truncating(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, relacl::text FROM pg_class WHERE relname = ANY(%s)", [TABLES])
        grants = dict(cursor.fetchall())

    assert sorted(grants) == TABLES
    for granted in grants.values():
        # D is TRUNCATE; the owner's line reads like owner=arwdxt/owner.
        assert "D" not in granted.split("=", 1)[1].split("/", 1)[0]


def test_an_event_carries_its_transaction_and_the_newsroom_s_time(hire):
    hire("rita", "reporter")

    event = Event.objects.get()

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint, newsroom_now()")
        assert (event.xid, event.at) == cursor.fetchone()


def test_events_about_a_person_are_found_oldest_first(hire):
    rita = hire("rita", "reporter")
    hire("sam", "reporter")
    people.deactivate(rita, actor=CONSOLE)

    assert [event.verb for event in Event.objects.about(rita)] == ["person_created", "person_deactivated"]


def test_a_failed_transaction_leaves_no_event(hire):
    rita = hire("rita", "reporter")

    with transaction.atomic():
        record("tested", about=rita, actor=rita)
        transaction.set_rollback(True)

    assert [event.verb for event in Event.objects.about(rita)] == ["person_created"]
