import Crisis
import Foundation

/// A correction by a person, as one line of a label file.
package struct LabelLine: Encodable, Hashable, Sendable {
    package var id: String?
    package var text: String?
    package var negative: Bool?
    package var complaint: Bool?
    package var category: String?
    package var flags: [String]?
    /// When, RFC 3339 in UTC.
    package var at: String
    /// Who says so.
    package var by: String
    /// The model that was corrected, where one decided.
    package var model: String?

    package init(
        id: String? = nil, text: String? = nil, negative: Bool? = nil, complaint: Bool? = nil, category: String? = nil,
        flags: [String]? = nil, at: String, by: String, model: String? = nil
    ) {
        self.id = id
        self.text = text
        self.negative = negative
        self.complaint = complaint
        self.category = category
        self.flags = flags
        self.at = at
        self.by = by
        self.model = model
    }

    package var hasLabel: Bool { negative != nil || complaint != nil || category != nil || flags != nil }

    /// Appends the line to a file, which is made when it is not there, and waits until it is on disk.
    ///
    /// Two people who write at once do not mix their lines, and a last line that was cut off by a crash is ended first.
    package func append(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var line = try encoder.encode(self)
        line.append(UInt8(ascii: "\n"))
        if !FileManager.default.fileExists(atPath: path) {
            guard FileManager.default.createFile(atPath: path, contents: nil) else {
                throw CocoaError(.fileWriteNoPermission)
            }
        }
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        defer { try? file.close() }
        flock(file.fileDescriptor, LOCK_EX)
        let end = try file.seekToEnd()
        if end > 0 {
            try file.seek(toOffset: end - 1)
            if try file.read(upToCount: 1) != Data([UInt8(ascii: "\n")]) { line.insert(UInt8(ascii: "\n"), at: 0) }
            try file.seekToEnd()
        }
        try file.write(contentsOf: line)
        try file.synchronize()
    }
}
