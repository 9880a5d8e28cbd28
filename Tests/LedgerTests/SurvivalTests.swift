import Crisis
import Foundation
import Ledger
import Testing

@Suite("What was committed is there")
struct SurvivalTests {
    @Test("the files of a running service, copied as a power cut leaves them, hold every commit")
    func powerCut() async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        var dice = Dice(seed: 31)
        for _ in 0..<5 {
            let batch = try dice.batch()
            try await ledger.commit(batch)
            let ids = batch.incidents.map(\.incident.id)
            let image = try state.image()
            let found = try await Answers(SQLiteLedger.open(directory: image.path), incidents: ids)
            #expect(try await Answers(ledger, incidents: ids) == found)
        }
    }

    @Test("a log cut anywhere loses whole batches, the last ones first, and never a part of one", arguments: 1...15)
    func tornLog(seed: Int) async throws {
        var dice = Dice(seed: seed)
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        for round in 0..<8 {
            var batch = try dice.batch()
            batch.states = [DerivedState(kind: "engine", key: "round", json: [UInt8(round)])]
            try await ledger.commit(batch)
        }
        let image = try state.image()
        let log = try FileHandle(forUpdating: URL(filePath: image.database + "-wal"))
        let length = try log.seekToEnd()
        try log.truncate(atOffset: UInt64.random(in: 0...length, using: &dice))
        try log.close()

        let torn = try SQLiteLedger.open(directory: image.path)
        try await torn.quickCheck()
        let counts = try await torn.counts(since: Timestamp(milliseconds: .min))
        let whole = counts.alerts
        #expect(counts.items == 4 * whole)
        #expect(counts.recentItems == 4 * whole)
        #expect(try await torn.notifications(limit: 100).count == 2 * whole)
        #expect(try await torn.derivedStates().map(\.json) == (whole == 0 ? [] : [[UInt8(whole - 1)]]))
    }

    @Test("a backup made while the service writes opens as a ledger and replaces nothing")
    func backup() async throws {
        let state = try StateDirectory()
        let restored = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        var dice = Dice(seed: 33)
        let batch = try dice.batch()
        let ids = batch.incidents.map(\.incident.id)
        try await ledger.commit(batch)
        let before = try await Answers(ledger, incidents: ids)
        try await ledger.backup(to: restored.database)
        try await ledger.commit(try dice.batch())

        #expect(try FileManager.default.contentsOfDirectory(atPath: restored.path) == ["tocsin.sqlite"])
        let rights = try FileManager.default.attributesOfItem(atPath: restored.database)[.posixPermissions]
        #expect(rights as? Int == 0o600)
        #expect(try await Answers(SQLiteLedger.open(directory: restored.path), incidents: ids) == before)
        await #expect(throws: LedgerError.backupExists(path: restored.database)) {
            try await ledger.backup(to: restored.database)
        }
        await #expect(throws: LedgerError.self) { try await ledger.backup(to: "/nonexistent/folder/copy.sqlite") }
    }
}
