-- $1 the library. The index `media_timeline` has all that is asked for.
SELECT date_trunc('month', shown_at)::date AS first_day, count(*) AS pictures
FROM media
WHERE library_id = $1
GROUP BY first_day
ORDER BY first_day DESC
