import Crisis
import Foundation
import Intake
import Status
import Transport

/// Asks a running service over its Unix socket.
package struct ServiceClient: Sendable {
    /// What kept us from an answer.
    package struct Failure: Error {
        package var message: LocalizedText
        package var isUnreachable: Bool
    }

    private let socket: String
    private let transport: CurlTransport

    package init(socket: String) {
        self.socket = socket
        transport = CurlTransport(userAgent: "tocsin/\(tocsinVersionNumber)")
    }

    package func get(_ path: String) async throws -> Data {
        try await perform(HTTPRequest(url: "http://tocsin/\(path)", addressPolicy: .trusted))
    }

    package func post(_ path: String, _ body: some Encodable) async throws -> Data {
        let data = try ReportJSON.encode(body)
        return try await perform(
            HTTPRequest(
                method: .post, url: "http://tocsin/\(path)", headers: [HTTPHeader("Content-Type", "application/json")],
                body: Array(data), addressPolicy: .trusted))
    }

    /// Pushes complaints; the answer is a `PushReceipt`, be it that some or that all of them were rejected.
    package func push(_ body: Data, isLines: Bool, source: String?, key: String?) async throws -> Data {
        var headers = [HTTPHeader("Content-Type", isLines ? "application/x-ndjson" : "application/json")]
        if let key { headers.append(HTTPHeader("Idempotency-Key", key)) }
        let query = source.map { "?source=\(Self.escaped($0))" } ?? ""
        return try await perform(
            HTTPRequest(
                method: .post, url: "http://tocsin/v1/complaints\(query)", headers: headers, body: Array(body),
                addressPolicy: .trusted), wanting: [202, 422])
    }

    /// `text` as one segment of a path.
    package static func escaped(_ text: String) -> String { PollURL.percentEncoded(text) }

    /// What every refusal has, whatever its reason.
    private struct Refusal: Decodable {
        var message: LocalizedText
    }

    private func perform(_ request: HTTPRequest, wanting statuses: Set<Int> = [200]) async throws -> Data {
        var request = request
        request.unixSocket = socket
        request.limits.bodyBytes = 64 * 1024 * 1024
        request.limits.redirects = 0
        let response: HTTPResponse
        do {
            response = try await transport.perform(request)
        } catch {
            throw Failure(message: whyUnreachable, isUnreachable: true)
        }
        let body = Data(response.body)
        if let refusal = try? ReportJSON.decode(Refusal.self, from: body), response.status >= 400 {
            if let known = try? ReportJSON.decode(DeskRefusal.self, from: body) { throw known }
            throw Failure(message: refusal.message, isUnreachable: false)
        }
        guard statuses.contains(response.status) else {
            let text = String(decoding: response.body.prefix(500), as: UTF8.self)
            throw Failure(
                message: LocalizedText(
                    zh: "服务回答了 \(response.status)：\(text)", en: "The service answered \(response.status): \(text)"),
                isUnreachable: false)
        }
        return body
    }

    /// What a person can do about a socket that nobody answers.
    private var whyUnreachable: LocalizedText {
        let files = FileManager.default
        if !files.fileExists(atPath: socket) {
            return LocalizedText(
                zh: "无法连接服务：没有套接字 \(socket)。服务在运行吗？见 systemctl status tocsin；套接字在别处请用 --socket 或 TOCSIN_SOCKET 指定。",
                en: """
                    The service cannot be reached: there is no socket \(socket). Does it run? See: systemctl status \
                    tocsin. If its socket is elsewhere, name it with --socket or TOCSIN_SOCKET.
                    """)
        }
        if !files.isWritableFile(atPath: socket) {
            return LocalizedText(
                zh: "无权连接服务：\(socket)。请加入它的用户组（ls -l \(socket)），或用 sudo。",
                en: """
                    You may not speak to the service at \(socket). Join the group that owns it (ls -l \(socket)), or \
                    use sudo.
                    """)
        }
        return LocalizedText(
            zh: "无法连接服务：\(socket) 没有应答。服务在运行吗？见 systemctl status tocsin 和 journalctl -u tocsin。",
            en: """
                The service cannot be reached: nobody answers at \(socket). Does it run? See: systemctl status tocsin, \
                journalctl -u tocsin.
                """)
    }
}
