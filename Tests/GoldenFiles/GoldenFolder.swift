import Foundation
import Testing

/// The folder `Golden` beside a test: files that hold what people and programs read.
///
/// `TOCSIN_RECORD=1 swift test` writes them anew, and the difference is the review.
package struct GoldenFolder: Sendable {
    private let folder: URL

    package init(beside test: String = #filePath) {
        folder = URL(filePath: test).deletingLastPathComponent().appending(path: "Golden")
    }

    /// The package's own folder: tests stand in `Tests/SomeTests`.
    package var root: URL { folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent() }

    package func expect(
        _ bytes: some Sequence<UInt8>, equalsFile name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["TOCSIN_RECORD"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
        let recorded = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        let text = String(decoding: Array(bytes), as: UTF8.self)
        #expect(text == recorded, "run with TOCSIN_RECORD=1 to record \(name)", sourceLocation: sourceLocation)
    }
}
