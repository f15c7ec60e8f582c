"""What no single-row constraint can say: sections stand two deep, names in use stay, scheduled means a schedule waits."""

from django.db import migrations

TWO_DEEP = """
CREATE FUNCTION newsroom_sections_two_deep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.parent_id IS NOT NULL AND (
        EXISTS (SELECT FROM articles_section WHERE id = NEW.parent_id AND parent_id IS NOT NULL)
        OR EXISTS (SELECT FROM articles_section WHERE parent_id = NEW.id)
    ) THEN
        RAISE EXCEPTION 'sections are nested two deep' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER articles_section_two_deep BEFORE INSERT OR UPDATE ON articles_section
    FOR EACH ROW EXECUTE FUNCTION newsroom_sections_two_deep()
"""

# Revisions name authors and topics in arrays, which no foreign key can guard.
NEVER_DELETED = """
CREATE FUNCTION newsroom_never_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% rows are named by stories and never deleted', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER articles_author_never_deleted BEFORE DELETE ON articles_author
    FOR EACH ROW EXECUTE FUNCTION newsroom_never_deleted();
CREATE TRIGGER articles_topic_never_deleted BEFORE DELETE ON articles_topic
    FOR EACH ROW EXECUTE FUNCTION newsroom_never_deleted()
"""

# Judged at the end of the transaction: a move changes one row first and the other after.
SCHEDULED = """
CREATE FUNCTION newsroom_scheduled_has_schedule() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    story bigint := CASE TG_TABLE_NAME WHEN 'articles_article' THEN (to_jsonb(NEW) ->> 'id')::bigint
        ELSE (to_jsonb(NEW) ->> 'article_id')::bigint END;
BEGIN
    IF (SELECT state = 'scheduled' FROM articles_article WHERE id = story)
        <> EXISTS (SELECT FROM articles_schedule WHERE article_id = story AND status = 'pending')
    THEN
        RAISE EXCEPTION 'article % is scheduled exactly while one schedule is pending', story
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER article_scheduled_has_schedule AFTER INSERT OR UPDATE OF state ON articles_article
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION newsroom_scheduled_has_schedule();
CREATE CONSTRAINT TRIGGER schedule_is_of_scheduled_article AFTER INSERT OR UPDATE OF status ON articles_schedule
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION newsroom_scheduled_has_schedule()
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_heartbeat")]

    operations = [
        migrations.RunSQL(TWO_DEEP, "DROP FUNCTION newsroom_sections_two_deep CASCADE"),
        migrations.RunSQL(NEVER_DELETED, "DROP FUNCTION newsroom_never_deleted CASCADE"),
        migrations.RunSQL(SCHEDULED, "DROP FUNCTION newsroom_scheduled_has_schedule CASCADE"),
    ]
