-- $1 the job, $2 its claim.
UPDATE job
SET state = 'queued',
    attempts = attempts - 1,
    again = false,
    run_at = now(),
    locked_until = NULL,
    locked_by = NULL
WHERE id = $1 AND claim = $2 AND state = 'running'
