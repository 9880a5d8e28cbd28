/// What the engine keeps of one incident besides its counts: the desk that judges it, what people did, what was said.
package struct IncidentFile: Hashable, Codable, Sendable {
    package var desk: IncidentDesk
    /// Items that people marked as done.
    package var ticks: [ChecklistTick]
    /// The alert that opened the checklist, and the playbook that it follows since.
    package var checklistStarted: Timestamp?
    package var playbook: String?
    /// Who agreed to close it; orange and red need two.
    package var closers: [String]
    package var closed: Timestamp?
    package var assessment: Assessment?
    /// The script of an exercise; nil for everything real.
    package var drill: Drill?
    /// When a clock changes something next.
    package var nextMoment: Timestamp?
    /// When its level last rose or a floor was hit: a surge of the same minutes is no second news.
    package var lastRose: Timestamp?
    package private(set) var highlights: [Alert.Highlight]
    /// What the company said, oldest first; nil as long as it said nothing.
    private var ownTexts: [OwnText]?

    package init(incident: Incident.ID) {
        desk = IncidentDesk(incident: incident)
        ticks = []
        closers = []
        highlights = []
    }

    /// The matter came back: whoever agreed to close it agreed to what was known then.
    mutating func reopen() {
        closers = []
        closed = nil
    }

    /// Own texts that are kept to be compared with.
    static let statementLimit = 30

    /// What the company said, oldest first.
    package var statements: [OwnText] { ownTexts ?? [] }

    mutating func keep(_ text: OwnText) {
        var texts = statements.filter { $0.id != text.id } + [text]
        texts.sort { ($0.time, $0.id) < ($1.time, $1.id) }
        ownTexts = texts.suffix(Self.statementLimit)
    }

    /// How many mentions an alert shows.
    static let highlightLimit = 12

    /// Keeps the mentions that show best what it is about: of each tier the first ones, oldest first.
    mutating func show(_ mention: Mention, signals: Signals) {
        let words = mention.fullText
        let telling = signals.standing.max { $0.weight < $1.weight }?.quote
        let highlight = Alert.Highlight(
            fact: FactID(mention.id.text), at: mention.time, source: mention.source, tier: mention.tier,
            title: String(mention.item.title.prefix(200)), quote: telling ?? String(words.prefix(80)),
            url: mention.item.url)
        highlights.append(highlight)
        thin()
    }

    /// Shows a fact of a script as the mention that it would have been.
    mutating func show(_ fact: CaseFact, of drill: Incident.ID) {
        guard let mention = fact.mention else { return }
        highlights.append(
            Alert.Highlight(
                fact: fact.id, at: fact.time, source: "drill", tier: mention.tier, title: mention.title,
                quote: String(fact.evidence.text.zh.prefix(80)), url: nil))
        thin()
    }

    /// Forgets the mentions shown, to show those that are left.
    mutating func showAnew() { highlights = [] }

    /// Takes over evidence, mentions and what was done of an incident that this one took in. Its checklist goes on where one had begun.
    mutating func take(_ other: IncidentFile) {
        if let started = other.checklistStarted { checklistStarted = min(checklistStarted ?? started, started) }
        playbook = playbook ?? other.playbook
        for tick in other.ticks where !ticks.contains(tick) { ticks.append(tick) }
        let taken = Set(desk.evidence.map(\.id))
        // Both count their facts from 1: what is taken over keeps apart by the name of where it came from.
        let names = Dictionary(
            other.desk.evidence.map(\.id).filter(taken.contains).map { ($0, FactID("\(other.desk.incident)/\($0)")) }
        ) { first, _ in first }
        for fact in other.desk.evidence where !desk.evidence.contains(fact) { desk.record(fact.renamed(names)) }
        for text in other.statements { keep(text) }
        highlights = (highlights + other.highlights).sorted { ($0.at, $0.fact.text) < ($1.at, $1.fact.text) }
        while highlights.count > Self.highlightLimit { thin() }
    }

    private mutating func thin() {
        guard highlights.count > Self.highlightLimit else { return }
        // The tier with the most of them gives up its newest but one, so that the latest word is always there.
        let crowded = Dictionary(grouping: highlights.dropLast(), by: \.tier).max {
            ($0.value.count, $0.key.rawValue) < ($1.value.count, $1.key.rawValue)
        }
        if let tier = crowded?.key, let index = highlights.dropLast().lastIndex(where: { $0.tier == tier }) {
            highlights.remove(at: index)
        } else {
            highlights.removeFirst()
        }
    }
}
