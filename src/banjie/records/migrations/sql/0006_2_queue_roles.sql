-- The application works the queue and nothing more: it makes no tables there, and what happened to a job stays written.
GRANT USAGE ON SCHEMA jobs TO banjie_app, banjie_read;
GRANT SELECT, INSERT, UPDATE, DELETE
    ON jobs.procrastinate_jobs, jobs.procrastinate_workers, jobs.procrastinate_periodic_defers TO banjie_app;
GRANT SELECT, INSERT ON jobs.procrastinate_events TO banjie_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA jobs TO banjie_app;
GRANT SELECT ON ALL TABLES IN SCHEMA jobs TO banjie_read;
