"""The log of what readers were given says which of their pages each line touches."""

import django.contrib.postgres.fields
from django.db import migrations, models

import newsroom.clock
import newsroom.xid
from newsroom.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0010_lead_pictures"),
    ]

    operations = [
        migrations.CreateModel(
            name="Announcement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=40, verbose_name="change")),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100), size=None
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        db_default=newsroom.clock.NewsroomNow(), verbose_name="announced on"
                    ),
                ),
                ("xid", newsroom.xid.XidField(db_default=newsroom.xid.CurrentXid())),
            ],
            options={
                "verbose_name": "announcement",
                "verbose_name_plural": "announcements",
                "indexes": [models.Index(fields=["xid"], name="announcement_xid")],
            },
        ),
        append_only("articles_announcement"),
        migrations.AddField(
            model_name="publication",
            name="keys",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=100), default=list, size=None
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["xid"], name="publication_xid"),
        ),
    ]
