"""Every public list keeps its cost as the archive grows: lists of topics and authors in their order, months dated, and
words found by the newest months first.

The tables of lists are kept by triggers on the readers' table, in the transaction that writes the row, so that whatever
writes it, no list forgets a story.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Func

WHEN = """
CREATE FUNCTION newsroom_when(edition text, at timestamptz, section bigint, top_section bigint) RETURNS bigint[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ARRAY[month, month + section, month + top_section]
    FROM (
        SELECT (
            (extract(year FROM at AT TIME ZONE 'UTC') * 12 + extract(month FROM at AT TIME ZONE 'UTC') - 1)::bigint * 2
            + CASE edition WHEN 'fr' THEN 1 ELSE 0 END
        ) << 32 AS month
    ) AS counted
$$
"""

MONTH = """
CREATE FUNCTION newsroom_month(at timestamptz) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT date_trunc('month', at AT TIME ZONE newsroom_zone())::date
$$
"""

# Only what a list shows moves a row: a correction of the text alone touches none.
LIST = """
CREATE FUNCTION newsroom_list_story() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM articles_livetopic WHERE article_id = OLD.article_id;
        DELETE FROM articles_livebyline WHERE article_id = OLD.article_id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO articles_livetopic (topic_id, edition, first_published_at, article_id)
        SELECT DISTINCT topic, NEW.edition, NEW.first_published_at, NEW.article_id FROM unnest(NEW.topic_ids) AS topic
        ON CONFLICT DO NOTHING;
        INSERT INTO articles_livebyline (author_id, edition, first_published_at, article_id)
        SELECT DISTINCT author, NEW.edition, NEW.first_published_at, NEW.article_id FROM unnest(NEW.author_ids) AS author
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER story_is_listed AFTER INSERT OR DELETE ON articles_livestory
    FOR EACH ROW EXECUTE FUNCTION newsroom_list_story();
CREATE TRIGGER story_is_listed_anew AFTER UPDATE ON articles_livestory FOR EACH ROW
    WHEN ((OLD.article_id, OLD.edition, OLD.first_published_at, OLD.topic_ids, OLD.author_ids)
        IS DISTINCT FROM (NEW.article_id, NEW.edition, NEW.first_published_at, NEW.topic_ids, NEW.author_ids))
    EXECUTE FUNCTION newsroom_list_story()
"""

# When a month's stories last changed; how many there are, the sums of days say.
DATE = """
CREATE FUNCTION newsroom_date_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE articles_livemonth SET changed_at = greatest(changed_at, newsroom_now())
        WHERE edition = OLD.edition AND month = newsroom_month(OLD.first_published_at);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO articles_livemonth (edition, month, changed_at)
        VALUES (NEW.edition, newsroom_month(NEW.first_published_at), greatest(NEW.live_since, NEW.updated_at))
        ON CONFLICT (edition, month) DO UPDATE
            SET changed_at = greatest(articles_livemonth.changed_at, excluded.changed_at);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER story_dates_its_month AFTER INSERT OR DELETE ON articles_livestory
    FOR EACH ROW EXECUTE FUNCTION newsroom_date_month();
CREATE TRIGGER story_dates_its_month_anew AFTER UPDATE ON articles_livestory FOR EACH ROW
    WHEN ((OLD.edition, OLD.first_published_at, OLD.updated_at, OLD.path)
        IS DISTINCT FROM (NEW.edition, NEW.first_published_at, NEW.updated_at, NEW.path))
    EXECUTE FUNCTION newsroom_date_month()
"""

FILL = """
INSERT INTO articles_livetopic (topic_id, edition, first_published_at, article_id)
SELECT DISTINCT topic, edition, first_published_at, article_id FROM articles_livestory, unnest(topic_ids) AS topic;
INSERT INTO articles_livebyline (author_id, edition, first_published_at, article_id)
SELECT DISTINCT author, edition, first_published_at, article_id FROM articles_livestory, unnest(author_ids) AS author;
INSERT INTO articles_livemonth (edition, month, changed_at)
SELECT edition, newsroom_month(first_published_at), max(greatest(live_since, updated_at))
FROM articles_livestory GROUP BY 1, 2
"""

FORGET = """
DROP FUNCTION newsroom_list_story CASCADE;
DROP FUNCTION newsroom_date_month CASCADE
"""


def listed(name: str, of: str) -> migrations.CreateModel:
    story = models.ForeignKey(
        db_constraint=False,
        db_index=False,
        on_delete=django.db.models.deletion.DO_NOTHING,
        related_name="+",
        to="articles.livestory",
    )
    key = models.CompositePrimaryKey(
        of,
        "edition",
        "first_published_at",
        "article_id",
        blank=True,
        editable=False,
        primary_key=True,
        serialize=False,
    )
    return migrations.CreateModel(
        name=name,
        fields=[
            ("edition", models.CharField(max_length=2)),
            ("first_published_at", models.DateTimeField()),
            ("article", story),
            ("pk", key),
            (of, models.BigIntegerField()),
        ],
        options={
            "indexes": [
                models.Index(fields=["article"], name=f"live_{name.lower().removeprefix('live')}_story")
            ]
        },
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_story_page")]

    operations = [
        migrations.RunSQL(WHEN, "DROP FUNCTION newsroom_when"),
        migrations.RunSQL(MONTH, "DROP FUNCTION newsroom_month"),
        listed("LiveTopic", "topic_id"),
        listed("LiveByline", "author_id"),
        migrations.CreateModel(
            name="LiveMonth",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "edition", "month", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("edition", models.CharField(max_length=2)),
                ("month", models.DateField()),
                ("changed_at", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(LIST, migrations.RunSQL.noop),
        migrations.RunSQL(DATE, FORGET),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        *(
            migrations.RemoveIndex(model_name="livestory", name=name)
            for name in ("live_by_update", "live_authors", "live_topics", "live_search")
        ),
        migrations.AddIndex(
            model_name="livestory",
            index=django.contrib.postgres.indexes.GinIndex(
                F("search"),
                Func(
                    F("edition"),
                    F("first_published_at"),
                    F("section"),
                    F("top_section"),
                    function="newsroom_when",
                    output_field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), size=None
                    ),
                ),
                gin_pending_list_limit=256,
                name="live_words",
            ),
        ),
    ]
