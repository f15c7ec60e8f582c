"""A row per part of the house that must run by itself: when it last did."""

from django.db import migrations, models

import newsroom.clock


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(db_default=newsroom.clock.NewsroomNow())),
            ],
        ),
    ]
