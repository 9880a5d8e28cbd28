import Crisis
import Testing

/// A food scandal that the whole country talks of, told from many sides over many days: invented, in the manner of hot-search boards
/// and outlets.
@Suite("What the whole country talks of is one incident")
struct StormTests {
    let start = Heard.start

    private func board(_ title: String, hours: Int64) -> Mention {
        var mention = Heard.mention(title, kind: .post, source: "board", tier: .social, at: start + .hours(hours))
        mention.item.rank = 3
        return mention
    }

    private static func contaminated(_ facts: CriticalFact...) -> Signals {
        var signals = Heard.signals(category: .safety, negative: 650, .harm(.health))
        signals.findings.append(
            Signal(
                rule: "zh.hazard.contamination", meaning: .harm(.health), quote: "土坑", range: 0..<1, weight: 7))
        signals.findings += facts.map {
            Signal(rule: "zh.fact.x", meaning: .fact($0), quote: "\($0)", range: 0..<1, weight: 8)
        }
        return signals
    }

    @Test("delisting, apology, share price, the supplier, a manager's words and a late order belong to one scandal")
    func oneScandal() {
        var tracker = IncidentTracker()
        tracker.introduce("swallow", brands: ["巨匠"])
        // The consequence is told before the cause.
        _ = tracker.hear(board("巨匠下架酸菜牛肉面", hours: 0), Heard.signals(negative: 650, .fact(.delisting)))
        let cause = tracker.hear(board("土坑酸菜涉事企业客户含巨匠", hours: 0), Self.contaminated())
        let sides: [(Mention, Signals)] = [
            (board("巨匠致歉", hours: 8), Heard.signals(negative: 625, .harm(.service), .statement(.regret))),
            (board("巨匠股价大跌", hours: 14), Heard.signals(negative: 625, .fact(.sharePrice))),
            (Heard.mention("监管约谈巨匠", source: "daily", at: start + .hours(20)), Heard.signals(.fact(.regulatorOrder))),
            (board("巨匠品控经理说腌菜是误解", hours: 60), Self.contaminated()),
            (
                Heard.mention("记者走访另一家腌菜厂：地面污水横流", source: "evening", at: start + .hours(80)),
                Heard.signals(category: .quality, negative: 700, .harm(.property))
            ),
            (
                Heard.mention("巨匠一门店被立案查处", source: "daily", at: start + .days(8)),
                Heard.signals(negative: 741, .fact(.regulatorOrder))
            ),
        ]
        for (mention, signals) in sides {
            #expect(tracker.hear(mention, signals).incident == cause.incident, "\(mention.item.title)")
        }
        #expect(tracker.openIncidents.count == 1)
    }

    @Test("a storm takes in neither another kind of crisis nor a new accident nor what customers write")
    func notEverything() {
        var tracker = IncidentTracker()
        let cause = tracker.hear(board("土坑酸菜涉事企业客户含巨匠", hours: 0), Self.contaminated())
        let others: [(Mention, Signals)] = [
            (
                Heard.mention("巨匠员工出售会员手机号", source: "daily", at: start + .hours(10)),
                Heard.signals(category: .privacy, negative: 700, .fact(.dataLeak))
            ),
            (
                Heard.mention("巨匠货车撞人致一死", source: "city", at: start + .hours(12)),
                Heard.signals(category: .safety, negative: 700, .fact(.death))
            ),
            (
                Heard.mention("面饼里有头发", kind: .complaint, at: start + .hours(14), customer: "甲"),
                Heard.signals(category: .quality, complaint: 800)
            ),
        ]
        for (mention, signals) in others {
            #expect(tracker.hear(mention, signals).incident != cause.incident, "\(mention.item.title)")
        }
    }
}
