import Crisis
import Foundation
import GRDB
import Ledger

/// What a ledger holds after all that was done to it, read as any other program could read it.
struct LedgerAudit {
    let quickCheck: [String]
    /// Rows by source and identity.
    let items: [Source.ID: [String: Int]]
    /// Characters of the longest item of each source, title and text.
    let longestTexts: [Source.ID: Int]
    /// Mentions by incident, each of them once.
    let mentions: [String: Int]
    let incidents: [IncidentRecord]
    /// The oldest first.
    let alerts: [Alert]
    let notifications: [Crisis.Notification]
    let unreadable: [UnreadableRow]

    init(_ folder: ServiceFolder) async throws {
        let ledger = try SQLiteLedger.openReadOnly(directory: folder.path)
        incidents = try await ledger.incidents(open: false, limit: 100_000)
        alerts = try await ledger.alerts(of: nil, limit: 100_000).reversed()
        notifications = try await ledger.notifications(limit: 100_000)
        unreadable = try await ledger.unreadable(limit: 100_000)

        var reading = GRDB.Configuration()
        reading.readonly = true
        let database = try DatabaseQueue(path: "\(folder.path)/tocsin.sqlite", configuration: reading)
        (quickCheck, items, longestTexts, mentions) = try await database.read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT source, identity, count(*) AS rows FROM item GROUP BY source, identity")
            let items = rows.reduce(into: [Source.ID: [String: Int]]()) { items, row in
                items[row["source"], default: [:]][row["identity"]] = row["rows"]
            }
            let lengths = try Row.fetchAll(
                database, sql: "SELECT source, max(length(title) + length(text)) AS longest FROM item GROUP BY source")
            let counts = try Row.fetchAll(
                database,
                sql:
                    "SELECT incident, count(DISTINCT id) AS mentions FROM mention WHERE incident IS NOT NULL GROUP BY 1"
            )
            return (
                try String.fetchAll(database, sql: "PRAGMA quick_check"), items,
                Dictionary(uniqueKeysWithValues: lengths.map { ($0["source"], $0["longest"]) }),
                Dictionary(uniqueKeysWithValues: counts.map { ($0["incident"], $0["mentions"]) })
            )
        }
    }

    /// What was told more than once: the same reason of the same incident, or a rise to a level that was told already
    /// and has not been left since.
    var repeatedReasons: [String] {
        var told: Set<String> = []
        var falls: [Incident.ID: Int] = [:]
        var repeated: [String] = []
        for alert in alerts {
            for reason in [alert.reason] + alert.alsoFor {
                let fall = falls[alert.incident.id, default: 0]
                let words =
                    switch reason {
                    case .levelRose(_, let level): "rise to \(level) after fall \(fall)"
                    case .levelFell(_, let level): "fall \(fall) to \(level)"
                    default: "\(reason) after fall \(fall)"
                    }
                if !told.insert("\(alert.incident.id) \(words)").inserted { repeated.append("\(alert.id) \(words)") }
                if case .levelFell = reason { falls[alert.incident.id, default: 0] += 1 }
            }
        }
        return repeated
    }

    /// How many alerts tell that a level rose.
    var rises: Int {
        alerts.count { if case .levelRose = $0.reason { true } else { false } }
    }
}
