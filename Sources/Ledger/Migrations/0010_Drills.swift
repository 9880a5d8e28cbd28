extension Migration {
    /// Alerts of exercises are no part of the totals. Their incidents are named `WATCH-drill-DAY-NUMBER`.
    static let drills = Migration(
        number: 10,
        sql: """
            DROP TRIGGER alert_tally;
            CREATE TRIGGER alert_tally AFTER INSERT ON alert
                WHEN NEW.incident NOT GLOB '*-drill-[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]-*'
            BEGIN
                UPDATE tally SET alerts = alerts + 1;
            END;
            """)
}
