extension Migration {
    /// Whether a complaint was found valid, and the region that it is about: the series that surveillance counts apart.
    static let validity = Migration(
        number: 14,
        sql: """
            ALTER TABLE item ADD COLUMN validity TEXT;
            ALTER TABLE item ADD COLUMN region TEXT;
            """)
}
