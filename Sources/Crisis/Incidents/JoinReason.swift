/// Why a mention opened an incident or is part of one.
package enum JoinReason: Hashable, Codable, Sendable {
    // Opened it.
    case complaint(Category?)
    case complaintLike(PerMille)
    case negative(PerMille)
    case harm(HarmClass)
    case criticalFact(CriticalFact)
    // Is part of it.
    /// A repost or reprint.
    case sameStory(Story.ID, PerMille)
    /// An edited version of a mention that is part of it.
    case revision
    case sameWaybill
    case sameCustomer
    /// The same category while the incident is recent.
    case sameCategory(Category)
    case sameMatter(Category, PerMille)
    case relatedMatter(PerMille)
    /// The same kind of danger, such as `hazard.fire`.
    case sameHazard(String)
    /// Beside news of death or injury.
    case graveMatter(PerMille)
    case closeText(PerMille)
    /// A critical fact about the matter of recent complaints.
    case factOfMatter(CriticalFact, PerMille)
    /// An own or official text about it.
    case answer(PerMille)
    /// What the only public incident of these days brought in its train.
    case aftermath
    /// Another side of what the whole country talks of.
    case storm
    /// A person put it there.
    case byHand
    /// An own or official text while nothing else is open.
    case onlyOpenIncident

    /// The stable word for the ledger: `same_story`.
    package var kind: String {
        switch self {
        case .complaint: "complaint"
        case .complaintLike: "complaint_like"
        case .negative: "negative"
        case .harm: "harm"
        case .criticalFact: "critical_fact"
        case .sameStory: "same_story"
        case .revision: "revision"
        case .sameWaybill: "same_waybill"
        case .sameCustomer: "same_customer"
        case .sameCategory: "same_category"
        case .sameMatter: "same_matter"
        case .relatedMatter: "related_matter"
        case .sameHazard: "same_hazard"
        case .graveMatter: "grave_matter"
        case .closeText: "close_text"
        case .factOfMatter: "fact_of_matter"
        case .answer: "answer"
        case .aftermath: "aftermath"
        case .storm: "storm"
        case .byHand: "by_hand"
        case .onlyOpenIncident: "only_open_incident"
        }
    }

    package var text: LocalizedText {
        switch self {
        case .complaint, .complaintLike, .negative, .harm, .criticalFact: opening
        case .sameStory(let story, let alike):
            LocalizedText(
                zh: "与报道 \(story) 内容相同（相似度 \(alike.text)%）", en: "retells \(story) (\(alike.text) % alike)")
        case .revision: LocalizedText(zh: "已有内容的修订版", en: "edited version of a known mention")
        case .sameWaybill: LocalizedText(zh: "运单号相同", en: "same waybill")
        case .sameCustomer: LocalizedText(zh: "同一客户", en: "same customer")
        case .sameCategory(let category):
            LocalizedText(
                zh: "近期同类投诉：\(category.matter.zh)", en: "same kind of complaint recently: \(category.matter.en)")
        case .sameMatter(let category, let alike):
            LocalizedText(
                zh: "同类（\(category.matter.zh)）且内容相近（\(alike.text)%）",
                en: "same category (\(category.matter.en)) and close in text (\(alike.text) %)")
        case .relatedMatter(let alike):
            LocalizedText(
                zh: "类别相邻且内容相近（\(alike.text)%）", en: "neighbouring category and close in text (\(alike.text) %)")
        case .sameHazard(let hazard):
            LocalizedText(zh: "近期同类危险（\(hazard)）", en: "same kind of danger recently (\(hazard))")
        case .graveMatter(let alike):
            LocalizedText(
                zh: "与近期伤亡事件内容相近（\(alike.text)%）",
                en: "close to recent news of death or injury (\(alike.text) %)")
        case .closeText(let alike):
            LocalizedText(zh: "内容相近（\(alike.text)%）", en: "close in text (\(alike.text) %)")
        case .factOfMatter(let fact, let alike):
            LocalizedText(
                zh: "涉及近期投诉的重大事实：\(fact.words.zh)（相近 \(alike.text)%）",
                en: "critical fact about recent complaints: \(fact.words.en) (\(alike.text) % close)")
        case .answer(let alike):
            LocalizedText(zh: "对该事件的回应（相近 \(alike.text)%）", en: "answers it (\(alike.text) % close)")
        case .aftermath:
            LocalizedText(zh: "近日仅有这一公开事件，应为其后果", en: "follows from the only public incident of these days")
        case .storm:
            LocalizedText(
                zh: "近日全国都在谈论的同类事件的又一侧面", en: "another side of what the whole country talks of these days")
        case .byHand: LocalizedText(zh: "人工归入", en: "put there by a person")
        case .onlyOpenIncident:
            LocalizedText(zh: "当时仅有这一事件未结", en: "the only incident that was open")
        }
    }

    private var opening: LocalizedText {
        switch self {
        case .complaint(let category?):
            LocalizedText(zh: "新投诉：\(category.matter.zh)", en: "new complaint: \(category.matter.en)")
        case .complaintLike(let degree):
            LocalizedText(zh: "内容像投诉（\(degree.text)%）", en: "reads like a complaint (\(degree.text) %)")
        case .negative(let degree): LocalizedText(zh: "负面（\(degree.text)%）", en: "negative (\(degree.text) %)")
        case .harm(let harm): LocalizedText(zh: "提及损害：\(harm.words.zh)", en: "tells of harm: \(harm.words.en)")
        case .criticalFact(let fact):
            LocalizedText(zh: "重大事实：\(fact.words.zh)", en: "critical fact: \(fact.words.en)")
        default: LocalizedText(zh: "新投诉", en: "new complaint")
        }
    }
}

/// Why a mention was kept without being part of an incident.
package enum NotedReason: Hashable, Codable, Sendable {
    case notLive(EventState)
    /// Neither a complaint nor negative nor harmful enough.
    case noCause
    /// An own text that answers nothing open.
    case ownText
    /// An official text without a critical fact that answers nothing open.
    case officialText
    /// Older than what may open an incident.
    case tooOld
    /// So many incidents of the watch are open that only grave ones still open.
    case tooManyOpen

    /// The stable word for the ledger: `no_cause`.
    package var kind: String {
        switch self {
        case .notLive(let state): "state_\(state.rawValue)"
        case .noCause: "no_cause"
        case .ownText: "own_text"
        case .officialText: "official_text"
        case .tooOld: "too_old"
        case .tooManyOpen: "too_many_open"
        }
    }

    package var text: LocalizedText {
        switch self {
        case .notLive(let state):
            LocalizedText(zh: "并非正在发生：\(state.words.zh)", en: "not happening: \(state.words.en)")
        case .noCause: LocalizedText(zh: "未达到立案条件，留存备查", en: "no cause for an incident, kept")
        case .ownText: LocalizedText(zh: "本公司发文，无对应事件", en: "own text that answers nothing open")
        case .officialText:
            LocalizedText(zh: "官方发文，无重大事实且无对应事件", en: "official text without a critical fact, answers nothing open")
        case .tooOld: LocalizedText(zh: "发布时间过早，仅留存", en: "too old to open an incident, kept")
        case .tooManyOpen:
            LocalizedText(zh: "未结事件过多，仅严重者立案", en: "so many are open that only grave ones still open")
        }
    }
}

/// What one mention did to the incidents.
package enum IncidentChange: Hashable, Sendable {
    case opened(Incident, JoinReason)
    /// A closed incident is open again.
    case reopened(Incident, JoinReason)
    case joined(Incident.ID, JoinReason, isRepost: Bool)
    /// Kept, but not part of an incident.
    case noted(NotedReason)

    package var incident: Incident.ID? {
        switch self {
        case .opened(let incident, _), .reopened(let incident, _): incident.id
        case .joined(let id, _, _): id
        case .noted: nil
        }
    }

    package var reason: LocalizedText {
        switch self {
        case .opened(_, let reason), .reopened(_, let reason), .joined(_, let reason, _): reason.text
        case .noted(let reason): reason.text
        }
    }

    /// The stable word for the ledger: `opened_complaint`, `joined_same_story`, `noted_no_cause`.
    package var kind: String {
        switch self {
        case .opened(_, let reason): "opened_" + reason.kind
        case .reopened(_, let reason): "reopened_" + reason.kind
        case .joined(_, let reason, _): "joined_" + reason.kind
        case .noted(let reason): "noted_" + reason.kind
        }
    }
}
