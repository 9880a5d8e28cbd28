import FoundationEssentials
import Testing

/// Files that hold what people and programs read; `TOCSIN_RECORD=1 swift test` writes them anew, and the difference is
/// the review.
enum Golden {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    static let root = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func expect(
        _ bytes: [UInt8], equalsFile name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["TOCSIN_RECORD"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
        let recorded = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text == recorded, "run with TOCSIN_RECORD=1 to record \(name)", sourceLocation: sourceLocation)
    }
}
