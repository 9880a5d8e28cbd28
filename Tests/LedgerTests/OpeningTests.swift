import Crisis
import Foundation
import GRDB
import Ledger
import Testing

@Suite("Opening a ledger")
struct OpeningTests {
    private func filled(_ state: StateDirectory, seed: Int = 1) async throws -> LedgerBatch {
        var dice = Dice(seed: seed)
        let batch = try dice.batch()
        let ledger = try SQLiteLedger.open(directory: state.path)
        try await ledger.commit(batch)
        try ledger.close()
        return batch
    }

    @Test("a second service on the same state is refused at once with the pid of the first")
    func secondService() throws {
        let state = try StateDirectory()
        let first = try SQLiteLedger.open(directory: state.path)
        let refusal = #expect(throws: LedgerError.self) { try SQLiteLedger.open(directory: state.path) }
        let pid = ProcessInfo.processInfo.processIdentifier
        #expect(refusal == .locked(path: state.path + "/tocsin.lock", pid: pid))
        #expect(refusal?.text.en.contains("process \(pid)") == true)
        #expect(refusal?.text.zh.contains("进程 \(pid)") == true)
        try first.close()
        _ = try SQLiteLedger.open(directory: state.path)
    }

    @Test("the lock goes with its holder")
    func lockGoes() throws {
        let state = try StateDirectory()
        do { _ = try SQLiteLedger.open(directory: state.path) }
        _ = try SQLiteLedger.open(directory: state.path)
    }

    @Test("a reader reads while the service writes, and after it is gone, and can write nothing")
    func reader() async throws {
        let state = try StateDirectory()
        var dice = Dice(seed: 2)
        let service = try SQLiteLedger.open(directory: state.path)
        let reader = try SQLiteLedger.openReadOnly(directory: state.path)
        let batch = try dice.batch()
        try await service.commit(batch)
        #expect(try await reader.counts(since: batch.at).items == batch.items.count)
        await #expect(throws: LedgerError.readOnly(path: state.database)) { try await reader.commit(batch) }
        try reader.close()
        try service.close()

        let late = try SQLiteLedger.openReadOnly(directory: state.path)
        #expect(try await late.alerts(of: nil, limit: 5) == batch.alerts)
        _ = try SQLiteLedger.open(directory: state.path)
    }

    @Test("a reader finds no ledger where no service ever ran, and makes none")
    func nothingThere() throws {
        let state = try StateDirectory()
        #expect(throws: LedgerError.missing(path: state.database)) {
            try SQLiteLedger.openReadOnly(directory: state.path)
        }
        #expect(!FileManager.default.fileExists(atPath: state.database))
    }

    @Test("the files are for their owner only, and the directory is made when it is not there")
    func rights() async throws {
        let state = try StateDirectory()
        let directory = state.path + "/deep/er"
        let ledger = try SQLiteLedger.open(directory: directory)
        try await ledger.commit(LedgerBatch(at: Timestamp(milliseconds: 0)))
        for name in ["tocsin.sqlite", "tocsin.sqlite-wal", "tocsin.sqlite-shm", "tocsin.lock"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: directory + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test("a damaged file is refused with what to do, and left byte for byte as it was")
    func damaged() async throws {
        let state = try StateDirectory()
        _ = try await filled(state)
        var bytes = try Data(contentsOf: URL(filePath: state.database))
        for page in stride(from: 3 * 4096, to: bytes.count, by: 2 * 4096) {
            bytes.replaceSubrange(page..<(page + 1000), with: Data(repeating: 0xA5, count: 1000))
        }
        try bytes.write(to: URL(filePath: state.database))
        let refusal = #expect(throws: LedgerError.self) { try SQLiteLedger.open(directory: state.path) }
        guard case .corrupt(let path, let findings) = refusal else {
            Issue.record("not told as damage: \(String(describing: refusal))")
            return
        }
        #expect(path == state.database)
        #expect(!findings.isEmpty)
        #expect(refusal?.text.en.contains(".recover") == true)
        #expect(try Data(contentsOf: URL(filePath: state.database)) == bytes)
    }

    @Test(
        "what is no ledger at all is refused and left as it was",
        arguments: ["this is a letter, not a database. " + String(repeating: "x", count: 5000), "short"])
    func noDatabase(content: String) throws {
        let state = try StateDirectory()
        try Data(content.utf8).write(to: URL(filePath: state.database))
        #expect(throws: LedgerError.self) { try SQLiteLedger.open(directory: state.path) }
        #expect(throws: LedgerError.self) { try SQLiteLedger.openReadOnly(directory: state.path) }
        #expect(try Data(contentsOf: URL(filePath: state.database)) == Data(content.utf8))
    }

    @Test("another program's database is refused and left as it was")
    func foreign() throws {
        let state = try StateDirectory()
        try state.stranger { try $0.execute(sql: "CREATE TABLE song (title TEXT)") }
        let bytes = try Data(contentsOf: URL(filePath: state.database))
        #expect(throws: LedgerError.foreign(path: state.database)) { try SQLiteLedger.open(directory: state.path) }
        #expect(try Data(contentsOf: URL(filePath: state.database)) == bytes)
    }

    @Test("a ledger of a newer program is refused by the service and by a reader")
    func newer() async throws {
        let state = try StateDirectory()
        _ = try await filled(state)
        try state.stranger { try $0.execute(sql: "PRAGMA user_version = 99") }
        for open in [{ try SQLiteLedger.open(directory: $0) }, { try SQLiteLedger.openReadOnly(directory: $0) }] {
            let refusal = #expect(throws: LedgerError.self) { try open(state.path) }
            guard case .newerSchema(_, found: 99, _) = refusal else {
                Issue.record("not told as newer: \(String(describing: refusal))")
                continue
            }
        }
    }

    @Test("a write that another program holds up is told as one that may pass, and readers go on")
    func heldUp() async throws {
        let state = try StateDirectory()
        let batch = try await filled(state)
        let ledger = try SQLiteLedger.open(directory: state.path, busyTimeout: .zero)
        var rude = Configuration()
        rude.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: state.database, configuration: rude)
        try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        #expect(try await ledger.counts(since: batch.at).items == batch.items.count)
        let failure = await #expect(throws: LedgerError.self) { try await ledger.commit(batch) }
        #expect(failure == .busy(path: state.database))
        #expect(failure?.mayPass == true)
        try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        try await ledger.commit(batch)
    }

    @Test("every refusal has words in both languages that name the file")
    func words() {
        let place = "/state/tocsin.sqlite"
        let errors: [LedgerError] = [
            .locked(path: place, pid: nil), .inaccessible(path: place, detail: "d"),
            .corrupt(path: place, findings: ["f"]),
            .foreign(path: place), .newerSchema(path: place, found: 9, known: 1),
            .olderSchema(path: place, found: 1, known: 9), .missing(path: place), .readOnly(path: place),
            .diskFull(path: place), .inputOutput(path: place, detail: "d"), .busy(path: place),
            .unreadableRow(table: place, detail: "d"), .unknownNotification(id: place), .backupExists(path: place),
            .other(path: place, detail: "d"),
        ]
        for error in errors {
            #expect(error.text.en.contains(place), "\(error)")
            #expect(error.text.zh.contains(place), "\(error)")
            #expect(error.text.en.hasSuffix("."), "\(error)")
            #expect(error.text.zh.hasSuffix("。"), "\(error)")
        }
    }
}
