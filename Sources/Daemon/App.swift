import Crisis
import Delivery
import Digests
import Foundation
import Hummingbird
import Intake
import Ledger
import Logging
import ServiceLifecycle
import Settings
import Status
import Transport
import UnixSignals

/// Builds the service and runs it until it is told to stop. It only puts things together.
package struct App: Sendable {
    private let configuration: Configuration
    private let environment: [String: String]

    package init(configuration: Configuration, environment: [String: String]) {
        self.configuration = configuration
        self.environment = environment
    }

    /// Runs until SIGTERM or SIGINT; throws when the service cannot start.
    package func run() async throws {
        let now: @Sendable () -> Timestamp = { SystemClock.now() }
        let logger = makeLogger()
        let notifier = SystemdNotifier(environment: environment)
        let service = configuration.service
        let started = now()
        // Trapped before anything else: a reload that is asked for too early waits, and does not end the process.
        let hangUps = await UnixSignalsSequence(trapping: .sighup)

        try FileManager.default.createDirectory(atPath: service.stateFolder, withIntermediateDirectories: true)
        // A large ledger is read through once before it is trusted.
        notifier.starting(within: .minutes(10))
        let ledger = try SQLiteLedger.open(directory: service.stateFolder)
        let engine = Engine(
            criteria: configuration.criteria, memory: try EngineMemory(try await ledger.derivedStates()))
        let transport = CurlTransport(
            userAgent: configuration.userAgent, perHostConnections: service.transfersPerHost,
            totalConnections: service.transfers)
        defer { transport.shutdown() }
        let sourceClient = ListedHostClient(transport, hosts: service.privateHosts)
        let credentials = Credentials(folder: service.credentialsFolder)
        let channels = ChannelBoard(try Self.channels(configuration, credentials: credentials, transport: transport))
        try Self.prepare(configuration, credentials, transport)

        let outboxWakeup = Wakeup()
        let pollWakeup = Wakeup()
        let tickWakeup = Wakeup()
        let progress = Progress()
        let pipeline = Pipeline(
            configuration: configuration, engine: engine, states: try await ledger.sourceStates(),
            intake: SourceIntake(client: sourceClient, credential: { try credentials.secret($0) }), ledger: ledger,
            now: now,
            onNews: {
                outboxWakeup.signal()
                tickWakeup.signal()
                // A crisis may have made a source due.
                pollWakeup.signal()
            }, logger: logger)
        let reloader = Reloader(
            file: configuration.file, pipeline: pipeline, notifier: notifier, now: now, logger: logger,
            environment: environment,
            channels: { configuration in
                try Self.prepare(configuration, credentials, transport)
                await channels.replace(
                    with: try Self.channels(configuration, credentials: credentials, transport: transport))
                sourceClient.replace(with: configuration.service.privateHosts)
                pollWakeup.signal()
            })
        let desk = Desk(
            pipeline: pipeline, ledger: ledger, started: started, processID: Int(getpid()), now: now,
            reloader: reloader, offsetMinutes: service.offsetMinutes)

        let pushes = PushIntake(
            pipeline: pipeline, ledger: ledger, credential: { try credentials.secret($0) }, now: now, logger: logger)

        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(
                        service: StatusService(
                            desk: desk,
                            register: RegisterOffice(pipeline: pipeline, ledger: ledger, now: now), pushes: pushes,
                            socket: service.socket, logger: logger,
                            onReady: {
                                notifier.ready("Watching \(configuration.sources.count) sources.")
                                logger.notice(
                                    "Tocsin is running.",
                                    metadata: [
                                        "socket": "\(service.socket)", "sources": "\(configuration.sources.count)",
                                        "rules": "\(configuration.rules.name.name)",
                                        "configuration": "\(configuration.hash)",
                                    ])
                            })),
                    .init(
                        service: DeliveryService(
                            ledger: ledger, channels: channels, wakeup: outboxWakeup, progress: progress, now: now,
                            logger: logger)),
                    .init(
                        service: TickService(
                            pipeline: pipeline, tick: service.tick, wakeup: tickWakeup, progress: progress, now: now)),
                    .init(
                        service: PollService(
                            pipeline: pipeline, limit: service.transfers, wakeup: pollWakeup, progress: progress,
                            now: now)),
                    .init(service: PushService(desk: pushes, listener: service.listener, logger: logger)),
                    .init(service: WatchdogService(notifier: notifier, progress: progress)),
                    .init(service: ReloadService(hangUps: hangUps, reload: { await reloader.reload() })),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet(logger)))
        try await group.run()
        logger.notice("Tocsin has stopped.")
    }

    private func makeLogger() -> Logger {
        let isJournal = environment["JOURNAL_STREAM"] != nil
        return Logger(label: "tocsin") { _ in JournalLogHandler(isJournal: isJournal) }
    }

    /// The lifecycle library's own remarks are for its developers; its errors are for us.
    private func quiet(_ logger: Logger) -> Logger {
        var quiet = logger
        quiet.logLevel = .error
        return quiet
    }

    /// What the sources need before the first poll: a token that is missing is said at the start, by its name, not at
    /// night; a drop folder that is missing is made.
    private static func prepare(
        _ configuration: Configuration, _ credentials: Credentials, _ transport: any HTTPClient
    ) throws {
        for source in configuration.sources {
            _ = try SourceClient.client(transport, for: source, credential: credentials.secret)
            switch source.origin {
            case .feed: continue
            case .complaintAPI(let origin): _ = try origin.credentialNames.map(credentials.secret)
            case .push(let origin): _ = try credentials.secret(origin.tokenCredential)
            case .mailbox(let origin):
                _ = try credentials.secret(origin.userCredential)
                _ = try credentials.secret(origin.secret.credential)
            case .dropFolder(let origin):
                // A folder that cannot be made is the source's fault alone; its health will say so.
                try? FileManager.default.createDirectory(atPath: origin.path, withIntermediateDirectories: true)
            }
        }
    }

    private static func channels(
        _ configuration: Configuration, credentials: Credentials, transport: any HTTPClient
    ) throws -> [any Channel] {
        let service = configuration.service
        let others = Language.allCases.filter { $0 != service.language }
        let files = AlertFileChannel(
            name: "files", directory: configuration.delivery.alertFolder,
            json: AlertJSON(offsetMinutes: service.offsetMinutes),
            markdown: AlertMarkdown(languages: [service.language] + others, offsetMinutes: service.offsetMinutes))
        return [files]
            + (try configuration.delivery.webhooks.map { webhook in
                WebhookChannel(
                    name: webhook.name, url: webhook.url,
                    secrets: try credentials.webhookSecrets(webhook.secretCredential),
                    client: transport, addressPolicy: webhook.trusted ? .trusted : .publicOnly,
                    json: AlertJSON(offsetMinutes: service.offsetMinutes))
            })
    }
}
