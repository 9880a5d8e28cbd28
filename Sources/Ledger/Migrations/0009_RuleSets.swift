extension Migration {
    /// The rule sets that judged, and what each assessment was a function of: an old assessment can be made again by its
    /// own rules, whatever stands in the file by then.
    static let ruleSets = Migration(
        number: 9,
        sql: """
            CREATE TABLE rule_set (
                digest TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                hash TEXT NOT NULL,
                first_used INTEGER NOT NULL,
                payload BLOB NOT NULL
            ) STRICT;
            CREATE TRIGGER rule_set_stays BEFORE UPDATE ON rule_set BEGIN
                SELECT RAISE(ABORT, 'rule_set is history: it is never edited');
            END;

            CREATE TABLE assessment_basis (
                assessment INTEGER PRIMARY KEY REFERENCES assessment (number) ON DELETE CASCADE,
                rule_set TEXT NOT NULL REFERENCES rule_set (digest),
                payload TEXT NOT NULL
            ) STRICT;
            CREATE TRIGGER assessment_basis_stays BEFORE UPDATE ON assessment_basis BEGIN
                SELECT RAISE(ABORT, 'assessment_basis is history: it is never edited');
            END;
            """)
}
