-- Calendars as supervised acts. What was entered for which node of the tree stands in calendar_entry; a batch takes
-- entries into use: one event in a chain of its own, then pieces that write the moved dates back, each with a digest
-- over what it moved. Which calendar counts for an office follows from calendar_use.
-- A scope_path here is that of a node, or '/' for all offices.

CREATE TABLE calendar_entry (
    id uuid PRIMARY KEY,
    scope_path text NOT NULL CHECK (scope_path ~ '^/(.*/)?$'),
    kind text NOT NULL CHECK (kind IN ('notice', 'override', 'withdrawal')),
    body text NOT NULL,
    digest text NOT NULL,
    person text NOT NULL,
    post text NOT NULL,
    recorded_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The chain of batches: body is the exact text that was hashed and names the digest before it.
CREATE TABLE batch_event (
    number bigint PRIMARY KEY CHECK (number >= 1),
    kind text NOT NULL,
    scope_path text NOT NULL CHECK (scope_path ~ '^/(.*/)?$'),
    happened_date date NOT NULL,
    recorded_at timestamptz NOT NULL,
    body text NOT NULL,
    digest text NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Which entries a batch took into use; each only once.
CREATE TABLE batch_entry (
    entry_id uuid PRIMARY KEY REFERENCES calendar_entry,
    batch bigint NOT NULL REFERENCES batch_event
);
CREATE INDEX batch_entry_batch ON batch_entry (batch);

-- The calendar of a node from a batch on (0: as installed). An office counts by the row of the nearest node above it
-- in the last batch that has one. `from_date` is the day of the batch; what ended before `settles_from` stays as it
-- was counted, whatever day the batch was made on.
CREATE TABLE calendar_use (
    scope_path text NOT NULL CHECK (scope_path ~ '^/(.*/)?$'),
    batch bigint NOT NULL,
    calendar text NOT NULL REFERENCES calendar,
    from_date date NOT NULL,
    settles_from date NOT NULL,
    PRIMARY KEY (scope_path, batch)
);

-- Goes up with every batch, in its transaction. An act is decided under the calendars of a turn and is written only
-- while that turn lasts. One row; it holds nothing but a number and stands outside the scope.
CREATE TABLE calendar_turn (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    turn bigint NOT NULL
);
INSERT INTO calendar_turn (turn) VALUES (0);

-- How far a batch has come: each piece in its own transaction, the last one says so.
CREATE TABLE batch_piece (
    batch bigint NOT NULL REFERENCES batch_event,
    piece integer NOT NULL CHECK (piece >= 1),
    last_case uuid NOT NULL,
    cases integer NOT NULL,
    clocks integer NOT NULL,
    moved integer NOT NULL,
    is_last boolean NOT NULL,
    previous text NOT NULL,
    digest text NOT NULL,
    PRIMARY KEY (batch, piece)
);

-- One row for every clock whose date moved: the case refers to the batch by it, and its applicant is told from it.
-- `leads` marks the clock that people see as the date of the case.
CREATE TABLE batch_clock (
    case_id uuid NOT NULL,
    batch bigint NOT NULL,
    clock text NOT NULL,
    piece integer NOT NULL,
    leads boolean NOT NULL,
    from_date date,
    to_date date,
    from_legal_date date,
    to_legal_date date,
    told_date date,
    PRIMARY KEY (case_id, batch, clock)
);
CREATE INDEX batch_clock_page ON batch_clock (batch, case_id, clock);

-- A case that could not be counted again: named, and left as it stood.
CREATE TABLE batch_left (
    batch bigint NOT NULL REFERENCES batch_event,
    case_id uuid NOT NULL,
    piece integer NOT NULL,
    why text NOT NULL,
    PRIMARY KEY (batch, case_id)
);

CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON batch_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON calendar_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE ALL ON calendar_entry, batch_event, batch_entry, calendar_use, batch_piece, batch_clock, batch_left
    FROM banjie_app;
REVOKE ALL ON calendar_turn FROM banjie_app;
GRANT SELECT ON calendar_entry, batch_event, batch_entry, calendar_use, batch_piece, batch_clock, batch_left,
    calendar_turn TO banjie_app, banjie_read;
GRANT INSERT (id, scope_path, kind, body, digest, person, post, recorded_at) ON calendar_entry TO banjie_app;
GRANT INSERT (number, kind, scope_path, happened_date, recorded_at, body, digest) ON batch_event TO banjie_app;
GRANT INSERT ON batch_entry, calendar_use, batch_piece, batch_clock, batch_left TO banjie_app;
GRANT UPDATE (turn) ON calendar_turn TO banjie_app;

-- What is entered for a node is seen below it too: it counts there. Written it may be at the scope or below.
DO $$
DECLARE
    entered text;
BEGIN
    FOREACH entered IN ARRAY ARRAY['calendar_entry', 'batch_event', 'calendar_use'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', entered);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', entered);
        EXECUTE format(
            'CREATE POLICY scope ON %I USING (starts_with(scope_path, scope_now()) '
            'OR starts_with(scope_now(), scope_path)) WITH CHECK (starts_with(scope_path, scope_now()))', entered);
    END LOOP;
END
$$;

ALTER TABLE batch_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE batch_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON batch_entry USING (
    scope_now() = '/' OR EXISTS (SELECT FROM calendar_entry WHERE calendar_entry.id = batch_entry.entry_id)
) WITH CHECK (scope_now() IS NOT NULL);

ALTER TABLE batch_piece ENABLE ROW LEVEL SECURITY;
ALTER TABLE batch_piece FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON batch_piece USING (
    scope_now() = '/' OR EXISTS (SELECT FROM batch_event WHERE batch_event.number = batch_piece.batch)
) WITH CHECK (scope_now() IS NOT NULL);

-- What hangs on a case is seen with it.
DO $$
DECLARE
    hanging text;
BEGIN
    FOREACH hanging IN ARRAY ARRAY['batch_clock', 'batch_left'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', hanging);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', hanging);
        EXECUTE format(
            'CREATE POLICY scope ON %1$I USING (scope_now() = ''/'' OR EXISTS '
            '(SELECT FROM "case" WHERE "case".id = %1$I.case_id)) WITH CHECK (scope_now() IS NOT NULL)', hanging);
    END LOOP;
END
$$;
