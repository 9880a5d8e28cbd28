import ArgumentParser
import Crisis
import Daemon
import Foundation
import Settings
import Status

struct WhatIfCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "what-if",
        abstract: "What a different answer would change: supposed evidence, judged and compared. Nothing is stored.",
        discussion: """
            Examples:
              tocsin what-if swallow-20261122-1 --close SH1,SI2 --at +2h
              tocsin what-if swallow-20261122-1 --verdict mixed:authority --reopen SY4
              tocsin what-if swallow-20261122-1 --rules stricter.yaml
              tocsin what-if --case cases/mengniu-omp-2009.yaml --close SH1,SH2 --at 2009-02-11T12:00:00+08:00

            A check is closed by the evidence that the rule set asks for; the same evidence may serve other checks too, \
            and the comparison shows it. In a case, +2h counts from X, the first public moment (K while nothing is \
            public), and the comparison follows the case to its end.
            """)

    @Argument(help: "The incident's ID.") var id: String?
    @Option(name: .customLong("case"), help: "Instead of a running incident: a case file.") var caseFile: String?
    @Option(name: .long, help: "With --case: tell it as this variant does.") var variant: String?
    @Option(name: .long, help: "Checks that are closed: SH1,SI2.") var close: String?
    @Option(name: .long, help: "Checks that are broken: SY4.") var reopen: String?
    @Option(name: .long, help: "Evidence tags that are shown: remedy,briefing.") var tags: String?
    @Option(
        name: .long,
        help: """
            favourable, mixed or adverse, and who speaks: mixed:authority. Without a class: authority. Classes: \
            authority, expert, authoritative_media, consumer_representative.
            """)
    var verdict: String?
    @Option(name: .long, help: "When: +2h, +30m, +1d, or RFC 3339. Default: now; in a case X.") var at: String?
    @Option(name: .long, help: "A rule set file that judges instead.") var rules: String?
    @OptionGroup var options: AskOptions
    @OptionGroup var configuration: ConfigurationOption

    func validate() throws {
        if (id == nil) == (caseFile == nil) { throw ValidationError("Name either an incident or --case FILE.") }
        if variant != nil && caseFile == nil { throw ValidationError("--variant needs --case.") }
        if [close, reopen, tags, verdict, rules].allSatisfy({ $0 == nil }) {
            throw ValidationError("Suppose something: --close, --reopen, --tags, --verdict or --rules.")
        }
    }

    func run() async throws {
        let request = try request()
        if let id {
            let path = "v1/incidents/\(ServiceClient.escaped(id))/what-if"
            return try await options.tell(path, request, as: WhatIfReport.self) { $0.text(options.phrase) }
        }
        let report = try hypothesis(request, of: caseFile ?? "")
        if options.json {
            print(String(decoding: try ReportJSON.encode(report), as: UTF8.self))
        } else {
            // A case is told by the clock of the configured place, not of whoever reads it.
            let offset = try configuration.load().service.offsetMinutes
            print(report.text(ReportPhrase(language: options.language, offsetMinutes: offset)))
        }
    }

    private func request() throws -> WhatIfRequest {
        var request = WhatIfRequest(
            close: names(close).map { CheckID($0) }, reopen: names(reopen).map { CheckID($0) },
            tags: try names(tags).map { try word($0, EvidenceTag.self, "--tags") })
        if let verdict {
            let parts = verdict.split(separator: ":", maxSplits: 1).map(String.init)
            request.verdict = try word(parts.first ?? "", Polarity.self, "--verdict")
            request.verdictBy = try parts.dropFirst().first.map { try word($0, VerdictClass.self, "--verdict") }
        }
        if let at {
            if at.hasPrefix("+") {
                guard let span = TimeSpan(settingText: String(at.dropFirst())) else { throw Self.wrongMoment(at) }
                request.after = span.seconds
            } else {
                guard let moment = Timestamp(rfc3339: at) else { throw Self.wrongMoment(at) }
                request.at = moment
            }
        }
        request.rules = try rules.map { String(decoding: try contents(of: $0), as: UTF8.self) }
        return request
    }

    private static func wrongMoment(_ text: String) -> ValidationError {
        ValidationError("--at takes +2h, +30m, +1d or a time with an offset (2026-11-22T18:00:00+08:00), not \(text).")
    }

    private func names(_ list: String?) -> [String] {
        (list ?? "").split { $0 == "," || $0 == " " }.map(String.init)
    }

    private func word<Word: RawRepresentable & CaseIterable>(
        _ text: String, _ type: Word.Type, _ option: String
    ) throws -> Word where Word.RawValue == String {
        if let word = Word(rawValue: text) { return word }
        let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("\(option) does not know \(text). It takes one of: \(known).")
    }

    private func hypothesis(_ request: WhatIfRequest, of file: String) throws -> WhatIfReport {
        let configuration = try configuration.load()
        let told = try CaseArgument.read(file, variant: variant, rules: configuration.rules)
        let other = try rules.map(RuleSetArgument.read)
        let clock = told.situation(at: told.until).clock
        let supposition = request.supposition(from: clock.exposed ?? clock.known)
        do {
            let hypothesis = try Hypothesis(supposition, of: told, rules: configuration.rules, other: other)
            let titles = ((other?.checks ?? []) + configuration.rules.checks).map { ($0.id, $0.title) }
            return WhatIfReport(
                hypothesis, incident: Incident.ID(told.id), title: told.title[options.language],
                titles: Dictionary(titles) { first, _ in first }, note: WhatIfReport.caseNote)
        } catch {
            complain(error.message[options.language])
            throw ExitCode(2)
        }
    }
}

/// A case that is named on the command line.
enum CaseArgument {
    /// Prints every problem and ends with 2 when there is one.
    static func read(_ file: String, variant: String? = nil, rules: RuleSet) throws -> CrisisCase {
        let log = ProblemLog()
        let text = String(decoding: try contents(of: file), as: UTF8.self)
        let told = CaseFile.read(name: file, text: text, log: log, checks: Set(rules.checks.map(\.id)))
        guard let told, log.isEmpty else {
            for problem in log.sorted { complain("\(problem)") }
            throw ExitCode(2)
        }
        guard let variant else { return told }
        if let other = told.applying(variant: variant) { return other }
        complain(
            "\(file): the case has no variant \"\(variant)\". It has: \(told.variants.map(\.id).joined(separator: ", "))."
        )
        throw ExitCode(2)
    }
}

/// A rule set that is named on the command line.
enum RuleSetArgument {
    static func read(_ file: String) throws -> RuleSet {
        let log = ProblemLog()
        let text = String(decoding: try contents(of: file), as: UTF8.self)
        if let rules = RuleSetFile.read(name: file, text: text, log: log) { return rules }
        for problem in log.sorted { complain("\(problem)") }
        throw ExitCode(2)
    }
}
