-- $1 the picture. In one order, so that two who learn the same words do not deadlock. The migration has the same pattern.
INSERT INTO vocabulary (library_id, word)
SELECT DISTINCT media.library_id, word
FROM media, unnest(string_to_array(media.plain, ' ')) AS word
WHERE media.id = $1 AND word ~ '^[^0-9\u001F]{3,64}$'
ORDER BY word
ON CONFLICT DO NOTHING
