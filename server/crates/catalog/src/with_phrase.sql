-- $1 the library, $2 the phrase, $3 at most so many. The index knows which words a picture has, `plain` in which order.
WITH phrase AS MATERIALIZED (SELECT btrim(media_plain($2)) AS words)
SELECT media.id
FROM media
WHERE media.library_id = $1
    AND media.words @@ (SELECT plainto_tsquery('pg_catalog.simple', words) FROM phrase)
    AND media.plain LIKE (SELECT '% ' || words || ' %' FROM phrase)
LIMIT $3
