"""The story's form: as it is shown, and as it comes back."""

from django.http import HttpRequest

from articles.desk.editing import initial_notes, initial_of
from articles.desk.forms import NoteRows, StoryForm
from articles.text.content import Content
from newsroom.editions import LANGUAGES


def forms_for(content: Content, *, base: int | None) -> tuple[StoryForm, NoteRows]:
    form = StoryForm(initial=initial_of(content, base=base), story_language=content.language)
    return form, NoteRows(initial=initial_notes(content), prefix="notes")


def sent_forms(request: HttpRequest, before: Content) -> tuple[StoryForm, NoteRows]:
    language = request.POST.get("language", "")
    form = StoryForm(request.POST, story_language=language if language in LANGUAGES else before.language)
    return form, NoteRows(request.POST, prefix="notes")
