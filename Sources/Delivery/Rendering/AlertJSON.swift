import Crisis
import FoundationEssentials

/// Renders alerts in the documented schema `tocsin.alert/1`.
package struct AlertJSON: Sendable {
    /// For the times inside sentences; all other times are RFC 3339 in UTC.
    package var moments: MomentText

    package init(offsetMinutes: Int = 480) { moments = MomentText(offsetMinutes: offsetMinutes) }

    /// The alert file: indented, keys sorted, with a line break at its end. The same alert gives the same bytes.
    package func file(of alert: Alert) throws -> [UInt8] {
        try AlertJSON.encode(AlertDocument(alert, moments: moments), pretty: true) + [UInt8(ascii: "\n")]
    }

    /// The body of a webhook (Standard Webhooks 1.0): `type`, `timestamp` and `data`, which is the document of the
    /// alert file. The type is `tocsin.alert.` and the kind of the alert.
    package func webhookBody(of alert: Alert) throws -> [UInt8] {
        let body = WebhookBody(
            type: "tocsin.alert.\(alert.reason.kind)", timestamp: alert.at,
            data: AlertDocument(alert, moments: moments))
        return try AlertJSON.encode(body, pretty: false)
    }

    private struct WebhookBody: Encodable {
        var type: String
        var timestamp: Timestamp
        var data: AlertDocument
    }

    private static func encode(_ value: some Encodable, pretty: Bool) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting =
            pretty ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted] : [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }
}
