-- $1 the picture: what is searched for words, and whether anything is said about it.
UPDATE media
SET captions = coalesce(joined.said, ''), described = joined.said IS NOT NULL
FROM (
    SELECT string_agg(caption.said, E' \x1F ' ORDER BY caption.kind DESC) AS said FROM caption WHERE caption.media_id = $1
) AS joined
WHERE media.id = $1
