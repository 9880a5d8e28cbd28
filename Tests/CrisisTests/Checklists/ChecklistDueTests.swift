import Crisis
import Testing

@Suite("The checklist's due times run from the incident's clocks")
struct ChecklistDueTests {
    private let builder: ChecklistBuilder
    private let closed = ChecklistFixture.moment("2026-11-30T10:00:00Z")

    init() throws {
        builder = ChecklistBuilder(playbooks: try ChecklistFixture.shippedPlaybooks(), roster: ChecklistFixture.roster)
    }

    private func checklist(
        moments: ChecklistMoments = ChecklistFixture.moments(), checks: [CheckStanding] = [],
        evidence: [Evidence] = [], ticks: [ChecklistTick] = [], at moment: Timestamp = ChecklistFixture.alert
    ) throws -> Checklist {
        try #require(
            builder.checklist(
                for: ChecklistFixture.incident(), moments: moments, assessment: ChecklistFixture.assessment(checks),
                evidence: evidence, ticks: ticks, at: moment))
    }

    private func item(_ id: String, in checklist: Checklist) throws -> ChecklistItem {
        try #require(checklist.items.first { $0.id == id })
    }

    // Known 22 November 08:00, public 09:00, alert 10:00, promise 13:00, verdict 25 November 22:00, closed 30 November.
    @Test(
        "every item of the default playbook is due when domain and clocks say",
        arguments: [
            ("C01", "2026-11-22T10:15:00Z", "duty"), ("C02", "2026-11-22T10:30:00Z", "duty"),
            ("C03", "2026-11-22T10:30:00Z", "duty"), ("C04", "2026-11-22T10:45:00Z", "pr_lead"),
            ("C05", "2026-11-22T11:00:00Z", "pr_lead"), ("C06", "2026-11-22T11:00:00Z", "pr_lead"),
            ("C07", "2026-11-22T11:00:00Z", "legal"), ("C08", "2026-11-22T11:00:00Z", "service"),
            ("C09", "2026-11-22T12:00:00Z", "business"), ("C10", "2026-11-22T14:00:00Z", "pr_lead"),
            ("C11", "2026-11-22T13:00:00Z", "pr_lead"), ("C12", "2026-11-23T08:00:00Z", "gov_affairs"),
            ("C13", "2026-11-23T09:00:00Z", "executive"), ("C14", "2026-11-23T09:00:00Z", "business"),
            ("C15", "2026-11-23T10:00:00Z", "supervision"), ("C16", "2026-11-22T13:00:00Z", "pr_lead"),
            ("C17", "2026-11-24T09:00:00Z", "gov_affairs"), ("C18", "2026-11-25T22:00:00Z", "pr_lead"),
            ("C19", "2026-11-23T10:00:00Z", "monitoring"), ("C20", "2026-11-29T08:00:00Z", "service"),
            ("C21", "2026-11-30T10:00:00Z", "lead"), ("C22", "2026-12-03T10:00:00Z", "lead"),
        ])
    func table(id: String, due: String, owner: String) throws {
        let moments = ChecklistFixture.moments(
            promises: [ChecklistFixture.moment("2026-11-22T13:00:00Z")], closed: closed)
        let verdict = ChecklistFixture.evidence(
            "v1", at: ChecklistFixture.moment("2026-11-25T22:00:00Z"), tags: [.verdict])
        let item = try item(id, in: checklist(moments: moments, evidence: [verdict], at: closed))
        #expect(item.due?.rfc3339 == due)
        #expect(item.owner == owner)
    }

    @Test("the default playbook has C01 to C22, each once, in both languages")
    func whole() throws {
        let playbook = try #require(builder.followed(for: Matter(category: .other)))
        #expect(playbook.items.map(\.id) == (1...22).map { "C\($0 < 10 ? "0" : "")\($0)" })
        for item in playbook.items {
            #expect(item.text.zh.unicodeScalars.contains { $0.value > 0x4E00 }, "\(item.id) in Chinese")
            #expect(!item.text.en.unicodeScalars.contains { $0.value > 0x2E80 }, "\(item.id) in English")
        }
    }

    @Test("while nothing is public, what runs from exposure waits without a due time")
    func unexposed() throws {
        let list = try checklist(moments: ChecklistFixture.moments(exposed: nil))
        let waiting = list.items.filter { $0.state == .waiting }
        #expect(waiting.map(\.id) == ["C11", "C13", "C14", "C16", "C17", "C18", "C21", "C22"])
        #expect(waiting.allSatisfy { $0.due == nil })
    }

    @Test("items are sorted by due time and those without one come last")
    func sorted() throws {
        let items = try checklist().items
        let dues = items.compactMap(\.due)
        #expect(dues == dues.sorted())
        #expect(items.drop { $0.due != nil }.allSatisfy { $0.due == nil })
    }

    @Test("an item is open up to its due time and overdue after it")
    func overdue() throws {
        let due = ChecklistFixture.alert + .minutes(15)
        #expect(try item("C01", in: checklist(at: due)).state == .open)
        #expect(try item("C01", in: checklist(at: due + TimeSpan(milliseconds: 1))).state == .overdue)
    }

    @Test("what goes along with another item is due at once when that one is done early")
    func companion() throws {
        let early = ChecklistFixture.alert + .minutes(20)
        let list = try checklist(ticks: [ChecklistFixture.tick("C05", at: early)], at: early)
        #expect(try item("C07", in: list).due == early)
    }

    @Test("the daily digest is due each day anew, and a day that was missed stays overdue")
    func daily() throws {
        let first = ChecklistFixture.alert + .hours(20)
        let tick = ChecklistFixture.tick("C19", at: first)
        let sameDay = try item("C19", in: checklist(ticks: [tick], at: first + .hours(1)))
        #expect(sameDay.state == .done)
        let nextDay = try item("C19", in: checklist(ticks: [tick], at: ChecklistFixture.alert + .hours(25)))
        #expect(nextDay.state == .open)
        #expect(nextDay.due == ChecklistFixture.alert + .hours(48))
        let missed = try item("C19", in: checklist(ticks: [tick], at: ChecklistFixture.alert + .hours(49)))
        #expect(missed.state == .overdue)
        #expect(missed.due == ChecklistFixture.alert + .hours(48))
    }

    @Test("each promise is a duty of its own: kept, early, or the next one open")
    func promises() throws {
        let (first, second) = (ChecklistFixture.alert + .hours(2), ChecklistFixture.alert + .hours(6))
        let moments = ChecklistFixture.moments(promises: [second, first])
        #expect(try item("C16", in: checklist(moments: moments)).due == first)
        let early = ChecklistFixture.tick("C16", at: first - .minutes(10))
        let open = try item("C16", in: checklist(moments: moments, ticks: [early], at: first + .minutes(1)))
        #expect(open.due == second)
        #expect(open.state == .open)
        let late = ChecklistFixture.tick("C16", at: second + .minutes(5))
        let kept = try item("C16", in: checklist(moments: moments, ticks: [early, late], at: second + .hours(1)))
        #expect(kept.state == .done)
        #expect(kept.done == late.at)
    }

    @Test("items that name one another have no due time and do not hang")
    func circle() throws {
        func item(_ id: String, with other: String) -> PlaybookItem {
            let text = LocalizedText(zh: "事", en: "duty")
            return PlaybookItem(
                id: id, clock: .with, with: other, owner: "duty", text: text, closesOn: text, principle: nil, source: ""
            )
        }
        let playbook = Playbook(
            id: "p", title: LocalizedText(zh: "册", en: "book"), items: [item("A", with: "B"), item("B", with: "A")])
        let list = try #require(
            ChecklistBuilder(playbooks: [playbook], roster: Roster()).checklist(
                for: ChecklistFixture.incident(), moments: ChecklistFixture.moments(),
                assessment: ChecklistFixture.assessment(), evidence: [], ticks: [], at: ChecklistFixture.alert))
        #expect(list.items.map(\.state) == [.waiting, .waiting])
    }
}
