"""Which public pages were kept, and the keys by which a change finds them."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

CHANGES_SINCE = """
CREATE FUNCTION newsroom_changes_since(moment pg_snapshot)
RETURNS TABLE (keys varchar[], goes boolean, article_id bigint) LANGUAGE sql STABLE AS $$
    SELECT keys, kind = 'withdrawal', article_id FROM articles_publication
    WHERE xid >= pg_snapshot_xmin(moment) AND NOT pg_visible_in_snapshot(xid, moment)
    UNION ALL
    SELECT keys, false, NULL FROM articles_announcement
    WHERE xid >= pg_snapshot_xmin(moment) AND NOT pg_visible_in_snapshot(xid, moment)
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_public_changes"),
    ]

    operations = [
        migrations.CreateModel(
            name="PressedPage",
            fields=[
                ("path", models.CharField(max_length=400, primary_key=True, serialize=False)),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100), size=None
                    ),
                ),
                ("until", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["keys"], name="pressed_page_keys"
                    ),
                    models.Index(
                        condition=models.Q(("until__isnull", False)),
                        fields=["until"],
                        name="pressed_page_until",
                    ),
                ],
            },
        ),
        migrations.RunSQL(CHANGES_SINCE, "DROP FUNCTION newsroom_changes_since"),
    ]
