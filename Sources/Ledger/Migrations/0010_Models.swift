extension Migration {
    /// Which model had a say in what was read in a mention, and what it decided.
    static let models = Migration(
        number: 10,
        sql: "ALTER TABLE mention ADD COLUMN model TEXT;")
}
