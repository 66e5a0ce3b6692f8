-- $1 the library, $2 the picture. Each is one step in the index of the timeline.
SELECT
    (
        SELECT media.id
        FROM media
        WHERE media.library_id = $1 AND (media.shown_at, media.id) > (here.shown_at, here.id)
        ORDER BY media.shown_at, media.id
        LIMIT 1
    ) AS newer,
    (
        SELECT media.id
        FROM media
        WHERE media.library_id = $1 AND (media.shown_at, media.id) < (here.shown_at, here.id)
        ORDER BY media.shown_at DESC, media.id DESC
        LIMIT 1
    ) AS older
FROM media AS here
WHERE here.library_id = $1 AND here.id = $2
