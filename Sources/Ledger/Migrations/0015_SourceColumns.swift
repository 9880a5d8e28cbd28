extension Migration {
    /// What a poll that brought something changes, in columns beside the counters: writing those costs a fraction of
    /// writing the whole state.
    static let sourceColumns = Migration(
        number: 15,
        sql: """
            ALTER TABLE source_state ADD COLUMN has_columns INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE source_state ADD COLUMN etag TEXT;
            ALTER TABLE source_state ADD COLUMN last_modified TEXT;
            ALTER TABLE source_state ADD COLUMN last_status INTEGER;
            ALTER TABLE source_state ADD COLUMN items INTEGER;
            ALTER TABLE source_state ADD COLUMN last_item INTEGER;
            ALTER TABLE source_state ADD COLUMN gaps BLOB;
            ALTER TABLE source_state ADD COLUMN body_digest INTEGER;
            """)
}
