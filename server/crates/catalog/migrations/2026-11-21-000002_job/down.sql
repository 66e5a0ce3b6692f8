DROP TABLE job;
DROP FUNCTION job_notify;
