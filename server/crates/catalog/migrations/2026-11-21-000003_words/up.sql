-- What people write about their pictures, and the search for words in it.

-- Both are trusted: whoever may create in the database may create them. Named with their schema wherever they are used,
-- since a restore and maintenance work with a search_path of their own.
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- A text without its case and its accents. `unaccent` is not called immutable because its rules are a file; nobody edits it.
-- Called twice: in a Turkish database the lower case of I is a letter with an accent.
CREATE FUNCTION media_folded(text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN public.unaccent('public.unaccent', lower(public.unaccent('public.unaccent', normalize($1, NFKC))));
END
$$;

-- The words of a text, folded, with a space between two: every sign parts them, but for U+001F, which parts texts and stays.
-- The signs are listed, since a database with the locale C knows no letters beyond ASCII. Cut, because a tsvector holds a
-- megabyte. It folds by itself: a function that calls another of ours would need the search_path to find it.
CREATE FUNCTION media_plain(text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    IF $1 = '' THEN
        RETURN '';
    END IF;
    RETURN left(regexp_replace(
        public.unaccent('public.unaccent', lower(public.unaccent('public.unaccent', normalize($1, NFKC)))),
        '[\u0001-\u001E\u0020-\u002F:-@\[-`{-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u00D7\u00F7'
            '\u02C2-\u02DF\u055A-\u055F\u0589\u058A\u05BE\u05C0\u05C3\u05F3\u05F4\u060C\u061B\u061F\u066A-\u066D\u06D4'
            '\u0964\u0965\u2000-\u2BFF\u2E00-\u2E7F\u3000-\u3004\u3008-\u3020\u3030\u303D\u30FB\uE000-\uF8FF'
            '\uFD3E\uFD3F\uFE00-\uFE6F\uFEFF\uFFF0-\uFFFF\U0001F000-\U0001FAFF\U000E0000-\U0010FFFF]+',
        ' ', 'g'), 20000);
END
$$;

-- The tags as one text. Immutable for texts, which `array_to_string` is not for everything.
CREATE FUNCTION media_joined(text[]) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN array_to_string($1, E' \x1F ');
END
$$;

-- Every word as it stands there, and its English stem where that is another.
CREATE FUNCTION media_vector(plain text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    words tsvector := to_tsvector('pg_catalog.simple', plain);
BEGIN
    RETURN words || ts_delete(to_tsvector('pg_catalog.english', plain), tsvector_to_array(words));
END
$$;

ALTER TABLE media
    ADD tags text[] NOT NULL DEFAULT '{}' CHECK (array_position(tags, NULL) IS NULL),
    ADD description text NOT NULL DEFAULT '',
    -- All words; A is the name, B are the tags, C is the description.
    ADD words tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(media_vector(media_plain(name)), 'A')
        || setweight(media_vector(media_plain(media_joined(tags))), 'B')
        || setweight(media_vector(media_plain(description)), 'C')
    ) STORED,
    -- The words in their order, a space around each: those of the name, of each tag and of the description, parted by U+001F.
    ADD plain text NOT NULL GENERATED ALWAYS AS (
        ' ' || media_plain(name) || E' \x1F ' || media_plain(media_joined(tags)) || E' \x1F '
        || media_plain(description) || ' '
    ) STORED;

-- Without the list of pending entries, which every search would have to read from its beginning to its end.
CREATE INDEX media_words ON media USING gin (words) WITH (fastupdate = off);
CREATE INDEX media_name_parts ON media USING gin (media_folded(name) public.gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX media_tagged ON media (library_id) WHERE tags <> '{}';

-- The words that a library has, or had, to find those that are nearly alike: trigrams of whole descriptions would be many,
-- and slow to compare. Words with digits are left out; they are numbers, and every name has another.
CREATE TABLE vocabulary (
    library_id uuid NOT NULL REFERENCES library (id) ON DELETE CASCADE,
    word text NOT NULL,
    PRIMARY KEY (library_id, word)
);

INSERT INTO vocabulary (library_id, word)
SELECT DISTINCT media.library_id, word
FROM media, unnest(string_to_array(media.plain, ' ')) AS word
WHERE word ~ '^[^0-9\u001F]{3,64}$';

CREATE INDEX vocabulary_parts ON vocabulary USING gin (word public.gin_trgm_ops) WITH (fastupdate = off);

-- The vector index keeps facts of each picture beside its vectors, and has to learn the new ones.
INSERT INTO job (kind, library_id, media_id, priority)
SELECT 'index_facts', library_id, id, -10
FROM media
ORDER BY uploaded_at, id
ON CONFLICT DO NOTHING;
