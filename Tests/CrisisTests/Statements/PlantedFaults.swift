import Crisis

/// Statements as companies write them, each with the faults that were planted in it; all of our own writing.
enum PlantedFaults {
    struct Draft: Sendable, CustomStringConvertible {
        var text: String
        var faults: [StatementRule]
        var kind = StatementLinter.Kind.statement
        var description: String { String(text.prefix(40)) }
    }

    static let all = chinese + english

    static let chinese: [Draft] = [
        .init(
            text: "关于近日网传我司快递员殴打客户一事，公司高度重视。经初步了解，该行为系外包人员个人行为，与我司无关。",
            faults: [.repetition, .vague, .blame, .blamePartner]),
        .init(text: "声明：近日网络流传的关于我司产品含有致癌物质的内容严重失实，系不法分子恶意造谣，我司保留追究法律责任的权利。", faults: [.denial, .accusation]),
        .init(text: "我司产品经国家药监局认可，完全符合国家标准，请广大消费者放心食用。", faults: [.stateOrgan, .selfAssertion]),
        .init(text: "对于此次事件，我们深感痛心。公司第一时间成立专项小组，将积极配合相关部门调查，尽快给公众一个交代。", faults: [.vague]),
        .init(text: "由于双十一业务量激增，部分快件出现延误，给您带来的不便敬请谅解。", faults: [.justificationFirst, .minimising]),
        .init(text: "关于记者提出的问题，公司无可奉告，一切以官方通报为准。", faults: [.noComment]),
        .init(text: "我们判断火灾可能是天气炎热所致，不排除人为因素。", faults: [.speculation]),
        .init(text: "我们会处理您反映的问题，并对相关责任人严肃处理。", faults: [.vague, .promiseWithoutTime]),
        .init(text: "我们将向所有受影响的客户退款。", faults: [.promiseWithoutTime]),
        .init(text: "该批次产品只是存在轻微瑕疵，属于极个别现象，不影响使用，请大家不必恐慌。", faults: [.minimising, .earlyJudgement]),
        .init(text: "经核查，系消费者使用不当造成，产品本身不存在任何质量问题。", faults: [.blame, .denial]),
        .init(text: "您当时为什么不当面验货？您有证据吗？请您提供购买凭证。", faults: [.accusation, .questionFirst], kind: .reply),
        .init(text: "很抱歉，根据公司规定，未保价快件不予赔偿。", faults: [.refusalWithoutAlternative], kind: .reply),
        .init(text: "公司承诺承担全部法律责任，赔偿一切损失，不计代价。", faults: [.liability]),
        .init(text: "我们保证此类事件不会再次发生。", faults: [.earlyJudgement]),
        .init(text: "这不归我们管，是仓储部门的问题，请联系商家处理。", faults: [.blamePartner], kind: .reply),
        .init(text: "本品采用国家级品质原料，系人民大会堂指定用品，疗效绝对安全。", faults: [.stateOrgan, .exaggeration], kind: .advert),
        .init(text: "针对所谓的“泄密门”，我们没有隐瞒，也不是骗子。", faults: [.repetition]),
        .init(text: "有媒体断章取义、误导公众，个别别有用心的人借机炒作。我们将采取法律手段维护公司合法权益。", faults: [.blame, .accusation]),
        .init(text: "具体赔付方案涉及商业秘密，不便透露。", faults: [.noComment]),
        .init(text: "该员工为临时工，入职不足一周，其行为不代表公司立场，已予以辞退。", faults: [.blame]),
        .init(text: "我们已将您的问题反馈给有关部门，请耐心等待，有结果会通知您。", faults: [.vague], kind: .reply),
        .init(text: "公司始终坚持客户至上，多年来依法经营，品质可靠。", faults: [.selfAssertion]),
        .init(text: "因承运商原因造成您的包裹遗失，责任不在我方，请直接联系商家。", faults: [.blamePartner]),
        .init(text: "暂不接受采访，也不作任何回应。", faults: [.noComment]),
        .init(text: "对家属的心情我们表示理解，但事故纯属意外，与公司管理没有因果关系。", faults: [.earlyJudgement, .blame]),
        .init(text: "本次事件是行业普遍存在的问题，友商同样如此。", faults: [.blame]),
        .init(text: "未来我们将进一步加强管理，不断提升服务水平。", faults: [.vague, .promiseWithoutTime]),
        .init(text: "关于员工讨薪一事，公司不存在拖欠工资的情况，相关说法与事实不符。", faults: [.denial]),
        .init(text: "請廣大網友不信謠、不傳謠，我司保留追究法律責任的權利。", faults: [.accusation]),
    ]

    static let english: [Draft] = [
        .init(
            text:
                "We are aware of the rumours that our milk causes cancer. These reports are false and we reserve the right to take legal action.",
            faults: [.repetition, .denial, .accusation]),
        .init(text: "This was the act of a rogue employee and does not reflect our values.", faults: [.blame]),
        .init(
            text: "The data was exposed by a third-party vendor. Our own systems are fully compliant.",
            faults: [.blamePartner, .selfAssertion]),
        .init(text: "We have no comment at this time.", faults: [.noComment]),
        .init(
            text: "We take this matter very seriously and will take appropriate action as soon as possible.",
            faults: [.vague]),
        .init(
            text: "Due to unprecedented demand, some parcels are delayed. We apologise for any inconvenience.",
            faults: [.justificationFirst, .minimising]),
        .init(
            text: "The fire was probably caused by a faulty battery, although we suspect arson.", faults: [.speculation]
        ),
        .init(text: "We will refund every customer.", faults: [.promiseWithoutTime]),
        .init(
            text: "Rest assured that our products are completely safe and approved by the Ministry of Health.",
            faults: [.selfAssertion, .exaggeration, .stateOrgan]),
        .init(text: "Our investigation shows user error. You failed to follow the instructions.", faults: [.blame]),
        .init(
            text: "Unfortunately, uninsured parcels are not eligible for compensation.",
            faults: [.refusalWithoutAlternative], kind: .reply),
        .init(text: "We accept full liability and will pay all damages, whatever the cost.", faults: [.liability]),
        .init(
            text: "We guarantee that this will never happen again. It was an isolated incident.",
            faults: [.earlyJudgement]),
        .init(
            text: "Can you confirm your order number? Did you check the address? What is your postcode?",
            faults: [.questionFirst], kind: .reply),
        .init(text: "We are not a scam and we have nothing to hide.", faults: [.repetition]),
        .init(text: "We are sorry if anyone was offended.", faults: [.minimising]),
        .init(text: "The delay was beyond our control and is an industry-wide problem.", faults: [.blame]),
        .init(
            text: "That is handled by another department. Please contact the courier.", faults: [.blamePartner],
            kind: .reply),
        .init(text: "The company declined to comment on individual cases, citing trade secrets.", faults: [.noComment]),
        .init(
            text: "A smear campaign by a competitor is behind these malicious posts.", faults: [.accusation, .blame]),
        .init(
            text: "More information will follow in due course. The relevant departments are looking into it.",
            faults: [.vague]),
        .init(
            text: "There is no evidence that anyone was harmed, and there is nothing wrong with our car.",
            faults: [.denial]),
        .init(text: "We have always put quality first and adhere to the highest standards.", faults: [.selfAssertion]),
        .init(
            text: "It appears to be a minor glitch. There is no cause for concern.",
            faults: [.speculation, .minimising]),
        .init(text: "We will strengthen our procedures and improve our service.", faults: [.promiseWithoutTime]),
        .init(text: "The journalist took our words out of context in a sensational report.", faults: [.blame]),
        .init(text: "The driver is an independent contractor and acted on his own.", faults: [.blamePartner, .blame]),
        .init(text: "We categorically deny all allegations of fraud.", faults: [.denial, .repetition]),
        .init(text: "Our creams are FDA-approved and 100% safe.", faults: [.stateOrgan, .exaggeration], kind: .advert),
        .init(
            text: "You claim that the parcel never arrived, but do you have any proof?", faults: [.accusation],
            kind: .reply),
    ]

    /// A text that has none of the six CERC parts.
    static let bare = "公司成立于一九九八年。"
}
