-- The extensions stay: they may have been there before, and others may use them.
DELETE FROM job WHERE kind = 'index_facts';
DROP TABLE vocabulary;
DROP INDEX media_tagged;
DROP INDEX media_name_parts;
ALTER TABLE media DROP plain, DROP words, DROP description, DROP tags;
DROP FUNCTION media_vector;
DROP FUNCTION media_joined;
DROP FUNCTION media_plain;
DROP FUNCTION media_folded;
