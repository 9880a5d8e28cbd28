import Crisis
import Delivery
import Digests
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Accepts webhooks as a careful receiver would: only with a valid, fresh signature. Keeps a receipt of each.
actor WebhookReceiver {
    private let secret: WebhookSecret
    private let receipts: URL?

    init(secret: WebhookSecret, receipts: URL?) {
        self.secret = secret
        self.receipts = receipts
    }

    func receive(_ request: Request, at now: Timestamp) async throws -> Response {
        let body = Array(try await request.body.collect(upTo: 1024 * 1024).readableBytesView)
        func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { request.headers[$0] } }
        let id = header("webhook-id")
        do throws(StandardWebhookSignature.Refusal) {
            try StandardWebhookSignature.verify(
                id: id, timestamp: header("webhook-timestamp"), signature: header("webhook-signature"), body: body,
                secrets: [secret], now: now, tolerance: .minutes(5))
        } catch {
            try keep(Receipt(at: now, id: id ?? "", isVerified: false, type: "\(error)", digest: ""))
            return Response(status: .unauthorized)
        }
        try keep(
            Receipt(
                at: now, id: id ?? "", isVerified: true, type: type(of: body), digest: SHA256.hexadecimal(of: body)))
        return Response(status: .noContent)
    }

    /// One line of the receipts file.
    struct Receipt: Codable {
        var at: Timestamp
        /// The `webhook-id`.
        var id: String
        var isVerified: Bool
        /// The event's type, or why it was refused.
        var type: String
        /// SHA-256 of the body: the same id must always have the same one.
        var digest: String
    }

    private func type(of body: [UInt8]) -> String {
        let event = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
        return event?["type"] as? String ?? "?"
    }

    private func keep(_ receipt: Receipt) throws {
        guard let receipts else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let line = try encoder.encode(receipt) + Data("\n".utf8)
        if !FileManager.default.fileExists(atPath: receipts.path) {
            try Data().write(to: receipts)
        }
        let file = try FileHandle(forWritingTo: receipts)
        defer { try? file.close() }
        try file.seekToEnd()
        try file.write(contentsOf: line)
    }
}
