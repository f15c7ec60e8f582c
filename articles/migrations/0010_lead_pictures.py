"""A story has a lead picture, and readers' rows know its pictures and files."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_packed_bodies"),
    ]

    operations = [
        migrations.AddField(
            model_name="livestory",
            name="files",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="livestory",
            name="lead",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="livestory",
            name="pictures",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="revision",
            name="lead",
            field=models.JSONField(null=True),
        ),
    ]
