"""Whether a slug is taken is asked of the slug, not of every address a section ever gave."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0018_house_ads"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="address",
            index=models.Index(
                models.F("edition"),
                models.Func(
                    models.F("path"),
                    models.Value("/"),
                    models.Value(-1),
                    function="split_part",
                    output_field=models.TextField(),
                ),
                name="address_slug",
            ),
        ),
    ]
