import django.contrib.postgres.fields
import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import newsroom.clock
import newsroom.xid
from newsroom.append_only import CREATE_FUNCTION, DROP_FUNCTION, append_only

NEWSROOM_NOW = """
CREATE FUNCTION newsroom_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT now() + coalesce(nullif(current_setting('newsroom.clock_offset', true), ''), '0')::interval
$$
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        # First of all, because columns of every app take their default from the newsroom's clock.
        migrations.RunSQL(NEWSROOM_NOW, "DROP FUNCTION newsroom_now()"),
        migrations.RunSQL(CREATE_FUNCTION, DROP_FUNCTION),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="email address")),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English")],
                        default="fr",
                        max_length=2,
                        verbose_name="language of the desk",
                    ),
                ),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("reporter", "reporter"),
                                ("editor", "editor"),
                                ("picture_editor", "picture editor"),
                                ("chief", "editor in chief"),
                                ("admin", "administrator"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="roles",
                    ),
                ),
                ("single_keys", models.BooleanField(default=True, verbose_name="single-letter shortcuts")),
                ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                (
                    "joined_at",
                    models.DateTimeField(
                        db_default=newsroom.clock.NewsroomNow(), editable=False, verbose_name="joined"
                    ),
                ),
                ("session_generation", models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["name", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="user_email_once",
                        violation_error_message="Somebody already has this address.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "roles__contained_by",
                                ["reporter", "editor", "picture_editor", "chief", "admin"],
                            )
                        ),
                        name="user_roles_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_default=newsroom.clock.NewsroomNow(), verbose_name="at")),
                ("actor_name", models.CharField(max_length=150, verbose_name="name at the time")),
                ("verb", models.CharField(max_length=60, verbose_name="what was done")),
                ("about_type", models.CharField(max_length=100, verbose_name="kind of object")),
                ("about_id", models.BigIntegerField(verbose_name="number of the object")),
                (
                    "detail",
                    models.JSONField(
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="detail",
                    ),
                ),
                ("xid", newsroom.xid.XidField(db_default=newsroom.xid.CurrentXid())),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="AuditLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveBigIntegerField(unique=True)),
                ("previous_hash", models.BinaryField(max_length=32)),
                ("hash", models.BinaryField(max_length=32)),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="link", to="accounts.event"
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["about_type", "about_id", "id"], name="event_about"),
        ),
        append_only("accounts_event"),
        append_only("accounts_auditlink"),
    ]
