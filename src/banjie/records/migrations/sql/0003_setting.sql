-- What this installation is: its name, and whether it is a demonstration with a today of its own.
CREATE TABLE setting (
    name text PRIMARY KEY,
    value text NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON setting TO banjie_app;
GRANT SELECT ON setting TO banjie_read;
