"""House ads, and the stories and topics that carry none."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0017_read_by_machines"),
        ("pictures", "0001_library"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="without_ads",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="livestory",
            name="carries_ads",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="topic",
            name="without_ads",
            field=models.BooleanField(default=False, verbose_name="its stories carry no advertising"),
        ),
        migrations.CreateModel(
            name="HouseAd",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="name")),
                ("shape_text", models.CharField(blank=True, editable=False, max_length=80)),
                ("alt", models.CharField(blank=True, max_length=250, verbose_name="alternative text")),
                ("headline", models.CharField(blank=True, max_length=80, verbose_name="headline")),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="words")),
                ("link", models.CharField(max_length=300, verbose_name="link")),
                (
                    "edition",
                    models.CharField(
                        blank=True,
                        choices=[("", "both"), ("fr", "français"), ("en", "English")],
                        max_length=2,
                        verbose_name="edition",
                    ),
                ),
                (
                    "slots",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), size=None, verbose_name="slots"
                    ),
                ),
                ("starts", models.DateTimeField(blank=True, null=True, verbose_name="from")),
                ("ends", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                ("weight", models.PositiveSmallIntegerField(default=1, verbose_name="weight")),
                ("is_on", models.BooleanField(default=False, verbose_name="on")),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pictures.picture",
                        verbose_name="number of the picture in the library",
                    ),
                ),
            ],
            options={
                "verbose_name": "house ad",
                "verbose_name_plural": "house ads",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("link__regex", "^(https://[^\\s/]+|/)(?![/\\\\])\\S*$")),
                        name="house_ad_leads_somewhere_safe",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weight__gte", 1)), name="house_ad_weighs_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("picture__isnull", False), models.Q(("alt", ""), _negated=True)),
                            models.Q(("picture", None), models.Q(("headline", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="house_ad_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts", None),
                            ("ends", None),
                            ("starts__lt", models.F("ends")),
                            _connector="OR",
                        ),
                        name="house_ad_ends_after_it_starts",
                    ),
                ],
            },
        ),
    ]
