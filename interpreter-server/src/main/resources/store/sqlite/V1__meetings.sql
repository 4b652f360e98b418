-- Bodies are sealed: what they hold can be read only with the meeting's key.
CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    sealed_key BLOB NOT NULL,
    body BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE document (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (meeting, kind, id)
) WITHOUT ROWID;

CREATE TABLE entry (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    seq INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (meeting, seq)
) WITHOUT ROWID;

CREATE TABLE rendering (
    meeting TEXT NOT NULL,
    seq INTEGER NOT NULL,
    language TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (meeting, seq, language),
    FOREIGN KEY (meeting, seq) REFERENCES entry (meeting, seq)
) WITHOUT ROWID;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    body BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE audit (
    n INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    hash TEXT NOT NULL
);
