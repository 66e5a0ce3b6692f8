-- $1 the library; $2 and $3 what to look for first, second and so on, and how many of each at most; $4 and $5 each word of
-- the query and what is near it; $6, $7 and $8 each form of a word: of which, what, how good; $9 so many pictures to look
-- at, $10 so many to name.
WITH candidate AS MATERIALIZED (
    -- The levels are read one after the other, until there are enough. What they look for comes from an array, so the
    -- planner, which cannot know that a word stands everywhere, takes the index.
    SELECT level_media.id, level_media.words
    FROM unnest($2, $3) AS level (wanted, room), LATERAL (
        -- The filter passes everything: it only unpacks the words, once and not for every comparison.
        SELECT media.id, ts_filter(media.words, '{a,b,c}') AS words
        FROM media
        WHERE media.library_id = $1 AND media.words @@ level.wanted::tsquery
        LIMIT level.room
    ) AS level_media
    LIMIT $9
), word AS MATERIALIZED (
    SELECT place::integer - 1 AS place, exact::tsquery AS exact, near::tsquery AS near
    FROM unnest($4, $5) WITH ORDINALITY AS word (exact, near, place)
), form AS MATERIALIZED (
    SELECT place, wanted::tsquery AS wanted, quality
    FROM unnest($6, $7, $8) AS form (place, wanted, quality)
), met AS MATERIALIZED (
    SELECT candidate.id, word.place, CASE
        WHEN candidate.words @@ word.exact THEN 1
        WHEN candidate.words @@ word.near THEN (
            SELECT max(form.quality) FROM form WHERE form.place = word.place AND candidate.words @@ form.wanted
        )
        ELSE 0
    END AS quality
    FROM candidate CROSS JOIN word
), best AS MATERIALIZED (
    SELECT met.id, (count(*) FILTER (WHERE met.quality = 1))::integer AS keywords, avg(met.quality)::real AS facts
    FROM met
    GROUP BY met.id
    ORDER BY keywords DESC, facts DESC, met.id
    LIMIT $10
)
SELECT DISTINCT best.keywords, best.facts, best.id, met.place, field.weight AS field
FROM best
JOIN candidate ON candidate.id = best.id
JOIN met ON met.id = best.id AND met.quality > 0
-- What the picture has of a word is what is as good as its best.
JOIN form ON form.place = met.place AND form.quality = met.quality
CROSS JOIN LATERAL (VALUES ('A', '{a}'::"char"[]), ('B', '{b}'), ('C', '{c}')) AS field (weight, weights)
WHERE ts_filter(candidate.words, field.weights) @@ form.wanted
ORDER BY best.keywords DESC, best.facts DESC, best.id, met.place, field.weight
