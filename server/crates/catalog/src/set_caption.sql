-- $1 the picture, $2 the kind, $3 the text, $4 what of it is searched, $5 the model, $6 the version. What somebody put in other words stays.
INSERT INTO caption (media_id, kind, text, said, model, version)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (media_id, kind) DO UPDATE SET
    text = excluded.text,
    said = excluded.said,
    model = excluded.model,
    version = excluded.version,
    made_at = excluded.made_at
WHERE caption.edited_at IS NULL
