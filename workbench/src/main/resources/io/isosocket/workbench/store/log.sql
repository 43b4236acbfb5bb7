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
-- A text of some kinds is looked for in the tables of these kinds alone. They know which trigrams a text has and not where,
-- which is a third of the work and of the space; the text itself decides.
CREATE VIRTUAL TABLE text_of_sent USING fts5 (text, content = '', columnsize = 0, detail = none, tokenize = 'trigram');
CREATE VIRTUAL TABLE text_of_received USING fts5 (text, content = '', columnsize = 0, detail = none, tokenize = 'trigram');
CREATE VIRTUAL TABLE text_of_error USING fts5 (text, content = '', columnsize = 0, detail = none, tokenize = 'trigram');
CREATE VIRTUAL TABLE text_of_info USING fts5 (text, content = '', columnsize = 0, detail = none, tokenize = 'trigram');
-- Where the log begins since it was cleared last, and how many entries of each kind there were before.
CREATE TABLE beginning (seq INTEGER NOT NULL, sent INTEGER NOT NULL, received INTEGER NOT NULL, error INTEGER NOT NULL, info INTEGER NOT NULL);
