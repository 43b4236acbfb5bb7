-- The log of one session.
CREATE TABLE entry (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  code INTEGER NOT NULL,
  -- How many entries of each kind there are up to and with this one: the rank of an entry among some kinds is a sum.
  sent INTEGER NOT NULL,
  received INTEGER NOT NULL,
  error INTEGER NOT NULL,
  info INTEGER NOT NULL,
  preview TEXT NOT NULL,
  -- Null where the preview is all.
  payload BLOB
);
CREATE INDEX entry_of_kind ON entry (kind, seq);
-- The kind is its first three letters, and so one trigram: to search among some kinds is the index's work, too.
CREATE VIRTUAL TABLE entry_text USING fts5 (text, kind, content = '', columnsize = 0, tokenize = 'trigram');
-- Where the log begins since it was cleared last, and how many entries of each kind there were before.
CREATE TABLE beginning (seq INTEGER NOT NULL, sent INTEGER NOT NULL, received INTEGER NOT NULL, error INTEGER NOT NULL, info INTEGER NOT NULL);
