-- $1 the library; $2, $3 and $4 what to look for first, second and so on, without what, and how many at most; $5 what is near
-- each word of the query; $6 and $7 from which to which of the forms are its own; $8 and $9 the forms, those of a word
-- together and the best first, and how good; $10 so many pictures to look at, $11 so many to name; $12 what to look for where
-- fewer than these have a word of the query.
WITH exact AS MATERIALIZED (
    -- The levels are read one after the other, until there are enough. What they look for comes from an array, so the
    -- planner, which cannot know that a word stands everywhere, takes the index. Few rows have what is unwanted, as they
    -- were found before: so the index need not know.
    SELECT had.id, had.words, had.place
    FROM unnest($2, $3, $4) AS level (wanted, unwanted, room), LATERAL (
        SELECT media.id, media.words, media.place
        FROM media
        WHERE media.library_id = $1
            AND media.words @@ level.wanted::tsquery
            AND (level.unwanted IS NULL OR NOT media.words @@ level.unwanted::tsquery)
        LIMIT level.room
    ) AS had
    LIMIT $10
), near AS (
    -- They come behind all that have a word, so where there are enough of those, nobody looks for them.
    SELECT had.id, had.words, had.place
    FROM unnest(CASE WHEN (SELECT count(*) FROM exact) < $11 THEN $12 END) AS level (wanted), LATERAL (
        SELECT media.id, media.words, media.place
        FROM media
        WHERE media.library_id = $1 AND media.words @@ level.wanted::tsquery
        LIMIT $10
    ) AS had
), candidate AS MATERIALIZED (
    -- The first filter passes everything: it only unpacks the words, once and not for every comparison.
    SELECT had.id, ts_filter(had.words, '{a,b,c,d}') AS words, ts_filter(had.words, '{a,b,c}') AS written, had.place
    FROM (SELECT * FROM exact UNION ALL SELECT * FROM near) AS had
    LIMIT $10
), form AS MATERIALIZED (
    SELECT wanted::tsquery AS wanted, number::integer AS number
    FROM unnest($8) WITH ORDINALITY AS form (wanted, number)
), word AS MATERIALIZED (
    SELECT word.place, word.first, word.last, form.wanted AS exact, word.near::tsquery AS near
    FROM unnest($5, $6, $7) WITH ORDINALITY AS word (near, first, last, place) JOIN form ON form.number = word.first
), best AS MATERIALIZED (
    SELECT candidate.id, candidate.words, candidate.place, met.keywords, met.facts, met.places, met.forms
    FROM candidate, LATERAL (
        SELECT
            (count(*) FILTER (WHERE each.form = each.first))::integer AS keywords,
            avg(coalesce(($9)[each.form], 0) * each.share)::real AS facts,
            array_agg(each.place) FILTER (WHERE each.form IS NOT NULL) AS places,
            array_agg(each.form) FILTER (WHERE each.form IS NOT NULL) AS forms
        FROM (
            SELECT word.place, word.first, CASE
                WHEN candidate.words @@ word.exact THEN word.first
                WHEN candidate.words @@ word.near THEN (
                    SELECT min(form.number) FROM form
                    WHERE form.number BETWEEN word.first AND word.last AND candidate.words @@ form.wanted
                )
            END AS form, CASE
                -- What only a model said counts less than what people wrote.
                WHEN candidate.written @@ word.exact THEN 1
                WHEN NOT candidate.words @@ word.exact AND candidate.written @@ word.near THEN 1
                ELSE 0.8
            END AS share
            FROM word
            OFFSET 0 -- Or each use of a form would look for it again.
        ) AS each
    ) AS met
    ORDER BY met.keywords DESC, met.facts DESC, candidate.id
    LIMIT $11
)
SELECT best.id, best.keywords, best.facts, met.place::integer - 1 AS place, field.letter AS field
FROM best
CROSS JOIN LATERAL unnest(best.places, best.forms) AS met (place, form)
CROSS JOIN LATERAL (
    VALUES ('A', '{a}'::"char"[]), ('B', '{b}'), ('C', '{c}'), ('D', '{c}'), ('E', '{d}')
) AS field (letter, weights)
WHERE ts_filter(best.words, field.weights) @@ (($8)[met.form])::tsquery
    -- Description and place have one weight. Places are short, and few pictures have one.
    AND CASE field.letter
        WHEN 'C' THEN NOT media_vector(media_plain(best.place)) @@ (($8)[met.form])::tsquery OR (
            SELECT media_vector(media_plain(media.description)) @@ (($8)[met.form])::tsquery
            FROM media
            WHERE media.id = best.id
        )
        WHEN 'D' THEN media_vector(media_plain(best.place)) @@ (($8)[met.form])::tsquery
        ELSE true
    END
ORDER BY best.keywords DESC, best.facts DESC, best.id, met.place, field.letter
