import Crisis
import Digests
import GRDB

/// What a check of the trail found.
package struct AuditVerdict: Hashable, Codable, Sendable {
    package var entries: Int
    package var registrations: Int
    /// Entries whose personal part was erased on request; the trail holds without it.
    package var erased: Int
    /// The head, to be kept elsewhere.
    package var chain: String
    /// What is wrong, at most `AuditVerifier.mostFaults` of it.
    package var faults: [Fault]

    package var isUnbroken: Bool { faults.isEmpty }

    /// One thing that is not as the trail says.
    package struct Fault: Hashable, Codable, Sendable {
        package enum Kind: String, Codable, CaseIterable, Sendable {
            case altered, missing, content, head, registration, unreadable
        }

        package var kind: Kind
        /// The number of the entry or of the registration.
        package var number: Int
        package var message: LocalizedText
    }
}

/// Reads the whole trail and proves that nothing in it was changed, taken away, put in or moved.
struct AuditVerifier {
    static let mostFaults = 20

    let chain: AuditChain
    var anchor: AuditHead?

    func verify(_ database: Database) throws -> AuditVerdict {
        var verdict = AuditVerdict(entries: 0, registrations: 0, erased: 0, chain: "", faults: [])
        var previous = AuditTable.Head(number: 0, chain: AuditChain.start)
        let erased = try Set(
            database.rows("SELECT registration FROM audit WHERE action = 'erased' AND registration IS NOT NULL") {
                try $0.number(0)
            })
        let rows = try Row.fetchCursor(database, sql: AuditTable.selectAll)
        while let row = try rows.next() {
            guard verdict.faults.count < AuditVerifier.mostFaults else { return verdict }
            let stored = try AuditTable.Stored(row)
            check(stored, after: previous, erased: erased, &verdict)
            previous = AuditTable.Head(number: stored.row.number, chain: stored.chain)
            verdict.entries += 1
            if let anchor, anchor.entries == stored.row.number, anchor.chain != hexadecimal(stored.chain) {
                verdict.faults.append(anchorFault(anchor))
            }
        }
        if let anchor, anchor.entries > previous.number { verdict.faults.append(anchorFault(anchor)) }
        let head = try AuditTable.head(in: database)
        if head != previous {
            verdict.faults.append(
                .init(
                    kind: .head, number: head.number,
                    message: LocalizedText(
                        zh: "审计链末端应为第 \(head.number) 条，实为第 \(previous.number) 条：末尾有条目被删除或添加。",
                        en:
                            "The trail should end at entry \(head.number) and ends at \(previous.number): entries at its end were removed or added."
                    )))
        }
        verdict.chain = hexadecimal(previous.chain)
        try checkRegistrations(database, &verdict)
        return verdict
    }

    private func check(
        _ stored: AuditTable.Stored, after previous: AuditTable.Head, erased: Set<Int>, _ verdict: inout AuditVerdict
    ) {
        let number = stored.row.number
        if number != previous.number + 1 {
            verdict.faults.append(
                .init(
                    kind: .missing, number: previous.number + 1,
                    message: LocalizedText(
                        zh: "第 \(previous.number + 1) 条起缺失，下一条是第 \(number) 条。",
                        en: "Entries from \(previous.number + 1) on are missing; the next one is \(number).")))
        } else if chain.code(of: stored.row, after: previous.chain) != stored.chain {
            verdict.faults.append(
                .init(
                    kind: .altered, number: number,
                    message: LocalizedText(
                        zh: "第 \(number) 条（\(stored.row.subject) \(stored.row.action)）被改动或调换过。",
                        en: "Entry \(number) (\(stored.row.subject) \(stored.row.action)) was altered or moved.")))
        }
        checkContent(stored, erased: erased, &verdict)
    }

    private func checkContent(_ stored: AuditTable.Stored, erased: Set<Int>, _ verdict: inout AuditVerdict) {
        let number = stored.row.number
        guard stored.row.registration != nil, let open = try? AuditBody.members(of: stored.row.body) else { return }
        let digest = open[AuditBody.digestKey]
        if let content = stored.content, let salt = stored.salt {
            if digest != AuditChain.digest(of: content, salt: salt) {
                verdict.faults.append(
                    .init(
                        kind: .content, number: number,
                        message: LocalizedText(
                            zh: "第 \(number) 条的文字内容被改动过。", en: "The text of entry \(number) was altered.")))
            }
        } else if digest != nil {
            if let registration = stored.row.registration, erased.contains(registration) {
                verdict.erased += 1
            } else {
                verdict.faults.append(
                    .init(
                        kind: .content, number: number,
                        message: LocalizedText(
                            zh: "第 \(number) 条的文字内容被删除，而没有删除个人信息的记录。",
                            en: "The text of entry \(number) is gone, and no erasure says so.")))
            }
        }
    }

    /// The register must be what its entries make of it.
    private func checkRegistrations(_ database: Database, _ verdict: inout AuditVerdict) throws {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT \(RegistrationTable.columns) FROM registration ORDER BY number")
        while let row = try rows.next() {
            guard verdict.faults.count < AuditVerifier.mostFaults else { return }
            let stored: Registration
            do {
                stored = try RegistrationTable.read(row)
            } catch {
                let number = (try? row.number(0)) ?? 0
                verdict.faults.append(fault(number, zh: "无法读取", en: "cannot be read"))
                continue
            }
            verdict.registrations += 1
            var folded = Registration(
                number: stored.number, source: stored.source, identity: stored.identity, received: stored.received,
                registered: stored.registered)
            guard let entries = try? AuditTable.entries(of: stored.number, in: database), !entries.isEmpty else {
                verdict.faults.append(fault(stored.number, zh: "没有审计条目", en: "has no entries in the trail"))
                continue
            }
            for entry in entries { folded.take(entry) }
            if folded != stored {
                verdict.faults.append(fault(stored.number, zh: "与审计条目不符", en: "is not what its entries make of it"))
            }
        }
        let without = try database.first(
            "SELECT count(DISTINCT registration) FROM audit WHERE registration IS NOT NULL"
        ) { try $0.number(0) }
        if let without, without != verdict.registrations, verdict.faults.isEmpty {
            verdict.faults.append(
                fault(
                    without, zh: "有登记被删除：审计链里的登记多于登记表",
                    en: "was removed: the trail knows more registrations than the register"))
        }
    }

    private func anchorFault(_ anchor: AuditHead) -> AuditVerdict.Fault {
        AuditVerdict.Fault(
            kind: .head, number: anchor.entries,
            message: LocalizedText(
                zh: "与此前记下的链值不符：第 \(anchor.entries) 条。",
                en: "The trail is not the one whose chain was written down at entry \(anchor.entries)."))
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String { Hexadecimal.encode(bytes) }

    private func fault(_ number: Int, zh: String, en: String) -> AuditVerdict.Fault {
        AuditVerdict.Fault(
            kind: .registration, number: number,
            message: LocalizedText(
                zh: "\(Registration.name(number)) \(zh)。", en: "\(Registration.name(number)) \(en)."))
    }
}

extension SQLiteLedger {
    /// Reads the whole trail and says whether it is unbroken.
    ///
    /// - Parameter anchor: a head that was written down earlier; the trail must still hold it.
    package func verifyAudit(expecting anchor: AuditHead? = nil) async throws -> AuditVerdict {
        let verifier = AuditVerifier(chain: chain, anchor: anchor)
        return try await read { try verifier.verify($0) }
    }
}
