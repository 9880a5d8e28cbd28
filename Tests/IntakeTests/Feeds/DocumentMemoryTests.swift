import Crisis
import Testing

@testable import Intake

@Suite("Of a document only what the last one did not say is worked on")
struct DocumentMemoryTests {
    private func entry(_ id: String, _ text: String, link: String? = nil) -> FeedEntry {
        FeedEntry(id: id, link: link, title: "甲 \(text)", summary: text, published: Timestamp(seconds: 1_800_000_000))
    }

    private func feed(_ entries: [FeedEntry]) -> ParsedFeed { ParsedFeed(format: .rss20, entries: entries) }

    @Test("the first document gives all, the same again nothing, one more entry that one")
    func one() {
        let first = feed((0..<20).map { entry("https://a.example/\($0)", "\($0)") })
        let news = first.news(kind: .coverage, since: nil)
        #expect(news.items == first.identifiedItems(kind: .coverage))
        let again = first.news(kind: .coverage, since: news.memory)
        #expect(again.items.isEmpty)
        #expect(again.repeated.count == 20)
        #expect(again.memory == news.memory)
        let more = feed([entry("new", "x")] + first.entries.dropLast())
        #expect(more.news(kind: .coverage, since: news.memory).items.map(\.item.identity) == ["new"])
    }

    @Test("an edited entry is worked on again, and so is one whose name another entry takes")
    func edited() {
        let memory = feed([entry("1", "a"), entry("2", "b")]).news(kind: .coverage, since: nil).memory
        let edited = feed([entry("1", "a, corrected"), entry("2", "b")]).news(kind: .coverage, since: memory)
        #expect(edited.items.map(\.item.identity) == ["1"])
        let doubled = feed([entry("1", "c"), entry("1", "a"), entry("2", "b")])
        let news = doubled.news(kind: .coverage, since: memory)
        let whole = doubled.identifiedItems(kind: .coverage)
        #expect(news.items == whole.filter { $0.item.title != "甲 b" })
        #expect(Set(news.items.map(\.item.identity)).count == 2)
    }

    @Test("whatever a feed does, what is left out had been given before, as it is", arguments: 1...50)
    func law(seed: UInt64) {
        var dice = SystemSeed(seed)
        var entries: [FeedEntry] = []
        var memory: DocumentMemory?
        var given: Set<String> = []
        for _ in 0..<20 {
            for _ in 0..<Int.random(in: 0...3, using: &dice) {
                let number = Int.random(in: 0...12, using: &dice)
                entries.insert(
                    entry("\(number)", "\(Int.random(in: 0...2, using: &dice))", link: "https://a.example/\(number)"),
                    at: 0)
            }
            entries = Array(entries.prefix(10))
            let document = feed(entries)
            let whole = Set(document.identifiedItems(kind: .post))
            let news = document.news(kind: .post, since: memory)
            #expect(Set(news.items).isSubset(of: whole))
            #expect(whole.subtracting(news.items).allSatisfy { given.contains($0.item.revision) })
            given.formUnion(whole.map(\.item.revision))
            memory = news.memory
        }
    }
}

/// SplitMix64: the same numbers on every run.
private struct SystemSeed: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
