import GRDB

/// Totals that triggers keep in the same transaction as the rows that they count.
struct Tally {
    static let select = "SELECT items, mentions, complaints, unreadable, alerts FROM tally"

    var items = 0
    var mentions = 0
    var complaints = 0
    var unreadable = 0
    var alerts = 0

    static func read(in database: Database) throws -> Tally {
        try database.first(select) { row in
            Tally(
                items: try row.number(0), mentions: try row.number(1), complaints: try row.number(2),
                unreadable: try row.number(3), alerts: try row.number(4))
        } ?? Tally()
    }
}
