import Crisis
import Foundation
import Testing

@testable import Intake

@Suite("Label files")
struct LabelFileTests {
    private func read(_ text: String) throws -> LabelFile { try read(Data(text.utf8)) }

    private func read(_ data: Data) throws -> LabelFile {
        let file = FileManager.default.temporaryDirectory.appending(path: "labels-\(UUID().uuidString)")
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try LabelFile.read(file.path)
    }

    @Test("JSON lines: yes and no in the usual spellings, null for unknown")
    func objects() throws {
        let file = try read(
            """
            {"id":7,"text":"丢了","negative":1,"complaint":true,"category":"lost","flags":["legal","media"]}

            {"text":"好","label":"0","negative":null,"flags":[],"lang":"zh"}
            """)
        #expect(
            file.rows == [
                LabelledText(
                    line: 1, id: "7", text: "丢了", negative: true, complaint: true, category: "lost",
                    flags: ["legal", "media"]),
                LabelledText(line: 3, text: "好", negative: false, flags: []),
            ])
        #expect(file.problems.isEmpty)
    }

    @Test("a table with a header, quoted cells and flags with bars between")
    func table() throws {
        let file = try read(
            """
            id,text,negative,category,flags
            1,"丢了,没人管",1,lost,legal|media
            2,很好,0,,
            """)
        #expect(
            file.rows == [
                LabelledText(
                    line: 2, id: "1", text: "丢了,没人管", negative: true, category: "lost", flags: ["legal", "media"]),
                LabelledText(line: 3, id: "2", text: "很好", negative: false, flags: []),
            ])
    }

    @Test(
        "what cannot be read is named with its line, and its neighbours are read",
        arguments: [
            ("{\"text\":\"x\",\"negative\":2}", "neither 0 nor 1"), ("{\"text\":\"x\",\"negative\":NaN}", "not JSON"),
            ("{\"text\":\"x\",\"negative\":\"maybe\"}", "neither 0 nor 1"), ("{\"text\":5}", "no text"),
            ("{\"negative\":1}", "missing"), ("[1]", "no JSON object"), ("{\"text\":\"x\",\"flags\":3}", "no list"),
            ("{\"text\":", "not JSON"), ("{\"text\":\"x\",\"negative\":[1]}", "neither 0 nor 1"),
        ])
    func problems(line: String, what: String) throws {
        let file = try read("{\"text\":\"a\",\"negative\":1}\n\(line)\n{\"text\":\"b\",\"negative\":0}\n")
        #expect(file.rows.map(\.line) == [1, 3])
        #expect(file.problems.map(\.line) == [2])
        #expect(file.problems.first?.text.contains(what) == true)
    }

    @Test("a text of ten megabytes and bytes that are no text cost one row each")
    func hostile() throws {
        var data = Data("{\"text\":\"a\",\"negative\":1}\n{\"text\":\"".utf8)
        data.append(Data(repeating: UInt8(ascii: "x"), count: 10 << 20))
        data.append(Data("\",\"negative\":1}\n".utf8))
        data.append(Data([0x7B, 0x22, 0xFF, 0xFE, 0xC0, 0x0A]))
        data.append(Data("{\"text\":\"b\",\"negative\":0}\n".utf8))
        let file = try read(data)
        #expect(file.rows.map(\.text) == ["a", "b"])
        #expect(file.problemCount == 2)
    }

    @Test("a file without a known column, an empty one and none at all are refused")
    func refused() {
        #expect(throws: LabelFile.Failure.self) { try read("a,b,c\n1,2,3\n") }
        #expect(throws: LabelFile.Failure.self) { try read(" \n\n") }
        #expect(throws: LabelFile.Failure.self) { try LabelFile.read("/nowhere/labels.jsonl") }
        #expect(throws: LabelFile.Failure.self) { try LabelFile.read("/dev/zero") }
    }

    @Test("a hundred thousand bad lines are counted, and a hundred of them kept")
    func manyProblems() throws {
        let file = try read(String(repeating: "{\"negative\":1}\n", count: 100_000))
        #expect(file.problemCount == 100_000 && file.problems.count == LabelFile.keptProblems)
    }
}
