import Crisis
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The HTTP face of the push desk: `POST /v1/complaints`.
package enum PushRouter {
    /// The largest body of a push, in bytes.
    package static let largestBody = 8 * 1024 * 1024
    private static let longestKey = 200

    /// - Parameter needsToken: false on the Unix socket only, whose file permissions say who may.
    package static func pushes(
        _ desk: some PushDesk, needsToken: Bool, on router: Router<BasicRequestContext>
    ) {
        router.post("v1/complaints") { request, _ in
            do throws(PushRefusal) {
                let claim = PushClaim(
                    source: request.uri.queryParameters["source"].map { String($0) }, token: try token(of: request),
                    needsToken: needsToken)
                let source = try await desk.admit(claim)
                let isLines = try isLines(request)
                let key = try key(of: request)
                let push = Push(body: try await body(of: request), isLines: isLines, key: key)
                return answer(try await desk.take(push, for: source))
            } catch {
                return try refusal(error)
            }
        }
    }

    // MARK: The request

    private static func token(of request: Request) throws(PushRefusal) -> String? {
        guard let value = request.headers[.authorization] else { return nil }
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else {
            throw PushRefusal(
                .unauthorized, zh: "Authorization 头应写作 Bearer 加令牌。",
                en: "Write the header as: Authorization: Bearer TOKEN")
        }
        return parts[1].trimmingCharacters(in: .whitespaces)
    }

    private static func isLines(_ request: Request) throws(PushRefusal) -> Bool {
        let value = request.headers[.contentType] ?? ""
        let type = value.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
        switch type {
        case "application/json": return false
        case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines",
            "application/json-lines":
            return true
        default:
            throw PushRefusal(
                .unsupportedMedia, zh: "Content-Type 应为 application/json，每行一条时应为 application/x-ndjson。",
                en: "Set Content-Type to application/json, or to application/x-ndjson for one record on a line.")
        }
    }

    private static func key(of request: Request) throws(PushRefusal) -> String? {
        guard let name = HTTPField.Name("Idempotency-Key"), let value = request.headers[name] else { return nil }
        let text = value.trimmingCharacters(in: .whitespaces)
        guard (1...longestKey).contains(text.utf8.count), text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw PushRefusal(
                .invalid, zh: "Idempotency-Key 应为 1 至 200 个可见 ASCII 字符。",
                en: "Write an Idempotency-Key of 1 to 200 visible ASCII characters.")
        }
        return text
    }

    private static func body(of request: Request) async throws(PushRefusal) -> [UInt8] {
        do {
            return Array((try await request.body.collect(upTo: largestBody)).readableBytesView)
        } catch {
            let isTooLarge = error is NIOTooManyBytesError || (error as? HTTPError)?.status == .contentTooLarge
            guard isTooLarge else {
                throw PushRefusal(.invalid, zh: "请求内容没有收全，请重发。", en: "The body did not arrive whole. Send it again.")
            }
            let limit = largestBody / 1024 / 1024
            throw PushRefusal(
                .tooLarge, zh: "请求内容超过 \(limit) MiB，请分几次推送。",
                en: "The body is larger than \(limit) MiB. Push it in several parts.")
        }
    }

    // MARK: The answer

    private static func answer(_ answer: PushAnswer) -> Response {
        var headers = plainHeaders
        if answer.isRepeated, let name = HTTPField.Name("Idempotent-Replayed") { headers[name] = "true" }
        return Response(
            status: .init(code: answer.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.json)))
    }

    private struct RefusalDocument: Encodable {
        var reason: PushRefusal.Reason
        var message: LocalizedText
    }

    private static func refusal(_ refusal: PushRefusal) throws -> Response {
        var headers = plainHeaders
        switch refusal.reason {
        case .unauthorized: headers[.wwwAuthenticate] = "Bearer"
        case .busy, .inProgress: headers[.retryAfter] = "1"
        case .notKept: headers[.retryAfter] = "10"
        case .invalid, .unknownSource, .tooLarge, .unsupportedMedia, .keyReused: break
        }
        // What comes after a body that was not read to its end is no request.
        if refusal.reason == .tooLarge || refusal.reason == .unauthorized { headers[.connection] = "close" }
        let data = try ReportJSON.encode(RefusalDocument(reason: refusal.reason, message: refusal.message))
        return Response(
            status: .init(code: refusal.reason.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }

    private static var plainHeaders: HTTPFields {
        [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"]
    }
}
