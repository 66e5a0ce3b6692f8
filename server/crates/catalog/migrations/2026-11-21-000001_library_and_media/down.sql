DROP TABLE media;
DROP TABLE library;
