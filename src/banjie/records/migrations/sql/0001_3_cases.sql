-- Rows that can be rebuilt from the log. They are hot, so they are narrow, and no index stands on a column that
-- an act changes (the update then stays on its page). No foreign keys here: one guarded statement writes a case
-- with everything that hangs on it, and a check per row would cost every act for what cannot happen.

CREATE TABLE "case" (
    id uuid PRIMARY KEY,
    number text NOT NULL UNIQUE,
    scope_path text NOT NULL CHECK (scope_path LIKE '/%/'),
    item_code text NOT NULL,
    item_version integer NOT NULL,
    procedure text NOT NULL,
    channel text NOT NULL,
    received_date date NOT NULL,
    closed_date date,
    version integer NOT NULL CHECK (version >= 1),
    head text NOT NULL,
    phase text NOT NULL,
    state text NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX case_scope ON "case" (scope_path text_pattern_ops, received_date, id);

CREATE TABLE work (
    case_id uuid NOT NULL,
    step text NOT NULL,
    scope_path text NOT NULL,
    item_code text NOT NULL,
    role text NOT NULL,
    holder text,
    since_date date NOT NULL,
    due_date date,
    left_days integer,
    PRIMARY KEY (case_id, step)
) WITH (fillfactor = 80);
-- 'infinity' stands for no due date, so that one order serves all rows.
CREATE INDEX work_page ON work (scope_path text_pattern_ops, (coalesce(due_date, 'infinity'::date)), case_id, step);

CREATE TABLE case_clock (
    case_id uuid NOT NULL,
    clock text NOT NULL,
    started_date date NOT NULL,
    due_date date,
    legal_date date,
    warn_date date,
    late_date date,
    red_date date,
    left_days integer,
    stopped boolean NOT NULL,
    ended_date date,
    calendar_version text NOT NULL,
    PRIMARY KEY (case_id, clock)
) WITH (fillfactor = 80);
CREATE INDEX case_clock_due ON case_clock (due_date, case_id) WHERE ended_date IS NULL;

CREATE TABLE result (
    case_id uuid PRIMARY KEY,
    number text NOT NULL UNIQUE,
    check_code text NOT NULL UNIQUE,
    granted boolean NOT NULL,
    decided_date date NOT NULL,
    valid_until date,
    delivered_date date
);
