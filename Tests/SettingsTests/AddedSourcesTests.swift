import Crisis
import Foundation
import Testing

@testable import Settings

@Suite("Sources that commands add to added.yaml")
struct AddedSourcesTests {
    static func source(
        _ id: String, title: String = "新闻", url: String = "https://a.example/rss", watches: [String] = [],
        offset: Int = 480
    ) -> Source {
        Source(
            id: id, title: LocalizedText(zh: title, en: title), family: .media, tier: .outlet, watches: watches,
            offsetMinutes: offset, origin: .feed(.init(url: url, interval: .minutes(5))))
    }

    private func read(_ text: String) -> [Source] {
        let log = ProblemLog()
        let sources = SourceFile.read(files: [("f", text)], folder: "", watches: nil, log: log)
        #expect(log.isEmpty, "\(log.sorted)")
        return sources
    }

    @Test("a new file has a head, and each source is read back as it was")
    func new() throws {
        var list = AddedSources(text: nil)
        let sources = [
            Self.source("a", watches: ["sf", "yto"], offset: -330),
            Self.source("b", url: "https://b.example/?a=1&b={x}#frag"),
        ]
        try list.append([sources[0]])
        try list.append([sources[1]])
        #expect(list.text.hasPrefix("# Sources that `tocsin source add`"))
        #expect(read(list.text) == sources)
        #expect(list.text.contains("  - id: \"a\"\n    title: { zh: \"新闻\", en: \"新闻\" }\n    family: media\n"))
    }

    @Test(
        "a title made to break out of its quotes stays a title",
        arguments: [
            "\"\n  - id: evil", "x\" }\n    family: public #", "\\", "\\\"", "'", "a: b # c", "[x, {y}]",
            "\u{0}\u{7}\u{1B}[31m",
            "\u{85}\u{2028}\u{2029}- x", "\u{202E}gnp.exe", "!!binary x", "*a &b %c @d `e", "", " ", "null",
            "~",
            "\t\r\n", "𠮷👩‍👧", "\u{E000}\u{10FFFF}", "--- \n...", "<<: *x",
        ])
    func hostile(title: String) throws {
        var list = AddedSources(text: nil)
        let source = Self.source("a", title: title, url: "https://a.example/\"x'\\y")
        try list.append([source])
        #expect(read(list.text) == [source])
        #expect(
            list.text.unicodeScalars.allSatisfy {
                $0 == "\n" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value))
            })
        #expect(!list.text.contains("\u{202E}"))
    }

    @Test("random titles of any characters are read back", arguments: 0..<30)
    func anyTitle(seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
        var title = String.UnicodeScalarView()
        for _ in 0..<40 {
            let limit: UInt64 = [0x80, 0x3000, 0xFFFF, 0x10FFFF][Int(next() % 4)]
            if let scalar = Unicode.Scalar(UInt32(next() % limit)) { title.append(scalar) }
        }
        var list = AddedSources(text: nil)
        try list.append([Self.source("a", title: String(title))])
        #expect(read(list.text).first?.title.zh.unicodeScalars.elementsEqual(title) == true)
    }

    @Test(
        "what people wrote stays byte for byte: comments, order, indentation, an empty list, no last line end",
        arguments: [
            "# mine\nsources:\n- id: x\n  title: { zh: x, en: x }\n  family: media\n  tier: own\n  feed: { url: \"https://x.example\" }\n  # end\n",
            "sources:\n      - id: x\n        title: { zh: x, en: x }\n        family: media\n        tier: own\n        feed: { url: \"https://x.example\" }",
            "sources: []   # none yet", "sources:\n", "# only a comment\n", "", "---\n", "sources:\n  # nothing\n",
        ])
    func kept(text: String) throws {
        let before = text.isEmpty || !text.contains("- id") ? [] : read(text)
        var list = AddedSources(text: text)
        try list.append([Self.source("new")])
        #expect(read(list.text) == before + [Self.source("new")])
        for line in text.split(separator: "\n") where !line.hasPrefix("sources: []") {
            #expect(list.text.contains(line))
        }
        var emptied = list
        #expect(try emptied.remove("new"))
        #expect(text.contains("- id") ? read(emptied.text) == before : emptied.text.contains("sources: []"))
        try emptied.append([Self.source("again")])
        #expect(read(emptied.text) == before + [Self.source("again")])
    }

    @Test(
        "a file that cannot be extended is refused with its line",
        arguments: [
            (
                "sources: [{ id: x, title: { zh: x, en: x }, family: media, tier: own, feed: { url: \"https://x.example\" } }]\n",
                0
            ),
            ("sources:\nother: 1\n", 2), ("a: [\n", 2), ("- x\n", 0), ("sources:\n  - id: x\n", 2), ("sources: 5\n", 1),
        ] as [(String, Int)])
    func refused(text: String, line: Int) {
        var list = AddedSources(text: text)
        #expect(throws: AddedSources.Refusal.self) { try list.append([Self.source("new")]) }
        #expect(list.text == text)
    }

    @Test("a source is taken out with its own comments, its neighbours stay")
    func removal() throws {
        var list = AddedSources(text: nil)
        try list.append(["a", "b", "c"].map { Self.source($0) })
        list = AddedSources(text: list.text.replacing("  - id: \"b\"", with: "  # about b\n  - id: \"b\"") + "# end\n")
        #expect(try list.remove("b"))
        #expect(read(list.text).map(\.id) == ["a", "c"])
        #expect(!list.text.contains("about b"))
        #expect(list.text.hasSuffix("# end\n"))
        #expect(try !list.remove("b"))
        #expect(try list.remove("c"))
        #expect(try list.remove("a"))
        #expect(list.text.hasSuffix("sources: []\n# end\n"))
    }

    @Test("a change that makes the configuration wrong is taken back, bytes and all")
    func rollback() throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let good = try Configuration.load(folder.path).get()
        let file = AddedSourcesFile(good)
        let one = try file.append([Self.source("one")])
        #expect(one.sources.map(\.id).contains("one"))
        let before = try folder.text(of: "sources/added.yaml")
        #expect(throws: AddedSourcesFile.Failure.self) { try file.append([Self.source("two", watches: ["nobody"])]) }
        #expect(try folder.text(of: "sources/added.yaml") == before)
        #expect(throws: AddedSourcesFile.Failure.self) { try file.append([Self.source("one")]) }
        #expect(try folder.text(of: "sources/added.yaml") == before)
        #expect(try #require(try file.remove("one")).sources.map(\.id) == good.sources.map(\.id))
        #expect(try file.remove("drop") == nil)
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/sources")
        #expect(names.sorted() == ["added.yaml", "examples.yaml"])
    }

    @Test("a first change that is wrong leaves no file")
    func firstRollback() throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let file = AddedSourcesFile(try Configuration.load(folder.path).get())
        #expect(throws: AddedSourcesFile.Failure.self) { try file.append([Self.source("two", watches: ["nobody"])]) }
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    @Test("where each source stands is told")
    func places() throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let good = try Configuration.load(folder.path).get()
        _ = try AddedSourcesFile(good).append([Self.source("one")])
        let places = SourcePlaces.read(folder: good.sourcesFolder)
        #expect(places["one"] == "\(folder.path)/sources/added.yaml:4")
        #expect(places["drop"]?.hasSuffix("sources/examples.yaml:29") == true)
    }
}
