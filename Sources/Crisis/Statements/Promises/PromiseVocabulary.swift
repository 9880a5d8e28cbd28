/// What a promise is of.
package enum PromiseKind: String, Codable, CaseIterable, Sendable {
    /// News for the public: a report, findings, an answer to all. Keeping it can be seen from the next own text.
    case update
    /// An answer to single persons.
    case reply
    /// Money, goods or repair for those who were harmed.
    case remedy
    /// The trouble itself ends.
    case fix
    /// Something is to be better later.
    case improvement

    package var title: LocalizedText {
        switch self {
        case .update: LocalizedText(zh: "通报", en: "an update")
        case .reply: LocalizedText(zh: "答复", en: "a reply")
        case .remedy: LocalizedText(zh: "补救", en: "a remedy")
        case .fix: LocalizedText(zh: "解决", en: "a solution")
        case .improvement: LocalizedText(zh: "改进", en: "an improvement")
        }
    }

    /// The role that owes it unless somebody says otherwise.
    package var owner: String {
        switch self {
        case .update: "pr_lead"
        case .reply: "service"
        case .remedy, .fix, .improvement: "business"
        }
    }
}

/// The words by which a sentence promises something.
enum PromiseVocabulary {
    /// Words that point ahead.
    static let markers = WordTable(
        "将|将会|会|承诺|保证|计划|拟|预计|争取|确保|力争|准备|will|we'll|shall|going to|promise to|promise|commit to|pledge to|plan to|"
            + "expect to|aim to|intend to|undertake to",
        true)

    /// Words that look like markers and are none, or take the promise back.
    static let noMarkers = WordTable(
        "会议|会上|社会|协会|机会|委员会|发布会|不会|大会|消委会|说明会|恳谈会|沟通会|理事会|董事会|工会|会员|将军|即将上市|会诊|会同|会计|误会|体会|会面|会见|会商|"
            + "将继续|会继续|将持续|会持续|将一直|会一直|将全力|会全力|不会再|将不|"
            + "will not|will never|will continue|will be able|will remain|will stay|will always|we'll stay|we'll continue|"
            + "will keep working|won't|will also continue|will be happy|will be glad|will be needed|will be asked|will be held liable",
        true)

    static let verbs = WordTable<PromiseKind>(
        pairs(
            "公布|通报|发布|公开|更新|说明情况|向社会说明|公告|汇报|报告进展|告知进展|披露|给出结论|出具|召开说明会|召开发布会|召开新闻发布会|举行发布会|举行说明会|开说明会|说明会|贴在|贴出|张贴|刊登|刊出|直播",
            .update)
            + pairs("答复|回复|回应|反馈|联系|致电|回访|告知|告诉|打电话|打给您|回电|电话通知|通知|对接|沟通", .reply)
            + pairs("退款|退还|退费|退货|赔付|赔偿|理赔|补偿|补发|更换|换货|召回|到账|返还|发放|垫付|退回", .remedy)
            + pairs("解决|处理|处置|修复|恢复|办结|送达|补送|查清|查明|结案", .fix)
            + pairs("整改|改进|完善|优化|加强|提升|强化|改善|培训|升级|杜绝|规范", .improvement)
            + pairs(
                "publish|publishes|announce|announces|report|reports|update|updates|release|releases|share|disclose|brief|an update|report back|"
                    + "hold a briefing|holds a briefing|hold a press conference|holds a press conference|answers questions|"
                    + "be published|be announced|be released|be updated|provide information|more information", .update)
            + pairs(
                "respond|reply|replies|answer|contact|call|calls|call you|ring you|gets a call|get a call|get back|be in touch|reach out|notify|inform|be contacted|be notified|"
                    + "be informed|follow up|write to", .reply)
            + pairs(
                "refund|compensate|reimburse|replace|repay|recall|be refunded|be compensated|be reimbursed|be replaced|"
                    + "refunds|compensation|be issued|redeliver|re-deliver|be repaid|reach you|receive a refund|"
                    + "receive their refunds|receive their money", .remedy)
            + pairs(
                "fix|resolve|repair|restore|address|handle|deal with|sort out|be fixed|be resolved|be repaired|be restored|"
                    + "be addressed|be handled|be dealt with|deliver|be delivered|look into", .fix)
            + pairs(
                "improve|strengthen|enhance|review|take action|take steps|take measures|be improved|retrain|train|upgrade|"
                    + "be reviewed|tighten|overhaul|be taken", .improvement))

    /// The clause asks something of the reader, or tells of what is done already.
    static let notOurs = WordTable(
        "请|您可|您可以|可在|可于|可通过|可拨打|可凭|可向|需在|须在|需要您|欢迎|为您解答|已|已经|曾|均已|此前|目前已|正在|"
            + "please|you can|you may|customers can|customers may|can claim|can apply|can call|may claim|must|you must|"
            + "was|were|has been|have been|had|have already|has already",
        true)

    /// What binds without an end: 无论结果如何, until the last parcel is found. It needs no time.
    static let openEnded = WordTable(
        "无论|不论|不管|直到|为止|如实|原样|毫无保留|逐个|逐一|whatever|until|no matter|in full|every single|one by one", true)

    /// Somebody is named who owes it.
    static let owners = WordTable(
        "我们|我司|我公司|本公司|本人|公司|集团|平台|客服|团队|小组|专班|负责人|网点|部|中心|we|we'll|our|i|i'll|the company|team|"
            + "our team|by our|by the|ceo|manager|service desk",
        true)

    private static func pairs(_ words: String, _ kind: PromiseKind) -> [(String, PromiseKind)] {
        words.split(separator: "|").map { (String($0), kind) }
    }
}
