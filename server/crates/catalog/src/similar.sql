-- $1 the library, $2 the words; NULL takes the place of a word that nothing is like.
SELECT sought.place::integer - 1 AS place, near.word, near.similarity
FROM unnest($2) WITH ORDINALITY AS sought (word, place), LATERAL (
    SELECT vocabulary.word, public.word_similarity(sought.word, vocabulary.word) AS similarity
    FROM vocabulary
    WHERE vocabulary.library_id = $1
        AND vocabulary.word OPERATOR(public.%>) sought.word
        AND NOT starts_with(vocabulary.word, sought.word)
    ORDER BY similarity DESC, vocabulary.word
    LIMIT 8
) AS near
WHERE near.similarity >= 0.6
