-- One job of a kind for a media. The same wish again: a job that runs will run once more, a failed one starts afresh, and
-- one that waits stays as it is but for what the newer wish asks of it.
INSERT INTO job (kind, library_id, media_id, payload, priority)
SELECT kind, library_id, media_id, payload, priority
FROM unnest($1, $2, $3, $4, $5) AS wish (kind, library_id, media_id, payload, priority)
ON CONFLICT (media_id, kind) DO UPDATE SET
    again = job.state = 'running',
    state = CASE job.state WHEN 'failed' THEN 'queued' ELSE job.state END,
    attempts = CASE job.state WHEN 'failed' THEN 0 ELSE job.attempts END,
    reason = CASE job.state WHEN 'failed' THEN NULL ELSE job.reason END,
    run_at = CASE job.state WHEN 'queued' THEN least(job.run_at, excluded.run_at) ELSE excluded.run_at END,
    payload = excluded.payload,
    priority = greatest(job.priority, excluded.priority)
