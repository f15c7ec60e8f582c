"""Stories in Django's admin: to be looked at, without their text. Names, duties and house ads can be changed there.

It is no second door: what is not read-only goes through `articles.actions.naming`, or, of house ads, `advertising`.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.admin import AskedByFilters, ReadOnlyAdmin
from articles.actions import advertising, naming
from articles.models import (
    Article,
    Author,
    HouseAd,
    Publication,
    Revision,
    Schedule,
    Section,
    SectionDuty,
    Topic,
)
from articles.pages.ads import SLOT_CHOICES
from newsroom.refusals import Refused


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


class HouseAdForm(forms.ModelForm):
    """What the verb would refuse is told beside the form."""

    slots = forms.MultipleChoiceField(
        label=_("slots"), choices=SLOT_CHOICES, widget=forms.CheckboxSelectMultiple
    )
    upload = forms.FileField(
        label=_("or a new picture"),
        required=False,
        help_text=_("It goes into the picture library, and is drawn anew like every picture there."),
    )

    class Meta:
        model = HouseAd
        fields = (
            "name", "is_on", "picture", "upload", "alt", "headline", "words", "link", "edition", "slots",
            "starts", "ends", "weight",
        )  # fmt: skip

    actor: Any = None

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("upload") and not self.errors:
            try:
                said["picture"] = advertising.take_in_picture(
                    said["upload"], name=said["upload"].name, actor=self.actor
                )
            except Refused as refused:
                self.add_error("upload", refused.sentence)
        return said

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        try:
            advertising.refuse_what_cannot_be_shown(self.instance)
        except Refused as refused:
            self.add_error(None, ValidationError(str(refused)))


@admin.register(HouseAd)
class HouseAdAdmin(AskedByFilters):
    form = HouseAdForm
    list_display = ("name", "is_on", "edition", "starts", "ends", "weight")
    list_filter = ("is_on", "edition")
    raw_id_fields = ("picture",)
    actions = None

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        made = super().get_form(request, obj, change=change, **kwargs)
        return type("HouseAdForm", (made,), {"actor": request.user})

    def save_model(self, request: HttpRequest, obj: HouseAd, form: HouseAdForm, change: bool) -> None:
        advertising.keep_ad(obj, fields=[*set(form.changed_data) - {"upload"}, "picture"], actor=request.user)

    def delete_model(self, request: HttpRequest, obj: HouseAd) -> None:
        advertising.remove_ad(obj, actor=request.user)
