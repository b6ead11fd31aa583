-- What is looked at before every send, and how we know that posts came in.

-- The texts of a thread that have not come to an end, however many have. A statement is served by
-- it only when it names direction and states in just these words.
CREATE INDEX message_unfinished ON message (thread_id, created_at, id)
    WHERE direction = 'out' AND state IN ('queued', 'sending', 'unconfirmed');

CREATE INDEX inbound_by_arrival ON inbound (received_at);

-- The stopped senders. No sender means all that go through the account.
CREATE TABLE sender_pause (
    gateway       TEXT NOT NULL,
    account       TEXT NOT NULL,
    sender        TEXT NOT NULL,
    code          TEXT NOT NULL,
    sentence      TEXT NOT NULL,
    next_step     TEXT NOT NULL,
    provider_code INTEGER,
    since         INTEGER NOT NULL,
    PRIMARY KEY (gateway, account, sender)
) STRICT, WITHOUT ROWID;
