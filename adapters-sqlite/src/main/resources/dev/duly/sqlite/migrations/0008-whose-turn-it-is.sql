-- What waits, department by department, so that none waits behind all of another's.

CREATE INDEX message_turns ON message (lane, department_id, due_at, id) WHERE state = 'queued';
