import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Status
import Transport

/// The router on a Unix socket of its own, asked through the transport as the program asks.
struct DeskServer {
    private let socket: String
    private let transport: CurlTransport

    /// Serves `desk` as long as `work` takes.
    static func serving(_ desk: some ServiceDesk, _ work: (DeskServer) async throws -> Void) async throws {
        let socket = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString.prefix(8))").path
        let router = Router()
        ServiceRouter.questions(desk, on: router)
        ServiceRouter.actions(desk, on: router)
        let (ready, open) = AsyncStream<Void>.makeStream()
        let app = Application(
            router: router, configuration: .init(address: .unixDomainSocket(path: socket)),
            onServerRunning: { _ in open.finish() }, logger: Logger(label: "desk") { _ in SwiftLogNoOpLogHandler() })
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: app)], logger: Logger(label: "desk") { _ in SwiftLogNoOpLogHandler() }))
        let running = Task { try await group.run() }
        for await _ in ready {}
        let server = DeskServer(socket: socket, transport: CurlTransport(userAgent: "test"))
        do {
            try await work(server)
        } catch {
            await group.triggerGracefulShutdown()
            throw error
        }
        server.transport.shutdown()
        await group.triggerGracefulShutdown()
        _ = await running.result
        try? FileManager.default.removeItem(atPath: socket)
    }

    func get(_ path: String) async throws -> Transport.HTTPResponse {
        try await perform(Transport.HTTPRequest(url: "http://tocsin/\(path)", addressPolicy: .trusted))
    }

    func post(_ path: String, _ body: String) async throws -> Transport.HTTPResponse {
        try await perform(
            Transport.HTTPRequest(
                method: .post, url: "http://tocsin/\(path)", headers: [HTTPHeader("Content-Type", "application/json")],
                body: Array(body.utf8), addressPolicy: .trusted))
    }

    private func perform(_ request: Transport.HTTPRequest) async throws -> Transport.HTTPResponse {
        var request = request
        request.unixSocket = socket
        return try await transport.perform(request)
    }
}

extension Transport.HTTPResponse {
    func holds<Report: Decodable>(_ type: Report.Type) throws -> Report {
        try ReportJSON.decode(type, from: Data(body))
    }
}
