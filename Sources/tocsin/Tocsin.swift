import ArgumentParser

/// Parses the arguments and hands over; every command's work is in Daemon.
@main
struct Tocsin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tocsin",
        abstract: "Rings before a complaint becomes a crisis.",
        discussion: """
            Examples:
              tocsin run --config config/tocsin.yaml     the service
              tocsin status                              what is burning, what is due next, is the service well
              tocsin incidents                           open incidents, the worst first
              tocsin explain swallow-20261122-1          every point of a score and the words it rests on
              tocsin ack swallow-20261122-1 --by 李薇     take an incident
              tocsin check config/                       every problem of a configuration at once
              tocsin replay cases/mengniu-omp-2009.yaml  a past crisis on the same engine

            Exit codes: 0 done, 1 error, 2 wrong usage or configuration, 5 the service cannot be reached;
            `tocsin status --check` uses 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN as Nagios does.
            """,
        version: tocsinVersion,
        subcommands: [
            RunCommand.self, StatusCommand.self, IncidentsCommand.self, ShowCommand.self, ExplainCommand.self,
            ChecklistCommand.self, AcknowledgeCommand.self, EvidenceCommand.self, TickCommand.self,
            CloseCommand.self, SourcesCommand.self, AlertsCommand.self, OutboxCommand.self, ReloadCommand.self,
            CheckCommand.self, ReplayCommand.self, ParseCommand.self, ClassifyCommand.self, DemoPressCommand.self,
        ])
}
