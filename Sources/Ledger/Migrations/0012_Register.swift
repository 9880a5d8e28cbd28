import Crisis

extension Migration {
    /// The register of complaints, and the chained trail of what was done with it.
    static let register = Migration(
        number: 12,
        sql: """
            ALTER TABLE item ADD COLUMN details TEXT;

            -- The trail: appended, never edited; `chain` authenticates a row and all rows before it.
            CREATE TABLE audit (
                number INTEGER PRIMARY KEY,
                at INTEGER NOT NULL,
                person TEXT NOT NULL,
                role TEXT NOT NULL,
                registration INTEGER,
                subject TEXT NOT NULL,
                action TEXT NOT NULL,
                body TEXT NOT NULL,
                chain BLOB NOT NULL
            ) STRICT;
            CREATE INDEX audit_registration ON audit (registration) WHERE registration IS NOT NULL;
            -- What may tell of a person stands apart, under a salted digest in the trail, so that it can be erased.
            CREATE TABLE audit_content (
                entry INTEGER PRIMARY KEY REFERENCES audit (number),
                salt BLOB NOT NULL,
                body TEXT NOT NULL
            ) STRICT;
            CREATE TABLE audit_head (
                only INTEGER PRIMARY KEY CHECK (only = 1),
                number INTEGER NOT NULL,
                chain BLOB NOT NULL
            ) STRICT;
            CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN
                SELECT RAISE(ABORT, 'audit holds facts: they are appended, never edited');
            END;
            CREATE TRIGGER audit_remains BEFORE DELETE ON audit BEGIN
                SELECT RAISE(ABORT, 'audit holds facts: they are appended, never deleted');
            END;
            CREATE TRIGGER audit_content_stays BEFORE UPDATE ON audit_content BEGIN
                SELECT RAISE(ABORT, 'audit_content holds facts: they are erased as a whole or not at all');
            END;

            -- Derived from the trail; every column can be made again.
            CREATE TABLE registration (
                number INTEGER PRIMARY KEY,
                source TEXT NOT NULL,
                identity TEXT NOT NULL,
                received INTEGER NOT NULL,
                registered INTEGER NOT NULL,
                status TEXT NOT NULL,
                answered INTEGER,
                reported INTEGER,
                closed INTEGER,
                erased INTEGER,
                reopenings INTEGER NOT NULL,
                revisions INTEGER NOT NULL,
                revision TEXT NOT NULL,
                closers TEXT,
                steps TEXT,
                promises TEXT,
            \(RegistrationField.allCases.map { "    \($0.rawValue) TEXT" }.joined(separator: ",\n")),
                UNIQUE (source, identity)
            ) STRICT;
            CREATE INDEX registration_received ON registration (received);
            \(indexed.map { "CREATE INDEX registration_\($0) ON registration (\($0)) WHERE \($0) IS NOT NULL;" }
                .joined(separator: "\n"))

            -- What is owed on an open registration, and whether it was told.
            CREATE TABLE register_duty (
                registration INTEGER NOT NULL,
                kind TEXT NOT NULL,
                due INTEGER NOT NULL,
                warned INTEGER NOT NULL,
                PRIMARY KEY (registration, kind, due)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX register_duty_due ON register_duty (warned, due);
            """)

    private static let indexed = [
        "brand", "region", "category", "severity", "status", "owner", "complainant", "external_number", "incident",
    ]
}
