import Crisis
import Testing

@testable import Daemon

@Suite("What is new on a page")
struct SourcePageTests {
    private func item(_ identity: String, _ revision: String) -> Item {
        Item(identity: identity, revision: revision, kind: .coverage)
    }

    private func page(_ items: [Item], alternates: [String: [String]] = [:]) -> SourcePage {
        SourcePage(items: items, alternates: alternates, state: { state, _ in state }, isLast: true)
    }

    private func news(
        _ items: [Item], known: [String: String], alternates: [String: [String]] = [:]
    ) -> (fresh: [String], edited: [String]) {
        let found = page(items, alternates: alternates).news(among: items, known: known)
        return (found.fresh.map(\.identity), found.edited.map(\.revision))
    }

    @Test("an unknown identity is new, another revision of a known one an edit, the same nothing")
    func revisions() {
        let (fresh, edited) = news([item("a", "1"), item("b", "2"), item("c", "1")], known: ["a": "1", "b": "1"])
        #expect(fresh == ["c"])
        #expect(edited == ["2"])
    }

    @Test("an identity that stands twice on a page is new once, and its second revision an edit")
    func twice() {
        let (fresh, edited) = news([item("a", "1"), item("a", "1"), item("a", "2")], known: [:])
        #expect(fresh == ["a"])
        #expect(edited == ["2"])
    }

    @Test("an item under another id is known by the same words under one of its other names, and by nothing less")
    func renamed() {
        let others = ["https://x/1": ["http://x/1", "sha256:1"]]
        #expect(news([item("https://x/1", "1")], known: ["http://x/1": "1"], alternates: others).fresh == [])
        #expect(news([item("https://x/1", "2")], known: ["http://x/1": "1"], alternates: others).fresh.count == 1)
        #expect(news([item("https://x/1", "1")], known: [:], alternates: others).fresh.count == 1)
        let both = [item("http://x/1", "1"), item("https://x/1", "1")]
        #expect(news(both, known: ["http://x/1": "1"], alternates: others).fresh == ["https://x/1"])
    }
}
