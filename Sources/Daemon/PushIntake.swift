import Crisis
import Digests
import Intake
import Ledger
import Logging
import Settings
import Status
import Synchronization

/// Takes pushed complaints the same way as polled ones: judged, and kept in one transaction with whatever follows of them.
actor PushIntake: PushDesk {
    private let pipeline: Pipeline
    private let ledger: any LedgerStore
    /// Reads a credential by its name; asked anew at each push, so that a changed token counts at once.
    private let credential: @Sendable (String) throws -> String
    private let now: @Sendable () -> Timestamp
    private let logger: Logger
    private var underWay = 0
    private var keysUnderWay: Set<[String]> = []

    /// Pushes that are read and kept at once; each may hold its largest body.
    private static let limit = 4

    init(
        pipeline: Pipeline, ledger: any LedgerStore, credential: @escaping @Sendable (String) throws -> String,
        now: @escaping @Sendable () -> Timestamp, logger: Logger
    ) {
        self.pipeline = pipeline
        self.ledger = ledger
        self.credential = credential
        self.now = now
        self.logger = logger
    }

    // MARK: Who may

    func admit(_ claim: PushClaim) async throws(PushRefusal) -> Source.ID {
        let sources = await pipeline.configuration.sources.filter(\.isPushed)
        guard let token = claim.token else {
            if claim.needsToken { throw .unauthorized }
            return try Self.only(among: sources, named: claim.source).id
        }
        // Every token is compared, so that the time tells nothing.
        let holders = sources.filter { isToken(token, of: $0) }
        guard let named = claim.source else {
            guard let holder = holders.first else { throw .unauthorized }
            guard holders.count == 1 else { throw .ambiguous(holders.map(\.id)) }
            return holder.id
        }
        guard let holder = holders.first(where: { $0.id == named }) else { throw .unauthorized }
        return holder.id
    }

    private static func only(among sources: [Source], named id: Source.ID?) throws(PushRefusal) -> Source {
        guard let id else {
            guard sources.count == 1, let only = sources.first else { throw .ambiguous(sources.map(\.id)) }
            return only
        }
        guard let source = sources.first(where: { $0.id == id }) else { throw .unknownSource }
        return source
    }

    private func isToken(_ token: String, of source: Source) -> Bool {
        guard case .push(let origin) = source.origin, let known = try? credential(origin.tokenCredential) else {
            return false
        }
        return HMACSHA256.isEqual(SHA256.digest(Array(token.utf8)), SHA256.digest(Array(known.utf8)))
    }

    // MARK: What is taken

    func take(_ push: Push, for id: Source.ID) async throws(PushRefusal) -> PushAnswer {
        guard underWay < Self.limit else { throw .busy }
        underWay += 1
        defer { underWay -= 1 }
        guard let key = push.key else { return try await keep(push, for: id, bodyHash: "") }
        guard keysUnderWay.insert([id, key]).inserted else { throw .inProgress }
        defer { keysUnderWay.remove([id, key]) }
        let bodyHash = SHA256.hexadecimal(of: push.body)
        if let known = try await recorded(id, key) {
            guard known.bodyHash == bodyHash else { throw .keyReused }
            return PushAnswer(status: known.status, json: known.answer, isRepeated: true)
        }
        return try await keep(push, for: id, bodyHash: bodyHash)
    }

    private func recorded(_ id: Source.ID, _ key: String) async throws(PushRefusal) -> RecordedPush? {
        do {
            return try await ledger.push(source: id, key: key)
        } catch {
            throw notKept(error, id)
        }
    }

    private func keep(_ push: Push, for id: Source.ID, bodyHash: String) async throws(PushRefusal) -> PushAnswer {
        guard let source = await pipeline.configuration.sources.first(where: { $0.id == id && $0.isPushed }) else {
            throw .unknownSource
        }
        let records = try read(push, of: source)
        let moment = now()
        var page = Self.page(of: records, bytes: push.body.count, of: source, at: moment)
        let answered = AnswerBox()
        page.addition = { known, batch in
            let receipt = PushReceipt(records, source: id, known: known)
            let status = receipt.accepted.isEmpty && receipt.duplicates.isEmpty ? 422 : 202
            guard let json = try? ReportJSON.encode(receipt) else { return }
            let answer = PushAnswer(status: status, json: Array(json))
            answered.answer.withLock { $0 = answer }
            guard let key = push.key else { return }
            batch.pushes.append(
                RecordedPush(
                    source: id, key: key, bodyHash: bodyHash, status: status, answer: answer.json, at: batch.at))
        }
        do {
            try await pipeline.keep(page, of: source)
        } catch {
            throw notKept(error, id)
        }
        guard let answer = answered.answer.withLock({ $0 }) else { throw .notKept }
        return answer
    }

    private func read(_ push: Push, of source: Source) throws(PushRefusal) -> [PushBody.Record] {
        let reader: PushBody
        do throws(ComplaintSetupError) {
            reader = try PushBody(source: source)
        } catch {
            throw .invalid("\(error)")
        }
        do throws(PushBody.Problem) {
            return try reader.read(push.body, as: push.isLines ? .lines : .json)
        } catch {
            switch error {
            case .invalid(let what): throw .invalid(what)
            case .tooManyRecords(let limit): throw .tooMany(limit)
            }
        }
    }

    private static func page(
        of records: [PushBody.Record], bytes: Int, of source: Source, at moment: Timestamp
    ) -> SourcePage {
        var identities: Set<String> = []
        var (items, unreadable): ([Item], [UnreadableRecord]) = ([], [])
        for record in records {
            switch record.content {
            case .item(let item): if identities.insert(item.identity).inserted { items.append(item) }
            case .unreadable(let record): unreadable.append(record)
            }
        }
        let (interval, count) = (source.interval, unreadable.count)
        return SourcePage(
            items: items, unreadable: unreadable,
            state: { before, newItems in
                let gain = PollGain(bytes: bytes, newItems: newItems, unreadable: count)
                var after = PollPlan.next(
                    before, interval: interval, outcome: PollOutcome(.delivered(nil), gain: gain), at: moment)
                after.nextDue = PollPlan.never
                return after
            }, isLast: true)
    }

    private func notKept(_ error: any Error, _ id: Source.ID) -> PushRefusal {
        logger.error("A push could not be kept.", metadata: ["source": "\(id)", "error": "\(error)"])
        return .notKept
    }
}

/// Brings the answer out of the transaction in which it is made.
private final class AnswerBox: Sendable {
    let answer = Mutex<PushAnswer?>(nil)
}

extension PushReceipt {
    /// - Parameter known: the latest revisions that the ledger had before.
    fileprivate init(_ records: [PushBody.Record], source: Source.ID, known: [String: String]) {
        self.init(source: source)
        var taken: Set<String> = []
        for record in records {
            switch record.content {
            case .item(let item):
                let line = Line(index: record.index, line: record.line, id: item.identity)
                if known[item.identity] != item.revision, taken.insert(item.identity).inserted {
                    accepted.append(line)
                } else {
                    duplicates.append(line)
                }
            case .unreadable(let unreadable):
                rejected.append(Line(index: record.index, line: record.line, reason: unreadable.reason))
            }
        }
    }
}

extension PushRefusal {
    fileprivate static var unauthorized: PushRefusal {
        PushRefusal(
            .unauthorized, zh: "令牌缺失或不属于这个推送来源。", en: "The token is missing, or is not that of this push source.")
    }

    fileprivate static var unknownSource: PushRefusal {
        PushRefusal(.unknownSource, zh: "没有这个推送来源。", en: "There is no push source of that name.")
    }

    fileprivate static func ambiguous(_ ids: [Source.ID]) -> PushRefusal {
        guard !ids.isEmpty else {
            return PushRefusal(
                .unknownSource, zh: "没有配置推送来源（push）。",
                en: "No push source is configured. Add one with push: to the sources.")
        }
        let names = ids.sorted().joined(separator: ", ")
        return PushRefusal(
            .invalid, zh: "请用 ?source= 指明来源：\(names)。", en: "Say with ?source= which source it is for: \(names).")
    }

    fileprivate static func invalid(_ what: String) -> PushRefusal {
        PushRefusal(.invalid, zh: "推送内容无法读取：\(what)。", en: "The push cannot be read: \(what).")
    }

    fileprivate static func tooMany(_ limit: Int) -> PushRefusal {
        PushRefusal(
            .tooLarge, zh: "一次推送最多 \(limit) 条，请分几次推送。",
            en: "A push has at most \(limit) records. Push them in several parts.")
    }

    fileprivate static var busy: PushRefusal {
        PushRefusal(.busy, zh: "正在处理其他推送，请稍后重试。", en: "Other pushes are being taken. Try again in a moment.")
    }

    fileprivate static var inProgress: PushRefusal {
        PushRefusal(
            .inProgress, zh: "同一 Idempotency-Key 的推送正在处理。", en: "A push of this Idempotency-Key is being taken.")
    }

    fileprivate static var keyReused: PushRefusal {
        PushRefusal(
            .keyReused, zh: "这个 Idempotency-Key 已用于另一份内容，请换一个。",
            en: "This Idempotency-Key was used for another body. Use a new one.")
    }

    fileprivate static var notKept: PushRefusal {
        PushRefusal(
            .notKept, zh: "未能写入账本，什么也没有保存，请重发。",
            en: "It could not be written to the ledger and nothing was kept. Send it again.")
    }
}
