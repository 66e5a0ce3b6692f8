-- $1 the library, $2 at most so many. No picture has a tag twice.
SELECT tag, count(*) AS pictures
FROM media, unnest(media.tags) AS tag
WHERE media.library_id = $1 AND media.tags <> '{}'
GROUP BY tag
ORDER BY pictures DESC, tag
LIMIT $2
