"""The tables of index.db and their version; only vault/ and cases/ write SQL against them."""

USER_VERSION = 1

SCHEMA = """
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
  id TEXT PRIMARY KEY,             -- 32 hex, random: names the chain and stands in the vault's own chain
  code TEXT NOT NULL UNIQUE,       -- what people type
  title TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('family', 'school')),
  created_at_utc TEXT NOT NULL,
  next_number INTEGER NOT NULL     -- exhibit numbers are never used twice
) STRICT;

-- A withdrawn exhibit keeps its id, case and number; every other column is null.
CREATE TABLE exhibits (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  number INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
  kind TEXT,
  sha256 TEXT,
  size_bytes INTEGER,
  media_type TEXT,
  width INTEGER,
  height INTEGER,
  preview INTEGER,
  captured_at_utc TEXT,
  added_at_utc TEXT,
  utc_offset_minutes INTEGER,
  claimed_date TEXT,
  capture TEXT,                    -- JSON object of texts
  derived_from TEXT REFERENCES exhibits (id),
  blob TEXT UNIQUE,
  stored_bytes INTEGER,
  UNIQUE (case_id, number),
  CHECK (withdrawn = 1 OR (kind IS NOT NULL AND sha256 IS NOT NULL AND blob IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX exhibit_bytes ON exhibits (case_id, sha256) WHERE withdrawn = 0;

CREATE TABLE facts (
  exhibit TEXT PRIMARY KEY REFERENCES exhibits (id) ON DELETE CASCADE,
  url TEXT NOT NULL,
  account TEXT NOT NULL,
  display_name TEXT NOT NULL,
  platform TEXT NOT NULL,
  shown_date TEXT NOT NULL,
  note TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- chain: a case's id, or the vault's.
CREATE TABLE journal (
  chain TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at_utc TEXT NOT NULL,
  event TEXT NOT NULL,
  exhibit TEXT,
  commitment TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_exhibit ON journal (exhibit) WHERE exhibit IS NOT NULL;

-- What a commitment hides. Destroyed on purpose: the row stays and both columns are null.
CREATE TABLE openings (
  chain TEXT NOT NULL,
  seq INTEGER NOT NULL,
  details TEXT,                    -- canonical JSON
  salt TEXT,                       -- 64 hex
  PRIMARY KEY (chain, seq),
  FOREIGN KEY (chain, seq) REFERENCES journal (chain, seq),
  CHECK ((details IS NULL) = (salt IS NULL))
) STRICT, WITHOUT ROWID;
"""
