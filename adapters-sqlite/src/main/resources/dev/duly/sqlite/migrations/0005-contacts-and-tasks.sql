-- Who may be texted, and what people have to look at.

-- As the case system last told of each, by its own id and version.
CREATE TABLE contact (
    id            TEXT NOT NULL PRIMARY KEY,
    version       INTEGER NOT NULL CHECK (version >= 0),
    department_id TEXT NOT NULL,
    case_id       TEXT,
    name          TEXT NOT NULL,
    phone         TEXT NOT NULL,
    language      TEXT,
    time_zone     TEXT,
    region        TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX contact_by_department ON contact (department_id, id);

-- Several contacts may share a number.
CREATE INDEX contact_by_phone ON contact (phone, id);

CREATE TABLE task (
    id            TEXT NOT NULL PRIMARY KEY,
    kind          TEXT NOT NULL,
    source        TEXT NOT NULL,
    department_id TEXT NOT NULL,
    phone         TEXT,
    contact_id    TEXT,
    thread_id     TEXT,
    message_id    TEXT,
    sentence      TEXT NOT NULL,
    next_step     TEXT NOT NULL,
    opened_at     INTEGER NOT NULL,
    done_by       TEXT,
    done_via      TEXT,
    done_at       INTEGER,
    note          TEXT,
    UNIQUE (kind, source),
    CHECK ((done_by IS NULL) = (done_at IS NULL))
) STRICT, WITHOUT ROWID;

-- What is open stays short, however many tasks there were. A statement is served by it only when it
-- says in just these words that a task is open.
CREATE INDEX task_open ON task (opened_at, id) WHERE done_at IS NULL;

CREATE INDEX task_by_department ON task (department_id, opened_at, id);
CREATE INDEX task_by_kind ON task (kind, opened_at, id);
CREATE INDEX task_by_opening ON task (opened_at, id);
