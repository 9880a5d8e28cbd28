import Crisis
import Testing

@Suite("Sources of a watch in a crisis are asked faster")
struct CrisisAttentionTests {
    private func source(_ watches: [Watch.ID]) -> Source {
        var source = Source.feed("s")
        source.watches = watches
        return source
    }

    @Test("only orange and red count, and the gravest speaks")
    func levels() {
        let attention = CrisisAttention([
            (Incident.ID("a-1"), "a", .yellow), (Incident.ID("b-1"), "b", .orange), (Incident.ID("c-1"), "c", .red),
            (Incident.ID("c-2"), "c", .orange),
        ])
        #expect(attention.incident(for: source(["a"])) == nil)
        #expect(attention.incident(for: source(["a", "b"])) == Incident.ID("b-1"))
        #expect(attention.incident(for: source(["c"])) == Incident.ID("c-1"))
        #expect(attention.incident(for: source([])) == Incident.ID("c-1"))
        #expect(CrisisAttention.none.incident(for: source([])) == nil)
    }
}
