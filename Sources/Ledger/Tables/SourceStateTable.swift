import Crisis
import Foundation
import GRDB

/// Position and health of each source: the whole as JSON, and what polls change all the time in columns, which win.
///
/// Most polls change columns only; writing those costs a fraction of writing the whole.
enum SourceStateTable {
    static let upsert = """
        INSERT INTO source_state (id, payload, has_columns, next_due, last_attempt, last_success, fresh_until, requests,
            not_modified, bytes, etag, last_modified, last_status, items, last_item, gaps, body_digest)
        VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET payload = excluded.payload, has_columns = 1, next_due = excluded.next_due,
            last_attempt = excluded.last_attempt, last_success = excluded.last_success,
            fresh_until = excluded.fresh_until, requests = excluded.requests, not_modified = excluded.not_modified,
            bytes = excluded.bytes, etag = excluded.etag, last_modified = excluded.last_modified,
            last_status = excluded.last_status, items = excluded.items, last_item = excluded.last_item,
            gaps = excluded.gaps, body_digest = excluded.body_digest
        """

    static let update = """
        UPDATE source_state SET has_columns = 1, next_due = ?, last_attempt = ?, last_success = ?, fresh_until = ?,
            requests = ?, not_modified = ?, bytes = ?, etag = ?, last_modified = ?, last_status = ?, items = ?,
            last_item = ?, gaps = ?, body_digest = ?
        WHERE id = ?
        """

    static let selectAll = """
        SELECT payload, next_due, last_attempt, last_success, fresh_until, requests, not_modified, bytes, has_columns,
            etag, last_modified, last_status, items, last_item, gaps, body_digest
        FROM source_state ORDER BY id
        """

    static func put(_ state: SourceState, _ payload: PayloadCoder, in database: Database) throws {
        let text: [(any DatabaseValueConvertible)?] = [ColumnText(state.id), try payload.text(of: state)]
        try database.run(upsert, StatementArguments(text + columns(of: state)))
    }

    /// Writes what nearly every poll changes.
    static func touch(_ state: SourceState, in database: Database) throws {
        let id: [(any DatabaseValueConvertible)?] = [ColumnText(state.id)]
        try database.run(update, StatementArguments(columns(of: state) + id))
    }

    private static func columns(of state: SourceState) -> [(any DatabaseValueConvertible)?] {
        [
            state.nextDue.milliseconds, state.lastAttempt?.milliseconds, state.lastSuccess?.milliseconds,
            state.freshUntil?.milliseconds, state.requests, state.notModified, state.bytes,
            state.etag.map { ColumnText($0) }, state.lastModified.map { ColumnText($0) }, state.lastStatus, state.items,
            state.lastItem?.milliseconds, bytes(of: state.gaps), state.bodyDigest,
        ]
    }

    /// In the order of their ids.
    static func all(in database: Database) throws -> [SourceState] {
        try database.rows(selectAll) { row in
            var state: SourceState = try row.payload(0, table: "source_state")
            // Rows of an older ledger have the whole in the payload.
            guard let due = try row.momentIfPresent(1) else { return state }
            state.nextDue = due
            state.lastAttempt = try row.momentIfPresent(2)
            state.lastSuccess = try row.momentIfPresent(3)
            state.freshUntil = try row.momentIfPresent(4)
            state.requests = try row.number(5)
            state.notModified = try row.number(6)
            state.bytes = try row.number(7)
            guard try row.number(8) == 1 else { return state }
            state.etag = try row.textIfPresent(9)
            state.lastModified = try row.textIfPresent(10)
            state.lastStatus = try row.decode(Int?.self, atIndex: 11)
            state.items = try row.number(12)
            state.lastItem = try row.momentIfPresent(13)
            state.gaps = gaps(of: try row.bytes(14))
            state.bodyDigest = try row.decode(Int64?.self, atIndex: 15)
            return state
        }
    }

    /// Eight bytes each, the lowest first.
    private static func bytes(of gaps: [Int64]) -> Data {
        var bytes = Data(capacity: gaps.count * 8)
        for gap in gaps {
            for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: gap >> shift)) }
        }
        return bytes
    }

    private static func gaps(of bytes: [UInt8]) -> [Int64] {
        stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
            bytes[start..<start + 8].reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }
        }
    }
}
