-- $1 what to mark, $2 the texts. The signs around a mark stand in no text.
SELECT ts_headline('pg_catalog.english', given.text, $1::tsquery, E'HighlightAll=true, StartSel=\x01, StopSel=\x02') AS marked
FROM unnest($2) WITH ORDINALITY AS given (text, number)
ORDER BY given.number
