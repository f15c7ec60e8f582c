"""How the versions of a story descend from each other: each has up to two parents, and all come from the first."""

from articles.models.revision import Revision

_COMMON = """
    WITH RECURSIVE line(side, id) AS (
        VALUES (1, %(one)s::bigint), (2, %(other)s::bigint)
        UNION
        SELECT line.side, up.id
        FROM line
        JOIN articles_revision child ON child.id = line.id
        CROSS JOIN LATERAL (VALUES (child.parent_id), (child.merge_parent_id)) AS up(id)
        WHERE up.id IS NOT NULL
    )
    SELECT revision.* FROM articles_revision revision
    WHERE revision.id IN (SELECT id FROM line GROUP BY id HAVING count(*) = 2)
    ORDER BY revision.number DESC LIMIT 1
"""
_APART = """
    WITH RECURSIVE line(side, id) AS (
        VALUES (1, %(one)s::bigint), (2, %(other)s::bigint)
        UNION
        SELECT line.side, up.id
        FROM line
        JOIN articles_revision child ON child.id = line.id
        CROSS JOIN LATERAL (VALUES (child.parent_id), (child.merge_parent_id)) AS up(id)
        WHERE up.id IS NOT NULL
    )
    SELECT revision.* FROM articles_revision revision
    WHERE revision.id IN (SELECT id FROM line GROUP BY id HAVING max(side) = 1)
    ORDER BY revision.number
"""
_HEADS = """
    WITH RECURSIVE line AS (
        SELECT id, parent_id, number FROM articles_revision WHERE id = %(head)s
        UNION ALL
        SELECT up.id, up.parent_id, up.number FROM line JOIN articles_revision up ON up.id = line.parent_id
        WHERE up.number >= %(number)s
    )
    SELECT id FROM line WHERE id = %(sought)s
"""


def common_ancestor(one: Revision, other: Revision) -> Revision | None:
    """The newest version both come from, themselves included; one query. None where they are of two stories.

    Numbers grow from parents to children, so the common ancestor with the highest one comes from none of the others.
    """
    rows = Revision.objects.raw(_COMMON, {"one": one.pk, "other": other.pk})
    return next(iter(rows), None)


def authors_apart(one: Revision, other: Revision) -> list[str]:
    """The names of all who wrote what led to `one` and not to `other`, in the order they did; one query."""
    rows = Revision.objects.raw(_APART, {"one": one.pk, "other": other.pk}).prefetch_related("made_by")
    return list(dict.fromkeys(str(row.made_by) for row in rows))


def was_head_before(revision: Revision, head: Revision) -> bool:
    """Whether the version is the head, or was it before: each head stands on the one before; one query."""
    rows = Revision.objects.raw(_HEADS, {"head": head.pk, "number": revision.number, "sought": revision.pk})
    return any(True for _row in rows)
