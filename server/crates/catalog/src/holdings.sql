-- $1 the library.
SELECT
    count(*) FILTER (WHERE library.id = $1) AS pictures,
    coalesce(sum(media.bytes) FILTER (WHERE library.id = $1), 0)::bigint AS bytes,
    count(*) FILTER (WHERE library.trash_of = $1) AS trashed,
    coalesce(sum(media.bytes) FILTER (WHERE library.trash_of = $1), 0)::bigint AS trashed_bytes
FROM library
JOIN media ON media.library_id = library.id
WHERE library.id = $1 OR library.trash_of = $1
