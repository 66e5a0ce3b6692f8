-- Where pictures were taken, as their files say in words; known of those that come from now on.

ALTER TABLE media
    ADD place text NOT NULL DEFAULT '',
    DROP words,
    DROP plain;

ALTER TABLE media
    -- All words; A is the name, B are the tags, C is the description, D is the place.
    ADD words tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(media_vector(media_plain(name)), 'A')
        || setweight(media_vector(media_plain(media_joined(tags))), 'B')
        || setweight(media_vector(media_plain(description)), 'C')
        || media_vector(media_plain(place))
    ) STORED,
    -- The words in their order, a space around each: those of the name, of each tag, of the description and of the place,
    -- parted by U+001F.
    ADD plain text NOT NULL GENERATED ALWAYS AS (
        ' ' || media_plain(name) || E' \x1F ' || media_plain(media_joined(tags)) || E' \x1F '
        || media_plain(description) || E' \x1F ' || media_plain(place) || ' '
    ) STORED;

CREATE INDEX media_words ON media USING gin (words) WITH (fastupdate = off);
