-- $1 the library, $2 the pictures, or NULL for all; $3 the kind of caption, $4 that of its job; $5 the model and $6 the version
-- that are current; $7 whether those without a caption, $8 whether those with another one. The newest come first.
SELECT media.id
FROM media
LEFT JOIN caption ON caption.media_id = media.id AND caption.kind = $3
WHERE media.library_id = $1
    AND ($2 IS NULL OR media.id = ANY ($2))
    AND CASE
        WHEN caption.media_id IS NULL THEN $7
        ELSE $8 AND caption.edited_at IS NULL AND (caption.model <> $5 OR caption.version < $6)
    END
    AND NOT EXISTS (
        SELECT FROM job WHERE job.media_id = media.id AND job.kind = $4 AND job.state IN ('queued', 'running')
    )
ORDER BY media.uploaded_at DESC, media.id DESC
