"""The fields that administrators look at have names that can be translated. Nothing changes in the database."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import newsroom.clock


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="publication",
            options={"verbose_name": "publication", "verbose_name_plural": "publications"},
        ),
        migrations.AlterModelOptions(
            name="revision",
            options={"verbose_name": "version", "verbose_name_plural": "versions"},
        ),
        migrations.AlterModelOptions(
            name="schedule",
            options={"verbose_name": "schedule", "verbose_name_plural": "schedules"},
        ),
        migrations.AlterField(
            model_name="article",
            name="created_at",
            field=models.DateTimeField(db_default=newsroom.clock.NewsroomNow(), verbose_name="begun on"),
        ),
        migrations.AlterField(
            model_name="article",
            name="created_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="articles",
                to=settings.AUTH_USER_MODEL,
                verbose_name="begun by",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="first_published_at",
            field=models.DateTimeField(null=True, verbose_name="first published on"),
        ),
        migrations.AlterField(
            model_name="article",
            name="head",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.revision",
                verbose_name="newest version",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="live",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.revision",
                verbose_name="version readers see",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="moved_at",
            field=models.DateTimeField(db_default=newsroom.clock.NewsroomNow(), verbose_name="last moved on"),
        ),
        migrations.AlterField(
            model_name="author",
            name="user",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="author",
                to=settings.AUTH_USER_MODEL,
                verbose_name="person",
            ),
        ),
        migrations.AlterField(
            model_name="publication",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="publications",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AlterField(
            model_name="publication",
            name="at",
            field=models.DateTimeField(db_default=newsroom.clock.NewsroomNow(), verbose_name="published on"),
        ),
        migrations.AlterField(
            model_name="publication",
            name="by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="published by",
            ),
        ),
        migrations.AlterField(
            model_name="publication",
            name="change_kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "No change named"),
                    ("minor", "Minor"),
                    ("update", "Update"),
                    ("clarification", "Clarification"),
                    ("correction", "Correction"),
                ],
                max_length=13,
                verbose_name="kind of change",
            ),
        ),
        migrations.AlterField(
            model_name="publication",
            name="due_at",
            field=models.DateTimeField(null=True, verbose_name="due on"),
        ),
        migrations.AlterField(
            model_name="publication",
            name="edition",
            field=models.CharField(max_length=2, verbose_name="edition"),
        ),
        migrations.AlterField(
            model_name="publication",
            name="is_urgent",
            field=models.BooleanField(default=False, verbose_name="urgent"),
        ),
        migrations.AlterField(
            model_name="publication",
            name="kind",
            field=models.CharField(
                choices=[
                    ("first", "Published"),
                    ("change", "Changed"),
                    ("again", "Published again"),
                    ("withdrawal", "Withdrawn"),
                ],
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="publication",
            name="path",
            field=models.CharField(max_length=300, verbose_name="address"),
        ),
        migrations.AlterField(
            model_name="publication",
            name="revision",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.revision",
                verbose_name="version",
            ),
        ),
        migrations.AlterField(
            model_name="revision",
            name="article",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="revisions",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AlterField(
            model_name="revision",
            name="content_hash",
            field=models.CharField(max_length=64, verbose_name="fingerprint"),
        ),
        migrations.AlterField(
            model_name="revision",
            name="language",
            field=models.CharField(max_length=2, verbose_name="language"),
        ),
        migrations.AlterField(
            model_name="revision",
            name="made_at",
            field=models.DateTimeField(db_default=newsroom.clock.NewsroomNow(), verbose_name="written on"),
        ),
        migrations.AlterField(
            model_name="revision",
            name="made_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="written by",
            ),
        ),
        migrations.AlterField(
            model_name="revision",
            name="number",
            field=models.PositiveIntegerField(verbose_name="number"),
        ),
        migrations.AlterField(
            model_name="revision",
            name="why",
            field=models.CharField(
                choices=[
                    ("created", "created"),
                    ("saved", "saved"),
                    ("restored", "restored"),
                    ("discarded", "change discarded"),
                    ("merged", "merged"),
                ],
                default="saved",
                max_length=10,
                verbose_name="occasion",
            ),
        ),
        migrations.AlterField(
            model_name="revision",
            name="words",
            field=models.PositiveIntegerField(default=0, verbose_name="words"),
        ),
        migrations.AlterField(
            model_name="schedule",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="schedules",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AlterField(
            model_name="schedule",
            name="attempts",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="attempts"),
        ),
        migrations.AlterField(
            model_name="schedule",
            name="blocked_at",
            field=models.DateTimeField(null=True, verbose_name="stopped on"),
        ),
        migrations.AlterField(
            model_name="schedule",
            name="generation",
            field=models.PositiveIntegerField(default=1, verbose_name="generation"),
        ),
        migrations.AlterField(
            model_name="schedule",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="scheduled by",
            ),
        ),
        migrations.AlterField(
            model_name="schedule",
            name="publish_at",
            field=models.DateTimeField(verbose_name="to be published on"),
        ),
        migrations.AlterField(
            model_name="schedule",
            name="revision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.revision",
                verbose_name="version",
            ),
        ),
        migrations.AlterField(
            model_name="schedule",
            name="status",
            field=models.CharField(
                choices=[
                    ("pending", "Pending"),
                    ("done", "Done"),
                    ("cancelled", "Cancelled"),
                    ("refused", "Refused"),
                ],
                default="pending",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="schedule",
            name="wall_time",
            field=models.CharField(max_length=16, verbose_name="local time"),
        ),
        migrations.AlterField(
            model_name="schedule",
            name="zone",
            field=models.CharField(max_length=64, verbose_name="time zone"),
        ),
        migrations.AlterField(
            model_name="section",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="subsections",
                to="articles.section",
                verbose_name="top section",
            ),
        ),
        migrations.AlterField(
            model_name="sectionduty",
            name="section",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="duties",
                to="articles.section",
                verbose_name="section",
            ),
        ),
        migrations.AlterField(
            model_name="sectionduty",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="duties",
                to=settings.AUTH_USER_MODEL,
                verbose_name="person",
            ),
        ),
    ]
