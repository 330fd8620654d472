-- The dated organisation: nodes of the tree, persons, posts, who holds them, and what a post may do.
-- Every from_date is the first day, every to_date the last day on which the row holds; null means without end.

CREATE TABLE node (
    id uuid PRIMARY KEY,
    path text NOT NULL CHECK (path LIKE '/%/'),
    code text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    parent_id uuid REFERENCES node,
    from_date date NOT NULL,
    to_date date CHECK (to_date >= from_date),
    UNIQUE (path, from_date)
);
CREATE INDEX node_path ON node (path text_pattern_ops);

CREATE TABLE person (
    id uuid PRIMARY KEY,
    login text NOT NULL UNIQUE,
    name text NOT NULL,
    password text NOT NULL,
    active boolean NOT NULL DEFAULT true
);

CREATE TABLE post (
    id uuid PRIMARY KEY,
    node_id uuid NOT NULL REFERENCES node,
    name text NOT NULL,
    kind text NOT NULL
);
CREATE INDEX post_node ON post (node_id);

CREATE TABLE holding (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    post_id uuid NOT NULL REFERENCES post,
    from_date date NOT NULL,
    to_date date CHECK (to_date >= from_date),
    UNIQUE (person_id, post_id, from_date)
);
CREATE INDEX holding_post ON holding (post_id);

CREATE TABLE authority (
    id uuid PRIMARY KEY,
    post_id uuid NOT NULL REFERENCES post,
    act text NOT NULL,
    item text NOT NULL DEFAULT '*',
    from_date date NOT NULL,
    to_date date CHECK (to_date >= from_date),
    UNIQUE (post_id, act, item, from_date)
);
