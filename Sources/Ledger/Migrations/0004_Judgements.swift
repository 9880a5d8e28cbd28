extension Migration {
    /// What was judged and told, kept as it was then.
    static let judgements = Migration(
        number: 4,
        sql: """
            CREATE TABLE assessment (
                number INTEGER PRIMARY KEY,
                incident TEXT NOT NULL,
                at INTEGER NOT NULL,
                level TEXT NOT NULL,
                payload TEXT NOT NULL
            ) STRICT;
            CREATE INDEX assessment_incident ON assessment (incident, at);

            CREATE TABLE alert (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                incident TEXT NOT NULL,
                at INTEGER NOT NULL,
                kind TEXT NOT NULL,
                level TEXT NOT NULL,
                payload TEXT NOT NULL
            ) STRICT;
            CREATE INDEX alert_at ON alert (at);
            CREATE INDEX alert_incident ON alert (incident, at);

            CREATE TRIGGER alert_tally AFTER INSERT ON alert BEGIN
                UPDATE tally SET alerts = alerts + 1;
            END;
            CREATE TRIGGER assessment_stays BEFORE UPDATE ON assessment BEGIN
                SELECT RAISE(ABORT, 'assessment is history: it is never edited');
            END;
            CREATE TRIGGER alert_stays BEFORE UPDATE ON alert BEGIN
                SELECT RAISE(ABORT, 'alert is history: it is never edited');
            END;
            """)
}
