-- The end of the day on which something ended, of which only the date was told.
ALTER TABLE lexicall_event ADD COLUMN happened_at_latest BIGINT;
