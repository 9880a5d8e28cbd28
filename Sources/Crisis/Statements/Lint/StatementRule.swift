/// A rule that a statement may break; its name stands in every finding and in the word lists of `config/statements/`.
package enum StatementRule: String, Codable, CaseIterable, Sendable {
    case blame
    case blamePartner = "blame_partner"
    case denial
    case noComment = "no_comment"
    case accusation
    case stateOrgan = "state_organ"
    case speculation
    case promiseWithoutTime = "promise_without_time"
    case vague
    case selfAssertion = "self_assertion"
    case exaggeration
    case justificationFirst = "justification_first"
    case questionFirst = "question_first"
    case liability
    case repetition
    case earlyJudgement = "early_judgement"
    case refusalWithoutAlternative = "refusal_without_alternative"
    case minimising
    case cercEmpathy = "cerc_empathy"
    case cercFacts = "cerc_facts"
    case cercUnknown = "cerc_unknown"
    case cercProcess = "cerc_process"
    case cercCommitment = "cerc_commitment"
    case cercReferral = "cerc_referral"
    /// There is nothing in it to be read.
    case empty
    case contradictsFact = "contradicts_fact"
    case contradictsStatement = "contradicts_statement"
    case promiseNotMentioned = "promise_not_mentioned"

    package enum Severity: String, Codable, CaseIterable, Sendable {
        /// Must not go out.
        case error
        /// Somebody must decide on it.
        case warning
    }

    package var severity: Severity {
        switch self {
        case .blame, .blamePartner, .denial, .noComment, .accusation, .stateOrgan, .contradictsFact,
            .contradictsStatement, .empty:
            .error
        case .speculation, .promiseWithoutTime, .vague, .selfAssertion, .exaggeration, .justificationFirst,
            .questionFirst, .liability, .repetition, .earlyJudgement, .refusalWithoutAlternative, .minimising,
            .cercEmpathy, .cercFacts, .cercUnknown, .cercProcess, .cercCommitment, .cercReferral, .promiseNotMentioned:
            .warning
        }
    }

    /// Where the rule comes from.
    package var source: String {
        switch self {
        case .blame: "5S 承担责任 Shouldering (游昌乔, 2005); City of Glasgow College, spokesperson's list: no blame"
        case .blamePartner: "把投诉当成礼物: never blame another department, courier or vendor"
        case .denial: "5S rule set, SH1: a denial of any issue reopens it; 真诚沟通 Sincerity: 诚恳, no evasion"
        case .noComment:
            "City of Glasgow College, spokesperson's list: no \"no comment\"; Chinese spokesperson rules: 无可奉告"
        case .accusation: "把投诉当成礼物: suspicion makes people leave or tell everybody"
        case .stateOrgan: "广告法 (Advertising Law) art. 9; Mengniu, adverts naming ministries, 16 February 2009"
        case .speculation: "City of Glasgow College, spokesperson's list: no speculation; Coombs: accurate"
        case .promiseWithoutTime: "快递公司客户投诉应对技巧思考: 不轻易承诺, every promise becomes a clock"
        case .vague: "服务意识与沟通技巧: clear language, no 尽快, 相关部门, 会处理"
        case .selfAssertion: "5S 权威证实 Standard: the company's own word counts for nothing"
        case .exaggeration: "5S 系统运行 System, SY4: everything published is lawful and not exaggerated"
        case .justificationFirst: "快递公司客户投诉应对技巧思考: 先处理情感, 后处理事件; 不急于解释和辩解"
        case .questionFirst: "把投诉当成礼物: thank and apologise before asking"
        case .liability: "快递公司客户投诉应对技巧思考: regret is no admission of liability; legal sign-off (C07)"
        case .repetition: "City of Glasgow College, spokesperson's list: do not repeat negative wording"
        case .earlyJudgement: "快递公司客户投诉应对技巧思考: 未弄清真相不轻易判断, 不轻易承诺"
        case .refusalWithoutAlternative: "服务意识与沟通技巧: a refusal without an alternative is incomplete"
        case .minimising: "5S 承担责任 Shouldering: feeling (感情) before interest; Coombs: concern for victims"
        case .cercEmpathy, .cercFacts, .cercUnknown, .cercProcess, .cercCommitment, .cercReferral:
            "CDC CERC, the six parts of the first message"
        case .empty: "CDC CERC, the six parts of the first message"
        case .contradictsFact, .contradictsStatement: "5S rule set, SI3 and SY1: no open contradiction, one voice"
        case .promiseNotMentioned: "5S 真诚沟通 Sincerity: promised updates are kept (C16)"
        }
    }
}

extension StatementRule {
    /// What is wrong, for people.
    package var title: LocalizedText {
        switch self {
        case .blame: .init(zh: "推责于人", en: "blames somebody")
        case .blamePartner: .init(zh: "推给别的部门、快递员或供应商", en: "blames a department, courier or vendor")
        case .denial: .init(zh: "一概否认", en: "denies any issue")
        case .noComment: .init(zh: "“无可奉告”式回避", en: "\"no comment\"")
        case .accusation: .init(zh: "指责或威胁对方", en: "accuses or threatens")
        case .stateOrgan: .init(zh: "以国家机关或国家级名义背书", en: "uses a state organ as an advert")
        case .speculation: .init(zh: "猜测", en: "speculates")
        case .promiseWithoutTime: .init(zh: "承诺没有时间或负责人", en: "a promise without a time or owner")
        case .vague: .init(zh: "空话、套话", en: "vague or empty words")
        case .selfAssertion: .init(zh: "自说自证", en: "vouches for itself")
        case .exaggeration: .init(zh: "绝对化或夸大", en: "absolute or exaggerated")
        case .justificationFirst: .init(zh: "先辩解、后致歉", en: "justifies before it regrets")
        case .questionFirst: .init(zh: "先盘问、后感谢或致歉", en: "asks before it thanks or apologises")
        case .liability: .init(zh: "责任措辞超出已定事项", en: "liability wording beyond what is decided")
        case .repetition: .init(zh: "重复负面说法或传言", en: "repeats the negative wording or rumour")
        case .earlyJudgement: .init(zh: "事实未明先下判断或打包票", en: "judges or guarantees before facts are confirmed")
        case .refusalWithoutAlternative: .init(zh: "拒绝而没有替代办法", en: "refuses without an alternative")
        case .minimising: .init(zh: "淡化、轻描淡写", en: "makes light of it")
        case .cercEmpathy: .init(zh: "缺少同情或歉意", en: "empathy is missing")
        case .cercFacts: .init(zh: "缺少已证实的事实", en: "confirmed facts are missing")
        case .cercUnknown: .init(zh: "没有说明尚不清楚什么", en: "what is not known is missing")
        case .cercProcess: .init(zh: "没有说明如何查、何时再通报", en: "how and when answers come is missing")
        case .cercCommitment: .init(zh: "缺少承诺", en: "the commitment is missing")
        case .cercReferral: .init(zh: "没有说明到哪里了解更多", en: "where to get more is missing")
        case .empty: .init(zh: "没有可读的内容", en: "holds nothing to read")
        case .contradictsFact: .init(zh: "与已证实的事实矛盾", en: "contradicts a confirmed fact")
        case .contradictsStatement: .init(zh: "与先前的声明矛盾", en: "contradicts an earlier statement")
        case .promiseNotMentioned: .init(zh: "没有交代先前的承诺", en: "an earlier promise is not mentioned")
        }
    }

    /// How to say it better.
    package var advice: LocalizedText {
        switch self {
        case .blame:
            .init(zh: "只说我们做了什么、将怎样补救；责任由调查结论说。", en: "Say what we do about it; leave responsibility to the findings.")
        case .blamePartner:
            .init(
                zh: "对客户来说都是我们：改为“这是我们交付中出的问题，由我们负责跟进”。",
                en: "To the customer it is all us: \"it went wrong in our delivery, and we follow it up\".")
        case .denial:
            .init(zh: "只陈述已核实的事实和尚在核查的事项，并说明由谁核实。", en: "State what is verified, what is still checked, and by whom.")
        case .noComment:
            .init(zh: "说明现在能说什么、什么还不知道、何时再答复。", en: "Say what you can say, what is not known yet, and when you answer.")
        case .accusation:
            .init(zh: "删去；改为感谢反映、邀请当事人一起核实。", en: "Drop it; thank them for speaking up and ask them to check together.")
        case .stateOrgan:
            .init(
                zh: "删去机关名称；只引用可公开查到的文件编号和结论原文。", en: "Drop the organ's name; cite the document's number and its words."
            )
        case .speculation:
            .init(
                zh: "改为“原因尚不清楚，由某某在查，某时公布”。", en: "Say \"the cause is not known; X examines it; we publish by TIME\".")
        case .promiseWithoutTime:
            .init(zh: "写明由谁、在几月几日几点前完成；做不到就不写。", en: "Say who does it by which day and hour, or do not promise it.")
        case .vague:
            .init(zh: "换成具体的：谁、做什么、几点前。", en: "Be specific: who does what by when.")
        case .selfAssertion:
            .init(
                zh: "改引主管机关或独立机构的结论；没有就说“已送某机构检测，某日出结果”。",
                en: "Cite an authority or independent lab, or say who tests it and when the result comes.")
        case .exaggeration:
            .init(zh: "改为能够证明的说法，写出数字和出处。", en: "Say what can be proved, with the figure and its source.")
        case .justificationFirst:
            .init(zh: "先道歉、表示关心，再说明经过。", en: "Begin with regret and concern; explain afterwards.")
        case .questionFirst:
            .init(zh: "先感谢、致歉，再逐项询问，并说明为什么要问。", en: "Thank and apologise first; then ask, and say what it is for.")
        case .liability:
            .init(
                zh: "改为对其遭遇表示歉意，并写已决定的补救；责任措辞先经法务。",
                en: "Regret what they went through and name the decided remedy; let legal clear liability words.")
        case .repetition:
            .init(zh: "不复述传言，直接说事实。", en: "Do not repeat it; state the fact instead.")
        case .earlyJudgement:
            .init(zh: "等核实后再定性；现在只说正在核实什么。", en: "Judge when it is verified; until then say what is being checked.")
        case .refusalWithoutAlternative:
            .init(zh: "说明为什么不能，并给出至少一个可行的办法。", en: "Say why, and offer at least one thing that can be done.")
        case .minimising:
            .init(zh: "从当事人的角度写：对他们意味着什么。", en: "Say what it means for those it happened to.")
        case .cercEmpathy: .init(zh: "先对受影响的人表示歉意或关心。", en: "Begin with regret or concern for those affected.")
        case .cercFacts: .init(zh: "写明何时、何地、何事、涉及多少人。", en: "Say when, where, what, and how many are affected.")
        case .cercUnknown: .init(zh: "写明“目前尚不清楚……”。", en: "Say \"we do not yet know …\".")
        case .cercProcess: .init(zh: "写明谁在查、下次几点通报。", en: "Say who finds out, and at what time the next update comes.")
        case .cercCommitment: .init(zh: "写明我们会一直负责到哪一步。", en: "Say what you stand by until it is settled.")
        case .cercReferral: .init(zh: "写明电话、网页或联系人。", en: "Name a telephone number, page or person.")
        case .empty: .init(zh: "写出声明正文。", en: "Write the statement.")
        case .contradictsFact: .init(zh: "更正，或说明为什么与记录不同。", en: "Correct it, or say why it differs from the record.")
        case .contradictsStatement:
            .init(zh: "统一口径；有变化就写明“更正”。", en: "Speak with one voice; say openly that it is corrected.")
        case .promiseNotMentioned:
            .init(zh: "交代承诺的进展，没有新消息也要说。", en: "Say how it stands, even if there is nothing new.")
        }
    }

    /// The CERC part whose absence breaks the rule.
    package var part: EvidenceTag? {
        EvidenceTag(rawValue: rawValue).flatMap { StatementRule.parts.contains($0) ? $0 : nil }
    }

    /// The six parts of the first message, in their order.
    package static let parts: [EvidenceTag] = [
        .cercEmpathy, .cercFacts, .cercUnknown, .cercProcess, .cercCommitment, .cercReferral,
    ]
}
