import Crisis
import Intake
import Testing

@Suite("Identities survive what publishers do to ids")
struct FeedIdentityTests {
    private func identities(_ entries: [FeedEntry], link: String? = nil) -> [String] {
        ParsedFeed(format: .rss20, link: link, entries: entries).items(kind: .coverage).map(\.identity)
    }

    @Test(
        "two spellings of one address are one identity",
        arguments: [
            ("http://www.w.example/1", "https://w.example/1"), ("https://w.example/1/", "https://w.example/1"),
            ("https://W.Example:443/1", "https://w.example/1"),
            ("https://w.example/1?utm_source=rss&utm_medium=feed", "https://w.example/1"),
            ("https://w.example/1?p=2&fbclid=x#xtor=RSS-1", "https://w.example/1?p=2"),
            ("https://w.example/1?ref=rss", "https://w.example/1"), ("https://w.example/", "http://w.example"),
            ("https://w.example/?at_campaign=x&id=5&", "http://w.example?id=5"),
        ])
    func spellings(one: String, other: String) {
        #expect(identities([FeedEntry(id: one, title: "t")]) == identities([FeedEntry(id: other, title: "t")]))
        #expect(identities([FeedEntry(link: one, title: "t")]) == identities([FeedEntry(link: other, title: "t")]))
        #expect(identities([FeedEntry(id: one, title: "t"), FeedEntry(id: other, title: "t")]).count == 1)
    }

    @Test(
        "addresses of two pages stay two",
        arguments: [
            ("https://w.example/1", "https://w.example/2"), ("https://w.example/?id=1", "https://w.example/?id=2"),
            ("https://w.example/a#1", "https://w.example/a#2"), ("https://w.example/A", "https://w.example/a"),
            ("https://w.example/1?ref=other", "https://w.example/1"), ("https://a.example/1", "https://b.example/1"),
        ])
    func pages(one: String, other: String) {
        #expect(identities([FeedEntry(id: one, title: "t"), FeedEntry(id: other, title: "t")]).count == 2)
    }

    @Test("an id with the title in it changes with the title, so the link counts")
    func titleInID() {
        let before = FeedEntry(
            id: "Ship sinks off Rhodes - 2024", link: "https://w.example/1", title: "Ship sinks off Rhodes")
        let after = FeedEntry(id: "Ship sinks, 3 dead - 2024", link: "https://w.example/1", title: "Ship sinks, 3 dead")
        #expect(identities([before]) == identities([after]))
        let slug = FeedEntry(
            id: "tag:w.example,2024:ship-sinks-off-rhodes", link: "https://w.example/1", title: "Ship sinks off Rhodes!"
        )
        #expect(identities([slug]) == identities([before]))
        #expect(
            identities([FeedEntry(id: "Ship sinks off Rhodes", title: "Ship sinks off Rhodes")]) == [
                "Ship sinks off Rhodes"
            ])
    }

    @Test(
        "what templates write for no id is none", arguments: ["0", "null", "undefined", "#", "https://www.w.example/"])
    func placeholders(id: String) {
        let entries = [FeedEntry(id: id, link: "https://w.example/1", title: "t")]
        #expect(identities(entries, link: "http://w.example") == ["//w.example/1"])
    }

    @Test("without id and link an edit of the text is the same item")
    func edits() {
        let moment = Timestamp(seconds: 5)
        let before = FeedEntry(title: "t", summary: "one", published: moment)
        let after = FeedEntry(title: "t", summary: "two", published: moment)
        #expect(identities([before]) == identities([after]))
        #expect(
            identities([before])
                != identities([FeedEntry(title: "t", summary: "one", published: Timestamp(seconds: 6))]))
        #expect(identities([before, after]).count == 2)
    }

    @Test("the other names are there for the ledger's memory")
    func alternates() {
        let entry = FeedEntry(id: "random-17", link: "https://w.example/1", title: "t")
        let found = ParsedFeed(format: .rss20, entries: [entry]).identifiedItems(kind: .coverage)
        #expect(found.map(\.item.identity) == ["random-17"])
        #expect(found.first?.alternates.first == "//w.example/1")
        #expect(found.first?.alternates.count == 3)
    }

    @Test("the order of the entries does not matter, and no two items share an identity")
    func law() {
        var dice = Dice(seed: 41)
        for _ in 0..<500 {
            var entries = (0..<dice.roll(9)).map { _ in Self.entry(&dice) }
            let first = identities(entries)
            #expect(Set(first).count == first.count)
            #expect(first.count <= entries.count)
            for place in entries.indices.reversed() { entries.swapAt(place, dice.roll(place + 1)) }
            #expect(Set(identities(entries)) == Set(first))
        }
    }

    @Test("an edit of one text changes no identity where ids are good")
    func stability() {
        var dice = Dice(seed: 43)
        for _ in 0..<300 {
            var entries = (0..<1 + dice.roll(6)).map {
                FeedEntry(id: "id-\($0)", link: "https://w.example/\($0)", title: "t\($0)", summary: "s")
            }
            let before = identities(entries)
            let place = dice.roll(entries.count)
            entries[place].summary = "edited \(dice.roll(1000))"
            entries[place].title = "new title \(dice.roll(1000))"
            #expect(identities(entries) == before)
        }
    }

    private static func entry(_ dice: inout Dice) -> FeedEntry {
        let ids = ["a", "b", "0", "http://w.example/1", "https://www.w.example/1/", nil]
        let links = ["https://w.example/1", "https://w.example/2?utm_source=x", "https://w.example/2", nil]
        let texts = ["one", "two", nil]
        return FeedEntry(
            id: ids[dice.roll(ids.count)], link: links[dice.roll(links.count)], title: texts[dice.roll(3)],
            summary: texts[dice.roll(3)], published: dice.roll(2) == 0 ? nil : Timestamp(seconds: Int64(dice.roll(2))))
    }
}
