-- The log. An event is written once and never again; body is the exact text that was hashed.

CREATE TABLE event (
    case_id uuid NOT NULL,
    seq integer NOT NULL CHECK (seq >= 1),
    kind text NOT NULL,
    happened_date date NOT NULL,
    recorded_at timestamptz NOT NULL,
    body text NOT NULL,
    digest text NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (case_id, seq)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('banjie.change_log', true) IS DISTINCT FROM 'allowed' THEN
        RAISE EXCEPTION 'the log is only added to: % of table % is refused', TG_OP, TG_TABLE_NAME
            USING HINT = 'Put a wrong act right by the act "correct".';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was committed but has no position yet; the sequencer empties it.
CREATE TABLE event_queue (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id uuid NOT NULL,
    first_seq integer NOT NULL,
    last_seq integer NOT NULL CHECK (last_seq >= first_seq)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- The one order of all events, without gaps: what followers read by.
CREATE TABLE event_position (
    position bigint PRIMARY KEY CHECK (position >= 1),
    case_id uuid NOT NULL,
    seq integer NOT NULL,
    UNIQUE (case_id, seq)
);

CREATE TABLE follower (
    name text PRIMARY KEY,
    position bigint NOT NULL CHECK (position >= 0)
);

-- A new epoch begins when the log is restored to an earlier point: positions may then mean other events.
CREATE TABLE log_epoch (
    epoch uuid PRIMARY KEY,
    since timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO log_epoch (epoch) VALUES (gen_random_uuid());

CREATE TABLE day_head (
    day date PRIMARY KEY,
    last_position bigint NOT NULL,
    digest text NOT NULL,
    previous text NOT NULL
);

CREATE TABLE day_case (
    day date NOT NULL REFERENCES day_head DEFERRABLE INITIALLY DEFERRED,
    case_id uuid NOT NULL,
    seq integer NOT NULL,
    digest text NOT NULL,
    PRIMARY KEY (day, case_id)
);

CREATE TABLE request_key (
    principal text NOT NULL,
    key text NOT NULL,
    case_id uuid NOT NULL,
    seq integer NOT NULL,
    digest text NOT NULL,
    PRIMARY KEY (principal, key)
);
