'use strict';
// One table in SQLite, in WAL mode with synchronous=NORMAL: a commit is not forced to the disk.
const Database = require('better-sqlite3');

module.exports = function open(file) {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('busy_timeout = 5000');
  db.exec(`CREATE TABLE IF NOT EXISTS message (
    id TEXT NOT NULL PRIMARY KEY, direction TEXT NOT NULL, recipient TEXT NOT NULL,
    sender TEXT NOT NULL, body TEXT NOT NULL, status TEXT NOT NULL, sid TEXT,
    created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS message_by_sid ON message (sid);`);
  const add = db.prepare('INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const find = db.prepare('SELECT * FROM message WHERE id = ?');
  const sent = db.prepare(`UPDATE message SET sid = ?, changed_at = ?,
    status = CASE WHEN status = 'queued' THEN 'sent' ELSE status END WHERE id = ?`);
  const settle = db.prepare('UPDATE message SET status = ?, changed_at = ? WHERE id = ?');
  return {
    add(m) {
      const now = Date.now();
      add.run(m.id, m.direction, m.to, m.from, m.body, m.status, m.sid || null, now, now);
    },
    find: (id) => find.get(id),
    sent: (id, sid) => sent.run(sid, Date.now(), id),
    settle: (id, status) => settle.run(status, Date.now(), id),
  };
};
