-- $1 the library, $2 at most so many, $3 from which on. The page is cut before its rows meet their jobs.
SELECT
    page.id,
    page.library_id,
    page.blake3,
    page.name,
    page.media_type,
    page.bytes,
    page.width,
    page.height,
    page.taken_at,
    page.uploaded_at,
    page.colours,
    page.place,
    page.tags,
    page.description,
    page.embedded_model,
    page.local_model,
    job.state,
    job.reason
FROM (
    SELECT *
    FROM media
    WHERE library_id = $1
    ORDER BY uploaded_at DESC, id DESC
    LIMIT $2
    OFFSET $3
) AS page
LEFT JOIN job ON job.media_id = page.id AND job.kind = 'embed'
ORDER BY page.uploaded_at DESC, page.id DESC
