"""Turning a content into a stored revision."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from articles.models import Article, Block, Revision
from articles.models.revision import PLAIN_FIELDS, note_as_json
from articles.text.blocks import Block as TextBlock
from articles.text.blocks import align, block_hash, count_words, split
from articles.text.content import HASH_SCHEME, Content, content_hash
from articles.text.diff import Numbered

#: Ids in the order shown.
RELATIONS = ("byline_ids", "topic_ids", "related_ids")


def next_revision_id() -> int:
    """A key nobody else gets: the head pointer names its revision before the row is inserted."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('articles_revision', 'id'))")
        return cursor.fetchone()[0]


def write_revision(
    article: Article,
    content: Content,
    *,
    actor,
    why: str,
    base: Revision | None,
    second_parent: Revision | None = None,
    numbered: Sequence[Numbered] = (),
    key: int | None = None,
    client_save_id: UUID | None = None,
) -> Revision:
    """A new row with this content; `article`'s counters move in memory, the caller stores them.

    The article must be held by the caller. Blocks already stored are used again; block ids follow `base`,
    or `numbered`, the blocks of a merge with the ids they have on either side. `second_parent` is the older revision
    whose words a restore puts into it, or the branch that is merged.
    """
    blocks = split(content.body)
    ids = _number_blocks(article, base, blocks, numbered)
    article.last_number += 1
    revision = Revision.objects.create(
        pk=key,
        article=article,
        number=article.last_number,
        parent=base,
        merge_parent=second_parent,
        made_by=actor,
        why=why,
        client_save_id=client_save_id,
        body_ids=ids,
        body_blocks=_store_blocks(blocks, base),
        **_columns(content),
    )
    # Known already: whoever asks next what the revision shows needs no query.
    revision.blocks = [(number, block.kind, block.html) for number, block in zip(ids, blocks, strict=True)]
    return revision


def _columns(content: Content) -> dict[str, Any]:
    """The content around the body, and what is counted of all of it, as the row has it."""
    return {
        "lead": content.lead.as_json() if content.lead else None,
        "notes": [note_as_json(note) for note in content.notes],
        "words": count_words(content.body),
        "content_hash": content_hash(content),
        "hash_scheme": HASH_SCHEME,
        **{name: getattr(content, name) for name in PLAIN_FIELDS},
        **{name: list(getattr(content, name)) for name in RELATIONS},
    }


def _number_blocks(
    article: Article, base: Revision | None, blocks: Sequence[TextBlock], numbered: Sequence[Numbered]
) -> list[int]:
    known = numbered or (base.blocks if base else ())
    left = [(number, html) for number, _kind, html in known if number is not None]
    hints = [number for number, _kind, _html in numbered]
    ids = []
    for block_id in align(left, [block.html for block in blocks], hints):
        if block_id is None:
            article.last_block_id += 1
            block_id = article.last_block_id
        ids.append(block_id)
    return ids


def _store_blocks(blocks, base: Revision | None) -> list[int]:
    """Keys of the blocks, in order. Two writers storing the same block at once end with the same key."""
    wanted = {block_hash(block.html): block for block in blocks}
    keys = _keys_in(base)
    missing = sorted(wanted.keys() - keys.keys())
    if missing:
        Block.objects.bulk_create(
            [Block(hash=digest, kind=wanted[digest].kind, html=wanted[digest].html) for digest in missing],
            ignore_conflicts=True,
        )
        keys |= _keys(missing)
    return [keys[block_hash(block.html)] for block in blocks]


def _keys_in(base: Revision | None) -> dict[bytes, int]:
    """The keys of the blocks the base holds, which are read already."""
    if base is None:
        return {}
    stored = zip(base.blocks, base.body_blocks, strict=True)
    return {block_hash(html): key for (_id, _kind, html), key in stored}


def _keys(hashes) -> dict[bytes, int]:
    rows = Block.objects.filter(hash__in=list(hashes)).values_list("hash", "pk")
    return {bytes(digest): key for digest, key in rows}
