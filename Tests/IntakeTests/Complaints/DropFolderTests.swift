import Crisis
import Foundation
import Intake
import Testing

@Suite("A drop folder loses nothing")
struct DropFolderTests {
    /// A folder of its own for one test, removed at its end.
    private final class Place {
        let path: String

        init() throws {
            path = NSTemporaryDirectory() + "/drop-" + UUID().uuidString
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ name: String, _ bytes: [UInt8], age: TimeInterval = 60) throws {
            try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
            let modified = Date(timeIntervalSince1970: 1_800_000_000 - age)
            try FileManager.default.setAttributes([.modificationDate: modified], ofItemAtPath: path + "/" + name)
        }

        func write(_ name: String, _ text: String, age: TimeInterval = 60) throws {
            try write(name, Array(text.utf8), age: age)
        }

        func text(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

        func names(_ folder: String = "") -> [String] {
            ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []).sorted()
        }

        func folder() throws -> DropFolder { try DropFolder(source: .dropFolder(path)) }
    }

    private let now = Timestamp(seconds: 1_800_000_000)

    private func readAll(_ place: Place) throws -> [DropFile] {
        let folder = try place.folder()
        return try folder.files(at: now).compactMap { try folder.read($0) }
    }

    private func readOne(_ place: Place) throws -> DropFile { try #require(try readAll(place).first) }

    @Test("files come by name; hidden, unfinished and other files are left alone")
    func listing() throws {
        let place = try Place()
        for name in ["b.jsonl", "a.jsonl", ".c.jsonl", "d.jsonl.tmp", "e.jsonl.part", "f.json", "g.JSONL"] {
            try place.write(name, complaint(1))
        }
        try FileManager.default.createDirectory(atPath: place.path + "/h.jsonl", withIntermediateDirectories: true)
        #expect(try place.folder().files(at: now).map(\.name) == ["a.jsonl", "b.jsonl", "g.JSONL"])
    }

    @Test(
        "a file that was written within two seconds waits, one from the future does not",
        arguments: [
            (1.0, false), (-1.0, false), (3.0, true), (-86_400.0, true),
        ])
    func growing(age: Double, isRead: Bool) throws {
        let place = try Place()
        try place.write("a.jsonl", complaint(1), age: age)
        #expect(try place.folder().files(at: now).isEmpty != isRead)
    }

    @Test("a file that changes between listing and reading waits, and one that changes before its settling stays")
    func changing() throws {
        let place = try Place()
        try place.write("a.jsonl", complaint(1))
        let folder = try place.folder()
        let waiting = try #require(try folder.files(at: now).first)
        let read = try #require(try folder.read(waiting))
        try place.write("a.jsonl", complaint(1) + "\n" + complaint(2))
        #expect(try folder.read(waiting) == nil)
        #expect(try folder.settle(read, at: now) == nil)
        #expect(place.names() == ["a.jsonl"])
    }

    @Test("lines may end in CRLF, be blank, and follow a byte order mark")
    func lines() throws {
        let place = try Place()
        let text = "\u{FEFF}\(complaint(1))\r\n\r\n  \t\n\(complaint(2))\n\(complaint(3))"
        try place.write("a.jsonl", text)
        let file = try readOne(place)
        #expect(file.items.map(\.identity) == ["1", "2", "3"])
        #expect(file.unreadable.isEmpty)
        #expect(file.lines == 3)
    }

    @Test("a bad line is kept with its number and reason while its neighbours go in")
    func badLine() throws {
        let place = try Place()
        try place.write(
            "a.jsonl", [complaint(1), "", #"{"id":2,"text":"x"}"#, "{broken", complaint(5)].joined(separator: "\n"))
        let file = try readOne(place)
        #expect(file.items.map(\.identity) == ["1", "5"])
        #expect(file.unreadable.map(\.place) == ["a.jsonl:3", "a.jsonl:4"])
        #expect(file.unreadable.map(\.raw) == [#"{"id":2,"text":"x"}"#, "{broken"])
        #expect(file.unreadable[0].reason.hasPrefix("no time at /time"))
        #expect(file.unreadable[1].reason.hasPrefix("the line is not JSON: no name in quotation marks"))
    }

    @Test("a line in GB18030 is read, one that is no text at all is kept")
    func encodings() throws {
        let place = try Place()
        let chinese =
            Array(#"{"id":1,"time":1772584200,"text":""#.utf8) + [0xBF, 0xEC, 0xB5, 0xDD] + Array("\"}\n".utf8)
        let noise: [UInt8] = [0x7B, 0xFF, 0xFE, 0xFF, 0x0A]
        try place.write("a.jsonl", chinese + noise + Array(complaint(3).utf8))
        let file = try readOne(place)
        #expect(file.items.map(\.text) == ["快递", "快递丢失，客服无人接听"])
        #expect(file.unreadable.map(\.place) == ["a.jsonl:2"])
        #expect(file.unreadable.first?.reason.contains("neither UTF-8 nor GB18030") == true)
    }

    @Test("a broken byte in a UTF-8 line costs one character and not the complaint")
    func brokenByte() throws {
        let place = try Place()
        let line = Array(complaint(1, text: "快递丢失客服无人接听#等了两周").utf8).map { $0 == 0x23 ? 0xFF : $0 }
        try place.write("a.jsonl", line)
        #expect(try readOne(place).items.map(\.text) == ["快递丢失客服无人接听\u{FFFD}等了两周"])
    }

    @Test("a file's name cannot forge lines or colours in what is shown")
    func hostileName() throws {
        let place = try Place()
        try place.write("a\n\u{1B}[31mb.jsonl", "x")
        let file = try readOne(place)
        #expect(file.unreadable.map(\.place) == ["a  [31mb.jsonl:1"])
        try place.folder().settle(file, at: now)
        #expect(place.names("rejected").count == 2)
    }

    @Test("a file that was read goes to done, with a note only when lines were bad")
    func done() throws {
        let place = try Place()
        try place.write("good.jsonl", complaint(1))
        try place.write("mixed.jsonl", complaint(2) + "\nx\n")
        for file in try readAll(place) { try place.folder().settle(file, at: now) }
        #expect(place.names("done") == ["good.jsonl", "mixed.jsonl", "mixed.jsonl.reason.txt"])
        #expect(place.names() == ["done"])
        #expect(try place.text("done/mixed.jsonl.reason.txt").contains("mixed.jsonl:2: the line is not JSON"))
        #expect(try place.text("done/mixed.jsonl") == complaint(2) + "\nx\n")
    }

    @Test("a file of which nothing could be read goes to rejected with its reasons; an empty one is done")
    func rejected() throws {
        let place = try Place()
        try place.write("bad.jsonl", "x\ny\n")
        try place.write("empty.jsonl", "")
        for file in try readAll(place) { try place.folder().settle(file, at: now) }
        #expect(place.names("rejected") == ["bad.jsonl", "bad.jsonl.reason.txt"])
        #expect(try place.text("rejected/bad.jsonl.reason.txt").contains("bad.jsonl:2:"))
        #expect(place.names("done") == ["empty.jsonl"])
    }

    @Test("a name that comes again overwrites nothing")
    func sameName() throws {
        let place = try Place()
        for number in 1...4 {
            try place.write("a.jsonl", complaint(number) + "\nbad \(number)")
            try place.folder().settle(try readOne(place), at: now)
        }
        let files = place.names("done").filter { $0.hasSuffix(".jsonl") }
        #expect(files.count == 4)
        #expect(Set(try files.map { try place.text("done/" + $0) }).count == 4)
        for file in files {
            let number = try #require(try place.text("done/" + file).last)
            #expect(try place.text("done/\(file).reason.txt").contains("a.jsonl:2"))
            #expect(number.isNumber)
        }
    }

    @Test("reading again after a kill before the move gives the same items")
    func killBeforeMove() throws {
        let place = try Place()
        try place.write("a.jsonl", (1...50).map { complaint($0) }.joined(separator: "\n") + "\nbad")
        let (first, second) = (try readOne(place), try readOne(place))
        #expect(first.items == second.items)
        #expect(first.unreadable == second.unreadable)
        try place.folder().settle(second, at: now)
        #expect(try place.folder().settle(first, at: now) == nil)
    }

    @Test("a link is not followed but rejected as a link")
    func links() throws {
        let place = try Place()
        let outside = try Place()
        try outside.write("secret.txt", complaint(1))
        try FileManager.default.createSymbolicLink(
            atPath: place.path + "/a.jsonl", withDestinationPath: outside.path + "/secret.txt")
        let file = try readOne(place)
        #expect(file.items.isEmpty)
        #expect(file.unreadable.first?.reason.hasPrefix("it is a link") == true)
        try place.folder().settle(file, at: now)
        #expect(place.names("rejected") == ["a.jsonl", "a.jsonl.reason.txt"])
        #expect(outside.names() == ["secret.txt"])
    }

    @Test("a pipe neither blocks the poll nor is read")
    func pipe() throws {
        let place = try Place()
        let maker = try Process.run(
            URL(fileURLWithPath: "/usr/bin/mkfifo"), arguments: [place.path + "/a.jsonl"])
        maker.waitUntilExit()
        let file = try readOne(place)
        #expect(file.unreadable.map(\.reason) == ["it is not a file. Put a regular file into the folder"])
        try place.folder().settle(file, at: now)
        #expect(place.names("rejected") == ["a.jsonl", "a.jsonl.reason.txt"])
    }

    @Test("a file of more than 64 MiB is rejected without being read")
    func tooLarge() throws {
        let place = try Place()
        try place.write("a.jsonl", "")
        let handle = try #require(FileHandle(forWritingAtPath: place.path + "/a.jsonl"))
        try handle.truncate(atOffset: UInt64(DropFolder.maximumFileBytes) + 1)
        try handle.close()
        let file = try #require(
            try place.folder().files(at: now + .days(10_000)).first.flatMap { try place.folder().read($0) })
        #expect(file.unreadable.first?.reason.contains("Split it") == true)
        try place.folder().settle(file, at: now)
        #expect(place.names("rejected").count == 2)
    }

    @Test("one poll takes a hundred files at most, the first by name")
    func manyFiles() throws {
        let place = try Place()
        for number in 0..<120 { try place.write("f\(number.padded(3)).jsonl", complaint(number)) }
        let names = try place.folder().files(at: now).map(\.name)
        #expect(names.count == DropFolder.maximumFiles)
        #expect(names.last == "f099.jsonl")
    }

    @Test("a folder that is not there is a failure that says what to do")
    func missing() throws {
        let folder = try DropFolder(source: .dropFolder("/nowhere/drop"))
        do {
            _ = try folder.files(at: now)
            Issue.record("listed")
        } catch {
            #expect(error.kind == .folder)
            #expect(error.detail.contains("/nowhere/drop cannot be listed. Create the folder"))
        }
    }

    @Test("no bytes crash the reader, and every line that is not blank is accounted for", arguments: 1...40)
    func noise(seed: Int) throws {
        var generator = PollSeed(UInt64(seed))
        let place = try Place()
        var bytes = Array(complaint(seed).utf8 + [0x0A] + complaint(seed + 1).utf8)
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
            let at = Int.random(in: 0..<bytes.count, using: &generator)
            bytes[at] = UInt8.random(in: 0...255, using: &generator)
        }
        try place.write("a.jsonl", bytes)
        let file = try readOne(place)
        #expect(file.items.count + file.unreadable.count == file.lines)
    }
}
