import Crisis
import Foundation
import GRDB
import Ledger
import Testing

@Suite("The register holds every complaint that came, and its trail proves it")
struct RegisterTests {
    private static let now = Timestamp(rfc3339: "2026-11-24T08:00:00Z") ?? Timestamp(milliseconds: 0)

    private static func batch(_ range: Range<Int>, revision: String = "r1", at moment: Timestamp = now) -> LedgerBatch {
        var batch = LedgerBatch(at: moment)
        for index in range {
            let item = Item(
                identity: "C-\(index)", revision: revision, kind: .complaint, published: moment, title: "丢件",
                text: "包裹丢了 \(index)", customer: "张三 1380000\(index)", waybill: "YS\(index)",
                details: [Item.Detail(label: "诉求", value: "赔偿")])
            batch.items.append(RecordedItem(source: "desk", item: item, seen: moment))
            batch.register.arrivals.append(
                RegisterBatch.Arrived(
                    draft: RegistrationDraft(
                        source: "desk", identity: item.identity, received: moment,
                        values: [.category: "lost", .remedy: "赔偿", .complainant: "P-\(index)", .severity: "blue"]),
                    revision: revision,
                    duties: [RegisterDuty(kind: .firstResponse, role: .service, due: moment + .hours(24))]))
        }
        return batch
    }

    private static func changed(_ registration: Registration, _ changes: [RegisterChange]) -> RegisterBatch.Changed {
        let entries = changes.map { RegisterEntry(at: now + .hours(1), by: "王静", role: .service, change: $0) }
        var state = registration
        for entry in entries { state.take(entry) }
        return RegisterBatch.Changed(registration: state, entries: entries, duties: [])
    }

    /// A ledger with twelve complaints, some of them handled.
    private static func filled(_ state: StateDirectory) async throws -> SQLiteLedger {
        let ledger = try SQLiteLedger.open(directory: state.path)
        try await ledger.commit(batch(1..<13))
        var more = LedgerBatch(at: now + .hours(1))
        for number in [2, 5, 9] {
            let registration = try #require(try await ledger.registration(number))
            more.register.changes.append(
                changed(registration, [.set([.waybill: "YS-\(number)", .cause: "service"]), .step(.heard, at: now)]))
        }
        more.actions = [RecordedAction(incident: Incident.ID("i-1"), at: now, by: "李薇", action: "ack", note: "在看")]
        try await ledger.commit(more)
        return ledger
    }

    @Test("each record is one registration, numbered in its order")
    func numbers() async throws {
        let state = try StateDirectory()
        let ledger = try await Self.filled(state)
        let found = try await ledger.registrations(RegisterFilter(), limit: 100)
        #expect(found.map(\.number) == Array((1...12).reversed()))
        #expect(found.last?.name == "R-000001")
        #expect(found.first?[.remedy] == "赔偿")
    }

    @Test("the details of a record come back with its item")
    func details() async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        try await ledger.commit(Self.batch(1..<2))
        let text = try state.stranger { try String.fetchOne($0, sql: "SELECT details FROM item") }
        #expect(text == #"["诉求","赔偿"]"#)
        _ = ledger
    }

    @Test("a later revision is counted and never registered again, and the sums agree")
    func revisions() async throws {
        let state = try StateDirectory()
        let ledger = try await Self.filled(state)
        try await ledger.commit(Self.batch(3..<6, revision: "r2"))
        try await ledger.commit(Self.batch(3..<6, revision: "r2"))
        let totals = try await ledger.registerTotals()
        #expect(totals.records == 15)
        #expect(totals.registrations == 12)
        #expect(totals.revisions == 3)
        #expect(totals.reconciles)
        #expect(try await ledger.registration(4)?.revisions == 1)
    }

    @Test("what was done stays after a restart, and the trail holds")
    func restart() async throws {
        let state = try StateDirectory()
        let first = try await Self.filled(state)
        let before = try await first.registration(5)
        try first.close()
        let second = try SQLiteLedger.open(directory: state.path)
        #expect(try await second.registration(5) == before)
        #expect(before?[.waybill] == "YS-5")
        let verdict = try await second.verifyAudit()
        #expect(verdict.isUnbroken)
        #expect(verdict.entries == 12 + 6 + 1)
        #expect(verdict.registrations == 12)
    }

    @Test("lists are filtered by fields, state, time and number")
    func filters() async throws {
        let state = try StateDirectory()
        let ledger = try await Self.filled(state)
        var filter = RegisterFilter()
        filter.equal[.cause] = "service"
        #expect(try await ledger.registrations(filter, limit: 10).map(\.number) == [9, 5, 2])
        filter.before = 9
        #expect(try await ledger.registrations(filter, limit: 1).map(\.number) == [5])
        var none = RegisterFilter()
        none.since = Self.now + .days(1)
        #expect(try await ledger.registrations(none, limit: 10).isEmpty)
        var hostile = RegisterFilter()
        hostile.equal[.owner] = "' OR 1=1 --"
        #expect(try await ledger.registrations(hostile, limit: 10).isEmpty)
    }

    @Test("duties are told once, and leave when they are met")
    func duties() async throws {
        let state = try StateDirectory()
        let ledger = try await Self.filled(state)
        let due = try await ledger.duties(before: Self.now + .hours(24), limit: 100)
        // Those that were handled have none left in this fixture.
        #expect(due.map(\.registration) == [1, 3, 4, 6, 7, 8, 10, 11, 12])
        var batch = LedgerBatch(at: Self.now)
        batch.register.warned = Array(due.prefix(8))
        try await ledger.commit(batch)
        #expect(try await ledger.duties(before: Self.now + .hours(24), limit: 100).map(\.registration) == [12])
    }

    // MARK: Tampering

    private static let guards = ["audit_stays", "audit_remains", "audit_content_stays"]

    private func tampered(_ sql: String, expecting anchor: AuditHead? = nil) async throws -> AuditVerdict {
        let state = try StateDirectory()
        try (try await Self.filled(state)).close()
        try state.stranger { database in
            for name in Self.guards { try database.execute(sql: "DROP TRIGGER \(name)") }
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            try database.execute(sql: sql)
        }
        let ledger = try SQLiteLedger.open(directory: state.path)
        return try await ledger.verifyAudit(expecting: anchor)
    }

    @Test(
        "one changed value anywhere breaks it",
        arguments: [
            "UPDATE audit SET at = at + 1 WHERE number = 7", "UPDATE audit SET person = '李四' WHERE number = 13",
            "UPDATE audit SET role = 'business' WHERE number = 14",
            "UPDATE audit SET action = 'closed' WHERE number = 15",
            "UPDATE audit SET registration = 3 WHERE number = 13",
            "UPDATE audit SET subject = 'R-000003' WHERE number = 13",
            "UPDATE audit SET body = replace(body, 'service', 'product') WHERE number = 13",
            "UPDATE audit SET chain = zeroblob(32) WHERE number = 19",
            "UPDATE audit_content SET body = replace(body, '赔偿', '道歉') WHERE entry = 1",
            "UPDATE audit_content SET salt = zeroblob(16) WHERE entry = 12",
            "UPDATE registration SET severity = 'red' WHERE number = 12",
            "UPDATE registration SET cause = NULL WHERE number = 2",
            "UPDATE audit_head SET chain = zeroblob(32)",
        ])
    func alteredValue(sql: String) async throws {
        #expect(!(try await tampered(sql).isUnbroken))
    }

    @Test("one removed row anywhere breaks it", arguments: 1...19)
    func removedRow(number: Int) async throws {
        #expect(!(try await tampered("DELETE FROM audit WHERE number = \(number)").isUnbroken))
    }

    @Test(
        "removed contents and registrations break it",
        arguments: ["DELETE FROM audit_content WHERE entry = 4", "DELETE FROM registration WHERE number = 12"])
    func removedElsewhere(sql: String) async throws {
        #expect(!(try await tampered(sql).isUnbroken))
    }

    @Test("one reordered pair anywhere breaks it", arguments: 1...18)
    func reorderedPair(number: Int) async throws {
        let swap = """
            UPDATE audit SET number = -1 WHERE number = \(number);
            UPDATE audit SET number = \(number) WHERE number = \(number + 1);
            UPDATE audit SET number = \(number + 1) WHERE number = -1;
            """
        #expect(!(try await tampered(swap).isUnbroken))
    }

    @Test("a trail cut off together with its head is caught by the chain written down before")
    func truncated() async throws {
        let state = try StateDirectory()
        let ledger = try await Self.filled(state)
        let anchor = try await ledger.auditHead()
        try ledger.close()
        try state.stranger { database in
            for name in Self.guards { try database.execute(sql: "DROP TRIGGER \(name)") }
            try database.execute(sql: "DELETE FROM audit WHERE number = 19")
            try database.execute(
                sql: "UPDATE audit_head SET number = 18, chain = (SELECT chain FROM audit WHERE number = 18)")
        }
        let cut = try SQLiteLedger.open(directory: state.path)
        #expect(try await cut.verifyAudit().isUnbroken)
        #expect(!(try await cut.verifyAudit(expecting: anchor).isUnbroken))
    }

    @Test("a flipped byte anywhere in the trail's rows breaks it", arguments: 1...40)
    func flippedByte(seed: Int) async throws {
        var dice = Dice(seed: seed)
        let row = 1 + dice.upTo(18)
        let column = try dice.one(of: ["person", "subject", "action", "body"])
        let state = try StateDirectory()
        try (try await Self.filled(state)).close()
        try state.stranger { database in
            for name in Self.guards { try database.execute(sql: "DROP TRIGGER \(name)") }
            let text = try String.fetchOne(
                database, sql: "SELECT \(column) FROM audit WHERE number = ?", arguments: [row])
            var bytes = Array((text ?? "").utf8)
            guard let index = bytes.indices.randomElement(using: &dice) else { return }
            // The lowest bit keeps most bytes readable, so that it is the chain that notices.
            bytes[index] ^= 1
            try database.execute(
                sql: "UPDATE audit SET \(column) = CAST(? AS TEXT) WHERE number = ?",
                arguments: [Data(bytes), row])
        }
        let ledger = try SQLiteLedger.open(directory: state.path)
        let isUnbroken = (try? await ledger.verifyAudit().isUnbroken) ?? false
        #expect(!isUnbroken)
    }

    @Test("the trail cannot be edited by the program's own statements")
    func guarded() async throws {
        let state = try StateDirectory()
        try (try await Self.filled(state)).close()
        #expect(throws: DatabaseError.self) {
            try state.stranger { try $0.execute(sql: "UPDATE audit SET person = 'x' WHERE number = 1") }
        }
        #expect(throws: DatabaseError.self) {
            try state.stranger { try $0.execute(sql: "DELETE FROM audit WHERE number = 1") }
        }
    }

    // MARK: Persons

    @Test("erasing a person takes them out of item, register and trail, and the trail still holds")
    func erasure() async throws {
        let state = try StateDirectory()
        let ledger = try await Self.filled(state)
        let registration = try #require(try await ledger.registration(5))
        var batch = LedgerBatch(at: Self.now + .days(1))
        batch.register.changes = [Self.changed(registration, [.erased(reason: "本人要求")])]
        batch.register.erasures = [5]
        try await ledger.commit(batch)
        let left = try #require(try await ledger.registration(5))
        #expect(left[.remedy].isEmpty && left[.complainant].isEmpty && left[.waybill].isEmpty)
        #expect(left[.category] == "lost" && left[.cause] == "service")
        let verdict = try await ledger.verifyAudit()
        #expect(verdict.isUnbroken)
        #expect(verdict.erased == 2)
        try ledger.close()
        let bytes = try #require(FileManager.default.contents(atPath: state.database))
        #expect(bytes.range(of: Data("13800005".utf8)) == nil)
        let rows = try state.stranger { try Row.fetchAll($0, sql: "SELECT * FROM item WHERE identity = 'C-5'") }
        #expect(rows.allSatisfy { $0["text"] == "" && $0["customer"] == nil })
        // The guards stand again.
        #expect(throws: DatabaseError.self) {
            try state.stranger { try $0.execute(sql: "UPDATE item SET text = 'x'") }
        }
    }

    @Test("the same person is the same pseudonym, however the number is written")
    func pseudonyms() async throws {
        let state = try StateDirectory()
        let ledger = try SQLiteLedger.open(directory: state.path)
        #expect(ledger.pseudonym(of: "138 0000 1234") == ledger.pseudonym(of: "13800001234"))
        #expect(ledger.pseudonym(of: "张三") != ledger.pseudonym(of: "李四"))
        let other = try SQLiteLedger.open(directory: try StateDirectory().path)
        #expect(ledger.pseudonym(of: "张三") != other.pseudonym(of: "张三"))
    }

    @Test("a period's counts hold what was received in it, of one brand or of all")
    func periodCounts() async throws {
        let state = try StateDirectory()
        let ledger = try await Self.filled(state)
        let day = ReportPeriod(kind: .daily, from: Self.now - .hours(8), until: Self.now + .hours(16))
        let rules = RegisterRules()
        let counts = try await ledger.registerCounts(in: day, brand: nil, rules: rules, now: Self.now + .days(2))
        #expect(counts.total.raw == 12 && counts.byCategory == ["lost": .init(raw: 12)])
        #expect(counts.byCause == ["service": 3, "": 9])
        let before = try await ledger.registerCounts(in: day.previous, brand: nil, rules: rules, now: Self.now)
        #expect(before.total.raw == 0)
        let other = try await ledger.registerCounts(in: day, brand: "heron", rules: rules, now: Self.now)
        #expect(other.total.raw == 0)
    }
}
