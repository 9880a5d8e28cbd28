import Crisis

/// Writes each alert as two files into one folder: `<alert id>.md` for people, `<alert id>.json` for programs.
///
/// A file appears whole or not at all. The JSON file comes last, so whoever waits for it finds both.
package struct AlertFileChannel: Channel {
    package let name: String
    private let directory: String
    private let json: AlertJSON
    private let markdown: AlertMarkdown

    package init(name: String, directory: String, json: AlertJSON = AlertJSON(), markdown: AlertMarkdown = .init()) {
        self.name = name
        self.directory = directory
        self.json = json
        self.markdown = markdown
    }

    package func deliver(_ notification: Crisis.Notification, at moment: Timestamp) async -> DeliveryResult {
        let alert: Alert
        let bytes: [UInt8]
        do {
            alert = try NotificationPayload.decode(notification.payload)
            bytes = try json.file(of: alert)
        } catch {
            return .dead(error: "the alert in the outbox cannot be read: \(error)")
        }
        guard alert.id.isPlain else { return .dead(error: "the alert's id cannot be the name of a file") }
        do {
            let folder = DurableFolder(path: directory)
            try folder.create()
            try folder.write(Array(markdown.text(of: alert).utf8), to: "\(alert.id).md")
            try folder.write(bytes, to: "\(alert.id).json")
            return .delivered
        } catch {
            // A full disk or a wrong owner is mended by a person; until then the alert waits.
            return .retry(error: "\(error)", after: nil)
        }
    }
}

extension Alert.ID {
    /// Whether it can be a file name and a header value as it is: letters, digits, `_` and `-`, at most 128.
    var isPlain: Bool {
        (1...128).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
