import Crisis
import Foundation
import GRDB

/// The engine's memory, byte for byte as it gave it.
enum DerivedStateTable {
    static let upsert = """
        INSERT INTO derived_state (kind, key, json) VALUES (?, ?, ?)
        ON CONFLICT (kind, key) DO UPDATE SET json = excluded.json
        """

    static let selectAll = "SELECT kind, key, json FROM derived_state ORDER BY kind, key"

    static func put(_ state: DerivedState, in database: Database) throws {
        try database.run(upsert, [ColumnText(state.kind), ColumnText(state.key), Data(state.json)])
    }

    /// In the order of kind and key.
    static func all(in database: Database) throws -> [DerivedState] {
        try database.rows(selectAll) { row in
            DerivedState(kind: try row.text(0), key: try row.text(1), json: try row.bytes(2))
        }
    }
}
