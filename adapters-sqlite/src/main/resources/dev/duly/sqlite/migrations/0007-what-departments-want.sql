-- Each department with all its versions: what was decided by one can be told for ever.

CREATE TABLE department_version (
    id       TEXT NOT NULL,
    version  INTEGER NOT NULL CHECK (version >= 1),
    document TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

-- Departments from before there were policies had no rules of their own.
INSERT INTO department_version (id, version, document)
SELECT id, 1, json_object(
    'id', id,
    'version', 1,
    'name', name,
    'language', language,
    'timeZone', time_zone,
    'sender', json_object(
        'address', sender,
        'keywordAnswers', lower(keyword_answers),
        'segmentsPerSecond', segments_per_second),
    'policy', json_object(
        'holidays', json_object('federal', json('false'), 'own', json_object()),
        'expireOutsideHours', json_array(),
        'optInRequired', json_array(),
        'spacing', 'PT0S',
        'mostSegments', 24,
        'namesAgency', json('false'),
        'saysHowToStop', json('false'),
        'stateLaws', json('false'),
        'content', json_object(
            'effects', json_object(), 'off', json_array(), 'own', json_array())))
FROM department;

DROP TABLE department;
ALTER TABLE department_version RENAME TO department;

CREATE TRIGGER department_is_never_changed BEFORE UPDATE ON department
BEGIN
    SELECT raise(ABORT, 'a version of a department is never changed');
END;

CREATE TRIGGER department_is_never_deleted BEFORE DELETE ON department
BEGIN
    SELECT raise(ABORT, 'a version of a department is never deleted');
END;

-- What a number has been sent lately.
CREATE INDEX thread_of_person ON thread_of (person);
CREATE INDEX message_by_thread_change ON message (thread_id, changed_at) WHERE direction = 'out';

-- What the ledger of consent says besides: who, about whom, and by which evidence.
ALTER TABLE consent ADD COLUMN details TEXT NOT NULL
    DEFAULT '{"by":{"id":"system"},"agencyWide":false,"purposes":[]}';
