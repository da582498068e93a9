-- Whether the seller or the caller received a consent.
ALTER TABLE lexicall_event ADD COLUMN received_by TEXT;
