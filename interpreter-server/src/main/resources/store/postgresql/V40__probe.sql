-- written now and then, to see whether changes can be made
CREATE TABLE probe (
    id INTEGER PRIMARY KEY,
    times BIGINT NOT NULL
);
INSERT INTO probe (id, times) VALUES (1, 0);
