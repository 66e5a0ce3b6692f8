-- $1 the library, $2 the text, $3 at most so many. Escaped after folding, which makes a sign for LIKE of its wide forms.
WITH part AS MATERIALIZED (SELECT regexp_replace(media_folded($2), '([\\%_])', '\\\1', 'g') AS escaped)
SELECT media.id
FROM media
WHERE media.library_id = $1 AND media_folded(media.name) LIKE (SELECT '%' || escaped || '%' FROM part)
LIMIT $3
