import Hummingbird
import HummingbirdCore
import Logging
import ServiceLifecycle
import Settings
import Status

/// Lets desks push complaints over TCP, with a token each; does nothing when no address is configured.
struct PushService: Service {
    let desk: PushIntake
    let listener: PushListener?
    let logger: Logger

    /// Connections at once; more wait in the kernel's queue.
    private static let connections = 256

    func run() async throws {
        guard let listener else {
            try? await gracefulShutdown()
            return
        }
        let router = Router()
        PushRouter.pushes(desk, needsToken: true, on: router)
        var quiet = logger
        quiet.logLevel = .warning
        let app = Application(
            router: router, server: .timed,
            configuration: .init(
                address: .hostname(listener.host, port: listener.port), serverName: "tocsin",
                availableConnectionsDelegate: MaximumAvailableConnections(Self.connections)),
            onServerRunning: { _ in
                logger.notice("Pushes are taken.", metadata: ["address": "\(listener.host):\(listener.port)"])
            }, logger: quiet)
        do {
            try await app.run()
        } catch {
            throw Unusable(listener: listener, cause: "\(error)")
        }
    }

    struct Unusable: Error, CustomStringConvertible {
        let listener: PushListener
        let cause: String

        var description: String {
            "The address \(listener.host):\(listener.port) of listen cannot be used: \(cause). "
                + "Is another program there? Name another port, or leave listen out."
        }
    }
}
