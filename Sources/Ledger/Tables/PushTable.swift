import Crisis
import Foundation
import GRDB

/// Answers to pushes by their idempotency keys.
enum PushTable {
    static let insert = """
        INSERT INTO push (source, key, body_hash, status, answer, at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (source, key) DO NOTHING
        """

    static let forget = "DELETE FROM push WHERE at < ?"

    static let select = "SELECT body_hash, status, answer, at FROM push WHERE source = ? AND key = ?"

    static func add(_ push: RecordedPush, in database: Database) throws {
        try database.run(forget, [(push.at - RecordedPush.lifetime).milliseconds])
        try database.run(
            insert,
            [
                ColumnText(push.source), ColumnText(push.key), push.bodyHash, push.status, Data(push.answer),
                push.at.milliseconds,
            ])
    }

    static func find(source: Source.ID, key: String, in database: Database) throws -> RecordedPush? {
        try database.first(select, [ColumnText(source), ColumnText(key)]) { row in
            RecordedPush(
                source: source, key: key, bodyHash: try row.text(0), status: try row.number(1),
                answer: try row.bytes(2), at: try row.moment(3))
        }
    }
}
