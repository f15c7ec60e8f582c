"""How far each person has read a story: a mark that only ever moves on to a newer version."""

from django.db import connection

from accounts.actors import Actor, person

MOVED_ON = """
INSERT INTO articles_readmark AS mark (article_id, person_id, revision_id)
SELECT %(article)s, %(person)s, %(revision)s
WHERE NOT EXISTS (
    SELECT FROM articles_readmark
    WHERE article_id = %(article)s AND person_id = %(person)s AND revision_id >= %(revision)s
)
ON CONFLICT (article_id, person_id) DO UPDATE
SET before_id = mark.revision_id, revision_id = excluded.revision_id, read_at = newsroom_now()
WHERE mark.revision_id < excluded.revision_id
"""


def mark_read(article_id: int, *, revision_id: int, actor: Actor) -> None:
    """The actor has read this version; the one read before it is remembered beside it. One statement.

    A version that is marked already, or older than the one that is, changes nothing and holds no row: what was read
    stays read, whatever is looked at again.
    """
    values = {"article": article_id, "person": person(actor).pk, "revision": revision_id}
    with connection.cursor() as cursor:
        cursor.execute(MOVED_ON, values)
