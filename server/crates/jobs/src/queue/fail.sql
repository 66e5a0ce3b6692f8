-- $1 the job, $2 its claim, $3 the reason, $4 the most attempts, $5 the pause in seconds.
UPDATE job
SET state = CASE WHEN again OR attempts < $4 THEN 'queued' ELSE 'failed' END,
    reason = CASE WHEN again THEN NULL ELSE $3 END,
    run_at = CASE WHEN again THEN now() ELSE now() + $5 * interval '1 second' END,
    -- A wish that came during the run is a fresh one.
    attempts = CASE WHEN again THEN 0 ELSE attempts END,
    again = false,
    locked_until = NULL,
    locked_by = NULL
WHERE id = $1 AND claim = $2 AND state = 'running'
RETURNING state
