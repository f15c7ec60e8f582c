"""What machines read: translations that name each other, kinds of stories, a hub told."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0016_growth"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HubMark",
            fields=[
                ("hub", models.CharField(max_length=300, primary_key=True, serialize=False)),
                ("told", models.TextField()),
                ("claimed_until", models.DateTimeField(null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="section",
            name="section_slug_is_not_reserved",
        ),
        migrations.AddField(
            model_name="article",
            name="translation",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.article",
                verbose_name="translation",
            ),
        ),
        migrations.AddField(
            model_name="livestory",
            name="translation_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="section",
            name="genre",
            field=models.CharField(
                blank=True,
                choices=[("news", "News"), ("opinion", "Opinion"), ("reportage", "Reportage")],
                help_text="What search engines are told its stories are. Empty: as the top section, else news.",
                max_length=9,
                verbose_name="kind of stories",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("translation", models.F("id")), _negated=True),
                name="article_is_not_its_own_translation",
            ),
        ),
        migrations.AddConstraint(
            model_name="section",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "slug_en__in",
                            (
                                ".well-known",
                                "about",
                                "accounts",
                                "admin",
                                "api",
                                "archive",
                                "atom.xml",
                                "authors",
                                "corrections",
                                "desk",
                                "en",
                                "feed",
                                "feed.json",
                                "fr",
                                "healthz",
                                "latest",
                                "media",
                                "news-sitemap.xml",
                                "oembed",
                                "opensearch.xml",
                                "readyz",
                                "robots.txt",
                                "search",
                                "sitemap.xml",
                                "static",
                                "topics",
                            ),
                        ),
                        _negated=True,
                    ),
                    models.Q(
                        (
                            "slug_fr__in",
                            (
                                ".well-known",
                                "about",
                                "accounts",
                                "admin",
                                "api",
                                "archive",
                                "atom.xml",
                                "authors",
                                "corrections",
                                "desk",
                                "en",
                                "feed",
                                "feed.json",
                                "fr",
                                "healthz",
                                "latest",
                                "media",
                                "news-sitemap.xml",
                                "oembed",
                                "opensearch.xml",
                                "readyz",
                                "robots.txt",
                                "search",
                                "sitemap.xml",
                                "static",
                                "topics",
                            ),
                        ),
                        _negated=True,
                    ),
                ),
                name="section_slug_is_not_reserved",
            ),
        ),
    ]
