import Crisis
import Testing

@Suite("Drills, training, advice and settled matters do not ring; a real event beside them does")
struct StateTests {
    @Test(
        "the state of a text",
        arguments: [
            ("某快递举行火灾应急演练", "演练模拟分拨中心起火,两名员工受伤。", .drill),
            ("应急演练:仓库爆炸,2人受伤", "", .drill),
            ("公司开展投诉处理培训", "讲解快件丢失、破损、延误的赔偿流程。", .prevention),
            ("预防快件丢失的三个办法", "", .prevention),
            ("", "包裹丢失的问题此前已解决", .resolved),
            ("", "快递破损,客服很快已退款", .resolved),
            ("", "如果快递丢失,怎么赔偿?", .hypothetical),
            ("友商仓库发生火灾", "", .elsewhere),
            ("消防演练中一名员工坠亡", "", .happened),
            ("", "3月1日公司组织应急演练。3月2日,一辆快递车撞倒行人致其死亡。", .happened),
            ("", "这不是演习,仓库真的着火了", .happened),
            ("快递员猝死 公司组织安全培训", "", .happened),
            ("", "一辆快递车碾压路人身亡。公司此前曾组织安全演练。", .happened),
            ("", "客服说已解决,但是我的包裹还没收到", .happened),
            ("", "至今没有解决,包裹还是丢失", .happened),
            ("", "如果再不处理我就找媒体曝光", .happened),
            ("", "如果喜欢请点赞", .happened),
            ("雨燕速运回应女童被快递车碾压身亡事件", "", .happened),
            ("Courier holds fire drill", "In the scenario, two workers were injured.", .drill),
            ("Staff training on handling lost and damaged parcels", "", .prevention),
            ("", "How to avoid lost parcels", .prevention),
            ("", "My parcel was lost but I received a full refund, resolved.", .resolved),
            ("", "What if my parcel gets lost in transit?", .hypothetical),
            ("Worker killed during fire drill", "", .happened),
            ("", "This is not a drill, the depot is on fire", .happened),
            ("", "They say it was resolved but my parcel is still lost in transit", .happened),
            ("", "I will sue you if my refund does not come", .happened),
            ("", "The drill ended at noon. At 3 pm a van crashed into a shop and a man was killed.", .happened),
            ("", "the cordless drill arrived broken", .happened),
        ] as [(String, String, EventState)])
    func state(title: String, text: String, state: EventState) {
        let signals = ShippedConfig.analyzer.read(title: title, text: text)
        #expect(signals.state == state, "\(signals.findings.map { "\($0.rule) \($0.quote) \($0.negated)" })")
        if state == .drill || state == .prevention { #expect(signals.facts.isEmpty && signals.harm == nil) }
    }

    @Test("a headline about a response still tells of the death")
    func responseHeadline() {
        let signals = ShippedConfig.analyzer.read(title: "雨燕速运回应女童被快递车碾压身亡事件", text: "")
        #expect(signals.facts.contains(.death))
        #expect(signals.harm == .health)
        #expect(signals.state == .happened)
        #expect(signals.negative.value >= 600)
    }

    @Test("a price change is no scandal")
    func neutralHeadline() {
        let signals = ShippedConfig.analyzer.read(title: "雨燕速运宣布涨价", text: "")
        #expect(signals.negative.value < 400)
        #expect(signals.category == .price)
        #expect(signals.facts.isEmpty)
    }

    @Test("a hypothetical death beside a real loss counts for nothing, and stays visible")
    func mixed() {
        let signals = ShippedConfig.analyzer.read(title: "", text: "我的快递丢失了。如果里面的药耽误了会致死。")
        #expect(signals.state == .happened)
        #expect(signals.facts.isEmpty)
        #expect(signals.findings.contains { $0.meaning == .fact(.death) && $0.negated })
    }

    @Test(
        "statements propose their markers",
        arguments: [
            ("雨燕速运就此事深表歉意,涉事网点已关停,受影响客户可全额退款。", [.regret, .causeStopped, .remedy]),
            ("网传内容严重失实,系临时工个人行为。", [.denial, .blame]),
            (
                "We are deeply sorry. Affected customers will be refunded, and we will provide an update within 24 hours.",
                [.regret, .remedy, .cercProcess]
            ),
            ("The company denies the allegations and will not compensate anyone.", [.denial, .remedyRefused]),
        ] as [(String, Set<EvidenceTag>)])
    func statements(text: String, tags: Set<EvidenceTag>) {
        let markers = ShippedConfig.analyzer.read(title: "", text: text).statementMarkers
        #expect(markers.isSuperset(of: tags), "\(markers)")
    }
}
