-- Sound of speakers who agreed that it is kept. Chunk 0 describes a recording; samples say how long each of the others is.
CREATE TABLE sound (
    meeting TEXT NOT NULL REFERENCES meeting (id),
    participant TEXT NOT NULL,
    recording TEXT NOT NULL,
    chunk INTEGER NOT NULL,
    samples BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (meeting, participant, recording, chunk)
);
