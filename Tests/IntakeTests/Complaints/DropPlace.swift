import Crisis
import Foundation
import Intake
import Settings
import Testing

/// What a whole file came to.
struct ReadDrop {
    var items: [Item] = []
    var unreadable: [UnreadableRecord] = []
    var pages = 0
    var checkpoints: [String] = []
    /// Nil when the file was left for the next poll.
    var file: DropFile?

    var lines: Int { items.count + unreadable.count }
}

/// A drop folder of its own for one test, removed at its end.
final class DropPlace {
    let path: String
    let now = Timestamp(seconds: 1_800_000_000)
    var source: Source

    /// - Parameter columns: Whether the shipped table of columns is known; else the fixtures' pointers are.
    init(columns: Bool = false) throws {
        path = NSTemporaryDirectory() + "/drop-" + UUID().uuidString
        source = .dropFolder(path)
        if columns {
            let origin = Source.DropFolderOrigin(
                path: path, interval: .minutes(1), fields: Source.ComplaintFields(), columns: try Self.shipped())
            source.origin = .dropFolder(origin)
        }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    private static func shipped() throws -> ComplaintColumns {
        let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/../../../"
        let log = ProblemLog()
        let text = try String(contentsOfFile: checkout + "config/intake/columns.yaml", encoding: .utf8)
        let columns = ColumnsFile.read(name: "columns.yaml", text: text, log: log)
        #expect(log.isEmpty)
        return columns
    }

    func change(_ body: (inout Source.DropFolderOrigin) -> Void) {
        guard case .dropFolder(var origin) = source.origin else { return }
        body(&origin)
        source.origin = .dropFolder(origin)
    }

    func write(_ name: String, _ bytes: [UInt8], age: TimeInterval = 120) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
        let modified = Date(timeIntervalSince1970: Double(now.seconds) - age)
        try FileManager.default.setAttributes([.modificationDate: modified], ofItemAtPath: path + "/" + name)
    }

    func write(_ name: String, _ text: String, age: TimeInterval = 120) throws {
        try write(name, Array(text.utf8), age: age)
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

    func names(_ folder: String = "") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []).sorted()
    }

    func folder() throws -> DropFolder { try DropFolder(source: source) }

    func read(_ file: WaitingFile, checkpoint: String? = nil, pages: Int = .max) async throws -> ReadDrop? {
        let reading = try folder().reading(file, checkpoint: checkpoint, at: now)
        var whole = ReadDrop()
        while whole.pages < pages {
            guard let page = try await reading.nextPage() else { return nil }
            whole.pages += 1
            whole.items += page.items
            whole.unreadable += page.unreadable
            switch page.ending {
            case .more: whole.checkpoints.append(try #require(page.checkpoint))
            case .unfinished: return whole
            case .end(let file):
                whole.file = file
                return whole
            }
        }
        return whole
    }

    func readAll() async throws -> [ReadDrop] {
        var all: [ReadDrop] = []
        for file in try folder().files(at: now) {
            if let read = try await read(file) { all.append(read) }
        }
        return all
    }

    func readOne() async throws -> ReadDrop { try #require(try await readAll().first) }

    /// Reads a file of that content and returns its records.
    func read(_ name: String, _ bytes: [UInt8]) async throws -> ReadDrop {
        try write(name, bytes)
        return try await readOne()
    }

    func read(_ name: String, _ text: String) async throws -> ReadDrop { try await read(name, Array(text.utf8)) }

    func settle(_ read: ReadDrop) throws -> String? {
        guard let file = read.file else { return nil }
        return try folder().settle(file, at: now)
    }
}
