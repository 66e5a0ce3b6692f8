-- Work to do. A finished job is deleted, so this table holds what is left and what failed.
-- No foreign keys: the job that removes the files and vectors of a picture outlives the row of the picture.
CREATE TABLE job (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    library_id uuid NOT NULL,
    media_id uuid,
    payload jsonb NOT NULL DEFAULT '{}',
    priority smallint NOT NULL DEFAULT 0,
    state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'failed')),
    -- Runs begun, the present one included.
    attempts integer NOT NULL DEFAULT 0,
    -- Counts every claim and is never reset: who answers with an old number has lost the job.
    claim bigint NOT NULL DEFAULT 0,
    -- The job was wished for again while it ran.
    again boolean NOT NULL DEFAULT false,
    run_at timestamptz NOT NULL DEFAULT now(),
    locked_until timestamptz,
    locked_by text,
    reason text,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (media_id, kind)
);

-- By kind first: a worker of one kind must not wade through the waiting jobs of another.
CREATE INDEX job_next ON job (kind, priority DESC, run_at, id) WHERE state = 'queued';
CREATE INDEX job_running ON job (locked_until) WHERE state = 'running';
CREATE INDEX job_failed ON job (library_id, kind) WHERE state = 'failed';

CREATE FUNCTION job_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('jobs', '');
    RETURN NULL;
END
$$;

-- Only for inserts: a worker that claims a job must not wake itself.
CREATE TRIGGER job_notify AFTER INSERT ON job FOR EACH STATEMENT EXECUTE FUNCTION job_notify();
