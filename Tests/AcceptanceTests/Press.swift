import Foundation
import LoopbackServer
import Transport

/// `tocsin demo-press` as a process of its own: feeds, a complaint API and a receiver that verifies webhooks.
final class Press: Sendable {
    let program: Program

    /// Starts it, and waits until it publishes; throws when its port was taken meanwhile.
    init(_ script: PressText, port: Int, in folder: ServiceFolder, for limit: Duration) async throws {
        try folder.write(script.yaml, to: "press.yaml")
        program = try Program(
            [
                "demo-press", "--script", "\(folder.path)/press.yaml", "--port", "\(port)", "--credentials",
                folder.credentials, "--receipts", folder.receipts, "--seconds", "\(limit.components.seconds)",
            ], folder: folder.path, log: "press")
        let transport = CurlTransport(userAgent: "tocsin-tests")
        defer { transport.shutdown() }
        let request = HTTPRequest(url: "http://127.0.0.1:\(port)/own/rss.xml", addressPolicy: .trusted)
        _ = try await eventually(within: .seconds(20), "the press") {
            guard program.isRunning else { throw RunningService.Stopped(errors: program.errors) }
            return try? await transport.perform(request)
        }
    }

    /// A port that was free a moment ago.
    static func freePort() throws -> Int {
        let server = try LoopbackServer { _ in .close }
        defer { server.stop() }
        return server.port
    }
}
