-- $1 the library, $2 the model. The states are those of `State`.
SELECT
    count(*) AS total,
    count(*) FILTER (WHERE embed.state IS NULL AND media.embedded_model = $2) AS ready,
    count(*) FILTER (WHERE embed.state = 'running') AS indexing,
    count(*) FILTER (WHERE embed.state = 'failed') AS failed,
    count(*) FILTER (WHERE refine.state IN ('queued', 'running')) AS refining
FROM media
LEFT JOIN job AS embed ON embed.media_id = media.id AND embed.kind = 'embed'
LEFT JOIN job AS refine ON refine.media_id = media.id AND refine.kind = 'embed_local'
WHERE media.library_id = $1
