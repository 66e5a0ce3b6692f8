-- What was searched for, to be searched for again: the latest, and all that was saved.
CREATE TABLE past_search (
    id uuid PRIMARY KEY,
    library_id uuid NOT NULL REFERENCES library (id) ON DELETE CASCADE,
    -- The address of its answer, with filters, order and all. Bounded, because an index holds it.
    address text NOT NULL CHECK (octet_length(address) <= 2000),
    -- What was asked for, as it is shown.
    words text NOT NULL,
    searched_at timestamptz NOT NULL,
    -- NULL for what is only remembered for a while.
    saved_at timestamptz,
    UNIQUE (library_id, address)
);
