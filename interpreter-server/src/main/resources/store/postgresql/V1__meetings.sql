-- Bodies are sealed: what they hold can be read only with the meeting's key.
CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    sealed_key BYTEA NOT NULL,
    body BYTEA NOT NULL
);

CREATE TABLE document (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (meeting, kind, id)
);

CREATE TABLE entry (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    seq BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (meeting, seq)
);

CREATE TABLE rendering (
    meeting TEXT NOT NULL,
    seq BIGINT NOT NULL,
    language TEXT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (meeting, seq, language),
    FOREIGN KEY (meeting, seq) REFERENCES entry (meeting, seq)
);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    body BYTEA NOT NULL
);

CREATE TABLE audit (
    n BIGINT PRIMARY KEY,
    record TEXT NOT NULL,
    hash TEXT NOT NULL
);
