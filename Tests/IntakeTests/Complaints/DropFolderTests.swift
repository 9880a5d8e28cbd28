import Crisis
import Digests
import Foundation
import Intake
import Testing

@Suite("A drop folder loses nothing")
struct DropFolderTests {
    private let now = Timestamp(seconds: 1_800_000_000)

    @Test("files come by name; hidden, unfinished and other files are left alone")
    func listing() async throws {
        let place = try DropPlace()
        for name in [
            "b.jsonl", "a.csv", ".c.jsonl", "d.jsonl.tmp", "e.xlsx.part", "f.csv.crdownload", "~$g.xlsx",
            ".~lock.g.csv#",
            "i.docx", "j.zip", "k.XLSX",
        ] {
            try place.write(name, complaint(1))
        }
        try FileManager.default.createDirectory(atPath: place.path + "/h.jsonl", withIntermediateDirectories: true)
        #expect(try place.folder().files(at: now).map(\.name) == ["a.csv", "b.jsonl", "k.XLSX"])
    }

    @Test(
        "a file that was written within two seconds waits, one from the future does not",
        arguments: [
            (1.0, false), (-1.0, false), (3.0, true), (-86_400.0, true),
        ])
    func growing(age: Double, isRead: Bool) async throws {
        let place = try DropPlace()
        try place.write("a.jsonl", complaint(1), age: age)
        #expect(try place.folder().files(at: now).isEmpty != isRead)
    }

    @Test("a file that changes between listing and reading waits, and one that changes before its settling stays")
    func changing() async throws {
        let place = try DropPlace()
        try place.write("a.jsonl", complaint(1))
        let waiting = try #require(try place.folder().files(at: now).first)
        let read = try #require(try await place.read(waiting))
        try place.write("a.jsonl", complaint(1) + "\n" + complaint(2))
        #expect(try await place.read(waiting) == nil)
        #expect(try place.settle(read) == nil)
        #expect(place.names() == ["a.jsonl"])
    }

    @Test("lines may end in CRLF, be blank, and follow a byte order mark")
    func lines() async throws {
        let place = try DropPlace()
        let text = "\u{FEFF}\(complaint(1))\r\n\r\n  \t\n\(complaint(2))\n\(complaint(3))"
        try place.write("a.jsonl", text)
        let file = try await place.readOne()
        #expect(file.items.map(\.identity) == ["1", "2", "3"])
        #expect(file.unreadable.isEmpty)
        #expect(file.lines == 3)
    }

    @Test("a bad line is kept with its number and reason while its neighbours go in")
    func badLine() async throws {
        let place = try DropPlace()
        try place.write(
            "a.jsonl",
            [complaint(1), "", #"{"id":2,"time":1772584200}"#, "{broken", complaint(5)].joined(separator: "\n"))
        let file = try await place.readOne()
        #expect(file.items.map(\.identity) == ["1", "5"])
        #expect(file.unreadable.map(\.place) == ["a.jsonl:3", "a.jsonl:4"])
        #expect(file.unreadable.map(\.raw) == [#"{"id":2,"time":1772584200}"#, "{broken"])
        #expect(file.unreadable[0].reason.hasPrefix("no text at /text"))
        #expect(file.unreadable[1].reason.hasPrefix("the line is not JSON: no name in quotation marks"))
    }

    @Test("a line in GB18030 is read, one that is no text at all is kept")
    func encodings() async throws {
        let place = try DropPlace()
        let chinese =
            Array(#"{"id":1,"time":1772584200,"text":""#.utf8) + [0xBF, 0xEC, 0xB5, 0xDD] + Array("\"}\n".utf8)
        let noise: [UInt8] = [0x7B, 0xFF, 0xFE, 0xFF, 0x0A]
        try place.write("a.jsonl", chinese + noise + Array(complaint(3).utf8))
        let file = try await place.readOne()
        #expect(file.items.map(\.text) == ["快递", "快递丢失，客服无人接听"])
        #expect(file.unreadable.map(\.place) == ["a.jsonl:2"])
        #expect(file.unreadable.first?.reason.contains("neither UTF-8 nor GB18030") == true)
    }

    @Test("a broken byte in a UTF-8 line costs one character and not the complaint")
    func brokenByte() async throws {
        let place = try DropPlace()
        let line = Array(complaint(1, text: "快递丢失客服无人接听#等了两周").utf8).map { $0 == 0x23 ? 0xFF : $0 }
        try place.write("a.jsonl", line)
        #expect(try await place.readOne().items.map(\.text) == ["快递丢失客服无人接听\u{FFFD}等了两周"])
    }

    @Test("a file's name cannot forge lines or colours in what is shown")
    func hostileName() async throws {
        let place = try DropPlace()
        try place.write("a\n\u{1B}[31mb.jsonl", "x")
        let file = try await place.readOne()
        #expect(file.unreadable.map(\.place) == ["a  [31mb.jsonl:1"])
        _ = try place.settle(file)
        #expect(place.names("rejected").count == 2)
    }

    @Test("a file that was read goes to done, with a note only when lines were bad")
    func done() async throws {
        let place = try DropPlace()
        try place.write("good.jsonl", complaint(1))
        try place.write("mixed.jsonl", complaint(2) + "\nx\n")
        for file in try await place.readAll() { _ = try place.settle(file) }
        #expect(place.names("done") == ["good.jsonl", "mixed.jsonl", "mixed.jsonl.reason.txt"])
        #expect(place.names() == ["done"])
        #expect(try place.text("done/mixed.jsonl.reason.txt").contains("mixed.jsonl:2: the line is not JSON"))
        #expect(try place.text("done/mixed.jsonl") == complaint(2) + "\nx\n")
    }

    @Test("a file of which nothing could be read goes to rejected with its reasons; an empty one is done")
    func rejected() async throws {
        let place = try DropPlace()
        try place.write("bad.jsonl", "x\ny\n")
        try place.write("empty.jsonl", "")
        for file in try await place.readAll() { _ = try place.settle(file) }
        #expect(place.names("rejected") == ["bad.jsonl", "bad.jsonl.reason.txt"])
        #expect(try place.text("rejected/bad.jsonl.reason.txt").contains("bad.jsonl:2:"))
        #expect(place.names("done") == ["empty.jsonl"])
    }

    @Test("a name that comes again overwrites nothing")
    func sameName() async throws {
        let place = try DropPlace()
        for number in 1...4 {
            try place.write("a.jsonl", complaint(number) + "\nbad \(number)")
            _ = try place.settle(try await place.readOne())
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
    func killBeforeMove() async throws {
        let place = try DropPlace()
        try place.write("a.jsonl", (1...50).map { complaint($0) }.joined(separator: "\n") + "\nbad")
        let (first, second) = (try await place.readOne(), try await place.readOne())
        #expect(first.items == second.items)
        #expect(first.unreadable == second.unreadable)
        _ = try place.settle(second)
        #expect(try place.settle(first) == nil)
    }

    @Test("a link is not followed but rejected as a link")
    func links() async throws {
        let place = try DropPlace()
        let outside = try DropPlace()
        try outside.write("secret.txt", complaint(1))
        try FileManager.default.createSymbolicLink(
            atPath: place.path + "/a.jsonl", withDestinationPath: outside.path + "/secret.txt")
        let file = try await place.readOne()
        #expect(file.items.isEmpty)
        #expect(file.unreadable.first?.reason.hasPrefix("it is a link") == true)
        _ = try place.settle(file)
        #expect(place.names("rejected") == ["a.jsonl", "a.jsonl.reason.txt"])
        #expect(outside.names() == ["secret.txt"])
    }

    @Test("a pipe neither blocks the poll nor is read")
    func pipe() async throws {
        let place = try DropPlace()
        let maker = try Process.run(
            URL(fileURLWithPath: "/usr/bin/mkfifo"), arguments: [place.path + "/a.jsonl"])
        maker.waitUntilExit()
        let file = try await place.readOne()
        #expect(file.unreadable.map(\.reason) == ["it is not a file. Put a regular file into the folder"])
        _ = try place.settle(file)
        #expect(place.names("rejected") == ["a.jsonl", "a.jsonl.reason.txt"])
    }

    @Test("a file of more than 4 GiB is rejected without being read")
    func tooLarge() async throws {
        let place = try DropPlace()
        try place.write("a.jsonl", "")
        let handle = try #require(FileHandle(forWritingAtPath: place.path + "/a.jsonl"))
        try handle.truncate(atOffset: 4 * 1024 * 1024 * 1024 + 1)
        try handle.close()
        let file = try #require(try place.folder().files(at: now + .days(10_000)).first)
        let read = try #require(try await place.read(file))
        #expect(read.unreadable.first?.reason.contains("Split it") == true)
        _ = try place.settle(read)
        #expect(place.names("rejected").count == 2)
    }

    @Test("a large file comes in pages, and after a kill what was committed is passed over")
    func pages() async throws {
        let place = try DropPlace()
        let lines = (1...4500).map { $0 % 100 == 0 ? "bad \($0)" : complaint($0) }
        try place.write("a.jsonl", lines.joined(separator: "\n"))
        let whole = try await place.readOne()
        #expect(whole.pages == 5)
        #expect(whole.items.count == 4455 && whole.unreadable.count == 45)
        let waiting = try #require(try place.folder().files(at: now).first)
        let first = try #require(try await place.read(waiting, pages: 2))
        let rest = try #require(try await place.read(waiting, checkpoint: first.checkpoints.last))
        #expect(first.items + rest.items == whole.items)
        #expect(first.unreadable + rest.unreadable == whole.unreadable)
        // The note tells of the whole file.
        _ = try place.settle(rest)
        let note = try place.text("done/a.jsonl.reason.txt")
        #expect(note.hasPrefix("a.jsonl: 4455 complaints read, 45 problems."))
        #expect(note.contains("a.jsonl:100: "))
        // Another file of that name is read from its beginning.
        try place.write("a.jsonl", lines.dropFirst().joined(separator: "\n"))
        let other = try #require(try place.folder().files(at: now).first)
        #expect(try await place.read(other, checkpoint: first.checkpoints.last)?.items.count == 4454)
    }

    @Test("a complaint without an id or a time is kept: from its content, and with the file's time")
    func lacking() async throws {
        let place = try DropPlace()
        try place.write(
            "a.jsonl",
            [
                #"{"id":2,"text":"没有时间"}"#, #"{"id":3,"text":"看不懂的时间","time":"昨天"}"#,
                #"{"text":"没有编号","time":1772584200,"customer":{"name":"甲"}}"#,
                #"{"text":"没有编号","time":1772584200,"customer":{"name":"乙"}}"#,
                #"{"text":"没有编号","time":1772584200,"customer":{"name":"甲"}}"#,
            ].joined(separator: "\n"))
        let read = try await place.readOne()
        #expect(read.unreadable.isEmpty)
        #expect(read.items[0].published == now - .seconds(120))
        #expect(read.items[0].origin == "a.jsonl:1 (the file's time)")
        #expect(Set(read.items.map(\.identity)).count == 4)
        #expect(read.items[2].identity == read.items[4].identity)
        _ = try place.settle(read)
        #expect(
            try place.text("done/a.jsonl.reason.txt").contains("a.jsonl:2 (the file's time): no time that can be read"))
    }

    @Test(
        "an array and a document with an array in it are read, element by element",
        arguments: [
            "[\n\(complaint(1)),\n{\"id\":2,},\n\n\(complaint(3, text: "a\\\"]}[{b"))]",
            "{\"code\":0,\"data\":{\"list\":[\(complaint(1)),{\"id\":2},\(complaint(3))]}}",
            "\(complaint(1))\n{\"id\":2,}\n\(complaint(3))\n",
        ])
    func json(text: String) async throws {
        let place = try DropPlace()
        let read = try await place.read("a.json", text)
        #expect(read.items.map(\.identity) == ["1", "3"])
        #expect(read.unreadable.count == 1)
        #expect(read.file?.destination == "done")
    }

    @Test("an array keeps the line of each element and the hash of its bytes")
    func arrayPlaces() async throws {
        let place = try DropPlace()
        let read = try await place.read("a.json", "[\n\(complaint(1)),\n\n{\"id\":2}\n]")
        #expect(read.items.map(\.origin) == ["a.json:2"])
        #expect(read.items.map(\.originalHash) == [SHA256.hexadecimal(of: complaint(1))])
        #expect(read.unreadable.map(\.place) == ["a.json:4"])
    }

    @Test("an array without its end waits for a minute, and is then rejected with what it held kept")
    func unfinished() async throws {
        let place = try DropPlace()
        let text = "[\(complaint(1)),\(complaint(2)),{\"id\":"
        try place.write("a.json", text, age: 10)
        let young = try await place.readOne()
        #expect(young.items.count == 2)
        #expect(young.file == nil)
        let old = try await place.read("a.json", text)
        #expect(old.items.count == 2)
        #expect(old.unreadable.first?.reason.hasPrefix("the array has no end") == true)
        _ = try place.settle(old)
        #expect(place.names("rejected") == ["a.json", "a.json.reason.txt"])
    }

    @Test("members of JSON are found by the names of columns where the source maps nothing")
    func members() async throws {
        let place = try DropPlace(columns: true)
        let read = try await place.read(
            "a.jsonl", #"{"工单编号":"G1","申诉内容":"快件丢失","申诉时间":"2026/3/4 8:30","申诉人":"王","运单号":"SF1","被申诉企业":"某速运"}"#)
        let item = try #require(read.items.first)
        #expect([item.identity, item.customer, item.waybill] == ["G1", "王", "SF1"])
        #expect(item.text == "快件丢失\n被申诉企业：某速运")
    }

    @Test("one poll takes a hundred files at most, the first by name")
    func manyFiles() async throws {
        let place = try DropPlace()
        for number in 0..<120 { try place.write("f\(number.padded(3)).jsonl", complaint(number)) }
        let names = try place.folder().files(at: now).map(\.name)
        #expect(names.count == DropFolder.maximumFiles)
        #expect(names.last == "f099.jsonl")
    }

    @Test("a folder that is not there is a failure that says what to do")
    func missing() async throws {
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
    func noise(seed: Int) async throws {
        var generator = PollSeed(UInt64(seed))
        let place = try DropPlace()
        var bytes = Array(complaint(seed).utf8 + [0x0A] + complaint(seed + 1).utf8)
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
            let at = Int.random(in: 0..<bytes.count, using: &generator)
            bytes[at] = UInt8.random(in: 0...255, using: &generator)
        }
        try place.write("a.jsonl", bytes)
        let file = try await place.readOne()
        #expect(file.lines >= 1)
        #expect(file.file != nil)
    }
}
