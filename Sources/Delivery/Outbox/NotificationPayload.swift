import Crisis
import FoundationEssentials

/// The alert inside a notification, as canonical JSON: what was decided is what every attempt sends.
package enum NotificationPayload {
    package static func encode(_ alert: Alert) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(alert))
    }

    package static func decode(_ payload: [UInt8]) throws -> Alert {
        try JSONDecoder().decode(Alert.self, from: Data(payload))
    }
}
