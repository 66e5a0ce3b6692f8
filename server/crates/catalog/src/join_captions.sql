-- $1 the picture: what is searched for words.
UPDATE media
SET captions = (
    SELECT coalesce(string_agg(caption.said, E' \x1F ' ORDER BY caption.kind DESC), '')
    FROM caption
    WHERE caption.media_id = media.id
)
WHERE media.id = $1
