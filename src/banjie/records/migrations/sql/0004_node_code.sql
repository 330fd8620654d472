-- Every code an office is written with in the catalogues it came from: one office may have several, one code may
-- stand for several offices. node.code is the one its case numbers begin with.
CREATE TABLE node_code (
    node_id uuid NOT NULL REFERENCES node,
    code text NOT NULL,
    from_date date NOT NULL,
    PRIMARY KEY (node_id, code)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON node_code TO banjie_app;
GRANT SELECT ON node_code TO banjie_read;
