import Crisis
import Testing

@Suite("A negation takes back what stands in its clause, and no more")
struct NegationTests {
    @Test(
        "denied or standing",
        arguments: [
            ("包裹没有破损", false), ("包裹破损了", true), ("没有任何破损", false), ("没有破损、丢失", false),
            ("没有预约,包裹丢失", true), ("不是没有丢失", true), ("事故未造成人员伤亡", false), ("无人员伤亡", false),
            ("快递员不道歉还丢件", true), ("不但丢失还破损", true), ("再也不用了,丢件", true), ("没想到包裹丢失", true),
            ("并没有发生爆炸", false), ("没收到货还被辱骂", true), ("特别破损", true), ("从未丢失", false),
            ("the parcel was not damaged", false), ("the parcel was damaged", true), ("nothing was damaged", false),
            ("not only damaged but stolen", true), ("never lost in transit", false), ("no injuries", false),
            ("it did not arrive, it was stolen", true), ("without any damage", false), ("no doubt it was stolen", true),
            ("I can't believe it was stolen", true), ("not damaged or stolen", false),
            ("why did you not call me? it was stolen", true), ("no one was injured", false),
            ("DIDN\u{2019}T get damaged", false),
        ])
    func events(text: String, stands: Bool) {
        let signals = ShippedConfig.analyzer.read(title: "", text: text)
        let troubles: Set<Crisis.Category> = [.lost, .damaged, .safety, .attitude]
        let found = signals.findings.filter {
            if case .category(let category) = $0.meaning { troubles.contains(category) } else { false }
        }
        #expect(!found.isEmpty || !stands)
        #expect(found.contains { !$0.negated } == stands, "\(signals.findings.map { "\($0.quote) \($0.negated)" })")
    }

    @Test(
        "a denied request is no complaint",
        arguments: [("没有投诉过,一直用得很好", false), ("not a single complaint", false), ("我要投诉", true)])
    func requests(text: String, complains: Bool) {
        #expect((ShippedConfig.analyzer.read(title: "", text: text).complaint.value >= 500) == complains)
    }

    @Test(
        "denied praise is blame, and what follows a contrast weighs more",
        arguments: [
            ("质量很好", "质量不是很好"), ("very good", "not very good"), ("服务不好但是味道很好", "味道很好但是服务不好"),
            ("slow but excellent", "excellent but slow"), ("没有问题,很满意", "很不满意"),
        ])
    func tone(better: String, worse: String) {
        let analyzer = ShippedConfig.analyzer
        let good = analyzer.read(title: "", text: better).negative
        let bad = analyzer.read(title: "", text: worse).negative
        #expect(good < bad, "\(good.text) \(bad.text)")
    }
}
