-- $1 the library; $2 the model, and $3 and $4 the versions of the short and the enhanced question, that are current.
SELECT
    (SELECT count(*) FROM media WHERE media.library_id = $1) AS pictures,
    count(*) FILTER (WHERE caption.kind = 'short') AS described,
    count(*) FILTER (WHERE caption.kind = 'enhanced') AS enhanced,
    count(*) FILTER (
        WHERE caption.edited_at IS NULL
            AND (caption.model <> $2 OR caption.version < CASE caption.kind WHEN 'short' THEN $3 ELSE $4 END)
    ) AS outdated,
    (SELECT count(*) FROM job WHERE library_id = $1 AND kind IN ('describe', 'describe_enhanced') AND state = 'queued')
        AS queued,
    (SELECT count(*) FROM job WHERE library_id = $1 AND kind IN ('describe', 'describe_enhanced') AND state = 'running')
        AS running,
    (SELECT count(*) FROM job WHERE library_id = $1 AND kind IN ('describe', 'describe_enhanced') AND state = 'failed')
        AS failed
FROM caption
JOIN media ON media.id = caption.media_id
WHERE media.library_id = $1
