"""Writing the readers' table from the live pointer."""

from datetime import UTC, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from accounts.models import User
from articles.actions.showing import pictures_of, tell_library
from articles.actions.tallies import count_days_anew
from articles.actions.vocabulary import relearn_words
from articles.models import Address, Approval, Article, Author, LiveStory, Publication, Revision, Topic
from articles.models.live_story import BRIEF, CORRECTED, PICTURES, SOUND, VIDEO
from articles.models.publication import shown_lines
from articles.models.revision import Importance, note_as_json
from articles.pages.ads import may_carry_ads
from articles.pages.notes import ABOVE
from articles.text.blocks import plain
from articles.text.content import Content
from articles.text.pictured import files_in
from articles.workflow.states import ChangeKind
from pictures.actions.media_uses import file_facts
from pictures.actions.uses import facts_of
from pictures.models.media_file import MediaKind


def show_to_readers(
    article: Article, content: Content, *, address: Address, publication: Publication
) -> None:
    """Readers see `article.live` from this commit on: its one row says exactly what that revision says."""
    row = live_row(article, content, address=address, log=_log(article, publication))
    LiveStory.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["article_id"], update_fields=LIVE_COLUMNS
    )


def hide_from_readers(article: Article) -> None:
    """No public list, page or search finds the story any more."""
    LiveStory.objects.filter(article_id=article.pk).delete()


def rebuild_live_rows() -> tuple[int, int]:
    """The readers' table says what the live pointers say; (rows that were right, rows that were not)."""
    live = Article.objects.filter(live__isnull=False).values("pk")
    # Strays first: a row that should not be there may hold the address of one that should.
    wrong, _per_model = LiveStory.objects.exclude(article_id__in=live).delete()
    _tell_library_of_all()
    right = 0
    for article_id in Article.objects.filter(live__isnull=False).order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            if _is_right_now(article_id):
                right += 1
            else:
                wrong += 1
    count_days_anew()
    relearn_words()
    return right, wrong


def _tell_library_of_all() -> None:
    """The picture library knows what every story shows."""
    for article_id in Article.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            Article.objects.select_for_update(of=("self",)).get(pk=article_id)
            tell_library(Article.objects.select_related("head", "live").get(pk=article_id))


def rebuild_live_rows_of(stories: QuerySet[LiveStory]) -> None:
    """These rows say what the live pointers say, in the names of today."""
    for article_id in stories.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            _is_right_now(article_id)


def _is_right_now(article_id: int) -> bool:
    """Whether the article's row was right before; it is afterwards."""
    Article.objects.select_for_update(of=("self",)).get(pk=article_id)
    article = Article.objects.select_related("live__section__parent").get(pk=article_id)
    if article.live is None:
        return True
    log = list(Publication.objects.filter(article=article).order_by("id"))
    row = live_row(article, article.live.content(), address=article.addresses.get(is_current=True), log=log)
    stored = LiveStory.objects.filter(article_id=article_id).values(*LIVE_COLUMNS).first()
    if stored and stored["revision_id"] == row.revision_id:
        # What was said of its files when this text went out: the library may say something else by now.
        row.files = stored["files"]
    if stored == {name: getattr(row, name) for name in LIVE_COLUMNS}:
        return True
    LiveStory.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["article_id"], update_fields=LIVE_COLUMNS
    )
    return False


def live_row(article: Article, content: Content, *, address: Address, log: list[Publication]) -> LiveStory:
    """The row for an article whose live revision has this content; `log` is its publications, oldest first."""
    revision = article.live_text
    authors = AUTHORS.in_bulk(content.byline_ids) if content.byline_ids else {}
    topics = TOPICS.in_bulk(content.topic_ids) if content.topic_ids else {}
    signed = [authors[pk] for pk in content.byline_ids if pk in authors]
    about = [topics[pk] for pk in content.topic_ids if pk in topics]
    pictures, files = _facts(content)
    notes = _notes(content, log)
    return LiveStory(
        article_id=article.pk,
        revision_id=revision.pk,
        version=article.publication_version,
        edition=address.edition,
        path=address.path,
        section=revision.placed_in,
        top_section=revision.placed_in.top(),
        body=content.body,
        plain=plain(content.body),
        lead=content.lead.as_json() if content.lead else None,
        pictures=pictures,
        files=files,
        bylines=[{"name": author.name, "slug": author.slug, "kind": author.kind} for author in signed],
        author_ids=[author.pk for author in signed],
        topics=[{"name": topic.name, "slug": topic.slug} for topic in about],
        topic_ids=[topic.pk for topic in about],
        related_ids=list(content.related_ids),
        hands=_hands(revision) if revision.placed_in.tells_hands else {},
        versions_shown=len(shown_lines(log)),
        translation_id=article.translation_id,
        change_kind=log[-1].change_kind,
        notes=notes,
        marks=_marks(content, pictures=pictures, files=files, notes=notes),
        carries_ads=_carries_ads(article, content, about),
        words=revision.words,
        first_published_at=article.first_date,
        updated_at=_updated_at(article, log),
        live_since=log[-1].at,
        **{name: getattr(content, name) for name in COPIED},
    )


def _facts(content: Content) -> tuple[dict, dict]:
    """What its page needs to know of its pictures and of its files; no query where there are none."""
    shown = {used.picture for used in pictures_of(content)}
    played = {figure.file for figure in files_in(content.body)}
    return facts_of(shown) if shown else {}, file_facts(played) if played else {}


def _carries_ads(article: Article, content: Content, about: list[Topic]) -> bool:
    against = [topic.without_ads for topic in about]
    return may_carry_ads(without=article.without_ads, sensitive=content.sensitive, topics_without=against)


def _marks(content: Content, *, pictures: dict, files: dict, notes: list[dict]) -> list[str]:
    """What the story can be looked for by, in a fixed order."""
    kinds = {file["kind"] for file in files.values()}
    has = {
        BRIEF: content.importance == Importance.BRIEF,
        CORRECTED: any(note["kind"] in ABOVE for note in notes),
        PICTURES: bool(pictures),
        SOUND: MediaKind.AUDIO in kinds,
        VIDEO: MediaKind.VIDEO in kinds,
    }
    return [mark for mark, is_so in has.items() if is_so]


#: Only what the row says of them, in no order: the content gives that.
AUTHORS = Author.objects.only("name", "slug", "kind").order_by()
TOPICS = Topic.objects.only("name", "slug", "without_ads").order_by()

COPIED = (
    "headline",
    "kicker",
    "standfirst",
    "dateline",
    "importance",
    "seo_title",
    "seo_description",
    "expires_at",
    "expiry_reason",
)

LIVE_COLUMNS = [
    field.attname
    for field in LiveStory._meta.concrete_fields
    if field.attname != "article_id" and not field.generated
]


def _log(article: Article, newest: Publication) -> list[Publication]:
    if newest.kind == Publication.Kind.FIRST:
        return [newest]
    return list(Publication.objects.filter(article=article).order_by("id"))


def _notes(content: Content, log: list[Publication]) -> list[dict]:
    """The notes written in the text's own fields, and the public note of every change, oldest first."""
    first_shown = _first_shown(content, log)
    written = [(note.at or first_shown[note.kind, note.text], note_as_json(note)) for note in content.notes]
    changes = [
        (line.at, {"id": None, "kind": line.change_kind, "text": line.note, "zone": ""})
        for line in log
        if line.note and ChangeKind(line.change_kind).is_told_to_readers
    ]
    in_order = sorted(written + changes, key=lambda row: row[0])
    return [{**note, "at": at.astimezone(UTC).isoformat()} for at, note in in_order]


def _first_shown(content: Content, log: list[Publication]) -> dict[tuple[str, str], datetime]:
    """When readers were first given each note that has no time of its own: a later publication moves none."""
    timeless = {(note.kind, note.text) for note in content.notes if note.at is None}
    shown = dict.fromkeys(timeless, log[-1].at)
    if not timeless or len(log) == 1:
        return shown
    said = dict(Revision.objects.filter(pk__in=[line.revision_id for line in log]).values_list("pk", "notes"))
    for line in reversed(log):
        shown |= {
            (note["kind"], note["text"]): line.at
            for note in said[line.revision_id]
            if (note["kind"], note["text"]) in timeless
        }
    return shown


def _hands(revision: Revision) -> dict:
    """Who saved a version of the text up to this one, and who approved this one, by their names of today."""
    saved = Revision.objects.filter(article=revision.article_id, number__lte=revision.number)
    approved = Approval.objects.filter(revision=revision, is_urgent=False)
    people = User.objects.filter(Q(pk__in=saved.values("made_by")) | Q(pk__in=approved.values("by")))
    last = approved.filter(by=OuterRef("pk")).order_by("-at").values("at")[:1]
    told = list(
        people.annotate(wrote=Exists(saved.filter(made_by=OuterRef("pk"))), approved_at=Subquery(last))
        .order_by("name", "pk")
        .values_list("name", "wrote", "approved_at")
    )
    approvers = sorted((at, name) for name, _wrote, at in told if at)
    return {
        "wrote": [name for name, wrote, _at in told if wrote],
        "approved": approvers[-1][1] if approvers else "",
    }


def _updated_at(article: Article, log: list[Publication]):
    told = [line.at for line in log if ChangeKind(line.change_kind).is_told_to_readers]
    return max([article.first_date, *told])
