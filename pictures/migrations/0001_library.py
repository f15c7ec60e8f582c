"""The picture library's tables, and how pictures are searched: as stories are, in both languages at once."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import newsroom.clock

VECTOR = """
CREATE FUNCTION newsroom_picture_vector(
    title text, caption text, alt text, credit text, photographer text, place text, keywords text[], file_name text
)
RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    first text := left(concat_ws(' ', title, array_to_string(keywords, ' ')), 4000);
    rest text := left(concat_ws(' ', caption, alt, credit, photographer, place), 20000);
    -- A file's name is cut where people cut it: "rome_2024-forum.jpg".
    filed text := translate(file_name, '_-.', '   ');
BEGIN
    RETURN setweight(newsroom_lexemes('fr', first) || newsroom_lexemes('en', first), 'A')
        || setweight(newsroom_lexemes('fr', rest) || newsroom_lexemes('en', rest), 'B')
        || setweight(newsroom_lexemes('en', filed), 'D');
END
$$
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        # Where the search functions are made.
        ("articles", "0008_quick_search_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(VECTOR, "DROP FUNCTION newsroom_picture_vector"),
        migrations.CreateModel(
            name="Collection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                (
                    "made_at",
                    models.DateTimeField(db_default=newsroom.clock.NewsroomNow(), verbose_name="made on"),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "collection",
                "verbose_name_plural": "collections",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("content_hash", models.CharField(max_length=64, unique=True, verbose_name="fingerprint")),
                ("look", models.BigIntegerField(db_index=True)),
                ("format", models.CharField(max_length=5, verbose_name="format")),
                ("bytes", models.PositiveBigIntegerField(verbose_name="size")),
                ("width", models.PositiveIntegerField(verbose_name="width")),
                ("height", models.PositiveIntegerField(verbose_name="height")),
                ("was_animated", models.BooleanField(default=False)),
                ("tone", models.PositiveSmallIntegerField(default=0)),
                ("file_name", models.CharField(blank=True, max_length=255, verbose_name="name of the file")),
                ("said", models.JSONField(default=dict)),
                ("title", models.CharField(blank=True, max_length=255, verbose_name="title")),
                ("caption", models.TextField(blank=True, verbose_name="caption")),
                ("credit", models.CharField(blank=True, max_length=255, verbose_name="credit")),
                ("photographer", models.CharField(blank=True, max_length=255, verbose_name="photographer")),
                ("alt", models.TextField(blank=True, verbose_name="alternative text")),
                ("place", models.CharField(blank=True, max_length=255, verbose_name="place")),
                ("taken_at", models.DateTimeField(blank=True, null=True, verbose_name="taken on")),
                (
                    "keywords",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="keywords",
                    ),
                ),
                ("owner", models.CharField(blank=True, max_length=255, verbose_name="owner of the rights")),
                (
                    "licence",
                    models.CharField(
                        choices=[
                            ("unknown", "not known yet"),
                            ("own", "our own"),
                            ("agency", "agency subscription"),
                            ("bought", "bought"),
                            ("handout", "handed out to the press"),
                            ("open", "open licence"),
                            ("public_domain", "public domain"),
                        ],
                        default="unknown",
                        max_length=13,
                        verbose_name="licence",
                    ),
                ),
                (
                    "allowed_use",
                    models.CharField(
                        choices=[
                            ("any", "any story"),
                            ("one_story", "one story only"),
                            ("none", "not for publication"),
                        ],
                        default="any",
                        max_length=9,
                        verbose_name="allowed use",
                    ),
                ),
                ("rights_note", models.TextField(blank=True, verbose_name="conditions")),
                ("rights_end", models.DateTimeField(blank=True, null=True, verbose_name="rights end on")),
                ("shape_text", models.CharField(default="0 0 0 0 1 1 0.5 0.5", max_length=80)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "added_at",
                    models.DateTimeField(db_default=newsroom.clock.NewsroomNow(), verbose_name="added on"),
                ),
                ("deleted_at", models.DateTimeField(null=True, verbose_name="binned on")),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("title"),
                            models.F("caption"),
                            models.F("alt"),
                            models.F("credit"),
                            models.F("photographer"),
                            models.F("place"),
                            models.F("keywords"),
                            models.F("file_name"),
                            function="newsroom_picture_vector",
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "collections",
                    models.ManyToManyField(blank=True, related_name="pictures", to="pictures.collection"),
                ),
                (
                    "deleted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
            },
        ),
        migrations.CreateModel(
            name="MediaFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("video", "video"), ("audio", "sound"), ("document", "document")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("public_name", models.CharField(max_length=64, unique=True)),
                ("content_hash", models.CharField(max_length=64, unique=True)),
                ("content_type", models.CharField(max_length=60)),
                ("extension", models.CharField(max_length=5)),
                ("bytes", models.PositiveBigIntegerField(verbose_name="size")),
                ("seconds", models.PositiveIntegerField(null=True)),
                ("file_name", models.CharField(blank=True, max_length=255, verbose_name="name of the file")),
                ("title", models.CharField(blank=True, max_length=255, verbose_name="title")),
                ("credit", models.CharField(blank=True, max_length=255, verbose_name="credit")),
                ("captions", models.TextField(blank=True, verbose_name="captions")),
                ("captions_language", models.CharField(blank=True, max_length=2)),
                ("transcript", models.TextField(blank=True, verbose_name="transcript")),
                ("is_public", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "added_at",
                    models.DateTimeField(db_default=newsroom.clock.NewsroomNow(), verbose_name="added on"),
                ),
                ("deleted_at", models.DateTimeField(null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "poster",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pictures.picture",
                    ),
                ),
            ],
            options={
                "verbose_name": "media file",
                "verbose_name_plural": "media files",
            },
        ),
        migrations.CreateModel(
            name="Rendition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=64, unique=True)),
                ("shape_text", models.CharField(max_length=80)),
                ("ratio", models.CharField(max_length=12)),
                ("format", models.CharField(max_length=5)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("bytes", models.PositiveIntegerField()),
                ("is_public", models.BooleanField(default=False)),
                ("drawn_at", models.DateTimeField(db_default=newsroom.clock.NewsroomNow())),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renditions",
                        to="pictures.picture",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Use",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("owner", models.CharField(max_length=60)),
                ("title", models.CharField(blank=True, max_length=500)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("is_live", models.BooleanField(default=False)),
                ("shape_text", models.CharField(max_length=80)),
                ("role", models.CharField(default="body", max_length=8)),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="pictures.picture",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MediaUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("owner", models.CharField(max_length=60)),
                ("title", models.CharField(blank=True, max_length=500)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("is_live", models.BooleanField(default=False)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="pictures.mediafile",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["owner"], name="media_use_by_owner")],
                "constraints": [
                    models.UniqueConstraint(fields=("file", "owner", "is_live"), name="one_use_of_a_file")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="picture",
            index=models.Index(fields=["-added_at", "-id"], name="picture_newest"),
        ),
        migrations.AddIndex(
            model_name="picture",
            index=models.Index(
                models.F("rights_end"),
                condition=models.Q(("rights_end__isnull", False)),
                name="picture_rights_end",
            ),
        ),
        migrations.AddIndex(
            model_name="picture",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="picture_search"),
        ),
        migrations.AddIndex(
            model_name="picture",
            index=django.contrib.postgres.indexes.GinIndex(fields=["keywords"], name="picture_keywords"),
        ),
        migrations.AddIndex(
            model_name="rendition",
            index=models.Index(
                models.F("name"), condition=models.Q(("is_public", True)), name="rendition_public"
            ),
        ),
        migrations.AddIndex(
            model_name="use",
            index=models.Index(fields=["owner"], name="use_by_owner"),
        ),
        migrations.AddConstraint(
            model_name="use",
            constraint=models.UniqueConstraint(
                fields=("picture", "owner", "is_live", "shape_text", "role"), name="one_use_of_a_shape"
            ),
        ),
    ]
