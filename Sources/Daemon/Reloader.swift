import Crisis
import Logging
import Settings
import Status

/// Reads the configuration again and puts it in place; a bad one changes nothing.
actor Reloader {
    private(set) var last: StatusReport.Reload?
    private let file: String
    private let pipeline: Pipeline
    private let environment: [String: String]
    private let channels: @Sendable (Configuration) async throws -> Void
    private let notifier: SystemdNotifier
    private let now: @Sendable () -> Timestamp
    private let logger: Logger

    init(
        file: String, pipeline: Pipeline, notifier: SystemdNotifier, now: @escaping @Sendable () -> Timestamp,
        logger: Logger, environment: [String: String],
        channels: @escaping @Sendable (Configuration) async throws -> Void
    ) {
        self.file = file
        self.pipeline = pipeline
        self.environment = environment
        self.channels = channels
        self.notifier = notifier
        self.now = now
        self.logger = logger
    }

    @discardableResult
    func reload() async -> StatusReport.Reload {
        notifier.reloading()
        let outcome: StatusReport.Reload
        do {
            let configuration = try Configuration.load(file, environment: environment).get()
            try await channels(configuration)
            await pipeline.adopt(configuration)
            outcome = StatusReport.Reload(at: now(), succeeded: true, problems: [])
            logger.notice("Configuration reloaded.", metadata: ["hash": "\(configuration.hash)"])
            notifier.ready("Configuration \(configuration.hash) is in force.")
        } catch {
            let problems = (error as? ConfigurationProblems)?.problems.map(\.description) ?? ["\(error)"]
            outcome = StatusReport.Reload(at: now(), succeeded: false, problems: problems)
            for problem in problems {
                logger.error("Reload refused; the old configuration runs on.", metadata: ["problem": "\(problem)"])
            }
            notifier.ready("Reload FAILED, the old configuration runs on: \(problems.first ?? "")")
        }
        last = outcome
        return outcome
    }
}
