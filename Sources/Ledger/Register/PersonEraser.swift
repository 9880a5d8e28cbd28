import Crisis
import GRDB

/// Takes a person out of everything the ledger holds of one complaint; what remains says what happened, and to nobody.
enum PersonEraser {
    /// Facts are never edited but here: the guards are lifted inside the transaction that erases, and put back in it.
    static let eraseItem = """
        UPDATE item SET title = '', text = '', url = NULL, author = NULL, customer = NULL, waybill = NULL, details = NULL
        WHERE source = ? AND identity = ?
        """
    static let eraseFindings = """
        UPDATE mention SET findings = '[]'
        WHERE item IN (SELECT number FROM item WHERE source = ? AND identity = ?)
        """

    static func erase(_ number: Registration.Number, in database: Database) throws {
        guard let registration = try RegistrationTable.one(number, in: database) else { return }
        try database.run(AuditTable.eraseContent, [number])
        let guards = ["item_stays", "mention_stays"]
        let texts = try guards.map { name in
            try String.fetchOne(
                database, sql: "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", arguments: [name])
        }
        for name in guards { try database.execute(sql: "DROP TRIGGER IF EXISTS \(name)") }
        let item: StatementArguments = [ColumnText(registration.source), ColumnText(registration.identity)]
        try database.execute(sql: eraseItem, arguments: item)
        try database.execute(sql: eraseFindings, arguments: item)
        for text in texts.compactMap({ $0 }) { try database.execute(sql: text) }
    }
}
