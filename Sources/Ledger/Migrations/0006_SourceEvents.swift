extension Migration {
    /// How the health of the sources changed: facts. And what every poll changes of a source's state, in columns of
    /// their own, so that an answer 304 does not rewrite the whole of it.
    static let sourceEvents = Migration(
        number: 6,
        sql: """
            CREATE TABLE source_event (
                number INTEGER PRIMARY KEY,
                source TEXT NOT NULL,
                at INTEGER NOT NULL,
                before TEXT NOT NULL,
                after TEXT NOT NULL,
                reason_zh TEXT NOT NULL,
                reason_en TEXT NOT NULL,
                UNIQUE (source, at, after)
            ) STRICT;
            CREATE INDEX source_event_at ON source_event (at);
            CREATE TRIGGER source_event_stays BEFORE UPDATE ON source_event BEGIN
                SELECT RAISE(ABORT, 'source_event holds facts: they are appended, never edited');
            END;
            CREATE TRIGGER source_event_remains BEFORE DELETE ON source_event BEGIN
                SELECT RAISE(ABORT, 'source_event holds facts: they are appended, never deleted');
            END;

            ALTER TABLE source_state ADD COLUMN next_due INTEGER;
            ALTER TABLE source_state ADD COLUMN last_attempt INTEGER;
            ALTER TABLE source_state ADD COLUMN last_success INTEGER;
            ALTER TABLE source_state ADD COLUMN fresh_until INTEGER;
            ALTER TABLE source_state ADD COLUMN requests INTEGER;
            ALTER TABLE source_state ADD COLUMN not_modified INTEGER;
            ALTER TABLE source_state ADD COLUMN bytes INTEGER;
            """)
}
