-- What is in the trash goes back to its library, but for pictures whose bytes came again. The version before knows jobs that
-- forget a picture as a whole, and none that forget its vectors alone.
WITH doomed AS (
    DELETE FROM media
    USING library
    WHERE library.id = media.library_id AND EXISTS (
        SELECT FROM media AS kept WHERE kept.library_id = library.trash_of AND kept.blake3 = media.blake3
    )
    RETURNING media.id, media.blake3
)
UPDATE job
SET kind = 'forget', payload = jsonb_build_object('blake3', encode(doomed.blake3, 'hex'))
FROM doomed
WHERE job.media_id = doomed.id AND job.kind = 'forget_vectors';

UPDATE media SET library_id = library.trash_of FROM library WHERE library.id = media.library_id AND library.trash_of IS NOT NULL;
DELETE FROM job WHERE kind = 'forget_vectors';

DROP INDEX media_timeline;
DROP INDEX media_deleted;
ALTER TABLE media DROP shown_at, DROP deleted_at;
DELETE FROM library WHERE trash_of IS NOT NULL;
ALTER TABLE library DROP trash_of;
