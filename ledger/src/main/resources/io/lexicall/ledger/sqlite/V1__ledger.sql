-- The events. Times are microseconds since 1970-01-01T00:00:00Z.
CREATE TABLE lexicall_event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  person TEXT,
  happened_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  recorded_by TEXT,
  origin TEXT,
  seller TEXT,
  brand TEXT,
  channels TEXT,
  purposes TEXT,
  subject TEXT,
  wording TEXT,
  evidence TEXT,
  evidence_sha256 TEXT,
  refers_to TEXT,
  consent_kind TEXT,
  expires_at BIGINT,
  automated BOOLEAN,
  connected BOOLEAN,
  refused BOOLEAN,
  exempt BOOLEAN,
  similar_products BOOLEAN,
  request_kind TEXT,
  law TEXT,
  place TEXT
);

CREATE INDEX lexicall_event_person ON lexicall_event (person, seq);

CREATE INDEX lexicall_event_refers_to ON lexicall_event (refers_to) WHERE refers_to IS NOT NULL;

-- An attempt ends once.
CREATE UNIQUE INDEX lexicall_event_attempt_end ON lexicall_event (refers_to)
  WHERE kind IN ('contact-ended', 'contact-released');

CREATE INDEX lexicall_event_clock ON lexicall_event (happened_at)
  WHERE kind IN ('request-received', 'told-to-stop', 'consent-withdrawn');

-- What holds for the ledger as a whole.
CREATE TABLE lexicall_ledger (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- The persons whose events may be deleted, within the transaction that forgets them.
CREATE TABLE lexicall_forgetting (person TEXT PRIMARY KEY);

CREATE TRIGGER lexicall_event_not_changed BEFORE UPDATE ON lexicall_event
BEGIN
  SELECT RAISE(ABORT, 'An event of the ledger is not changed');
END;

CREATE TRIGGER lexicall_event_not_deleted BEFORE DELETE ON lexicall_event
WHEN NOT EXISTS (SELECT 1 FROM lexicall_forgetting f WHERE f.person = OLD.person)
BEGIN
  SELECT RAISE(ABORT, 'An event of the ledger is not deleted');
END;
