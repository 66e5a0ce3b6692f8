-- What is deleted stays for a while, and what is there has an order in time.

-- The trash of a library is a library of its own: everything is asked for by library, so nothing has to know of the trash to
-- leave it out, and the same bytes may lie in both.
ALTER TABLE library ADD trash_of uuid UNIQUE REFERENCES library (id) ON DELETE CASCADE;

ALTER TABLE media
    -- When it was put into the trash; NULL where it is not there.
    ADD deleted_at timestamptz,
    -- When it was taken, by the camera's clock, or else when it came.
    ADD shown_at timestamp NOT NULL GENERATED ALWAYS AS (coalesce(taken_at, uploaded_at AT TIME ZONE 'UTC')) STORED;

-- What has been in the trash for too long.
CREATE INDEX media_deleted ON media (deleted_at) WHERE deleted_at IS NOT NULL;

-- The order of the timeline.
CREATE INDEX media_timeline ON media (library_id, shown_at DESC, id DESC);
