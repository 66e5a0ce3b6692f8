-- $1 ids, $2 their claims, $3 the lease in seconds.
UPDATE job
SET locked_until = now() + $3 * interval '1 second'
FROM unnest($1, $2) AS held (id, claim)
WHERE job.id = held.id AND job.claim = held.claim AND job.state = 'running'
