import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Status

/// Serves the desk on the Unix socket, whose permissions (0660) say who may ask and act.
struct StatusService: Service {
    let desk: Desk
    let register: RegisterOffice
    let pushes: PushIntake
    let socket: String
    let logger: Logger
    let onReady: @Sendable () -> Void

    func run() async throws {
        let router = Router()
        ServiceRouter.questions(desk, on: router)
        ServiceRouter.actions(desk, on: router)
        RegisterRouter.routes(register, on: router)
        PushRouter.pushes(pushes, needsToken: false, on: router)
        var quiet = logger
        quiet.logLevel = .warning
        let path = socket
        let app = Application(
            router: router, server: .timed,
            configuration: .init(address: .unixDomainSocket(path: path), serverName: "tocsin"),
            onServerRunning: { _ in
                try? FileManager.default.setAttributes([.posixPermissions: 0o660], ofItemAtPath: path)
                onReady()
            }, logger: quiet)
        try await app.run()
    }
}
