-- The second wall against a forgotten filter: a row is seen only under the scope that the connection was given
-- (a path that ends in '/'). No scope, or an empty one, sees nothing; '/' sees all.
-- event_queue, event_position and day_case hold ids, numbers and digests only and stay outside.

CREATE FUNCTION scope_now() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('banjie.scope', true), '') $$;

ALTER TABLE "case" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "case" FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON "case" USING (starts_with(scope_path, scope_now()));

ALTER TABLE work ENABLE ROW LEVEL SECURITY;
ALTER TABLE work FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON work USING (starts_with(scope_path, scope_now()));

-- What hangs on a case is seen with it. Written it may be under any scope: the one statement that writes it takes
-- its case from the case row, and a new case is not visible yet while its own statement runs.
DO $$
DECLARE
    hanging text;
BEGIN
    FOREACH hanging IN ARRAY ARRAY['case_clock', 'event', 'party', 'content', 'result', 'tracking'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', hanging);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', hanging);
        EXECUTE format(
            'CREATE POLICY scope ON %1$I USING (scope_now() = ''/'' OR EXISTS '
            '(SELECT FROM "case" WHERE "case".id = %1$I.case_id)) WITH CHECK (scope_now() IS NOT NULL)', hanging);
    END LOOP;
END
$$;

-- Two doors for the public, each opened by a code alone. They look under '/' and put the caller's scope back.
CREATE FUNCTION case_by_tracking(wanted text, OUT case_id uuid, OUT scope_path text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    before text := coalesce(current_setting('banjie.scope', true), '');
BEGIN
    PERFORM set_config('banjie.scope', '/', false);
    SELECT held.id, held.scope_path INTO case_id, scope_path
        FROM tracking JOIN "case" AS held ON held.id = tracking.case_id WHERE tracking.code = wanted;
    PERFORM set_config('banjie.scope', before, false);
END
$$;

CREATE FUNCTION result_by_check_code(
    wanted text, OUT case_id uuid, OUT number text, OUT granted boolean, OUT decided_date date,
    OUT valid_until date, OUT delivered_date date, OUT item_code text, OUT scope_path text
)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    before text := coalesce(current_setting('banjie.scope', true), '');
BEGIN
    PERFORM set_config('banjie.scope', '/', false);
    SELECT result.case_id, result.number, result.granted, result.decided_date, result.valid_until,
           result.delivered_date, held.item_code, held.scope_path
        INTO case_id, number, granted, decided_date, valid_until, delivered_date, item_code, scope_path
        FROM result JOIN "case" AS held ON held.id = result.case_id WHERE result.check_code = wanted;
    PERFORM set_config('banjie.scope', before, false);
END
$$;

REVOKE ALL ON FUNCTION case_by_tracking, result_by_check_code FROM public;
GRANT EXECUTE ON FUNCTION case_by_tracking, result_by_check_code TO banjie_app;
