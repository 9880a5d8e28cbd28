extension Migration {
    /// What is remembered of each source between two polls.
    static let sources = Migration(
        number: 2,
        sql: """
            CREATE TABLE source_state (
                id TEXT PRIMARY KEY,
                payload TEXT NOT NULL
            ) STRICT;
            """)
}
