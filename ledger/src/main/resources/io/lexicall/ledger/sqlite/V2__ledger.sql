-- Which scripts made the tables, by the SHA-256 of each.
CREATE TABLE lexicall_script (version INTEGER PRIMARY KEY, sha256 TEXT NOT NULL);
