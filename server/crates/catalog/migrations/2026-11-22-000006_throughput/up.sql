-- What was indexed lately, to count it by minute.
CREATE INDEX media_embedded ON media (library_id, embedded_at) WHERE embedded_at IS NOT NULL;
