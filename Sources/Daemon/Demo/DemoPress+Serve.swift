import Hummingbird
import Logging
import ServiceLifecycle
import UnixSignals

extension DemoPress {
    /// Serves on 127.0.0.1 until SIGTERM, SIGINT or the end of `limit`.
    package func serve(port: Int, for limit: Duration) async throws {
        var logger = Logger(label: "demo-press") { _ in JournalLogHandler(isJournal: false) }
        logger.logLevel = .warning
        let app = Application(
            router: router(),
            configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: "demo-press"),
            logger: logger)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: app),
                    .init(service: Limit(limit: limit), successTerminationBehavior: .gracefullyShutdownGroup),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }

    /// Ends the demo when its time is over, so that a forgotten one does not run for ever.
    private struct Limit: Service {
        let limit: Duration

        func run() async throws {
            await cancelWhenGracefulShutdown { try? await Task.sleep(for: limit) }
        }
    }
}
