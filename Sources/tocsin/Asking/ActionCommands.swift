import ArgumentParser
import Crisis
import Daemon
import Foundation
import Status

/// Who acts, with a remark.
struct RemarkOption: ParsableArguments {
    @OptionGroup var person: PersonOption
    @Option(name: .long, help: ArgumentHelp("A remark that is kept with the action.", valueName: "text"))
    var note: String?

    func request() throws -> PersonRequest { PersonRequest(by: try person.name(), note: note) }
}

/// Who acts.
struct PersonOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Who acts; kept with the action. Default: $SUDO_USER, else $USER.", valueName: "name"))
    var by: String?

    func name() throws -> String {
        let environment = ProcessInfo.processInfo.environment
        guard let name = by ?? environment["SUDO_USER"] ?? environment["USER"], !name.isEmpty else {
            throw ValidationError("Say who acts: --by NAME.")
        }
        return name
    }
}

extension ActionReceipt {
    func text(_ phrase: ReportPhrase) -> String { message[phrase.language] }
}

struct AcknowledgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack", abstract: "Take an incident: the alert is acknowledged in your name.")

    @OptionGroup var incident: IncidentArgument
    @OptionGroup var remark: RemarkOption
    @OptionGroup var options: AskOptions

    func run() async throws {
        try await options.tell(incident.path + "/acknowledgement", remark.request(), as: ActionReceipt.self) {
            $0.text(options.phrase)
        }
    }
}

struct TickCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tick", abstract: "Mark an item of the checklist as done.")

    @OptionGroup var incident: IncidentArgument
    @Argument(help: "The item, such as C03.") var item: String
    @OptionGroup var remark: RemarkOption
    @OptionGroup var options: AskOptions

    func run() async throws {
        let path = incident.path + "/ticks/\(ServiceClient.escaped(item))"
        try await options.tell(path, remark.request(), as: ActionReceipt.self) { $0.text(options.phrase) }
    }
}

struct CloseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Close an incident; orange and red need two different persons.")

    @OptionGroup var incident: IncidentArgument
    @OptionGroup var remark: RemarkOption
    @OptionGroup var options: AskOptions

    func run() async throws {
        try await options.tell(incident.path + "/closing", remark.request(), as: ActionReceipt.self) {
            $0.text(options.phrase)
        }
    }
}

struct ReloadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload", abstract: "Read the configuration again; a bad one leaves the old one running.")

    @OptionGroup var options: AskOptions

    func run() async throws {
        var succeeded = true
        try await options.tell("v1/reload", [String: String](), as: StatusReport.Reload.self) { reload in
            succeeded = reload.succeeded
            if reload.succeeded { return options.language == .chinese ? "配置已重新加载" : "The configuration is reloaded." }
            return reload.problems.joined(separator: "\n")
        }
        if !succeeded { throw ExitCode(1) }
    }
}

struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "Record what closes or reopens a check.", subcommands: [AddEvidence.self])
}

struct AddEvidence: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Record an own statement, a regulator contact, a verdict, or another fact.",
        discussion: """
            Examples:
              tocsin evidence add ID --tag own_statement --tag regret --text "致歉声明"
              tocsin evidence add ID --tag regulator_contacted --text "已报邮管局"
              tocsin evidence add ID --verdict mixed --verdict-by authority \\
                  --reopens SY4 --text "六部门通报" --from https://example.org/
              tocsin evidence add ID --tag partners_informed --percent 50 \\
                  --text "半数网点已通知"

            Tags: \(EvidenceTag.allCases.map(\.rawValue).joined(separator: ", "))
            """)

    @OptionGroup var incident: IncidentArgument
    @Option(name: .long, parsing: .singleValue, help: "What it says; may be given several times.") var tag: [String] =
        []
    @Option(name: .long, help: "What it is, in your words.") var text: String
    @Option(name: .long, help: "Where it comes from: a URL, a document number, a name.") var from: String?
    @Option(name: .long, help: "When it happened, RFC 3339. Default: now.") var at: String?
    @Option(name: .long, help: "favourable, mixed or adverse.") var verdict: String?
    @Option(name: .long, help: "authority, expert, authoritative_media or consumer_representative.") var verdictBy:
        String?
    @Option(name: .long, parsing: .singleValue, help: "A check that the finding reopens, such as SY4.") var reopens:
        [String] = []
    @Option(name: .long, help: "How much is done, 1 to 100, where it is not the whole.") var percent: Int?
    @OptionGroup var person: PersonOption
    @OptionGroup var options: AskOptions

    func run() async throws {
        let submission = EvidenceSubmission(
            by: try person.name(), tags: try tags(), at: try moment(), text: text, provenance: from,
            verdictBy: try choice(verdictBy, VerdictClass.self, "--verdict-by"),
            polarity: try choice(verdict, Polarity.self, "--verdict"), reopens: reopens.map { CheckID($0) },
            percent: percent)
        try await options.tell(incident.path + "/evidence", submission, as: ActionReceipt.self) {
            $0.text(options.phrase)
        }
    }

    private func tags() throws -> [EvidenceTag] {
        let named = try tag.compactMap { try choice($0, EvidenceTag.self, "--tag") }
        return verdict == nil || named.contains(.verdict) ? named : named + [.verdict]
    }

    private func moment() throws -> Timestamp? {
        guard let at else { return nil }
        guard let moment = Timestamp(rfc3339: at) else {
            throw ValidationError("--at takes a time with an offset, such as 2026-11-22T18:00:00+08:00, not \(at).")
        }
        return moment
    }

    private func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: String?, _ type: Choice.Type, _ option: String
    ) throws -> Choice? where Choice.RawValue == String {
        guard let text else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("\(option) does not know \(text). It takes one of: \(known).")
    }
}
