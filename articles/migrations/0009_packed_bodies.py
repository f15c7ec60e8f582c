"""A revision's block ids and keys take a byte or two each, not an array's eight and its head."""

from django.db import migrations

import articles.models.packed

# The same bytes as articles.text.packing, for the revisions there are.
PACKED = r"""
CREATE FUNCTION newsroom_packed(numbers bigint[]) RETURNS bytea LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    packed bytea := '';
    previous bigint := 0;
    number bigint;
    rest bigint;
BEGIN
    FOREACH number IN ARRAY numbers LOOP
        rest := CASE WHEN number < previous THEN 2 * (previous - number) - 1 ELSE 2 * (number - previous) END;
        previous := number;
        WHILE rest > 127 LOOP
            packed := packed || set_byte('\x00'::bytea, 0, (rest % 128 + 128)::integer);
            rest := rest / 128;
        END LOOP;
        packed := packed || set_byte('\x00'::bytea, 0, rest::integer);
    END LOOP;
    RETURN packed;
END
$$
"""

# Stays, for people who look at the rows in SQL.
UNPACKED = r"""
CREATE FUNCTION newsroom_unpacked(packed bytea) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    numbers bigint[] := '{}';
    number bigint := 0;
    rest bigint := 0;
    weight bigint := 1;
    byte integer;
BEGIN
    FOR place IN 0 .. length(packed) - 1 LOOP
        byte := get_byte(packed, place);
        rest := rest + (byte % 128) * weight;
        IF byte > 127 THEN
            weight := weight * 128;
        ELSE
            number := number + CASE WHEN rest % 2 = 1 THEN -(rest + 1) / 2 ELSE rest / 2 END;
            numbers := numbers || number;
            rest := 0;
            weight := 1;
        END IF;
    END LOOP;
    RETURN numbers;
END
$$
"""

PACK = """
ALTER TABLE articles_revision
    ALTER COLUMN body_ids TYPE bytea USING newsroom_packed(body_ids),
    ALTER COLUMN body_blocks TYPE bytea USING newsroom_packed(body_blocks)
"""

UNPACK = """
ALTER TABLE articles_revision
    ALTER COLUMN body_ids TYPE integer[] USING newsroom_unpacked(body_ids)::integer[],
    ALTER COLUMN body_blocks TYPE bigint[] USING newsroom_unpacked(body_blocks)
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_quick_search_words")]

    operations = [
        migrations.RunSQL(PACKED, "DROP FUNCTION newsroom_packed"),
        migrations.RunSQL(UNPACKED, "DROP FUNCTION newsroom_unpacked"),
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(PACK, UNPACK)],
            [
                migrations.AlterField("revision", name, articles.models.packed.PackedIntegers(default=list))
                for name in ("body_ids", "body_blocks")
            ],
        ),
        migrations.RunSQL("DROP FUNCTION newsroom_packed", PACKED),
    ]
