"""How stories are searched: two languages, stemmed, blind to accents, with stop words of our own.

Folding accents before stemming breaks French ("préparées" stems to "prépar", "preparees" to "prepare"), folding after
it misses readers who type none: both are indexed. The stemmers run without their stop words, because "été" is one.
"""

from django.db import migrations

FOLD = """
CREATE FUNCTION newsroom_fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT translate(
        replace(replace(replace(lower(normalize(words, NFC)), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'),
        'àâäáãåçéèêëíìîïñóòôöõøúùûüýÿ',
        'aaaaaaceeeeiiiinoooooouuuuyy'
    )
$$
"""

CONFIGURATION = """
CREATE TEXT SEARCH DICTIONARY news_{code}_stem (TEMPLATE = snowball, LANGUAGE = {language});
CREATE TEXT SEARCH CONFIGURATION news_{code} (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION news_{code} ALTER MAPPING
    FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH news_{code}_stem;
"""

STOP_WORDS = {
    "fr": "a au aux avec c ce ces cet cette d dans de des du elle elles en est et il ils j je l la le les leur leurs "
    "lui m ma mais me mes moi mon n ne nos notre nous on ont ou par pas pour qu que qui s sa se ses son sont sur t ta "
    "te tes toi ton tu un une vos votre vous y",
    "en": "a an and are as at be but by for from had has have he her his i in is it its my no not of on or our s she "
    "so t that the their them they this to was we were which who will with you your",
}

STOPS = """
CREATE FUNCTION newsroom_stop_words(edition text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_to_array(CASE edition WHEN 'fr' THEN '{fr}' ELSE '{en}' END, ' ')
$$
"""

# Apostrophes part words ("l’été" is about summer), which the parser does for one kind of them only.
LEXEMES = """
CREATE FUNCTION newsroom_lexemes(edition text, words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ts_delete(
        newsroom_fold(to_tsvector(config, said)::text)::tsvector || to_tsvector(config, newsroom_fold(said)),
        newsroom_stop_words(edition)
    )
    FROM (
        SELECT translate(words, '’ʼ''', '   ') AS said,
            CASE edition WHEN 'fr' THEN 'news_fr'::regconfig ELSE 'news_en'::regconfig END AS config
    ) AS asked
$$
"""

VECTOR = """
CREATE FUNCTION newsroom_vector(edition text, headline text, standfirst text, body text, kicker text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT setweight(newsroom_lexemes(edition, left(headline, 2000)), 'A')
        || setweight(newsroom_lexemes(edition, left(kicker, 500)), 'B')
        || setweight(newsroom_lexemes(edition, left(standfirst, 10000)), 'B')
        || setweight(newsroom_lexemes(edition, left(body, 150000)), 'D')
$$
"""

QUERY = """
CREATE FUNCTION newsroom_query(edition text, words text) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    word text;
    part text;
    found tsquery := NULL;
BEGIN
    FOR word IN SELECT matched[1] FROM regexp_matches(left(words, 400), '[[:alnum:]]+', 'g') AS matched LIMIT 20 LOOP
        SELECT string_agg(quote_literal(lexeme), ' | ') INTO part
        FROM unnest(tsvector_to_array(newsroom_lexemes(edition, word))) AS lexeme;
        IF part IS NOT NULL THEN
            found := CASE WHEN found IS NULL THEN part::tsquery ELSE found && part::tsquery END;
        END IF;
    END LOOP;
    RETURN found;
END
$$
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [("accounts", "0001_people")]

    operations = [
        migrations.RunSQL(FOLD, "DROP FUNCTION newsroom_fold"),
        *(
            migrations.RunSQL(
                CONFIGURATION.format(code=code, language=language),
                f"DROP TEXT SEARCH CONFIGURATION news_{code}; DROP TEXT SEARCH DICTIONARY news_{code}_stem",
            )
            for code, language in (("fr", "french"), ("en", "english"))
        ),
        migrations.RunSQL(STOPS.format(**STOP_WORDS), "DROP FUNCTION newsroom_stop_words"),
        migrations.RunSQL(LEXEMES, "DROP FUNCTION newsroom_lexemes"),
        migrations.RunSQL(VECTOR, "DROP FUNCTION newsroom_vector"),
        migrations.RunSQL(QUERY, "DROP FUNCTION newsroom_query"),
    ]
