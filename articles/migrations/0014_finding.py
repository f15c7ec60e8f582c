"""How readers find things: words to guess from, days to count, kinds to choose by, pages about the paper."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import newsroom.clock
from newsroom.append_only import append_only

ZONE = """
CREATE FUNCTION newsroom_zone() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT '{zone}' $$
"""

# Rows of many stories written by one statement become one row a day. Nobody waits for anybody: rows are only added.
TALLY = """
CREATE FUNCTION newsroom_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO articles_daytally (edition, day, stories)
        SELECT edition, (first_published_at AT TIME ZONE newsroom_zone())::date, count(*)
        FROM coming GROUP BY 1, 2;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO articles_daytally (edition, day, stories)
        SELECT edition, (first_published_at AT TIME ZONE newsroom_zone())::date, -count(*)
        FROM going GROUP BY 1, 2;
    END IF;
    RETURN NULL;
END
$$;
"""

# A change that leaves a story on its day leaves the sum alone.
TALLY_CHANGE = """
CREATE FUNCTION newsroom_tally_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO articles_daytally (edition, day, stories)
    SELECT edition, (first_published_at AT TIME ZONE newsroom_zone())::date, sum(by)
    FROM (
        SELECT edition, first_published_at, 1 AS by FROM coming
        UNION ALL SELECT edition, first_published_at, -1 FROM going
    ) AS changed
    GROUP BY 1, 2 HAVING sum(by) <> 0;
    RETURN NULL;
END
$$;
"""

TRIGGERS = """
CREATE TRIGGER live_tally_coming AFTER INSERT ON articles_livestory
    REFERENCING NEW TABLE AS coming FOR EACH STATEMENT EXECUTE FUNCTION newsroom_tally();
CREATE TRIGGER live_tally_going AFTER DELETE ON articles_livestory
    REFERENCING OLD TABLE AS going FOR EACH STATEMENT EXECUTE FUNCTION newsroom_tally();
CREATE TRIGGER live_tally_changing AFTER UPDATE ON articles_livestory
    REFERENCING OLD TABLE AS going NEW TABLE AS coming FOR EACH STATEMENT EXECUTE FUNCTION newsroom_tally_change();
"""

NO_TRIGGERS = """
DROP TRIGGER live_tally_coming ON articles_livestory;
DROP TRIGGER live_tally_going ON articles_livestory;
DROP TRIGGER live_tally_changing ON articles_livestory;
DROP FUNCTION newsroom_tally();
DROP FUNCTION newsroom_tally_change();
"""

COUNT = """
INSERT INTO articles_daytally (edition, day, stories)
SELECT edition, (first_published_at AT TIME ZONE newsroom_zone())::date, count(*)
FROM articles_livestory GROUP BY 1, 2
"""

MARK = """
UPDATE articles_livestory SET marks = array_remove(ARRAY[
    CASE WHEN importance = 1 THEN 'brief' END,
    CASE WHEN notes @> '[{"kind": "correction"}]' OR notes @> '[{"kind": "clarification"}]' THEN 'corrected' END,
    CASE WHEN pictures <> '{}' THEN 'pictures' END,
    CASE WHEN files @? '$.*.kind ? (@ == "audio")' THEN 'sound' END,
    CASE WHEN files @? '$.*.kind ? (@ == "video")' THEN 'video' END
], NULL)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0013_front_page"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DayTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.CharField(max_length=2)),
                ("day", models.DateField()),
                ("stories", models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="LogPlace",
            fields=[
                ("follower", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("seen", models.TextField(default="1:1:")),
            ],
        ),
        migrations.CreateModel(
            name="NewsWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.CharField(max_length=2)),
                ("word", models.CharField(max_length=40)),
                ("spelling", models.CharField(max_length=40)),
                (
                    "slips",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StandingPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("body", models.TextField(verbose_name="text")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("in_foot", models.BooleanField(default=True, verbose_name="in the foot of every page")),
                ("is_public", models.BooleanField(default=True, verbose_name="readers see it")),
                (
                    "edition",
                    models.CharField(
                        choices=[("fr", "French"), ("en", "English")], max_length=2, verbose_name="edition"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(db_default=newsroom.clock.NewsroomNow())),
            ],
            options={
                "verbose_name": "page about the paper",
                "verbose_name_plural": "pages about the paper",
            },
        ),
        migrations.CreateModel(
            name="StandingVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="slug")),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("body", models.TextField(verbose_name="text")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("in_foot", models.BooleanField(default=True, verbose_name="in the foot of every page")),
                ("is_public", models.BooleanField(default=True, verbose_name="readers see it")),
                ("version", models.PositiveIntegerField()),
                ("at", models.DateTimeField(db_default=newsroom.clock.NewsroomNow())),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="section",
            name="section_slug_is_not_reserved",
        ),
        migrations.AddField(
            model_name="livestory",
            name="marks",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=10), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="key_story_id",
            field=models.BigIntegerField(
                blank=True,
                help_text="It stands above the list while readers see it.",
                null=True,
                verbose_name="key story, by its number",
            ),
        ),
        migrations.AddIndex(
            model_name="livestory",
            index=django.contrib.postgres.indexes.GinIndex(fields=["marks"], name="live_marks"),
        ),
        migrations.AddIndex(
            model_name="livestory",
            index=models.Index(
                condition=models.Q(("marks__contains", ["corrected"])),
                fields=["edition", "-updated_at", "-article_id"],
                name="live_corrected",
            ),
        ),
        migrations.AddConstraint(
            model_name="section",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "slug_en__in",
                            (
                                ".well-known",
                                "about",
                                "accounts",
                                "admin",
                                "api",
                                "archive",
                                "atom.xml",
                                "authors",
                                "corrections",
                                "desk",
                                "en",
                                "feed",
                                "feed.json",
                                "fr",
                                "healthz",
                                "latest",
                                "media",
                                "news-sitemap.xml",
                                "opensearch.xml",
                                "readyz",
                                "robots.txt",
                                "search",
                                "sitemap.xml",
                                "static",
                                "topics",
                            ),
                        ),
                        _negated=True,
                    ),
                    models.Q(
                        (
                            "slug_fr__in",
                            (
                                ".well-known",
                                "about",
                                "accounts",
                                "admin",
                                "api",
                                "archive",
                                "atom.xml",
                                "authors",
                                "corrections",
                                "desk",
                                "en",
                                "feed",
                                "feed.json",
                                "fr",
                                "healthz",
                                "latest",
                                "media",
                                "news-sitemap.xml",
                                "opensearch.xml",
                                "readyz",
                                "robots.txt",
                                "search",
                                "sitemap.xml",
                                "static",
                                "topics",
                            ),
                        ),
                        _negated=True,
                    ),
                ),
                name="section_slug_is_not_reserved",
            ),
        ),
        migrations.AddIndex(
            model_name="daytally",
            index=models.Index(models.F("edition"), models.F("day"), include=("stories",), name="day_tally"),
        ),
        migrations.AddIndex(
            model_name="newsword",
            index=django.contrib.postgres.indexes.GinIndex(fields=["slips"], name="news_word_slips"),
        ),
        migrations.AddConstraint(
            model_name="newsword",
            constraint=models.UniqueConstraint(fields=("edition", "word"), name="news_word_once"),
        ),
        migrations.AddConstraint(
            model_name="standingpage",
            constraint=models.UniqueConstraint(fields=("edition", "slug"), name="standing_page_slug"),
        ),
        migrations.AddField(
            model_name="standingversion",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="standingversion",
            name="page",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="versions",
                to="articles.standingpage",
            ),
        ),
        migrations.AddConstraint(
            model_name="standingversion",
            constraint=models.UniqueConstraint(fields=("page", "version"), name="standing_version_once"),
        ),
        migrations.RunSQL(ZONE.format(zone=settings.TIME_ZONE), "DROP FUNCTION newsroom_zone()"),
        migrations.RunSQL(TALLY_CHANGE, migrations.RunSQL.noop),
        migrations.RunSQL(TALLY, migrations.RunSQL.noop),
        migrations.RunSQL(COUNT, migrations.RunSQL.noop),
        migrations.RunSQL(MARK, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
        append_only("articles_standingversion"),
    ]
