ALTER TABLE media DROP described;
