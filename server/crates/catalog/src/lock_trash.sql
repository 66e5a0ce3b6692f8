-- $1 the library, $2 the time, each NULL where it does not matter, $3 at most so many.
SELECT library.trash_of AS library, media.id
FROM media
JOIN library ON library.id = media.library_id
WHERE media.deleted_at IS NOT NULL
    AND library.trash_of IS NOT NULL
    AND ($1 IS NULL OR library.trash_of = $1)
    AND ($2 IS NULL OR media.deleted_at < $2)
ORDER BY media.deleted_at
LIMIT $3
FOR UPDATE OF media SKIP LOCKED
