import Foundation

/// A folder of its own for one service under test: the demo's configuration with other ports and places, and its state.
final class ServiceFolder: Sendable {
    let path: String

    /// - Parameter port: where the press, the complaint desk and the receiver of webhooks are, on 127.0.0.1.
    init(port: Int) throws {
        // Short, because the name of a Unix socket has 107 bytes.
        path = "/tmp/tocsin-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: drop, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: "\(Self.repository)/demo", toPath: "\(path)/config")
        try rewrite(
            "config/tocsin.yaml",
            [":8931/": ":\(port)/", "../run/demo": path, "../config/": "\(Self.repository)/config/"])
        try rewrite("config/sources/demo.yaml", [":8931/": ":\(port)/", "path: drop": "path: \(drop)"])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The checkout that these tests are part of.
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    var configuration: String { "\(path)/config/tocsin.yaml" }
    var socket: String { "\(path)/tocsin.sock" }
    var drop: String { "\(path)/drop" }
    var alerts: String { "\(path)/alerts" }
    var receipts: String { "\(path)/receipts.jsonl" }
    var credentials: String { "\(path)/config/credentials" }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"), options: .atomic)
    }

    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")), as: UTF8.self)
    }

    /// The names in a folder, sorted; none when it is not there.
    func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []).sorted()
    }

    /// Puts a file into the drop folder as a program does that finished a while ago: whole, and at rest.
    func drop(_ text: String, as name: String) throws {
        try write(text, to: name)
        let rested = Date(timeIntervalSinceNow: -60)
        try FileManager.default.setAttributes([.modificationDate: rested], ofItemAtPath: "\(path)/\(name)")
        try FileManager.default.moveItem(atPath: "\(path)/\(name)", toPath: "\(drop)/\(name)")
    }

    /// Replaces texts that must be there, so that a change of the demo cannot quietly change the test.
    func rewrite(_ name: String, _ changes: [String: String]) throws {
        var text = try read(name)
        for (old, new) in changes {
            guard text.contains(old) else { throw MissingText(text: old, file: name) }
            text = text.replacing(old, with: new)
        }
        try write(text, to: name)
    }

    struct MissingText: Error {
        let text: String
        let file: String
    }
}
