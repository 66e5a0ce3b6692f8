-- Which pictures nobody has described yet: each deep search says how many those are.

ALTER TABLE media ADD described boolean NOT NULL DEFAULT false;

UPDATE media SET described = true WHERE EXISTS (SELECT FROM caption WHERE caption.media_id = media.id);

CREATE INDEX media_undescribed ON media (library_id) WHERE NOT described;
