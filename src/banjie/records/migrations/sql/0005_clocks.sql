-- What a clock's row says beside its dates. `due_at` is the moment a limit in hours ends; `told_date` a later date that was
-- told before the calendar changed (cards keep to it); `falls_date` the first day on which silence has its effect.
ALTER TABLE case_clock
    ADD COLUMN due_at timestamptz,
    ADD COLUMN told_date date,
    ADD COLUMN falls_date date;

-- What a sweep reads: it grows with the clocks that silence ends, and a sweep walks only what has fallen due.
CREATE INDEX case_clock_falls ON case_clock (falls_date, case_id) WHERE ended_date IS NULL AND falls_date IS NOT NULL;
