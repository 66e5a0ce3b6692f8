DROP TABLE past_search;
