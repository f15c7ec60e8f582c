"""The story's form: what its fields may look like. Whether a story may say it, the actions decide.

The only module that knows CKEditor; without scripts its widget is the textarea underneath.
"""

from typing import Any

from ckeditor.widgets import CKEditorWidget
from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.desk import choices
from articles.desk.editor_config import editor_config
from articles.desk.fields import KeysField, WallTimeField
from articles.models.revision import Importance
from articles.workflow.states import ChangeKind

LONGEST_BODY = 2_000_000
LONGEST_TEXT = 20_000
READ_BY_READERS = (
    *("kicker", "headline", "standfirst", "dateline"),
    *("seo_title", "seo_description", "change_note", "expiry_reason"),
    *("lead_caption", "lead_alt"),
)
LANGUAGES = [("fr", _("French")), ("en", _("English"))]


class StoryForm(forms.Form):
    """Every editorial field of a story; `base` is the revision it was written from."""

    base = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
    kicker = forms.CharField(label=_("Kicker"), required=False, max_length=120)
    headline = forms.CharField(
        label=_("Headline"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 1})
    )
    standfirst = forms.CharField(
        label=_("Standfirst"),
        required=False,
        max_length=LONGEST_TEXT,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    body = forms.CharField(label=_("Text"), required=False, strip=False, max_length=LONGEST_BODY)

    lead_picture = forms.IntegerField(
        label=_("Lead picture, by its number"),
        required=False,
        min_value=1,
        max_value=2**63 - 1,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    lead_caption = forms.CharField(
        label=_("Caption"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2})
    )
    lead_alt = forms.CharField(
        label=_("Alternative text"),
        required=False,
        max_length=1_000,
        help_text=_("What the picture shows, for those who do not see it."),
        widget=forms.Textarea(attrs={"rows": 1}),
    )
    lead_decorative = forms.BooleanField(label=_("Decorative: says nothing of its own"), required=False)
    lead_credit = forms.CharField(label=_("Credit"), required=False, max_length=300, widget=forms.TextInput)
    lead_shape = forms.CharField(label=_("Crop"), required=False, max_length=80, widget=forms.TextInput)
    lead_social_shape = forms.CharField(
        label=_("Crop for social networks"), required=False, max_length=80, widget=forms.TextInput
    )

    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    section = forms.TypedChoiceField(label=_("Section"), required=False, coerce=int, empty_value=None)
    topics = KeysField(label=_("Topics"))
    bylines = KeysField(label=_("Bylines"))
    dateline = forms.CharField(
        label=_("Dateline"), required=False, max_length=120, help_text=_("The place the story is told from.")
    )
    importance = forms.TypedChoiceField(
        label=_("Importance"), choices=Importance.choices, coerce=int, initial=Importance.NORMAL
    )
    sensitive = forms.BooleanField(
        label=_("Sensitive"),
        required=False,
        help_text=_("Only its writers, the editors of its section and the editor in chief see it."),
    )
    related = KeysField(label=_("Related stories"))
    related_add = forms.CharField(
        label=_("Add a story by its number"), required=False, max_length=19, widget=forms.TextInput
    )

    slug = forms.SlugField(
        label=_("Slug"),
        required=False,
        max_length=100,
        help_text=_("The last part of the address. Left empty, it is made from the headline."),
    )
    seo_title = forms.CharField(label=_("Title for search engines"), required=False, max_length=180)
    seo_description = forms.CharField(
        label=_("Description for search engines"),
        required=False,
        max_length=320,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    change_kind = forms.ChoiceField(label=_("Kind of change"), required=False)
    change_note = forms.CharField(
        label=_("What readers are told of the change"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    target_length = forms.IntegerField(
        label=_("Target length in words"), required=False, min_value=1, max_value=100_000
    )
    deadline = WallTimeField(label=_("Deadline"), required=False)
    planned_at = WallTimeField(label=_("Planned for"), required=False)
    embargo_until = WallTimeField(label=_("Embargo until"), required=False)
    expires_at = WallTimeField(label=_("Taken down on"), required=False)
    expiry_reason = forms.CharField(
        label=_("Reason readers will then read"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, story_language: str, **options: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **options)
        body = CKEditorWidget(attrs={"rows": 24, "lang": story_language, "spellcheck": "true"})
        body.config = editor_config(language=story_language)
        self.fields["body"].widget = body
        self.fields["section"].choices = choices.sections(get_language() or settings.LANGUAGE_CODE)
        self.fields["change_kind"].choices = [(kind.value, kind.label) for kind in ChangeKind]
        for name in READ_BY_READERS:
            self.fields[name].widget.attrs |= {
                "lang": story_language,
                "spellcheck": "true",
                "data-speaks": True,
            }

    def clean_headline(self) -> str:
        """One line: a headline holds no line break, however it was pasted."""
        return " ".join(part for part in self.cleaned_data["headline"].splitlines() if part)

    def clean_related_add(self) -> int | None:
        typed = self.cleaned_data["related_add"].strip()
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit() and 0 < int(typed) < 2**63):
            raise forms.ValidationError(_("Write the number of the story, as in its address on the desk."))
        return int(typed)


class NoteForm(forms.Form):
    """A typed note to readers; an empty row is no note."""

    number = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(kind.value, kind.label) for kind in ChangeKind if kind.is_told_to_readers],
    )
    text = forms.CharField(
        label=_("What readers are told"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    at = WallTimeField(
        label=_("Time"),
        required=False,
        with_zone=True,
        help_text=_("Left empty, the note shows the time of publication."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.use_required_attribute = False


NoteRows = forms.formset_factory(
    NoteForm, extra=1, can_delete=True, max_num=50, absolute_max=60, validate_max=True
)


#: The words a page about the paper is written with: no pictures, players or tables of ours.
STANDING_TOOLBAR = [
    ["Format"],
    ["Bold", "Italic"],
    ["Link", "Unlink"],
    ["BulletedList", "NumberedList", "Blockquote"],
    ["PasteText", "Undo", "Redo"],
]


class StandingForm(forms.Form):
    """A page about the paper; `seen` is the version it was written from."""

    seen = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=120)
    slug = forms.SlugField(
        label=_("Address"),
        required=False,
        max_length=80,
        help_text=_(
            "The last part of the address; left empty, the title makes it. “about” is the page at /about/ itself."
        ),
    )
    body = forms.CharField(label=_("Text"), required=False, strip=False, max_length=LONGEST_BODY)
    position = forms.IntegerField(
        label=_("Place in the foot"), min_value=0, max_value=999, initial=0, help_text=_("Lowest first.")
    )
    in_foot = forms.BooleanField(label=_("In the foot of every page"), required=False, initial=True)
    is_public = forms.BooleanField(label=_("Readers see it"), required=False, initial=True)

    def __init__(self, *args: Any, language: str, **options: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **options)
        body = CKEditorWidget(attrs={"rows": 24, "lang": language, "spellcheck": "true"})
        body.config = editor_config(language=language) | {"toolbar": STANDING_TOOLBAR}
        self.fields["body"].widget = body
        self.fields["title"].widget.attrs |= {"lang": language, "spellcheck": "true"}
