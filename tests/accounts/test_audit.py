import threading

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from accounts import audit, people
from accounts.actors import CLOCK, CONSOLE
from accounts.models import AuditLink, Event
from tests.accounts.conftest import chain_everything

pytestmark = pytest.mark.django_db(transaction=True)


def change_behind_its_back(statement: str, *values) -> None:
    """What somebody could do who holds the database's highest key."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)


@pytest.fixture
def three_events(hire):
    rita = hire("rita", "reporter")
    people.deactivate(rita, actor=CONSOLE)
    people.reactivate(rita, actor=CONSOLE)
    return list(Event.objects.order_by("id"))


def test_an_event_belongs_to_the_transaction_it_tells_of(hire):
    rita = hire("rita", "reporter")

    with pytest.raises(TransactionManagementError):
        audit.record("tested", about=rita, actor=rita)


def test_the_clock_is_named_without_being_a_person(hire):
    rita = hire("rita", "reporter")

    with transaction.atomic():
        event = audit.record("tested", about=rita, actor=CLOCK, why="it was time")

    event.refresh_from_db()
    assert (event.actor, event.actor_name, event.about_type, event.about_id) == (
        None,
        "clock",
        "accounts.user",
        rita.pk,
    )
    assert event.detail == {"why": "it was time"}


def test_every_event_gets_one_place_however_often_one_asks(three_events):
    assert [chain_everything(), audit.chain()] == [3, 0]
    assert list(AuditLink.objects.values_list("position", "event_id")) == [
        (place, event.pk) for place, event in enumerate(three_events, start=1)
    ]
    assert list(audit.breaks()) == []


def test_a_chain_made_in_pieces_is_the_same_chain(three_events):
    chain_everything(limit=1)

    assert AuditLink.objects.count() == 3
    assert list(audit.breaks()) == []


def test_a_late_commit_is_not_passed_over(hire):
    """An event of a transaction still running waits, and so does everything younger: nothing is lost."""
    rita = hire("rita", "reporter")
    chain_everything()
    written, go_on = threading.Event(), threading.Event()

    def slow():
        try:
            with transaction.atomic():
                audit.record("slow", about=rita, actor=CLOCK)
                written.set()
                go_on.wait(30)
        finally:
            connection.close()

    writer = threading.Thread(target=slow)
    writer.start()
    assert written.wait(30)
    people.deactivate(rita, actor=CONSOLE)
    chained_meanwhile = audit.chain()
    go_on.set()
    writer.join()

    assert (chained_meanwhile, chain_everything()) == (0, 2)
    assert list(audit.breaks()) == []


def test_a_changed_event_is_found(three_events):
    chain_everything()

    change_behind_its_back(
        "UPDATE accounts_event SET actor_name = 'Somebody else' WHERE id = %s", three_events[1].pk
    )

    assert list(audit.breaks()) == [f"Event {three_events[1].pk}, at link 2, is not what was recorded."]


def test_a_removed_event_is_found(three_events):
    chain_everything()

    change_behind_its_back("DELETE FROM accounts_auditlink WHERE position = 2")
    change_behind_its_back("DELETE FROM accounts_event WHERE id = %s", three_events[1].pk)

    assert list(audit.breaks()) == ["Links 2 to 2 are missing.", "Link 3 does not follow the one before it."]


def test_a_chain_written_anew_from_the_middle_is_found(three_events):
    chain_everything()
    first, second = AuditLink.objects.select_related("event")[:2]
    second.event.verb = "nothing_happened"
    forged = audit.link_hash(bytes(first.hash), 2, second.event)

    change_behind_its_back(
        "UPDATE accounts_event SET verb = 'nothing_happened' WHERE id = %s", second.event_id
    )
    change_behind_its_back("UPDATE accounts_auditlink SET hash = %s WHERE position = 2", forged)

    assert list(audit.breaks()) == ["Link 3 does not follow the one before it."]
