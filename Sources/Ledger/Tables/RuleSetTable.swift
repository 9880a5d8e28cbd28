import Crisis
import Foundation
import GRDB

/// Rule sets by their digest; one that is there stays.
enum RuleSetTable {
    static let insert = """
        INSERT INTO rule_set (digest, name, hash, first_used, payload) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (digest) DO NOTHING
        """

    static let selectOne = "SELECT payload FROM rule_set WHERE digest = ?"

    static func add(_ rules: RecordedRuleSet, at moment: Timestamp, in database: Database) throws {
        try database.run(
            insert,
            [
                ColumnText(rules.digest.text), ColumnText(rules.name.name), ColumnText(rules.name.hash),
                moment.milliseconds, Data(rules.json),
            ])
    }

    static func rules(_ digest: RuleSetDigest, in database: Database) throws -> RuleSet? {
        try database.first(selectOne, [ColumnText(digest.text)]) { try $0.payload(0, table: "rule_set") }
    }
}
