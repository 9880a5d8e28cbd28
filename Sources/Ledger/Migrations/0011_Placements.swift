extension Migration {
    /// Where people put mentions; the last placement of a mention counts.
    static let placements = Migration(
        number: 11,
        sql: """
            CREATE TABLE placement (
                number INTEGER PRIMARY KEY,
                mention TEXT NOT NULL,
                incident TEXT NOT NULL,
                at INTEGER NOT NULL,
                person TEXT NOT NULL,
                note TEXT
            ) STRICT;
            CREATE UNIQUE INDEX placement_once ON placement (mention, incident, at, person);
            CREATE INDEX placement_incident ON placement (incident);
            CREATE TRIGGER placement_stays BEFORE UPDATE ON placement BEGIN
                SELECT RAISE(ABORT, 'placement holds facts: they are appended, never edited');
            END;
            CREATE TRIGGER placement_remains BEFORE DELETE ON placement BEGIN
                SELECT RAISE(ABORT, 'placement holds facts: they are appended, never deleted');
            END;
            """)
}
