import Crisis
import GRDB

/// Position and health of each source.
enum SourceStateTable {
    static let upsert = """
        INSERT INTO source_state (id, payload) VALUES (?, ?)
        ON CONFLICT (id) DO UPDATE SET payload = excluded.payload
        """

    static let selectAll = "SELECT payload FROM source_state ORDER BY id"

    static func put(_ state: SourceState, _ payload: PayloadCoder, in database: Database) throws {
        try database.run(upsert, [ColumnText(state.id), try payload.text(of: state)])
    }

    /// In the order of their ids.
    static func all(in database: Database) throws -> [SourceState] {
        try database.rows(selectAll) { try $0.payload(0, table: "source_state") }
    }
}
