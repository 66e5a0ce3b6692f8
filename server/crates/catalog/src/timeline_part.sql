-- $1 the library, $2 at most so many, $3 from which on. What comes before is passed over in the index `media_timeline` alone:
-- the rows are looked up when it is known which ones they are.
SELECT
    media.id,
    media.library_id,
    media.blake3,
    media.name,
    media.media_type,
    media.bytes,
    media.width,
    media.height,
    media.taken_at,
    media.uploaded_at,
    media.colours,
    media.place,
    media.tags,
    media.description,
    media.embedded_model,
    media.local_model,
    job.state,
    job.reason
FROM (
    SELECT id
    FROM media
    WHERE library_id = $1
    ORDER BY shown_at DESC, id DESC
    LIMIT $2
    OFFSET $3
) AS part
JOIN media ON media.id = part.id
LEFT JOIN job ON job.media_id = media.id AND job.kind = 'embed'
ORDER BY media.shown_at DESC, media.id DESC
