"""What a story's page says of its making, section by section, and what readers report on it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import newsroom.clock

#: Of stories that are live already: the versions since they came out, or came back.
COUNT_VERSIONS = """
UPDATE articles_livestory AS live SET versions_shown = (
    SELECT count(*) FROM articles_publication AS line
    WHERE line.article_id = live.article_id AND line.id > coalesce((
        SELECT max(gone.id) FROM articles_publication AS gone
        WHERE gone.article_id = live.article_id AND gone.kind = 'withdrawal'
    ), 0)
)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0014_finding"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="livestory",
            name="hands",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="livestory",
            name="versions_shown",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="section",
            name="shows_changes",
            field=models.BooleanField(
                default=False,
                help_text="Each story has a page with its published versions and their differences; subsections too.",
                verbose_name="readers may see what changed",
            ),
        ),
        migrations.AddField(
            model_name="section",
            name="shows_hands",
            field=models.BooleanField(
                default=False,
                help_text="Below the text, by name; in subsections too.",
                verbose_name="readers may see who wrote and who approved",
            ),
        ),
        migrations.RunSQL(COUNT_VERSIONS, migrations.RunSQL.noop),
        migrations.CreateModel(
            name="ErrorReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("revision_id", models.BigIntegerField()),
                ("passage", models.TextField(blank=True, verbose_name="passage")),
                ("message", models.TextField(verbose_name="message")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("at", models.DateTimeField(db_default=newsroom.clock.NewsroomNow(), verbose_name="sent on")),
                ("sender", models.CharField(max_length=32)),
                ("done_at", models.DateTimeField(null=True)),
                ("done_note", models.TextField(blank=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="error_reports",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "error report",
                "verbose_name_plural": "error reports",
                "indexes": [
                    models.Index(fields=["at"], name="error_report_at"),
                    models.Index(
                        condition=models.Q(("done_at", None)), fields=["at"], name="error_report_open"
                    ),
                    models.Index(
                        condition=models.Q(("done_at__isnull", False)),
                        fields=["-done_at"],
                        name="error_report_done",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at", None), ("done_by", None), ("done_note", "")),
                            models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="error_report_done_by_somebody",
                    )
                ],
            },
        ),
    ]
