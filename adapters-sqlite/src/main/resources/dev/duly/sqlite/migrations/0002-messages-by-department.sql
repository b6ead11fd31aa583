-- A message's department, so that the list of messages can be narrowed to one.

-- The default is for the rows that are there already, and gone from them with the next statement.
ALTER TABLE message ADD COLUMN department_id TEXT NOT NULL DEFAULT '';
UPDATE message
SET department_id = coalesce(document ->> '$.draft.departmentId', document ->> '$.departmentId');

CREATE INDEX message_by_department ON message (department_id, created_at, id);
