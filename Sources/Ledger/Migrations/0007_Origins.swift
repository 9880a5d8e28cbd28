extension Migration {
    /// Where an item stood and what its bytes were: a complaint can be traced back to the line that it came from.
    static let origins = Migration(
        number: 7,
        sql: """
            ALTER TABLE item ADD COLUMN origin TEXT;
            ALTER TABLE item ADD COLUMN original_hash TEXT;
            """)
}
