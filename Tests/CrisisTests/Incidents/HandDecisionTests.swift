import Crisis
import Foundation
import Testing

@Suite("What people decide by hand stays decided")
struct HandDecisionTests {
    let start = Heard.start

    private static let lost = Heard.signals(category: .lost, complaint: 800, .harm(.property))
    private static let late = Heard.signals(category: .late, complaint: 700)

    private func complaint(_ text: String, _ customer: String, hours: Int64, id: String) -> Mention {
        Heard.mention(text, kind: .complaint, at: start + .hours(hours), id: id, customer: customer)
    }

    /// Three complaints that the machine takes for one matter.
    private func three() -> (tracker: IncidentTracker, id: Incident.ID, mentions: [KnownMention]) {
        var tracker = IncidentTracker()
        let mentions = [
            complaint("城南网点弄丢了一箱茶叶", "甲", hours: 0, id: "1"), complaint("寄到城北的手机不见了", "乙", hours: 1, id: "2"),
            complaint("城南网点又丢了茶叶", "丙", hours: 2, id: "3"),
        ]
        let ids = mentions.compactMap { tracker.hear($0, Self.lost).incident }
        #expect(Set(ids).count == 1)
        return (tracker, ids[0], mentions.map { KnownMention($0, Self.lost) })
    }

    @Test("a split makes a new incident with its own counts and clock")
    func split() throws {
        let made = three()
        var tracker = made.tracker
        let (id, all) = (made.id, made.mentions)
        let moved = tracker.move(
            [all[1]], from: id, rest: [all[0], all[2]], evidence: [], to: nil, at: start + .hours(3))
        let new = try #require(moved)
        #expect(new != id)
        #expect(tracker.incident(id)?.mentions == 2)
        #expect(tracker.incident(new)?.mentions == 1)
        #expect(tracker.incident(new)?.title == "寄到城北的手机不见了")
        #expect(tracker.situation(of: new)?.clock.known == start + .hours(1))
        #expect(tracker.situation(of: id)?.customers == 2)
    }

    @Test("a revision and a reprint of a moved mention go where the person put it, also after a restart")
    func follows() throws {
        let made = three()
        var tracker = made.tracker
        let (id, all) = (made.id, made.mentions)
        let moved = tracker.move(
            [all[1]], from: id, rest: [all[0], all[2]], evidence: [], to: nil, at: start + .hours(3))
        let new = try #require(moved)
        var restored = try JSONDecoder().decode(IncidentTracker.self, from: JSONEncoder().encode(tracker))
        let again = restored.hear(complaint("寄到城北的手机不见了，急", "乙", hours: 4, id: "2"), Self.lost)
        #expect(again.incident == new)
    }

    @Test("what a person set apart is not gathered by the machine; what a person merged stays merged")
    func notUndone() throws {
        let made = three()
        var tracker = made.tracker
        let (id, all) = (made.id, made.mentions)
        let moved = tracker.move(
            [all[1]], from: id, rest: [all[0], all[2]], evidence: [], to: nil, at: start + .hours(3))
        let new = try #require(moved)
        let report = tracker.hear(
            Heard.mention("城南网点丢茶叶起冲突 一人受伤", source: "daily", at: start + .hours(5)),
            Heard.signals(category: .lost, .harm(.health), .fact(.injury)))
        #expect(report.incident == id)
        #expect(tracker.incident(new)?.status == .open)
        tracker.merge(new, into: id, at: start + .hours(6))
        #expect(tracker.incident(new)?.mergedInto == id)
        #expect(tracker.incident(id)?.mentions == 4)
        let later = tracker.hear(complaint("寄到城北的手机不见了，还没找到", "乙", hours: 7, id: "9"), Self.lost)
        #expect(later.incident == id)
    }

    @Test("a mention goes to another incident that is there")
    func move() throws {
        let made = three()
        var tracker = made.tracker
        let (id, all) = (made.id, made.mentions)
        let other = try #require(
            tracker.hear(complaint("等了十天还没到", "丁", hours: 2, id: "4"), Self.late).incident)
        #expect(other != id)
        let target = tracker.move(
            [all[2]], from: id, rest: [all[0], all[1]], evidence: [], to: other, at: start + .hours(4))
        #expect(target == other)
        #expect(tracker.incident(other)?.mentions == 2)
        #expect(tracker.incident(id)?.mentions == 2)
    }

    @Test("reports are counted apart from complaints")
    func reports() {
        let made = three()
        var tracker = made.tracker
        let id = made.id
        #expect(tracker.incident(id)?.reports == nil)
        _ = tracker.hear(Heard.mention("城南网点丢茶叶", source: "daily", at: start + .hours(3)), Self.lost)
        #expect(tracker.incident(id)?.reports == 1)
        #expect(tracker.incident(id)?.complaints == 3)
    }
}
