import ArgumentParser
import Crisis
import Daemon
import Foundation
import Settings
import Status

struct DrillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill",
        abstract: "Exercise with a scripted case on the live ends, DRILL on every output.",
        discussion: """
            Examples:
              tocsin drill courier-accident --speed 60x --by 李薇
              tocsin drill cases/haidilao-2017.yaml --speed 10x
              tocsin drill stop
              tocsin drill report swallow-drill-20261122-1

            The script tells what the world does; what the company does is left to you: ack, evidence add, tick, close. \
            Deadlines run as many times faster as the script. A drill goes on after a restart of the service; what came \
            due meanwhile is told at once. Scenarios: a file, or the name of one in drills/.
            """,
        subcommands: [StartDrill.self, StopDrill.self, DrillReportCommand.self], defaultSubcommand: StartDrill.self)
}

struct StartDrill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Start a drill; the word start may be left out.")

    @Argument(help: "A scenario: a case file, or the name of one in drills/.") var scenario: String
    @Option(name: .long, help: "How many times faster than the scenario, 1x to 1000x.") var speed = "1x"
    @Option(name: .long, help: "Tell the scenario as this variant of it does.") var variant: String?
    @Flag(name: .long, help: "Tell the company's own answers of the case too, to watch it instead of exercising.")
    var withResponses = false
    @OptionGroup var person: PersonOption
    @OptionGroup var options: AskOptions

    func run() async throws {
        let file = try found
        let request = DrillRequest(
            by: try person.name(), name: file, scenario: String(decoding: try contents(of: file), as: UTF8.self),
            variant: variant, speed: try times, withResponses: withResponses)
        try await options.tell("v1/drills", request, as: ActionReceipt.self) { $0.message[options.language] }
    }

    private var times: Int {
        get throws {
            let digits = speed.hasSuffix("x") || speed.hasSuffix("X") ? String(speed.dropLast()) : speed
            guard let times = Int(digits), Drill.speeds.contains(times) else {
                throw ValidationError("--speed takes 1x to 1000x, not \(speed).")
            }
            return times
        }
    }

    /// The file itself, or the one of that name in `drills/` here, beside the program's sources, or installed.
    private var found: String {
        get throws {
            let isName = !scenario.contains("/") && !scenario.hasSuffix(".yaml") && !scenario.hasSuffix(".yml")
            guard isName else { return scenario }
            let folders =
                ["drills"] + ConfigurationOption.foldersAboveProgram.map { Path.join($0, "drills") }
                + ["/etc/tocsin/drills", "/usr/share/tocsin/drills", "/usr/local/share/tocsin/drills"]
            let files = folders.map { Path.join($0, scenario + ".yaml") }
            if let file = files.first(where: { FileManager.default.fileExists(atPath: $0) }) { return file }
            complain("There is no scenario \(scenario) in \(folders.joined(separator: ", ")). Name a file.")
            throw ExitCode(2)
        }
    }
}

struct StopDrill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stop", abstract: "Stop a drill; its after-action report is written.")

    @Argument(help: "The drill's ID; needed when several run.") var id: String?
    @OptionGroup var remark: RemarkOption
    @OptionGroup var options: AskOptions

    func run() async throws {
        let path = id.map { "v1/drills/\(ServiceClient.escaped($0))/stop" } ?? "v1/drills/stop"
        try await options.tell(path, remark.request(), as: ActionReceipt.self) { $0.message[options.language] }
    }
}

struct DrillReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "The after-action report of a drill, as Markdown or JSON.")

    @Argument(help: "The drill's ID.") var id: String
    @OptionGroup var options: AskOptions

    func run() async throws {
        try await options.ask("v1/drills/\(ServiceClient.escaped(id))/report", as: DrillReport.self) {
            $0.markdown(options.phrase)
        }
    }
}
