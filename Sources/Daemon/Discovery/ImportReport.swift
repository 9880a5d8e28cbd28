import Crisis
import Intake
import Status
import Transport

/// The answer of `tocsin source import`: what became of each feed of a list.
package struct ImportReport: Codable, Hashable, Sendable {
    package enum Outcome: String, Codable, Hashable, Sendable, CaseIterable {
        case added
        /// Added all the same: it may answer again.
        case dead
        case duplicate
        case privateAddress = "private_address"
        case notWeb = "not_web"
        /// Dead, and left out as asked.
        case skipped
    }

    package struct Row: Codable, Hashable, Sendable {
        package var outcome: Outcome
        /// The source's id; of a duplicate that of the source which has the address.
        package var id: Source.ID?
        package var url: String
        package var title: String?
        package var entries: Int?
        /// Why it is dead.
        package var reason: String?
    }

    package var file: String
    /// What was wrong with the document.
    package var flaw: String?
    package var rows: [Row]
    package var isDryRun: Bool
    package var reload: ReloadResult?

    package init(file: String, flaw: String?, rows: [Row], isDryRun: Bool) {
        self.file = file
        self.flaw = flaw
        self.rows = rows
        self.isDryRun = isDryRun
    }

    package func text(_ phrase: ReportPhrase) -> String {
        var table = TerminalTable(
            header: [phrase.word("结果", "RESULT"), "ID", "URL", phrase.word("说明", "WHY")], limits: [0, 48, 100, 120])
        for row in rows {
            let why = row.why(phrase)
            table.add([phrase.pick(Self.word(row.outcome)), row.id ?? "-", row.url, why])
        }
        let counts = Outcome.allCases.compactMap { outcome -> String? in
            let count = rows.count { $0.outcome == outcome }
            return count == 0 ? nil : "\(phrase.pick(Self.word(outcome))) \(count)"
        }
        return (rows.isEmpty ? [] : table.lines + [phrase.list(counts)]).joined(separator: "\n")
    }

    private static func word(_ outcome: Outcome) -> LocalizedText {
        switch outcome {
        case .added: LocalizedText(zh: "已添加", en: "added")
        case .dead: LocalizedText(zh: "已添加但无应答", en: "added, but dead")
        case .duplicate: LocalizedText(zh: "重复", en: "duplicate")
        case .privateAddress: LocalizedText(zh: "内网地址", en: "private address")
        case .notWeb: LocalizedText(zh: "非网址", en: "no web address")
        case .skipped: LocalizedText(zh: "无应答已略过", en: "dead, left out")
        }
    }
}

extension ImportReport.Row {
    fileprivate func why(_ phrase: ReportPhrase) -> String {
        switch outcome {
        case .added: return entries.map { phrase.word("\($0) 条", $0 == 1 ? "1 entry" : "\($0) entries") } ?? ""
        case .duplicate: return phrase.word("已有来源 \(id ?? "")", "it is the source \(id ?? "")")
        case .privateAddress:
            return phrase.word("确属自有请列入 private_hosts", "list its host in private_hosts, if it is yours")
        case .notWeb: return phrase.word("只读取 http 和 https", "only http and https are read")
        case .dead, .skipped:
            guard let reason, let failure = PollFailure(text: reason) else { return reason ?? "" }
            return phrase.pick(failure.kind.sentence) + phrase.brackets(failure.detail)
        }
    }
}

/// Reads a list of feeds into sources and asks each of them once.
package struct SourceImport: Sendable {
    /// Feeds asked at once; two of one host at the most.
    private static let width = 16

    private let client: (any HTTPClient)?
    private let skipsDead: Bool

    /// - Parameters:
    ///   - client: nil asks nobody.
    ///   - skipsDead: whether feeds that do not answer as feeds are left out.
    package init(client: (any HTTPClient)?, skipsDead: Bool) {
        self.client = client
        self.skipsDead = skipsDead
    }

    /// The sources to add, and what became of each feed, in the list's order.
    package func run(_ rows: [OPMLImport.Row], at now: Timestamp) async -> (sources: [Source], rows: [ImportReport.Row])
    {
        let answers = await ask(rows, at: now)
        var sources: [Source] = []
        let report = rows.enumerated().map { place, row -> ImportReport.Row in
            var line = ImportReport.Row(outcome: .added, url: row.feed.url, title: row.feed.title)
            switch row.result {
            case .duplicate(let id):
                (line.outcome, line.id) = (.duplicate, id)
            case .notWeb: line.outcome = .notWeb
            case .privateAddress: line.outcome = .privateAddress
            case .source(let source):
                line.id = source.id
                switch answers[place] {
                case .success(let entries)?: line.entries = entries
                case .failure(let failure)?:
                    (line.outcome, line.reason) = (skipsDead ? .skipped : .dead, failure.text)
                case nil: break
                }
                if line.outcome != .skipped { sources.append(source) }
            }
            return line
        }
        return (sources, report)
    }

    private func ask(_ rows: [OPMLImport.Row], at now: Timestamp) async -> [Int: Result<Int, PollFailure>] {
        guard let client else { return [:] }
        let check = FeedCheck(client: client)
        var feeds = rows.enumerated().compactMap { place, row -> (Int, Source.FeedOrigin)? in
            guard case .source(let source) = row.result, case .feed(let feed) = source.origin else { return nil }
            return (place, feed)
        }.reversed().map { $0 }
        return await withTaskGroup(of: (Int, Result<Int, PollFailure>).self) { group in
            func next() {
                guard let (place, feed) = feeds.popLast() else { return }
                group.addTask {
                    do throws(PollFailure) {
                        return (place, .success(try await check.entries(of: feed, at: now)))
                    } catch {
                        return (place, .failure(error))
                    }
                }
            }
            for _ in 0..<Self.width { next() }
            var answers: [Int: Result<Int, PollFailure>] = [:]
            for await (place, answer) in group {
                answers[place] = answer
                next()
            }
            return answers
        }
    }
}
