-- $1 what people typed. Words are parted as those of the pictures are; only words that English leaves out have no stem.
SELECT found.lexeme AS word, tsvector_to_array(to_tsvector('pg_catalog.english', found.lexeme)) AS stems
FROM unnest(to_tsvector('pg_catalog.simple', media_plain($1))) AS found
ORDER BY found.positions[1], found.lexeme
