extension Migration {
    /// Which model had a say in what was read in a mention, and what it decided.
    static let models = Migration(
        number: 13,
        sql: "ALTER TABLE mention ADD COLUMN model TEXT;")
}
