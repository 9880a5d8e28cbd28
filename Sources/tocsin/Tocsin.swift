import ArgumentParser
import Foundation

/// Runs the command that the arguments name. Wrong usage ends with 2, as for other programs of the system.
@main
enum Program {
    static func main() async {
        do {
            var command = try Tocsin.parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
        } catch  where Tocsin.exitCode(for: error) == .validationFailure {
            complain(Tocsin.fullMessage(for: error))
            exit(2)
        } catch {
            Tocsin.exit(withError: error)
        }
    }
}

/// Parses the arguments and hands over; every command's work is in Daemon.
struct Tocsin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tocsin",
        abstract: "Rings before a complaint becomes a crisis.",
        discussion: """
            Examples:
              tocsin run --config config/tocsin.yaml    the service
              tocsin status                             what burns, what is due, is it well
              tocsin incidents                          open incidents, the worst first
              tocsin explain swallow-20261122-1         every point, and why
              tocsin ack swallow-20261122-1 --by 李薇    take an incident
              tocsin check config/                      every problem of a configuration
              tocsin replay cases/mengniu-omp-2009.yaml a past crisis, same engine

            Every command that asks the service, and replay, takes --json; docs/answers.md describes it. Output has no \
            colours. Text is Chinese or English after --lang, LC_ALL, LC_MESSAGES, LANG.

            Exit codes: 0 done, 1 error, 2 wrong usage or a configuration with problems, 5 the service cannot be \
            reached, 78 the service's own configuration is wrong (run). status --check answers as Nagios plugins do: \
            0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN.
            """,
        version: tocsinVersion,
        subcommands: [
            RunCommand.self, StatusCommand.self, IncidentsCommand.self, ShowCommand.self, ExplainCommand.self,
            ChecklistCommand.self, AcknowledgeCommand.self, EvidenceCommand.self, TickCommand.self,
            CloseCommand.self, LintCommand.self, IncidentCommand.self, SourcesCommand.self, AlertsCommand.self,
            OutboxCommand.self, ReloadCommand.self, PushCommand.self, RegisterCommand.self, ReportCommand.self,
            AuditCommand.self,
            CheckCommand.self, SourceCommand.self, FetchCommand.self, ReplayCommand.self, WhatIfCommand.self,
            RecomputeCommand.self, DrillCommand.self, BacktestCommand.self, TrainCommand.self, LabelCommand.self,
            ParseCommand.self, ClassifyCommand.self, ClusterCommand.self, QueryCommand.self, DetectCommand.self,
            DemoPressCommand.self,
        ])
}
