-- What the office does: items with their dated versions, and the procedures and calendars that cases run under.
-- Procedures and calendars are named by the digest of their text and kept for ever.

CREATE TABLE item (
    id uuid PRIMARY KEY,
    code text NOT NULL UNIQUE,
    type_code text NOT NULL,
    node_id uuid NOT NULL REFERENCES node,
    from_date date NOT NULL,
    to_date date CHECK (to_date >= from_date)
);
CREATE INDEX item_node ON item (node_id);

CREATE TABLE item_version (
    item_id uuid NOT NULL REFERENCES item,
    version integer NOT NULL CHECK (version >= 1),
    from_date date NOT NULL,
    to_date date CHECK (to_date >= from_date),
    body text NOT NULL,
    PRIMARY KEY (item_id, version)
);

CREATE TABLE procedure (
    digest text PRIMARY KEY,
    body text NOT NULL
);

CREATE TABLE calendar (
    digest text PRIMARY KEY,
    body text NOT NULL,
    from_date date NOT NULL
);
