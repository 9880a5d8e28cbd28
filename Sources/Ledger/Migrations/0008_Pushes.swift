extension Migration {
    /// What was answered to pushes with a key; forgotten after some days.
    static let pushes = Migration(
        number: 8,
        sql: """
            CREATE TABLE push (
                source TEXT NOT NULL,
                key TEXT NOT NULL,
                body_hash TEXT NOT NULL,
                status INTEGER NOT NULL,
                answer BLOB NOT NULL,
                at INTEGER NOT NULL,
                PRIMARY KEY (source, key)
            ) STRICT;
            CREATE INDEX push_at ON push (at);
            """)
}
