import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from accounts.models import AuditLink
from tests.accounts.conftest import chain_everything

pytestmark = pytest.mark.django_db(transaction=True)


def test_verify_says_that_the_audit_holds_and_gives_the_hash_to_note(hire, capsys):
    hire("rita", "reporter")
    chain_everything()

    call_command("audit", "verify")

    said = capsys.readouterr().out
    assert "The audit holds: 1 events in the chain." in said
    assert bytes(AuditLink.objects.get().hash).hex() in said


def test_verify_fails_when_an_event_was_changed(hire, capsys):
    hire("rita", "reporter")
    chain_everything()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE accounts_event SET verb = 'nothing'")

    with pytest.raises(CommandError, match="does not hold: 1 breaks"):
        call_command("audit", "verify")

    assert "at link 1, is not what was recorded." in capsys.readouterr().err


def test_verify_fails_when_the_end_was_cut_off(hire, capsys):
    hire("rita", "reporter")
    chain_everything()
    noted = bytes(AuditLink.objects.get().hash).hex()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM accounts_auditlink")
        cursor.execute("DELETE FROM accounts_event")

    with pytest.raises(CommandError, match="does not hold"):
        call_command("audit", "verify", holds=noted)

    assert noted in capsys.readouterr().err


def test_a_hash_that_is_none_is_refused_with_a_sentence(db):
    with pytest.raises(CommandError, match="hexadecimal"):
        call_command("audit", "verify", holds="not a hash")


def test_verify_accepts_a_hash_that_is_still_there(hire, capsys):
    hire("rita", "reporter")
    chain_everything()

    call_command("audit", "verify", holds=bytes(AuditLink.objects.get().hash).hex())

    assert "The audit holds" in capsys.readouterr().out
