"""A content written as JSON is read back as it was."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.text.content import Content, Note, content_hash
from articles.text.content_json import as_json, from_json

words = st.text('aé \u00a0\u202f\n"\\<&🐟\u2028', max_size=12)
ids = st.lists(st.integers(1, 2**63 - 1), max_size=4, unique=True).map(tuple)
times = st.none() | st.datetimes(
    min_value=datetime(1900, 1, 2),  # noqa: DTZ001
    max_value=datetime(2999, 12, 30),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, ZoneInfo("Europe/Paris")]),
)
notes = st.builds(
    Note,
    id=st.integers(0, 2**31 - 1),
    kind=st.sampled_from(["update", "correction"]),
    text=words,
    at=times,
    zone=words,
)
contents = st.builds(
    Content,
    language=st.sampled_from(["fr", "en"]),
    section_id=st.none() | st.integers(1, 2**63 - 1),
    headline=words,
    standfirst=words,
    body=words.map("<p>{}</p>".format),
    byline_ids=ids,
    topic_ids=ids,
    related_ids=ids,
    notes=st.lists(notes, max_size=3).map(tuple),
    sensitive=st.booleans(),
    target_length=st.none() | st.integers(1, 100_000),
    deadline=times,
    embargo_until=times,
    expires_at=times,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(contents)
def test_what_is_written_is_read_back_and_means_the_same(content):
    read = from_json(json.loads(json.dumps(as_json(content))))

    assert read == content
    assert content_hash(read) == content_hash(content)


def test_a_field_of_a_later_release_has_its_default_in_a_copy_of_an_earlier_one():
    assert from_json({"language": "fr", "gone": 1}) == Content(language="fr")
