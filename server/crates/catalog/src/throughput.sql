-- $1 the library. The index `media_embedded` has all that is asked for.
SELECT trunc(extract(epoch FROM now() - embedded_at) / 60)::integer AS ago, count(*) AS pictures
FROM media
WHERE library_id = $1 AND embedded_at > now() - interval '30 minutes'
GROUP BY ago
