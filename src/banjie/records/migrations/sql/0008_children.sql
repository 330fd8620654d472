-- Cases of cases. The parent is written when a child is opened and never changes.
ALTER TABLE "case" ADD COLUMN parent_id uuid;
CREATE INDEX case_parent ON "case" (parent_id, id) WHERE parent_id IS NOT NULL;

-- A matter is referred to offices side by side, none of which sees the others. Who sees a case may ask how its children,
-- or its parent, stand; nothing that hangs on them is shown. With hold the rows stay as they are until the caller's
-- transaction ends: children before parents, each in order of id, so that nobody waits in a circle.
CREATE FUNCTION children_of(wanted uuid, hold boolean) RETURNS SETOF "case"
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    before text := coalesce(current_setting('banjie.scope', true), '');
BEGIN
    PERFORM FROM "case" WHERE id = wanted;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    PERFORM set_config('banjie.scope', '/', false);
    IF hold THEN
        PERFORM FROM "case" WHERE parent_id = wanted ORDER BY id FOR SHARE;
    END IF;
    RETURN QUERY SELECT * FROM "case" WHERE parent_id = wanted ORDER BY id;
    PERFORM set_config('banjie.scope', before, false);
END
$$;

CREATE FUNCTION parent_of(wanted uuid, hold boolean) RETURNS SETOF "case"
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    before text := coalesce(current_setting('banjie.scope', true), '');
    parent uuid := (SELECT parent_id FROM "case" WHERE id = wanted);
BEGIN
    IF parent IS NULL THEN
        RETURN;
    END IF;
    PERFORM set_config('banjie.scope', '/', false);
    IF hold THEN
        PERFORM FROM "case" WHERE id = wanted FOR UPDATE;
        PERFORM FROM "case" WHERE id = parent FOR SHARE;
    END IF;
    RETURN QUERY SELECT * FROM "case" WHERE id = parent;
    PERFORM set_config('banjie.scope', before, false);
END
$$;

REVOKE ALL ON FUNCTION children_of, parent_of FROM public;
GRANT EXECUTE ON FUNCTION children_of, parent_of TO banjie_app;

-- What a follower could not do for one event: it goes on with the others and tries this one again. Ids and codes only.
CREATE TABLE follower_fault (
    follower text NOT NULL,
    case_id uuid NOT NULL,
    seq integer NOT NULL,
    why text NOT NULL,
    tries integer NOT NULL DEFAULT 1 CHECK (tries >= 1),
    since timestamptz NOT NULL DEFAULT clock_timestamp(),
    next_try_at timestamptz NOT NULL,
    PRIMARY KEY (follower, case_id, seq)
);
ALTER TABLE follower_fault ENABLE ROW LEVEL SECURITY;
ALTER TABLE follower_fault FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON follower_fault
    USING (scope_now() = '/' OR EXISTS (SELECT FROM "case" WHERE "case".id = follower_fault.case_id))
    WITH CHECK (scope_now() IS NOT NULL);
GRANT SELECT, INSERT, UPDATE, DELETE ON follower_fault TO banjie_app;
GRANT SELECT ON follower_fault TO banjie_read;
