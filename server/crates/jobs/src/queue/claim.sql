-- $1 kinds, $2 at most so many, $3 the worker, $4 the lease in seconds.
--
-- The best of each kind come from the index; the best of those are claimed, and the rest are unlocked at once. Somebody who
-- looks in that moment misses them and finds them with the next look.
WITH best AS MATERIALIZED (
    SELECT waiting.id
    FROM unnest($1) AS wanted (kind)
    CROSS JOIN LATERAL (
        SELECT job.id, job.priority, job.run_at
        FROM job
        WHERE job.state = 'queued' AND job.kind = wanted.kind AND job.run_at <= now()
        ORDER BY job.priority DESC, job.run_at, job.id
        LIMIT $2
        FOR UPDATE SKIP LOCKED
    ) AS waiting
    ORDER BY waiting.priority DESC, waiting.run_at, waiting.id
    LIMIT $2
), claimed AS (
    UPDATE job
    SET state = 'running',
        attempts = job.attempts + 1,
        claim = job.claim + 1,
        locked_by = $3,
        locked_until = now() + $4 * interval '1 second'
    FROM best
    WHERE job.id = best.id
    RETURNING job.*
)
SELECT id, kind, library_id, media_id, payload, priority, attempts, claim
FROM claimed
ORDER BY priority DESC, run_at, id
