-- What each role may do. The roles themselves and their rights on later tables come from the installation.

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO banjie_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO banjie_app;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO banjie_read;

-- The log and its days are only added to; stored_at is the database's own.
REVOKE ALL ON event, event_position, day_head, day_case FROM banjie_app;
GRANT SELECT ON event, event_position, day_head, day_case TO banjie_app;
GRANT INSERT (case_id, seq, kind, happened_date, recorded_at, body, digest) ON event TO banjie_app;
GRANT INSERT ON event_position, day_head, day_case TO banjie_app;

-- Kept for ever.
REVOKE UPDATE, DELETE ON procedure, calendar, log_epoch, number_issued FROM banjie_app;

-- A password is nobody's reading but the sign-in's.
REVOKE SELECT ON person FROM banjie_read;
GRANT SELECT (id, login, name, active) ON person TO banjie_read;
