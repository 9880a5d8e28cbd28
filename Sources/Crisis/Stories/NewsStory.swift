/// One news event as many outlets report it in different words, with the reprints of each report inside.
struct NewsStory: Sendable {
    /// Terms that are kept.
    private static let termLimit = 200
    /// Terms by which it is found.
    private static let indexedLimit = 28
    /// Kinds of harm that are kept; there are few words for them.
    private static let alarmLimit = 16

    let number: Int
    /// The first story of the incident that it is part of.
    var incident: Int
    private(set) var title: String
    private(set) var sum: TermVector
    private(set) var length: Float = 0
    private(set) var texts = 1
    private(set) var wordings = 1
    private(set) var firstSeen: Timestamp
    private(set) var lastSeen: Timestamp
    /// Places and brands, with the number of texts that named them.
    private(set) var anchors: [UInt32: Int] = [:]
    /// Terms of its average text, by which a bare headline is told from an article.
    private(set) var averageTerms: Float
    private(set) var alarms: Set<String> = []
    let isChinese: Bool
    /// Terms under which it stands in the index, ascending.
    var indexed: [UInt32] = []

    init(number: Int, title: String, _ vector: TermVector, _ reading: StoryText, at time: Timestamp) {
        self.number = number
        incident = number
        self.title = title
        sum = vector
        averageTerms = Float(vector.count)
        firstSeen = time
        lastSeen = time
        isChinese = reading.isChinese
        for anchor in reading.anchors { anchors[anchor] = 1 }
        tidy()
    }

    mutating func add(_ vector: TermVector, anchors: Set<UInt32>, at time: Timestamp) {
        averageTerms += (Float(vector.count) - averageTerms) / Float(min(texts + 1, 50))
        texts += 1
        wordings += 1
        lastSeen = max(lastSeen, time)
        for anchor in anchors { self.anchors[anchor, default: 0] += 1 }
        sum.add(vector)
        tidy()
    }

    mutating func merge(_ other: NewsStory) {
        averageTerms =
            (averageTerms * Float(texts) + other.averageTerms * Float(other.texts)) / Float(texts + other.texts)
        texts += other.texts
        wordings += other.wordings
        firstSeen = min(firstSeen, other.firstSeen)
        lastSeen = max(lastSeen, other.lastSeen)
        for (anchor, count) in other.anchors { anchors[anchor, default: 0] += count }
        warn(of: other.alarms)
        sum.add(other.sum)
        tidy()
    }

    /// A copy of a text that it holds: heard again, but nothing new.
    mutating func repeated(at time: Timestamp) {
        texts += 1
        lastSeen = max(lastSeen, time)
    }

    mutating func warn(of kinds: Set<String>) {
        if alarms.count < NewsStory.alarmLimit { alarms.formUnion(kinds) }
    }

    private mutating func tidy() {
        if sum.count > NewsStory.termLimit * 2 { sum.prune(to: NewsStory.termLimit) }
        length = sum.squares.squareRoot()
    }

    func cosine(_ vector: TermVector) -> Float { length > 0 ? sum.dot(vector) / length : 0 }

    func cosine(_ other: NewsStory) -> Float {
        length > 0 && other.length > 0 ? sum.dot(other.sum) / (length * other.length) : 0
    }

    /// Whether both name places or brands and none is common to them.
    func isElsewhere(_ others: some Collection<UInt32>) -> Bool {
        !others.isEmpty && !anchors.isEmpty && others.allSatisfy { anchors[$0] == nil }
    }

    /// The terms that find it.
    var findingTerms: [UInt32] { sum.heaviest(NewsStory.indexedLimit).map { sum.hashes[$0] }.sorted() }

    var summary: StorySummary {
        StorySummary(
            number: number, incident: incident, title: title, texts: texts, wordings: wordings, firstSeen: firstSeen,
            lastSeen: lastSeen, alarms: alarms.sorted())
    }
}
