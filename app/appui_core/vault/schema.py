"""The tables of index.db and their version; only vault/ and cases/ write SQL against them.

One step of SQL leads from each version to the next; a new index takes all of them, so that a new and a migrated
one are the same. A step never changes once it was released.
"""

_VERSION_1 = """
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

# What people told about an exhibit, as one text for the search: `fact` is `new` or `old` of a trigger. The engine
# takes accents away by itself; the ligature is ours to open, because people type "soeur" as often as "sœur".
_TEXT = (
    "replace(replace({fact}.url || char(10) || {fact}.account || char(10) || {fact}.display_name || char(10)"
    " || {fact}.platform || char(10) || {fact}.note || char(10) || {fact}.words, 'œ', 'oe'), 'Œ', 'oe')"
)
# A word that no text holds stands for the case, so that the engine intersects it with the words asked for. It
# begins with a letter of the private area, which `cases/search.py` takes out of what people type.
_MARK = "(SELECT char(57344) || r.case_id || char(10) FROM exhibit_rows r WHERE r.exhibit = {fact}.exhibit)"
_ROW = "(SELECT r.row FROM exhibit_rows r WHERE r.exhibit = {fact}.exhibit)"


def _told(fact: str) -> str:
    return f"{_ROW}, {_MARK} || {_TEXT}".format(fact=fact)


_VERSION_2 = f"""
ALTER TABLE exhibits ADD COLUMN checked_at_utc TEXT;  -- the last time the original was found unchanged
CREATE INDEX exhibit_added ON exhibits (added_at_utc) WHERE withdrawn = 0;

-- A number per exhibit that no VACUUM renumbers, growing as exhibits are added: what the full text is keyed by.
CREATE TABLE exhibit_rows (
  row INTEGER PRIMARY KEY,
  exhibit TEXT NOT NULL UNIQUE,
  case_id TEXT NOT NULL
) STRICT;
INSERT INTO exhibit_rows (exhibit, case_id) SELECT id, case_id FROM exhibits ORDER BY id;
CREATE TRIGGER exhibit_rows_added AFTER INSERT ON exhibits BEGIN
  INSERT INTO exhibit_rows (exhibit, case_id) VALUES (new.id, new.case_id);
END;
-- After: facts that go with an exhibit's row still find its number.
CREATE TRIGGER exhibit_rows_gone AFTER DELETE ON exhibits BEGIN
  DELETE FROM exhibit_rows WHERE exhibit = old.id;
END;

-- Nothing but the index of words is stored: the text itself stays in facts alone.
CREATE VIEW told (row, text) AS
  SELECT {_told("f")} FROM facts f;
CREATE VIRTUAL TABLE search USING fts5 (
  text,
  content = 'told',
  content_rowid = 'row',
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '1 2 3'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
INSERT INTO search (rowid, text) SELECT row, text FROM told ORDER BY row;
CREATE TRIGGER search_added AFTER INSERT ON facts BEGIN
  INSERT INTO search (rowid, text) VALUES ({_told("new")});
END;
CREATE TRIGGER search_gone AFTER DELETE ON facts BEGIN
  INSERT INTO search (search, rowid, text) VALUES ('delete', {_told("old")});
END;
CREATE TRIGGER search_changed AFTER UPDATE ON facts BEGIN
  INSERT INTO search (search, rowid, text) VALUES ('delete', {_told("old")});
  INSERT INTO search (rowid, text) VALUES ({_told("new")});
END;

CREATE TABLE thumbnails (
  exhibit TEXT PRIMARY KEY REFERENCES exhibits (id) ON DELETE CASCADE,
  jpeg BLOB NOT NULL
) STRICT;

-- Requests for RFC 3161 time stamps: case_id is null for a whole vault's.
CREATE TABLE stamps (
  id TEXT PRIMARY KEY,
  case_id TEXT REFERENCES cases (id),
  digest TEXT NOT NULL,
  made_at_utc TEXT NOT NULL,
  authority TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'refused')),
  request BLOB NOT NULL,
  response BLOB,
  last_try_utc TEXT,
  last_code TEXT
) STRICT;
"""  # noqa: S608 - only our own words

_VERSION_3 = """
-- Reports that a person says were sent. `_at`: as told, ISO 8601 with offset.
CREATE TABLE reports (
  id TEXT PRIMARY KEY,             -- ULID
  case_id TEXT NOT NULL REFERENCES cases (id),
  platform TEXT NOT NULL,          -- or who else was written to
  object TEXT NOT NULL,
  account TEXT NOT NULL,
  category TEXT NOT NULL,
  reference TEXT NOT NULL,
  exhibits TEXT NOT NULL,          -- JSON list of exhibit numbers, which outlive the exhibits
  seen_at TEXT,                    -- when the content was first seen
  sent_at TEXT NOT NULL,
  note TEXT NOT NULL,
  noted_at_utc TEXT NOT NULL
) STRICT;
CREATE INDEX report_case ON reports (case_id);

-- What became of a report, in the order in which it was noted.
CREATE TABLE report_steps (
  report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  step TEXT NOT NULL,
  at TEXT NOT NULL,
  noted_at_utc TEXT NOT NULL,
  PRIMARY KEY (report, number)
) STRICT, WITHOUT ROWID;

-- Which settings that protect were done, by the id of their guide.
CREATE TABLE checklist (
  guide TEXT PRIMARY KEY,
  done_at_utc TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

# Who is shown is searched as well: the view and the triggers are made anew with one text more. The words that are
# there stay as they are, because an empty text adds none.
_TEXT_4 = _TEXT.replace("{fact}.words", "{fact}.words || char(10) || {fact}.people")


def _told_4(fact: str) -> str:
    return f"{_ROW}, {_MARK} || {_TEXT_4}".format(fact=fact)


_VERSION_4 = f"""
ALTER TABLE facts ADD COLUMN people TEXT NOT NULL DEFAULT '';  -- who is shown, as a person says
DROP TRIGGER search_added;
DROP TRIGGER search_gone;
DROP TRIGGER search_changed;
DROP VIEW told;
CREATE VIEW told (row, text) AS
  SELECT {_told_4("f")} FROM facts f;
CREATE TRIGGER search_added AFTER INSERT ON facts BEGIN
  INSERT INTO search (rowid, text) VALUES ({_told_4("new")});
END;
CREATE TRIGGER search_gone AFTER DELETE ON facts BEGIN
  INSERT INTO search (search, rowid, text) VALUES ('delete', {_told_4("old")});
END;
CREATE TRIGGER search_changed AFTER UPDATE ON facts BEGIN
  INSERT INTO search (search, rowid, text) VALUES ('delete', {_told_4("old")});
  INSERT INTO search (rowid, text) VALUES ({_told_4("new")});
END;

-- How Appui made a derived exhibit, and out of which ones.
CREATE TABLE derivations (
  exhibit TEXT PRIMARY KEY REFERENCES exhibits (id) ON DELETE CASCADE,
  method TEXT NOT NULL,
  sources TEXT NOT NULL,           -- JSON list of exhibit ids, in order; the first is exhibits.derived_from
  plan TEXT NOT NULL               -- canonical JSON
) STRICT, WITHOUT ROWID;

-- What to cover for one addressee; without a row nothing is covered.
CREATE TABLE mask_plans (
  exhibit TEXT NOT NULL REFERENCES exhibits (id) ON DELETE CASCADE,
  addressee TEXT NOT NULL,
  plan TEXT NOT NULL,              -- canonical JSON
  PRIMARY KEY (exhibit, addressee)
) STRICT, WITHOUT ROWID;
"""  # noqa: S608 - only our own words

# Position n leads from version n to n + 1.
STEPS = (_VERSION_1, _VERSION_2, _VERSION_3, _VERSION_4)
USER_VERSION = len(STEPS)
