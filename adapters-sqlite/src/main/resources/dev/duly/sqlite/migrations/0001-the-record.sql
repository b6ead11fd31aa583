-- Times are milliseconds since 1970. A document holds the whole of what it is about; the columns
-- beside it repeat what is searched, sorted by or kept unique.

PRAGMA application_id = 1148546169; -- "Duly"

CREATE TABLE message (
    id              TEXT NOT NULL PRIMARY KEY,
    direction       TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    thread_id       TEXT NOT NULL,
    case_id         TEXT,
    state           TEXT NOT NULL,
    created_at      INTEGER NOT NULL,
    changed_at      INTEGER NOT NULL,
    revision        INTEGER NOT NULL CHECK (revision >= 1),
    application     TEXT,
    idempotency_key TEXT,
    in_flight       TEXT,
    lane            INTEGER,
    due_at          INTEGER,
    document        TEXT NOT NULL,
    CHECK ((application IS NULL) = (idempotency_key IS NULL)),
    CHECK (state <> 'queued' OR (lane IS NOT NULL AND due_at IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX message_by_key ON message (application, idempotency_key)
    WHERE application IS NOT NULL;
CREATE UNIQUE INDEX message_by_flight ON message (in_flight) WHERE in_flight IS NOT NULL;

-- The send queue.
CREATE INDEX message_waiting ON message (lane, due_at, id) WHERE state = 'queued';

CREATE INDEX message_by_change ON message (state, changed_at, id) WHERE direction = 'out';
CREATE INDEX message_by_time ON message (created_at, id);
CREATE INDEX message_by_thread ON message (thread_id, created_at, id);
CREATE INDEX message_by_case ON message (case_id, created_at, id) WHERE case_id IS NOT NULL;
CREATE INDEX message_by_state ON message (state, created_at, id);
CREATE INDEX message_by_direction ON message (direction, created_at, id);

-- Which message the provider's id belongs to: an outbound one by one of its attempts.
CREATE TABLE provider_message (
    gateway     TEXT NOT NULL,
    account     TEXT NOT NULL,
    provider_id TEXT NOT NULL,
    direction   TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    message_id  TEXT NOT NULL REFERENCES message (id),
    PRIMARY KEY (gateway, account, provider_id, direction)
) STRICT, WITHOUT ROWID;

-- SQLite looks here whenever a message goes, as the foreign key asks for.
CREATE INDEX provider_message_by_message ON provider_message (message_id);

CREATE TABLE receipt (
    number      INTEGER NOT NULL PRIMARY KEY,
    gateway     TEXT NOT NULL,
    account     TEXT NOT NULL,
    provider_id TEXT NOT NULL,
    raw_status  TEXT NOT NULL,
    error_code  INTEGER,
    message_id  TEXT,
    document    TEXT NOT NULL
) STRICT;

-- NULLs are never equal, so "no error code" needs a value of its own.
CREATE UNIQUE INDEX receipt_once
    ON receipt (gateway, account, provider_id, raw_status, coalesce(error_code, -1));
CREATE INDEX receipt_by_provider_id ON receipt (gateway, account, provider_id);
CREATE INDEX receipt_by_message ON receipt (message_id) WHERE message_id IS NOT NULL;

CREATE TABLE inbound (
    number      INTEGER NOT NULL PRIMARY KEY,
    gateway     TEXT NOT NULL,
    account     TEXT NOT NULL,
    provider_id TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    processed   INTEGER NOT NULL DEFAULT 0 CHECK (processed IN (0, 1)),
    document    TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX inbound_once ON inbound (gateway, account, provider_id);
CREATE INDEX inbound_unprocessed ON inbound (received_at, number) WHERE processed = 0;

CREATE TABLE consent (
    number        INTEGER NOT NULL PRIMARY KEY,
    source        TEXT NOT NULL UNIQUE,
    phone         TEXT NOT NULL,
    department_id TEXT NOT NULL,
    kind          TEXT NOT NULL,
    method        TEXT NOT NULL,
    words         TEXT NOT NULL,
    effective_at  INTEGER NOT NULL,
    recorded_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX consent_by_phone ON consent (phone);

CREATE TABLE department (
    id                  TEXT NOT NULL PRIMARY KEY,
    name                TEXT NOT NULL,
    language            TEXT NOT NULL,
    time_zone           TEXT NOT NULL,
    sender              TEXT NOT NULL,
    keyword_answers     TEXT NOT NULL,
    segments_per_second INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Which thread the texts of a department and a number belong to.
CREATE TABLE thread_of (
    department_id TEXT NOT NULL,
    person        TEXT NOT NULL,
    thread_id     TEXT NOT NULL UNIQUE,
    PRIMARY KEY (department_id, person)
) STRICT, WITHOUT ROWID;

-- The list of threads: those that have a message.
CREATE TABLE thread (
    id            TEXT NOT NULL PRIMARY KEY,
    department_id TEXT NOT NULL,
    person        TEXT NOT NULL,
    last_message  TEXT NOT NULL,
    last_at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX thread_by_last ON thread (last_at, id);

CREATE TABLE audit (
    number        INTEGER NOT NULL PRIMARY KEY,
    stream        TEXT NOT NULL,
    sequence      INTEGER NOT NULL CHECK (sequence >= 1),
    entry_id      TEXT NOT NULL,
    at            INTEGER NOT NULL,
    actor         TEXT NOT NULL,
    via           TEXT,
    action        TEXT NOT NULL,
    ids           TEXT NOT NULL,
    commitments   TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash          TEXT NOT NULL,
    UNIQUE (stream, sequence),
    -- The id first: ids grow with time, so that new ones stand side by side on few pages.
    UNIQUE (entry_id, stream)
) STRICT;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT raise(ABORT, 'an audit entry is never changed');
END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN
    SELECT raise(ABORT, 'an audit entry is never deleted');
END;

CREATE TRIGGER consent_is_never_changed BEFORE UPDATE ON consent
BEGIN
    SELECT raise(ABORT, 'a line of the consent ledger is never changed');
END;

CREATE TRIGGER consent_is_never_deleted BEFORE DELETE ON consent
BEGIN
    SELECT raise(ABORT, 'a line of the consent ledger is never deleted');
END;

CREATE TABLE token (
    name       TEXT NOT NULL PRIMARY KEY,
    hash       TEXT NOT NULL UNIQUE,
    scopes     TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
