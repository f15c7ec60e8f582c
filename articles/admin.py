"""Stories in Django's admin: to be looked at, without their text. Names and duties can be changed there.

It is no second door: what is not read-only goes through `articles.actions.naming`.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from accounts.admin import AskedByFilters, ReadOnlyAdmin
from articles.actions import naming
from articles.models import Article, Author, Publication, Revision, Schedule, Section, SectionDuty, Topic


class NamedAdmin(AskedByFilters):
    """Rows that are changed by the one verb for them and never deleted: stories name them."""

    def save_model(
        self, request: HttpRequest, obj: naming.Named, form: forms.ModelForm, change: bool
    ) -> None:
        naming.keep(obj, fields=form.changed_data, actor=request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Section)
class SectionAdmin(NamedAdmin):
    list_display = ("name_en", "name_fr", "parent", "position", "shows_changes", "shows_hands")
    list_select_related = ("parent",)


@admin.register(Topic)
class TopicAdmin(NamedAdmin):
    list_display = ("name", "language", "slug")
    list_filter = ("language",)
    search_fields = ("name", "slug")


@admin.register(Author)
class AuthorAdmin(NamedAdmin):
    list_display = ("name", "kind", "user", "slug")
    list_filter = ("kind",)
    list_select_related = ("user",)
    search_fields = ("name", "slug")


@admin.register(SectionDuty)
class SectionDutyAdmin(NamedAdmin):
    list_display = ("user", "section")
    list_filter = ("section",)
    list_select_related = ("user", "section")
    actions = None

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return admin.ModelAdmin.has_delete_permission(self, request, obj)

    def delete_model(self, request: HttpRequest, obj: SectionDuty) -> None:
        naming.end_duty(obj, actor=request.user)


class OutlineAdmin(ReadOnlyAdmin):
    """Facts about stories, none of their words: the role of administrator reads no unpublished text."""

    show_full_result_count = False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.list_display


@admin.register(Article)
class ArticleAdmin(OutlineAdmin):
    list_display = (
        "id",
        "state",
        "created_by",
        "created_at",
        "first_published_at",
        "head",
        "live",
        "moved_at",
    )
    list_filter = ("state",)
    list_select_related = ("created_by", "head", "live")


@admin.register(Revision)
class RevisionAdmin(OutlineAdmin):
    list_display = (
        "id",
        "article",
        "number",
        "why",
        "made_by",
        "made_at",
        "language",
        "words",
        "content_hash",
    )
    list_filter = ("why", "language")
    list_select_related = ("article", "made_by")


@admin.register(Schedule)
class ScheduleAdmin(OutlineAdmin):
    list_display = (
        "id",
        "article",
        "revision",
        "status",
        "publish_at",
        "wall_time",
        "zone",
        "generation",
        "attempts",
        "blocked_at",
        "made_by",
    )
    list_filter = ("status",)
    list_select_related = ("article", "revision", "made_by")


@admin.register(Publication)
class PublicationAdmin(OutlineAdmin):
    list_display = (
        "id",
        "article",
        "revision",
        "kind",
        "at",
        "by",
        "due_at",
        "edition",
        "path",
        "change_kind",
        "is_urgent",
    )
    list_filter = ("kind", "edition", "is_urgent")
    list_select_related = ("article", "revision", "by")
