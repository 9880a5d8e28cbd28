import Crisis
import GRDB

/// Position and health of each source: the whole as JSON, and what every poll changes in columns, which win.
///
/// Most polls are answered 304 and change the columns only; writing those costs a twentieth of writing the whole.
enum SourceStateTable {
    static let upsert = """
        INSERT INTO source_state (id, payload, next_due, last_attempt, last_success, fresh_until, requests, not_modified,
            bytes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET payload = excluded.payload, next_due = excluded.next_due,
            last_attempt = excluded.last_attempt, last_success = excluded.last_success,
            fresh_until = excluded.fresh_until, requests = excluded.requests, not_modified = excluded.not_modified,
            bytes = excluded.bytes
        """

    static let update = """
        UPDATE source_state SET next_due = ?, last_attempt = ?, last_success = ?, fresh_until = ?, requests = ?,
            not_modified = ?, bytes = ?
        WHERE id = ?
        """

    static let selectAll = """
        SELECT payload, next_due, last_attempt, last_success, fresh_until, requests, not_modified, bytes
        FROM source_state ORDER BY id
        """

    static func put(_ state: SourceState, _ payload: PayloadCoder, in database: Database) throws {
        try database.run(
            upsert,
            [
                ColumnText(state.id), try payload.text(of: state), state.nextDue.milliseconds,
                state.lastAttempt?.milliseconds, state.lastSuccess?.milliseconds, state.freshUntil?.milliseconds,
                state.requests, state.notModified, state.bytes,
            ])
    }

    /// Writes what a poll without news changed.
    static func touch(_ state: SourceState, in database: Database) throws {
        try database.run(
            update,
            [
                state.nextDue.milliseconds, state.lastAttempt?.milliseconds, state.lastSuccess?.milliseconds,
                state.freshUntil?.milliseconds, state.requests, state.notModified, state.bytes, ColumnText(state.id),
            ])
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
            return state
        }
    }
}
