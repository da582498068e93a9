-- A ledger of the first version, with events of every kind.

-- The events. Times are microseconds since 1970-01-01T00:00:00Z.
CREATE TABLE lexicall_event (
  seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
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

-- A row for each person, to be locked while a cap is counted.
CREATE TABLE lexicall_person (person TEXT PRIMARY KEY);

CREATE FUNCTION lexicall_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM lexicall_forgetting f WHERE f.person = OLD.person) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'An event of the ledger is neither changed nor deleted';
END $$;

CREATE TRIGGER lexicall_event_stays BEFORE UPDATE OR DELETE ON lexicall_event
  FOR EACH ROW EXECUTE FUNCTION lexicall_event_stays();

CREATE FUNCTION lexicall_event_not_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The events of the ledger are not deleted';
END $$;

CREATE TRIGGER lexicall_event_not_emptied BEFORE TRUNCATE ON lexicall_event
  FOR EACH STATEMENT EXECUTE FUNCTION lexicall_event_not_emptied();

INSERT INTO lexicall_ledger (name, value) VALUES ('schema', '1'), ('key:clear', 'used');

INSERT INTO lexicall_event (id, kind, person, happened_at, recorded_at, recorded_by, origin, seller, brand, channels, purposes, wording, evidence, evidence_sha256, consent_kind, expires_at, automated, place)
VALUES ('c-1', 'consent-given', '+13055550001', 1772359200000000, 1772359260000000, 'agent-7', 'web form', 'acme', 'sun', 'voice,text', 'telemarketing', 'web-2026-03', 'form 81', 'a12871fee210fb8619291eaea194581cbd2531e4b23759d225f6806923f63222', 'express-written', 1806919200000000, TRUE, 'US-FL');

INSERT INTO lexicall_event (id, kind, person, happened_at, recorded_at, channels, refers_to)
VALUES ('w-1', 'consent-withdrawn', '+13055550001', 1775037600000000, 1775037660000000, 'text', 'c-1');

INSERT INTO lexicall_event (id, kind, person, happened_at, recorded_at, seller, purposes, place)
VALUES ('s-1', 'told-to-stop', '+13055550002', 1775124000000000, 1775124000000000, 'acme', 'telemarketing', 'US-FL'),
  ('s-2', 'told-to-stop', '+13055550003', 1775124000000000, 1775124000000000, NULL, NULL, 'US-FL');

INSERT INTO lexicall_event (id, kind, person, happened_at, recorded_at, refers_to)
VALUES ('l-2', 'stop-lifted', '+13055550003', 1777716000000000, 1777716000000000, 's-2');

INSERT INTO lexicall_event (id, kind, person, happened_at, recorded_at, seller, similar_products, place)
VALUES ('t-1', 'transaction', '+13055550001', 1775210400000000, 1775210400000000, 'acme', TRUE, 'US-FL'),
  ('i-1', 'inquiry', '+13055550001', 1775296800000000, 1775296800000000, 'acme', NULL, 'US-FL'),
  ('e-1', 'relationship-ended', '+13055550001', 1775383200000000, 1775383200000000, 'acme', NULL, 'US-FL');

INSERT INTO lexicall_event (id, kind, person, happened_at, recorded_at, seller, channels, purposes, subject, expires_at, place)
VALUES ('a-1', 'contact-attempted', '+13055550004', 1795536000000000, 1795536000000000, 'acme', 'voice', 'telemarketing', 'solar', 1795536120000000, 'US-FL'),
  ('a-2', 'contact-attempted', '+13055550004', 1795537000000000, 1795537000000000, 'acme', 'voice', 'telemarketing', 'solar', 1795537120000000, 'US-FL'),
  ('a-3', 'contact-attempted', '+13055550004', 1795538000000000, 1795538000000000, 'acme', 'voice', 'telemarketing', 'solar', 1795538120000000, 'US-FL'),
  ('a-4', 'contact-attempted', '+13055550004', 1795539000000000, 1795539000000000, 'acme', 'voice', 'telemarketing', 'solar', 1795539120000000, 'US-FL');

INSERT INTO lexicall_event (id, kind, person, happened_at, recorded_at, seller, channels, purposes, subject, refers_to, connected, refused, exempt)
VALUES ('x-1', 'contact-ended', '+13055550004', 1795536060000000, 1795536060000000, 'acme', 'voice', 'telemarketing', 'solar', 'a-1', TRUE, FALSE, FALSE);

INSERT INTO lexicall_event (id, kind, person, happened_at, recorded_at, seller, channels, purposes, subject, refers_to)
VALUES ('x-2', 'contact-released', '+13055550004', 1795537060000000, 1795537060000000, 'acme', 'voice', 'telemarketing', 'solar', 'a-2');

INSERT INTO lexicall_event (id, kind, person, happened_at, recorded_at, request_kind, law, place)
VALUES ('r-1', 'request-received', NULL, 1795500000000000, 1795500000000000, 'access', 'gdpr', 'DE');

INSERT INTO lexicall_event (id, kind, person, happened_at, recorded_at, refers_to)
VALUES ('r-2', 'request-acknowledged', NULL, 1795510000000000, 1795510000000000, 'r-1');

INSERT INTO lexicall_event (id, kind, person, happened_at, recorded_at)
VALUES ('f-1', 'forgotten', '+13055550005', 1795520000000000, 1795520000000000);

INSERT INTO lexicall_person (person) VALUES ('+13055550004');
