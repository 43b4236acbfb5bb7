-- What a user has open and has saved. Connections and variables are JSON.
CREATE TABLE session (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  connection TEXT NOT NULL,
  variables TEXT NOT NULL,
  ever_open INTEGER NOT NULL
);
CREATE TABLE saved_connection (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  connection TEXT NOT NULL,
  created INTEGER NOT NULL,
  used INTEGER
);
CREATE TABLE saved_message (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  data TEXT NOT NULL,
  -- 1 where names in it are filled in.
  template TEXT NOT NULL,
  created INTEGER NOT NULL,
  used INTEGER
);
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
