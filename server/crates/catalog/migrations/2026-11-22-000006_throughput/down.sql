DROP INDEX media_embedded;
