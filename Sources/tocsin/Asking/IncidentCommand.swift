import ArgumentParser
import Crisis
import Daemon
import Status

/// What people decide about which mention belongs where; the machine never undoes it.
struct IncidentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incident", abstract: "Merge, split, or move a mention, by hand.",
        discussion: """
            Examples:
              tocsin incident merge swallow-20261122-2 swallow-20261122-1
              tocsin incident split swallow-20261122-1 --mention desk/17@swallow
              tocsin incident move times/9@swallow --to swallow-20261122-1
              tocsin incident move times/9@swallow --to new

            The ids of mentions are those of: tocsin show ID --json. Alerts and checklists follow; who decided, when and why is \
            kept in the ledger.
            """, subcommands: [MergeIncident.self, SplitIncident.self, MoveMention.self])
}

struct MergeIncident: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "The first incident becomes part of the second one.")

    @OptionGroup var incident: IncidentArgument
    @Argument(help: "The incident that takes it in.") var into: String
    @OptionGroup var remark: RemarkOption
    @OptionGroup var options: AskOptions

    func run() async throws {
        let person = try remark.request()
        let request = MergingRequest(into: into, by: person.by, note: person.note)
        try await options.tell(incident.path + "/merging", request, as: ActionReceipt.self) {
            $0.message[options.language]
        }
    }
}

struct SplitIncident: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split", abstract: "The named mentions of an incident make a new one.")

    @OptionGroup var incident: IncidentArgument
    @Option(
        name: [.customLong("mention"), .customLong("mentions")], parsing: .upToNextOption,
        help: "Mentions that go; one or several.")
    var mention: [String]
    @OptionGroup var remark: RemarkOption
    @OptionGroup var options: AskOptions

    func validate() throws {
        if mention.isEmpty { throw ValidationError("Name the mentions that go: --mention ID [ID …].") }
    }

    func run() async throws {
        let person = try remark.request()
        let request = SplittingRequest(mentions: mention, by: person.by, note: person.note)
        try await options.tell(incident.path + "/splitting", request, as: ActionReceipt.self) {
            $0.message[options.language]
        }
    }
}

struct MoveMention: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Put a mention into another incident, or into a new one.")

    @Argument(help: "The mention, such as times/9@swallow.") var mention: String
    @Option(name: .long, help: "The incident, or new.") var to: String
    @OptionGroup var remark: RemarkOption
    @OptionGroup var options: AskOptions

    func run() async throws {
        let person = try remark.request()
        let request = MoveRequest(
            mention: mention, to: to == "new" ? nil : to, by: person.by, note: person.note)
        try await options.tell("v1/moves", request, as: ActionReceipt.self) { $0.message[options.language] }
    }
}
