"""What is written once stays: revisions, blocks and the publication log, by trigger; and the head is the article's own."""

from django.db import migrations

from newsroom.append_only import append_only

OWN_POINTERS = """
ALTER TABLE articles_article
    ADD CONSTRAINT article_head_is_own FOREIGN KEY (id, head_id)
        REFERENCES articles_revision (article_id, id) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT article_live_is_own FOREIGN KEY (id, live_id)
        REFERENCES articles_revision (article_id, id) DEFERRABLE INITIALLY DEFERRED
"""

FREE_POINTERS = """
ALTER TABLE articles_article DROP CONSTRAINT article_head_is_own, DROP CONSTRAINT article_live_is_own
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_stories")]

    operations = [
        append_only("articles_revision"),
        append_only("articles_block"),
        append_only("articles_publication"),
        migrations.RunSQL(OWN_POINTERS, FREE_POINTERS),
    ]
