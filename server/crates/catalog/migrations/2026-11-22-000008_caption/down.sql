DELETE FROM job WHERE kind IN ('describe', 'describe_enhanced');
DROP TABLE caption;

ALTER TABLE media
    DROP words,
    DROP plain,
    DROP captions;

ALTER TABLE media
    ADD words tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(media_vector(media_plain(name)), 'A')
        || setweight(media_vector(media_plain(media_joined(tags))), 'B')
        || setweight(media_vector(media_plain(description)), 'C')
        || media_vector(media_plain(place))
    ) STORED,
    ADD plain text NOT NULL GENERATED ALWAYS AS (
        ' ' || media_plain(name) || E' \x1F ' || media_plain(media_joined(tags)) || E' \x1F '
        || media_plain(description) || E' \x1F ' || media_plain(place) || ' '
    ) STORED;

CREATE INDEX media_words ON media USING gin (words) WITH (fastupdate = off);
