import Crisis
import GRDB

/// Incidents with their last assessment.
enum IncidentTable {
    static let upsert = """
        INSERT INTO incident (id, watch, status, last_activity, merged_into, payload) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET watch = excluded.watch, status = excluded.status,
            last_activity = excluded.last_activity, merged_into = excluded.merged_into, payload = excluded.payload
        """

    static let selectOne = "SELECT payload FROM incident WHERE id = ?"

    static let selectNewest = "SELECT payload FROM incident ORDER BY last_activity DESC, id DESC LIMIT ?"

    static let selectNewestOpen = """
        SELECT payload FROM incident WHERE status <> 'closed' ORDER BY last_activity DESC, id DESC LIMIT ?
        """

    static func put(_ record: IncidentRecord, _ payload: PayloadCoder, in database: Database) throws {
        let incident = record.incident
        try database.run(
            upsert,
            [
                ColumnText(incident.id.text), ColumnText(incident.watch), incident.status.rawValue,
                incident.lastActivity.milliseconds, incident.mergedInto.map { ColumnText($0.text) },
                try payload.text(of: record),
            ])
    }

    static let selectMerged = "SELECT id FROM incident WHERE merged_into = ? ORDER BY id"

    /// The incident itself and all that were merged into it, at whatever remove.
    static func parts(of id: Incident.ID, in database: Database) throws -> [Incident.ID] {
        var parts = [id]
        var next = 0
        while next < parts.count {
            let merged = try database.rows(selectMerged, [ColumnText(parts[next].text)]) { Incident.ID(try $0.text(0)) }
            parts += merged.filter { !parts.contains($0) }
            next += 1
        }
        return parts
    }

    private static let selectWhole = "SELECT merged_into FROM incident WHERE id = ? AND merged_into IS NOT NULL"

    /// The incident that it has become part of, at whatever remove; itself when it stands alone.
    static func whole(of id: Incident.ID, in database: Database) throws -> Incident.ID {
        var whole = id
        var seen: Set<Incident.ID> = [id]
        while let next = try database.first(
            selectWhole, [ColumnText(whole.text)], reading: { Incident.ID(try $0.text(0)) }),
            seen.insert(next).inserted
        {
            whole = next
        }
        return whole
    }

    static func record(_ id: Incident.ID, in database: Database) throws -> IncidentRecord? {
        try database.first(selectOne, [ColumnText(id.text)]) { try $0.payload(0, table: "incident") }
    }

    static func newest(open: Bool, limit: Int, in database: Database) throws -> [IncidentRecord] {
        try database.rows(open ? selectNewestOpen : selectNewest, [max(0, limit)]) {
            try $0.payload(0, table: "incident")
        }
    }
}
