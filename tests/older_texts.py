"""Texts stored by a release that knew no pictures, for tests: the same words, under the hashes of that time."""

from django.db import connection

from articles.models import Approval, Article, Revision, WorkingCopy
from articles.text.content import content_hash
from articles.text.content_json import from_json


def as_before_pictures(article: Article) -> None:
    """Versions, approvals and working copies of the story are as scheme 1 stored them."""
    with connection.cursor() as cursor:
        # Versions refuse to be rewritten, by trigger.
        cursor.execute("SET LOCAL session_replication_role = replica")
        for revision in Revision.objects.filter(article=article):
            _under_scheme_1(Revision, revision.pk, revision.content())
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    for approval in Approval.objects.filter(article=article).select_related("revision"):
        _under_scheme_1(Approval, approval.pk, approval.revision.content())
    for copy in WorkingCopy.objects.filter(article=article):
        old = content_hash(from_json(copy.content), scheme=1)
        content = {name: value for name, value in copy.content.items() if name != "lead"}
        WorkingCopy.objects.filter(pk=copy.pk).update(content=content, content_hash=old)


def _under_scheme_1(rows: type[Revision] | type[Approval], pk: int, content) -> None:
    rows.objects.filter(pk=pk).update(content_hash=content_hash(content, scheme=1), hash_scheme=1)
