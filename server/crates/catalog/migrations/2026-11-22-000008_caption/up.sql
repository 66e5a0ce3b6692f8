-- What models say about pictures, and the search for words in it.

CREATE TABLE caption (
    media_id uuid NOT NULL REFERENCES media (id) ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('short', 'enhanced')),
    text text NOT NULL,
    -- What of it is searched: what it says is there.
    said text NOT NULL,
    -- Which model said so, asked by which version of the question.
    model text NOT NULL,
    version integer NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    -- When somebody put it in other words, which no model replaces; NULL for what is as the model said it.
    edited_at timestamptz,
    PRIMARY KEY (media_id, kind)
);

ALTER TABLE media
    -- All its captions, parted by U+001F: a generated column sees its own row alone.
    ADD captions text NOT NULL DEFAULT '',
    DROP words,
    DROP plain;

ALTER TABLE media
    -- All words; A is the name, B are the tags, C are the description and the place, D are the captions, which no person wrote.
    ADD words tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(media_vector(media_plain(name)), 'A')
        || setweight(media_vector(media_plain(media_joined(tags))), 'B')
        || setweight(media_vector(media_plain(description)), 'C')
        || setweight(media_vector(media_plain(place)), 'C')
        || media_vector(media_plain(captions))
    ) STORED,
    -- The words in their order, a space around each: those of the name, of each tag, of the description, of the place and of
    -- each caption, parted by U+001F.
    ADD plain text NOT NULL GENERATED ALWAYS AS (
        ' ' || media_plain(name) || E' \x1F ' || media_plain(media_joined(tags)) || E' \x1F '
        || media_plain(description) || E' \x1F ' || media_plain(place) || E' \x1F ' || media_plain(captions) || ' '
    ) STORED;

CREATE INDEX media_words ON media USING gin (words) WITH (fastupdate = off);
