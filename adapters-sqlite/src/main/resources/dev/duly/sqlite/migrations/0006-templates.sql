-- What texts are made of. One row a name and language; no version is ever changed or deleted.

CREATE TABLE template (
    id         TEXT NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL,
    language   TEXT NOT NULL,
    archived   INTEGER NOT NULL CHECK (archived IN (0, 1)),
    revision   INTEGER NOT NULL CHECK (revision >= 1),
    latest     INTEGER NOT NULL CHECK (latest >= 1),
    created_at INTEGER NOT NULL,
    UNIQUE (name, language)
) STRICT;

CREATE INDEX template_by_time ON template (created_at, id);
CREATE INDEX template_by_shelf ON template (archived, created_at, id);

CREATE TABLE template_version (
    template_id TEXT NOT NULL REFERENCES template (id),
    version     INTEGER NOT NULL CHECK (version >= 1),
    body        TEXT NOT NULL,
    stated      TEXT NOT NULL, -- the lengths that its author states, by gap
    author      TEXT NOT NULL,
    author_via  TEXT,
    written_at  INTEGER NOT NULL,
    PRIMARY KEY (template_id, version)
) STRICT, WITHOUT ROWID;
