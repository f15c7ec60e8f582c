"""What things are called on the desk, in the person's language."""

from django import template
from django.utils.translation import get_language

from articles.desk.filters import Asked
from articles.models import Section
from articles.workflow.states import ChangeKind

register = template.Library()


@register.simple_tag
def section_name(section: Section | None) -> str:
    """`Politics › Elections`; a dash where there is none."""
    if section is None:
        return "—"
    language = (get_language() or "en")[:2]
    own = section.name(language)
    return f"{section.parent.name(language)} › {own}" if section.parent else own


@register.simple_tag
def page_address(asked: Asked, number: int) -> str:
    """The same list, another page of it."""
    return asked.address(page=number if number > 1 else "")


@register.filter
def kind_label(kind: str) -> str:
    """The words of a kind of change or note."""
    return str(ChangeKind(kind).label) if kind in set(ChangeKind) else kind
