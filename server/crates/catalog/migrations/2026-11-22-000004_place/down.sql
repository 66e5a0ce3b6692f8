ALTER TABLE media
    DROP words,
    DROP plain,
    DROP place;

ALTER TABLE media
    ADD words tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(media_vector(media_plain(name)), 'A')
        || setweight(media_vector(media_plain(media_joined(tags))), 'B')
        || setweight(media_vector(media_plain(description)), 'C')
    ) STORED,
    ADD plain text NOT NULL GENERATED ALWAYS AS (
        ' ' || media_plain(name) || E' \x1F ' || media_plain(media_joined(tags)) || E' \x1F '
        || media_plain(description) || ' '
    ) STORED;

CREATE INDEX media_words ON media USING gin (words) WITH (fastupdate = off);
