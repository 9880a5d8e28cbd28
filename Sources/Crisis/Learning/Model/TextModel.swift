/// What was learned from a team's labels: for each target a weight for every bucket of n-grams and for every signal of
/// the lexicon.
///
/// A model never stands alone. It starts from what the lexicon says and adds what the labels taught; docs/learning.md
/// tells how both are joined.
package struct TextModel: Hashable, Sendable {
    /// The weights of one target. A row's score is `prior + intercept + Σ dense + scale·Σ buckets / √n`, in nats.
    package struct Head: Hashable, Sendable {
        package let target: Target
        /// Rows that it was learned from, and how many of them were yes.
        package let rows: Int
        package let positive: Int
        let intercept: Double
        /// By place in `LexiconFeatures.names`.
        let dense: [Double]
        let scale: Double
        /// Multiples of `scale`.
        let buckets: [Int8]
    }

    /// What it is called: its file's name without folder and ending.
    package var name: String
    /// First digits of a hash of the file.
    package let digest: String
    package let hasher: FeatureHasher
    /// Whether it starts from the lexicon; false for one of n-grams alone.
    package let usesLexicon: Bool
    /// `Lexicon.digest` of the words it was made with.
    package let lexicon: String
    /// Rows it was made from.
    package let rows: Int
    /// About how many distinct n-grams the rows held.
    package let distinctNGrams: Int
    /// By target.
    package let heads: [Head]
    /// Categories that stood in the labels too rarely to be learned: the lexicon still finds them.
    package let rareCategories: [String]

    /// `NAME@digest`, by which every decision names it.
    package var fullName: String { "\(name)@\(digest)" }

    /// How many different n-grams share a bucket on average: a weight may speak for any of them.
    package var sharing: Double { Double(distinctNGrams) / Double(hasher.bucketCount) }

    init(
        name: String = "model", hasher: FeatureHasher, usesLexicon: Bool, lexicon: String, rows: Int,
        distinctNGrams: Int,
        heads: [Head], rareCategories: [String]
    ) {
        self.name = name
        self.hasher = hasher
        self.usesLexicon = usesLexicon
        self.lexicon = lexicon
        self.rows = rows
        self.distinctNGrams = distinctNGrams
        self.heads = heads
        self.rareCategories = rareCategories
        digest = ""
    }

    package func head(_ target: Target) -> Head? { heads.first { $0.target == target } }
    var categoryHeads: [Head] { heads.filter { if case .category = $0.target { true } else { false } } }
    var flagHeads: [Head] { heads.filter { if case .flag = $0.target { true } else { false } } }
}

extension TextModel {
    /// The features of one text.
    struct Row {
        let buckets: [UInt32]
        let signals: Signals
        let dense: [LexiconFeatures.Value]
        let scale: Double

        init(_ text: NormalizedText, signals: Signals, model: TextModel) {
            buckets = model.hasher.buckets(of: text)
            self.signals = signals
            dense = model.usesLexicon ? LexiconFeatures.values(of: signals) : []
            scale = buckets.isEmpty ? 0 : 1 / Double(buckets.count).squareRoot()
        }
    }

    func row(_ text: NormalizedText, signals: Signals) -> Row { Row(text, signals: signals, model: self) }

    /// The score of a row in nats: 0 is undecided.
    func score(_ head: Head, _ row: Row) -> Double {
        var sum = 0
        for bucket in row.buckets { sum += Int(head.buckets[Int(bucket)]) }
        var score = head.intercept + head.scale * row.scale * Double(sum)
        for feature in row.dense { score += head.dense[feature.place] * feature.value }
        return usesLexicon ? score + head.target.prior(row.signals) : score
    }

    func probability(_ head: Head, _ row: Row) -> Double { Logistic.probability(score(head, row)) }
}

extension Target {
    /// What the lexicon believes before any label, in nats.
    ///
    /// Its scores speak with their logit; a category or flag of its own counts 1.5 or 2 either way; of one that it does not
    /// know it believes nothing.
    func prior(_ signals: Signals) -> Double {
        switch self {
        case .negative: LexiconFeatures.logit(signals.negative)
        case .complaint: LexiconFeatures.logit(signals.complaint)
        case .category(let name):
            if Category(rawValue: name) == nil { 0 } else { (signals.category ?? .other).rawValue == name ? 1.5 : -1.5 }
        case .flag(let name):
            if Signals.knownFlags.contains(name) { signals.flagNames.contains(name) ? 2 : -2 } else { 0 }
        }
    }
}

extension Signals {
    /// Names that a label may give to what the lexicon finds besides category and tone.
    static let knownFlags: Set<String> = Set(
        Drive.allCases.map(\.rawValue) + CriticalFact.allCases.map(\.rawValue) + HarmClass.allCases.map(\.rawValue))

    /// Those found in the text.
    var flagNames: Set<String> {
        var names = Set(drives.map(\.rawValue)).union(facts.map(\.rawValue))
        if let harm { names.insert(harm.rawValue) }
        return names
    }
}
