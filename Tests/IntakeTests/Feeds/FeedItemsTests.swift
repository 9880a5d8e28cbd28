import Crisis
import Intake
import Testing

@Suite("Items keep their identity from poll to poll")
struct FeedItemsTests {
    private func items(_ entries: [FeedEntry], _ format: FeedFormat = .rss20) -> [Item] {
        ParsedFeed(format: format, entries: entries).items(kind: .coverage)
    }

    @Test("the id comes first, then the link, then the content")
    func order() {
        let found = items([
            FeedEntry(id: "a", link: "l", title: "t"), FeedEntry(link: "l2", title: "t"),
            FeedEntry(title: "t", summary: "s"),
        ])
        #expect(found[0].identity == "a")
        #expect(found[1].identity == "l2")
        #expect(found[2].identity.hasPrefix("sha256:"))
        #expect(found[2].text == "s")
    }

    @Test("an edited text is the same item in another revision")
    func revision() {
        let before = items([FeedEntry(id: "a", title: "t", summary: "one")])
        let after = items([FeedEntry(id: "a", title: "t", summary: "two")])
        #expect(before[0].identity == after[0].identity)
        #expect(before[0].revision != after[0].revision)
    }

    @Test("an exact repeat counts once")
    func repeated() {
        let entry = FeedEntry(id: "a", link: "l", title: "t")
        #expect(items([entry, entry, FeedEntry()]).count == 1)
    }

    @Test("different news under one id are told apart, whatever their order")
    func clash() {
        let one = FeedEntry(id: "0", link: "l1", title: "t1")
        let two = FeedEntry(id: "0", link: "l2", title: "t2")
        #expect(items([one, two]).map(\.identity) == ["l1", "l2"])
        #expect(items([two, one]).map(\.identity) == ["l2", "l1"])
        let bare = items([FeedEntry(link: "home", title: "t1"), FeedEntry(link: "home", title: "t2")])
        #expect(Set(bare.map(\.identity)).count == 2)
        #expect(bare.allSatisfy { $0.identity.hasPrefix("sha256:") })
    }

    @Test("revisions of one Atom entry in one document are its latest")
    func atomRevisions() {
        let old = FeedEntry(id: "a", title: "old", updated: Timestamp(seconds: 1))
        let new = FeedEntry(id: "a", title: "new", updated: Timestamp(seconds: 2))
        #expect(items([old, new], .atom10).map(\.title) == ["new"])
        #expect(items([new, old], .atom10).map(\.title) == ["new"])
    }

    @Test("an entry without a publication date has the one of its change")
    func dates() {
        #expect(items([FeedEntry(id: "a", updated: Timestamp(seconds: 5))])[0].published == Timestamp(seconds: 5))
    }

    @Test("the JSON of the contract has fixed members, leaves out what is absent and escapes what misleads")
    func json() throws {
        let feed = ParsedFeed(
            format: .rss20, title: "a\"\\\u{202E}\n", bozo: true,
            entries: [FeedEntry(id: "1", published: Timestamp(seconds: 0)), FeedEntry(title: "标题")])
        #expect(
            feed.json() == #"{"format":"rss20","title":"a\"\\\u202e\n","bozo":true,"entries":["#
                + #"{"id":"1","published":"1970-01-01T00:00:00Z"},{"title":"标题"}]}"#)
        let read = try parsed(FeedSamples.rss20).json()
        #expect(read == (try parsed(FeedSamples.rss20).json()))
    }
}
