import Foundation
import Settings

/// A copy of the shipped configuration in which a test changes what it is about.
struct ScratchFolder {
    static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    let path = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString)").path

    init() throws {
        try FileManager.default.copyItem(atPath: "\(Self.checkout)/config", toPath: path)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    func text(of file: String) throws -> String { try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8) }

    func write(_ text: String, to file: String) throws {
        try text.write(toFile: "\(path)/\(file)", atomically: true, encoding: .utf8)
    }

    /// Puts `new` in the place of the first `old`.
    func change(_ file: String, _ old: String, to new: String) throws {
        var text = try text(of: file)
        guard let range = text.range(of: old) else { throw NotThere(text: old) }
        text.replaceSubrange(range, with: new)
        try write(text, to: file)
    }

    /// The line on which the first `words` begin.
    func line(of words: String, in file: String) throws -> Int {
        let text = try text(of: file)
        guard let range = text.range(of: words) else { throw NotThere(text: words) }
        return text[..<range.lowerBound].count { $0 == "\n" } + 1
    }

    struct NotThere: Error { var text: String }

    /// The problems as `file:line: what`, without the folder's own path.
    func problems() -> [Problem] {
        switch Configuration.load(path) {
        case .success: []
        case .failure(let refused):
            refused.problems.map { problem in
                var problem = problem
                if problem.file.hasPrefix(path + "/") { problem.file.removeFirst(path.count + 1) }
                return problem
            }
        }
    }
}
