"""Four eyes: whose words stand in a text that waits for approval."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from accounts.actors import Actor, person
from articles.models import Approval, Article, Revision
from articles.models.revision import Why
from articles.text.content import hash_to_compare


def wrote_since_approval(article: Article, actor: Actor) -> bool:
    """Whether words of the actor may stand in the text that nobody else approved; then they do not approve it.

    All count who saved a revision since the last approved one, and those whose unapproved words were brought back
    by a restore or a merge, with those the merged text itself was written from. A discarded change ends with the
    approved text again, so what came before it is over.
    """
    me = person(actor).pk
    rows = Revision.objects.filter(article=article, number__gt=_last_approved(article))
    found = set(rows.values_list("made_by", "merge_parent__number"))
    if any(made_by == me for made_by, _number in found):
        return True
    return _wrote_brought_back(article, me, {number for _made_by, number in found if number})


def _last_approved(article: Article) -> Greatest:
    """The number of the newest revision known to be approved. The chief's word in an urgent case is no approval."""
    approvals = Approval.objects.filter(article=article, is_urgent=False)
    approved = approvals.order_by("-id").values("revision__number")
    discarded = Revision.objects.filter(article=article, why=Why.DISCARDED)
    same = approvals.filter(content_hash=OuterRef("content_hash"), hash_scheme=OuterRef("hash_scheme"))
    says_so = Exists(same) | Q(pk__in=_restoring_older(discarded, approvals))
    newest_discarded = discarded.filter(says_so).order_by("-number").values("number")
    return Greatest(Coalesce(Subquery(approved[:1]), 0), Coalesce(Subquery(newest_discarded[:1]), 0))


def _restoring_older(discarded: QuerySet[Revision], approvals: QuerySet[Approval]) -> list[int]:
    """Those that say again what was approved under another scheme than theirs: only their contents tell.

    One query where every change was discarded under the scheme of the approvals, or none was.
    """
    other = Exists(approvals.filter(~Q(hash_scheme=OuterRef("hash_scheme"))))
    found = list(discarded.filter(other))
    approved = set(approvals.values_list("hash_scheme", "content_hash")) if found else set()
    schemes = {scheme for scheme, _hash in approved}
    return [
        revision.pk
        for revision in found
        if any((one, hash_to_compare(revision.content(), scheme=one)) in approved for one in schemes)
    ]


def _wrote_brought_back(article: Article, me: int, numbers: Collection[int]) -> bool:
    """Whether the person wrote in one of these older texts, each since the last one approved before it."""
    if not numbers:
        return False
    approvals = Approval.objects.filter(article=article, is_urgent=False)
    approved = sorted(approvals.values_list("revision__number", flat=True))
    waiting, seen = set(numbers), set()
    while waiting:
        number = waiting.pop()
        seen.add(number)
        since = max((one for one in approved if one <= number), default=0)
        rows = Revision.objects.filter(article=article, number__gt=since, number__lte=number)
        found = set(rows.values_list("made_by", "merge_parent__number", "parent__number"))
        if any(made_by == me for made_by, *_numbers in found):
            return True
        waiting |= {older for _made_by, older, _parent in found if older} - seen
        # A text written from one older than the approved text has words that the approval may have left out.
        waiting |= {parent for _made_by, _older, parent in found if parent and parent < since} - seen
    return False
