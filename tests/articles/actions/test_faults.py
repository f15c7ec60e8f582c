"""A fault while the clock publishes: one of a single story stops no other, one of PostgreSQL is counted on none."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from articles.actions import scheduling
from articles.models import Article, Schedule
from articles.workflow.states import State
from newsroom.clock import set_clock_offset
from tests.cast import a_story, schedule

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_set_back")]

HOUR = timedelta(hours=1)

FAILS = """
CREATE FUNCTION pg_temp.fail_on_{key}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'this story cannot be written' USING ERRCODE = '{code}';
END
$$;
CREATE TRIGGER fails_on_{key} BEFORE INSERT ON articles_publication
    FOR EACH ROW WHEN (NEW.article_id = {key}) EXECUTE FUNCTION pg_temp.fail_on_{key}()
"""


def make_it_fail(article: Article, *, code: str) -> None:
    """From now on PostgreSQL answers every publication of this story with the SQLSTATE `code`."""
    with connection.cursor() as cursor:
        cursor.execute(FAILS.format(key=article.pk, code=code))


@pytest.mark.parametrize("code", ["54000", "55P03", "57014", "40001", "23505", "22021"])
def test_what_postgresql_cannot_do_with_one_story_holds_up_no_other(cast, code):
    bad = a_story(cast, State.SCHEDULED)
    good = schedule(a_story(cast, State.APPROVED), actor=cast.chip, after=HOUR)
    make_it_fail(bad, code=code)
    set_clock_offset(HOUR)

    scheduling.publish_due()

    assert Article.objects.get(pk=good.pk).status == State.PUBLISHED
    assert Schedule.objects.get(article=bad).attempts == 1


@pytest.mark.parametrize("code", ["53100", "53200", "57P01", "57P03", "58030", "08006"])
def test_what_ails_postgresql_itself_is_no_storys_fault(cast, code):
    story = a_story(cast, State.SCHEDULED)
    make_it_fail(story, code=code)
    set_clock_offset(HOUR)

    with pytest.raises(OperationalError):
        scheduling.publish_due()

    assert Schedule.objects.get(article=story).attempts == 0
