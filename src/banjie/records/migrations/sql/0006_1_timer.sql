-- What fell due by silence: one row for each start of a clock whose silence has an effect. The row is the claim: who inserts
-- it does the act, and its key lets nobody insert it twice. A row without next_try_at needs nobody any more.
CREATE TABLE timer (
    case_id uuid NOT NULL,
    clock text NOT NULL,
    started_date date NOT NULL,
    falls_date date NOT NULL,
    outcome text CHECK (outcome IN ('acted', 'drafted', 'overtaken', 'refused', 'failed')),
    seq integer,
    reason text NOT NULL DEFAULT '',
    detail text NOT NULL DEFAULT '',
    attempts integer NOT NULL DEFAULT 1 CHECK (attempts >= 1),
    tried_at timestamptz NOT NULL,
    next_try_at timestamptz,
    PRIMARY KEY (case_id, clock, started_date),
    CHECK ((seq IS NOT NULL) = (outcome IS NOT DISTINCT FROM 'acted')),
    CHECK (next_try_at IS NOT NULL OR coalesce(outcome IN ('acted', 'drafted', 'overtaken'), false))
) WITH (fillfactor = 80);
CREATE INDEX timer_next_try ON timer (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX timer_acted ON timer (tried_at DESC) WHERE outcome = 'acted';

ALTER TABLE timer ENABLE ROW LEVEL SECURITY;
ALTER TABLE timer FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON timer
    USING (scope_now() = '/' OR EXISTS (SELECT FROM "case" WHERE "case".id = timer.case_id))
    WITH CHECK (scope_now() IS NOT NULL);

GRANT SELECT, INSERT, UPDATE ON timer TO banjie_app;
REVOKE DELETE ON timer FROM banjie_app;
GRANT SELECT ON timer TO banjie_read;
