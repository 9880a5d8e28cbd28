/// The rows of a training set with their features and what the lexicon says of them.
struct TrainingRows {
    let hasher: FeatureHasher
    let usesLexicon: Bool
    private(set) var matrix: FeatureMatrix
    private(set) var labels: [LabelledText] = []
    /// Without findings of tone alone.
    private(set) var signals: [Signals] = []
    let distinctNGrams: Int

    init(
        _ set: TrainingSet, analyzer: Analyzer, options: Trainer.Options, mostEntries: Int
    ) throws(TrainingRefusal) {
        hasher = FeatureHasher(bits: options.bits)
        usesLexicon = options.usesLexicon
        matrix = FeatureMatrix(
            bucketCount: hasher.bucketCount, denseCount: options.usesLexicon ? LexiconFeatures.names.count : 0)
        var count = NGramCount()
        for row in set.rows {
            let text = NormalizedText(row.text)
            var read = analyzer.readByLexicon(text)
            matrix.append(
                buckets: hasher.buckets(of: text) { count.meet($0) },
                dense: options.usesLexicon ? LexiconFeatures.values(of: read).map { ($0.place, $0.value) } : [])
            read.findings = read.findings.filter { LexiconFeatures.place(of: $0.meaning) != nil }
            signals.append(read)
            labels.append(row.labels)
            guard matrix.entries <= mostEntries else { throw .tooMuchText }
        }
        distinctNGrams = count.distinct
    }

    /// What is believed of a row before any label.
    func offset(_ target: Target, _ row: Int) -> Double { usesLexicon ? target.prior(signals[row]) : 0 }

    func offsets(_ target: Target) -> [Double] { usesLexicon ? signals.map(target.prior) : [] }

    /// The lexicon's own answer as a probability.
    func lexiconProbability(_ target: Target, _ row: Int) -> Double {
        switch target {
        case .negative: Double(signals[row].negative.value) / 1000
        case .complaint: Double(signals[row].complaint.value) / 1000
        case .category(let name): signals[row].category?.rawValue == name ? 1 : 0
        case .flag(let name): signals[row].flagNames.contains(name) ? 1 : 0
        }
    }

    /// A flag that the rules find holds, whatever the model thinks of it.
    func joined(_ probability: Double, _ target: Target, _ row: Int) -> Double {
        guard usesLexicon, case .flag(let name) = target, signals[row].flagNames.contains(name) else {
            return probability
        }
        return max(0.5, probability)
    }

    /// Labels by how often they stand there.
    private func counts(_ names: (LabelledText) -> [String]) -> [String: Int] {
        labels.reduce(into: [:]) { counts, row in for name in names(row) { counts[name, default: 0] += 1 } }
    }

    var categoryCounts: [String: Int] { counts { $0.category.map { [$0] } ?? [] } }
    var flagCounts: [String: Int] { counts { Array($0.flags ?? []) } }

    var rareCategories: [String] {
        categoryCounts.filter { $0.value < Trainer.fewestOfKind }.map(\.key).sorted()
    }

    var tooRare: [String] {
        rareCategories.map { "category:\($0)" }
            + flagCounts.filter { $0.value < Trainer.fewestOfKind }.map { "flag:\($0.key)" }.sorted()
    }
}

/// A target that is yes or no, with the rows whose answer is known.
struct BinaryTask {
    var target: Target
    var rows: [Int]
    /// By row of the matrix: +1 or -1, 0 where nobody has said.
    var labels: [Double]

    private init?(_ target: Target, _ rows: TrainingRows, _ label: (LabelledText) -> Bool?) {
        let labels: [Double] = rows.labels.map { row in label(row).map { $0 ? 1 : -1 } ?? 0 }
        self.target = target
        self.labels = labels
        self.rows = labels.indices.filter { labels[$0] != 0 }
        let yes = labels.count { $0 > 0 }
        guard self.rows.count >= Trainer.fewestRows, yes >= Trainer.fewestOfKind,
            self.rows.count - yes >= Trainer.fewestOfKind
        else { return nil }
    }

    /// Every target with enough rows.
    static func all(_ rows: TrainingRows) -> [BinaryTask] {
        let flags = rows.flagCounts.filter { $0.value >= Trainer.fewestOfKind }.map(\.key).sorted()
        return [
            BinaryTask(.negative, rows) { $0.negative }, BinaryTask(.complaint, rows) { $0.complaint },
        ].compactMap { $0 }
            + flags.compactMap { name in BinaryTask(.flag(name), rows) { $0.flags?.contains(name) } }
    }
}

/// The category, with the rows whose category is known.
struct CategoryTask {
    /// Those with enough rows to be learned.
    var classes: [String]
    var rows: [Int]
    /// By row of the matrix.
    var names: [String?]
    /// By row of the matrix: the number of its class; -1 for a rare one.
    var kinds: [Int]
    var commonest: String

    init?(_ rows: TrainingRows) {
        let counts = rows.categoryCounts
        classes = counts.filter { $0.value >= Trainer.fewestOfKind }.map(\.key).sorted()
        let names = rows.labels.map(\.category)
        self.names = names
        self.rows = names.indices.filter { names[$0] != nil }
        let numbers = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($0.element, $0.offset) })
        kinds = names.map { name in name.flatMap { numbers[$0] } ?? -1 }
        commonest = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
        guard classes.count >= 2, self.rows.count >= Trainer.fewestRows else { return nil }
    }

    func labels(_ name: String) -> [Double] { names.map { $0 == name ? 1 : -1 } }
}
