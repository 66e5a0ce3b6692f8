CREATE TABLE library (
    id uuid PRIMARY KEY,
    name text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- The library of an installation without accounts. Its id is fixed, so that a rebuilt database fits the vectors and
-- files that are already there.
INSERT INTO library (id, name) VALUES ('00000000-0000-7000-8000-000000000001', 'default');

CREATE TABLE media (
    id uuid PRIMARY KEY,
    library_id uuid NOT NULL REFERENCES library (id),
    blake3 bytea NOT NULL CHECK (octet_length(blake3) = 32),
    name text NOT NULL,
    media_type text NOT NULL,
    bytes bigint NOT NULL CHECK (bytes >= 0),
    width integer NOT NULL CHECK (width > 0),
    height integer NOT NULL CHECK (height > 0),
    -- Cameras write the wall clock and no zone.
    taken_at timestamp,
    uploaded_at timestamptz NOT NULL DEFAULT now(),
    colours jsonb NOT NULL DEFAULT '[]',
    -- The models whose vectors are in the index; NULL before there are any.
    embedded_model text,
    embedded_at timestamptz,
    local_model text,
    UNIQUE (library_id, blake3)
);

-- The order of the gallery.
CREATE INDEX media_newest ON media (library_id, uploaded_at DESC, id DESC);

-- Files are shared by hash between libraries: is any row left that needs them?
CREATE INDEX media_blake3 ON media (blake3);
