-- Jobs that a process left behind. $1 the worker that left them, or NULL for all whose lease has ended; $2 the most attempts;
-- $3 seconds.
--
-- A job that was running in two such ends may be what ended the process. The suspects start $3 apart, so that the guilty one
-- soon takes only itself along and the innocent ones get done.
WITH lost AS MATERIALIZED (
    SELECT id
    FROM job
    WHERE state = 'running' AND CASE WHEN $1 IS NULL THEN locked_until <= now() ELSE locked_by = $1 END
    ORDER BY id
    FOR UPDATE SKIP LOCKED
), numbered AS (
    SELECT id, row_number() OVER (ORDER BY id) - 1 AS place
    FROM lost
)
UPDATE job
SET state = CASE WHEN attempts >= $2 AND NOT again THEN 'failed' ELSE 'queued' END,
    reason = CASE WHEN again THEN NULL ELSE 'the program ended during this work, ' || attempts || ' times' END,
    -- A wish that came during the run is what the next run is for.
    attempts = CASE WHEN again THEN 0 ELSE attempts END,
    again = false,
    run_at = CASE WHEN attempts < 2 OR again THEN now() ELSE now() + place * $3 * interval '1 second' END,
    locked_until = NULL,
    locked_by = NULL
FROM numbered
WHERE job.id = numbered.id
