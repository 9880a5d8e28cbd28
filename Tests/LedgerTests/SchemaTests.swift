import Crisis
import GRDB
import Testing

@testable import Ledger

@Suite("The schema")
struct SchemaTests {
    @Test(
        "facts cannot be edited, deleted or replaced",
        arguments: ["item", "mention", "unreadable", "evidence", "action"])
    func appendOnly(table: String) async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        var dice = Dice(seed: 51)
        var batch = try dice.batch()
        while batch.items.allSatisfy(\.mentions.isEmpty) { batch = try dice.batch() }
        try await ledger.commit(batch)
        let before = try await Answers(ledger, incidents: batch.incidents.map(\.incident.id))

        for attack in [
            "UPDATE \(table) SET number = number", "DELETE FROM \(table)",
            "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)",
        ] {
            let failure = #expect(throws: DatabaseError.self) { try ledger.pool.write { try $0.execute(sql: attack) } }
            #expect(failure?.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER, "\(attack)")
        }
        #expect(try await Answers(ledger, incidents: batch.incidents.map(\.incident.id)) == before)
    }

    @Test(
        "a ledger of every version that there was is brought up to date and keeps its facts",
        arguments: 0...Migration.newest)
    func everyVersion(version: Int) async throws {
        let state = try StateDirectory()
        try state.stranger { database in
            try Migration.run(on: database, upTo: version)
            guard version > 0 else { return }
            try database.execute(
                sql: """
                    INSERT INTO item (source, identity, revision, kind, seen, title, text)
                    VALUES ('feed', '1', 'a', 'post', 0, '', '')
                    """)
        }
        let ledger = try SQLiteLedger.open(directory: state.path)
        let known = try await ledger.revisions(source: "feed", identities: ["1"])
        #expect(known == (version > 0 ? ["1": "a"] : [:]))
        var dice = Dice(seed: version)
        try await ledger.commit(try dice.batch())
        try await ledger.quickCheck()
        let found = try await ledger.pool.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
        #expect(found == Migration.newest)
    }

    @Test("a reader asks for the service when the ledger is of an older version")
    func olderForReader() throws {
        let state = try StateDirectory()
        try state.stranger { try Migration.run(on: $0, upTo: 3) }
        #expect(throws: LedgerError.olderSchema(path: state.database, found: 3, known: Migration.newest)) {
            try SQLiteLedger.openReadOnly(directory: state.path)
        }
    }

    @Test("the steps are numbered from one without a gap")
    func numbers() {
        #expect(Migration.all.map(\.number) == Array(1...Migration.all.count))
    }

    @Test("commits are synced to the disk and foreign keys hold")
    func settings() throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        let found = try ledger.pool.writeWithoutTransaction { database in
            try ["synchronous", "foreign_keys", "busy_timeout", "journal_mode", "recursive_triggers"].map {
                try String.fetchOne(database, sql: "PRAGMA \($0)")
            }
        }
        #expect(found == ["2", "1", "5000", "wal", "1"])
    }

    @Test(
        "no query walks a whole table that grows",
        arguments: [
            ItemTable.selectRevisions, ItemTable.countSince, MentionTable.selectOfIncident,
            SourceEventTable.selectNewest, SourceEventTable.selectOfSource, SourceStateTable.update,
            UnreadableTable.selectNewest, EvidenceTable.selectOfIncident, ActionTable.selectOfIncident,
            IncidentTable.selectOne, IncidentTable.selectNewest, IncidentTable.selectNewestOpen,
            IncidentTable.selectMerged,
            ChecklistTable.selectOne, AssessmentTable.selectOfIncident, AssessmentTable.selectKept,
            AssessmentTable.selectKeptOfIncident, AssessmentTable.selectKeptAt, RuleSetTable.selectOne,
            AlertTable.selectNewest,
            AlertTable.selectOfIncident, NotificationTable.selectDue, NotificationTable.selectNextDue,
            NotificationTable.selectUndelivered, NotificationTable.selectDelivered, NotificationTable.countWaiting,
            NotificationTable.countDead, NotificationTable.selectExists, NotificationTable.updateOutcome,
        ])
    func plans(sql: String) throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        let steps = try ledger.pool.read { database in
            let statement = try database.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
            let arguments = StatementArguments(Array(repeating: "1", count: sql.count { $0 == "?" }))
            return try Row.fetchAll(statement, arguments: arguments).map { $0["detail"] as String }
        }
        for step in steps where step.hasPrefix("SCAN") {
            #expect(step.contains("INDEX"), "\(steps)")
        }
    }
}
