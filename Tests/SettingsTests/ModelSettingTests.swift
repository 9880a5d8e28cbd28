import Crisis
import Foundation
import Settings
import Testing

@Suite("model: in tocsin.yaml")
struct ModelSettingTests {
    private func folder(model bytes: [UInt8]?) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        if let bytes { try Data(bytes).write(to: URL(filePath: "\(folder.path)/shop.tocsin")) }
        try folder.write(try folder.text(of: "tocsin.yaml") + "\nmodel: shop.tocsin\n", to: "tocsin.yaml")
        return folder
    }

    private static let model: [UInt8] = {
        let lexicon = Lexicon(groups: [])
        let rows = (0..<40).map {
            LabelledText(line: $0 + 1, text: $0 % 2 == 0 ? "翻车了\($0)" : "神仙局\($0)好", negative: $0 % 2 == 0)
        }
        var options = Trainer.Options()
        options.bits = 10
        let trainer = Trainer(analyzer: Analyzer(lexicon: lexicon), options: options)
        return
            ((try? trainer.train(
                rows.enumerated().map { place, row in
                    var row = row
                    row.text += String(repeating: "啊", count: place % 7)
                    return row
                }))?.model?.encoded()) ?? []
    }()

    @Test("a good file is in force, and another one is another configuration")
    func good() throws {
        let folder = try folder(model: Self.model)
        defer { folder.remove() }
        let with = try Configuration.load(folder.path).get()
        #expect(with.model?.name == "shop")
        try folder.change("tocsin.yaml", "model: shop.tocsin", to: "")
        let without = try Configuration.load(folder.path).get()
        #expect(without.model == nil && without.hash != with.hash)
    }

    @Test("a file that is missing, foreign or cut short is one problem at its line")
    func bad() throws {
        for bytes in [nil, Array("{}".utf8), Array(Self.model.dropLast(5))] as [[UInt8]?] {
            let folder = try folder(model: bytes)
            defer { folder.remove() }
            let problems = folder.problems()
            #expect(problems.count == 1, "\(problems)")
            #expect(problems.first?.line == (try folder.line(of: "model: shop", in: "tocsin.yaml")))
        }
    }
}

@Suite("Corrections by people")
struct LabelLineTests {
    @Test("lines are appended whole, after one that a crash cut off too")
    func append() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "labels-\(UUID().uuidString).jsonl").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        try LabelLine(id: "a", text: "丢\"了\n", negative: true, at: "2026-11-24T00:00:00Z", by: "李薇").append(to: file)
        let handle = try FileHandle(forUpdating: URL(filePath: file))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("{\"cut".utf8))
        try handle.close()
        try LabelLine(id: "a", flags: [], at: "2026-11-24T00:00:01Z", by: "王强").append(to: file)
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0] == #"{"at":"2026-11-24T00:00:00Z","by":"李薇","id":"a","negative":true,"text":"丢\"了\n"}"#)
        #expect(lines[2] == #"{"at":"2026-11-24T00:00:01Z","by":"王强","flags":[],"id":"a"}"#)
    }

    @Test("a folder that is not there is an error")
    func noFolder() {
        #expect(throws: (any Error).self) {
            try LabelLine(text: "x", negative: true, at: "", by: "").append(to: "/nowhere/labels.jsonl")
        }
    }
}
