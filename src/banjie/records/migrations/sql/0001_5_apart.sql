-- Kept apart from the log: everything about people, and originals that are never rebuilt.
-- Events hold the id and the salted digest of these rows; deleting a row with its salt leaves the chain verifiable.

CREATE TABLE party (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    role text NOT NULL CHECK (role IN ('applicant', 'agent', 'third_party')),
    kind text NOT NULL CHECK (kind IN ('person', 'firm')),
    name text NOT NULL,
    id_kind text NOT NULL,
    id_number text NOT NULL,
    phone text NOT NULL,
    authority_note text NOT NULL,
    salt bytea NOT NULL CHECK (length(salt) >= 16),
    digest text NOT NULL
);
CREATE INDEX party_case ON party (case_id);
CREATE INDEX party_id_number ON party (id_number);

CREATE TABLE content (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    name text NOT NULL,
    body text NOT NULL,
    salt bytea NOT NULL CHECK (length(salt) >= 16),
    digest text NOT NULL
);
CREATE INDEX content_case ON content (case_id);

CREATE TABLE blob (
    digest text PRIMARY KEY,
    size bigint NOT NULL CHECK (size >= 0),
    media_type text NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- number_counter hands out serials; number_issued remembers each, so that a gap can be explained.
CREATE TABLE number_counter (
    office text NOT NULL,
    day date NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (office, day)
) WITH (fillfactor = 50);

CREATE TABLE number_issued (
    office text NOT NULL,
    day date NOT NULL,
    serial integer NOT NULL,
    case_id uuid NOT NULL,
    issued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (office, day, serial)
);

CREATE TABLE tracking (
    code text PRIMARY KEY CHECK (length(code) = 12),
    case_id uuid NOT NULL
);
CREATE INDEX tracking_case ON tracking (case_id);
