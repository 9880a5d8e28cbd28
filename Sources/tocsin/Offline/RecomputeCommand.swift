import ArgumentParser
import Crisis
import Daemon
import Foundation
import Ledger
import Settings
import Status

struct RecomputeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recompute",
        abstract: "Make past assessments again with the rules that judged then, and compare bit by bit.",
        discussion: """
            Examples:
              tocsin recompute swallow-20261122-1 --at 2026-11-22T18:00:00+08:00
              tocsin recompute swallow-20261122-1
              tocsin recompute --all

            Reads the ledger beside the running service and writes nothing. With --at it explains the assessment that \
            was in force then. Exit codes: 0 all are the same to the bit, 1 one differs or cannot be made again, 2 wrong \
            usage. Assessments of versions that kept no basis are counted apart and do not count as a difference.
            """)

    @Argument(help: "The incident's ID; all of its assessments, or the one in force at --at.") var id: String?
    @Option(name: .long, help: "A moment, RFC 3339.") var at: String?
    @Flag(name: .long, help: "Every assessment of the ledger.") var all = false
    @Flag(name: .long, help: "JSON: one object for each assessment; with --at the explanation.") var json = false
    @Option(name: .long, help: "The state folder with the ledger. Default: that of the configuration.") var state:
        String?
    @Option(name: .long, help: "zh or en. Default: from LC_ALL, LC_MESSAGES or LANG.") var lang: String?
    @OptionGroup var option: ConfigurationOption

    func validate() throws {
        if all == (id != nil) { throw ValidationError("Name either an incident or --all.") }
        if at != nil && id == nil { throw ValidationError("--at needs an incident.") }
    }

    func run() async throws {
        let moment = try at.map(moment)
        let ledger = try LedgerOption.open(state ?? option.load().service.stateFolder)
        let recomputation = Recomputation(ledger: ledger)
        if let id, let moment {
            guard let made = try await recomputation.assessment(of: Incident.ID(id), at: moment) else {
                complain("No assessment of \(id) was in force at \(moment). See: tocsin recompute \(id)")
                throw ExitCode(1)
            }
            try await show(made, ledger)
            if made.result != .same { throw ExitCode(1) }
            return
        }
        try await verify(recomputation)
    }

    private func moment(_ text: String) throws -> Timestamp {
        guard let moment = Timestamp(rfc3339: text) else {
            throw ValidationError("--at takes a time with an offset, such as 2026-11-22T18:00:00+08:00, not \(text).")
        }
        return moment
    }

    private func verify(_ recomputation: Recomputation) async throws {
        var counts: [RecomputedAssessment.Result: Int] = [:]
        var output = LineWriter()
        let phrase = ReportPhrase(language: Language.chosen(lang), offsetMinutes: 480)
        try await recomputation.verify(id.map { Incident.ID($0) }) { made in
            counts[made.result, default: 0] += 1
            if json {
                output.write(String(decoding: try ReportJSON.line(made), as: UTF8.self))
            } else if made.result != .same && made.result != .noBasis {
                output.write(
                    "\(TerminalText.safe(made.incident.text))  \(phrase.time(made.at))  \(phrase.pick(made.result.title))  "
                        + made.differences.joined(separator: "; "))
            }
        }
        let total = counts.values.reduce(0, +)
        let bad = total - (counts[.same] ?? 0) - (counts[.noBasis] ?? 0)
        if !json {
            let parts = RecomputedAssessment.Result.allCases.compactMap { result in
                counts[result].map { "\(phrase.pick(result.title)) \($0)" }
            }
            output.write(
                phrase.word("共 \(total) 次判定：", "\(total) assessments: ")
                    + (parts.isEmpty ? phrase.word("无", "none") : phrase.list(parts)))
        }
        output.flush()
        if bad > 0 { throw ExitCode(1) }
    }

    private func show(_ made: RecomputedAssessment, _ ledger: SQLiteLedger) async throws {
        let phrase = ReportPhrase(language: Language.chosen(lang), offsetMinutes: 480)
        guard let judgement = made.recomputed, let rules = made.rules,
            let record = try await ledger.incident(made.incident)
        else {
            return print(
                json ? String(decoding: try ReportJSON.line(made), as: UTF8.self) : phrase.pick(made.result.title))
        }
        let report = AssessmentReport(
            incident: record.incident, assessment: judgement.assessment,
            titles: Dictionary(rules.checks.map { ($0.id, $0.title) }) { first, _ in first },
            detail: AssessmentDetail(rules: rules, evidence: made.facts, memory: judgement.memory))
        if json { return print(String(decoding: try ReportJSON.encode(report), as: UTF8.self)) }
        print(report.text(phrase))
        print(
            phrase.word("与当时存下的判定：", "against what was kept then: ") + phrase.pick(made.result.title)
                + (made.differences.isEmpty ? "" : " " + made.differences.joined(separator: "; ")))
    }
}

extension RecomputedAssessment.Result {
    fileprivate var title: LocalizedText {
        switch self {
        case .same: LocalizedText(zh: "逐位相同", en: "same to the bit")
        case .differs: LocalizedText(zh: "不同", en: "DIFFERS")
        case .noBasis: LocalizedText(zh: "旧版本未存依据", en: "no basis kept (older version)")
        case .noRules: LocalizedText(zh: "账本中没有当时的规则集", en: "its rule set is not in the ledger")
        case .missingEvidence: LocalizedText(zh: "缺少当时的证据", en: "evidence is missing")
        }
    }
}

/// Opens a ledger for reading, or says what is wrong.
enum LedgerOption {
    static func open(_ folder: String) throws -> SQLiteLedger {
        do {
            return try SQLiteLedger.openReadOnly(directory: folder)
        } catch {
            complain("\(error)")
            throw ExitCode(1)
        }
    }
}
