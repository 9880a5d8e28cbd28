/// The rows of a label file made ready for learning: corrected, each text once, contradictions settled, in an order that
/// does not depend on the file's.
package struct TrainingSet: Sendable {
    package static let mostRows = 500_000
    package static let mostClasses = 64
    package static let longestName = 64

    /// A text that was labelled in two ways.
    package struct Contradiction: Hashable, Codable, Sendable {
        package enum Treatment: String, Codable, Sendable {
            /// The label of most rows holds.
            case majority
            /// As many say the one as the other: the label is left out.
            case dropped
        }

        /// The first rows of the text, at the most ten.
        package var lines: [Int]
        /// `negative`, `complaint`, `category` or `flags`.
        package var target: String
        package var treatment: Treatment
    }

    struct Row: Sendable {
        var key: UInt64
        var text: String
        var labels: LabelledText
    }

    /// By key of the text.
    private(set) var rows: [Row] = []
    package private(set) var contradictions: [Contradiction] = []
    /// Rows that a later row of the same id corrected.
    package private(set) var corrected = 0
    /// Rows with a text that stood there before.
    package private(set) var repeated = 0
    /// Lines of rows without anything to read or without a label.
    package private(set) var withoutText: [Int] = []
    package private(set) var withoutLabel: [Int] = []

    package init(_ texts: [LabelledText]) throws(TrainingRefusal) {
        guard texts.count <= TrainingSet.mostRows else { throw .tooManyRows(texts.count) }
        var groups: [UInt64: [LabelledText]] = [:]
        for row in newest(texts) {
            let text = NormalizedText(row.text)
            if text.bytes.isEmpty {
                withoutText.append(row.line)
            } else if !row.hasLabel {
                withoutLabel.append(row.line)
            } else {
                groups[TrainingSet.key(of: text), default: []].append(row)
            }
        }
        for (key, group) in groups.sorted(by: { $0.key < $1.key }) {
            repeated += group.count - 1
            let labels = settle(group)
            if labels.hasLabel { rows.append(Row(key: key, text: labels.text, labels: labels)) }
        }
        contradictions.sort { ($0.lines.first ?? 0, $0.target) < ($1.lines.first ?? 0, $1.target) }
        try checkNames()
    }

    package var count: Int { rows.count }

    /// A text's own number; equal texts have the same, whatever their spelling of width and case.
    static func key(of text: NormalizedText) -> UInt64 {
        var hash = StableHash()
        for byte in text.bytes { hash.combine(UInt32(byte)) }
        return hash.value
    }

    /// The rows as the last word on each id leaves them.
    private mutating func newest(_ texts: [LabelledText]) -> [LabelledText] {
        var places: [String: Int] = [:]
        var result: [LabelledText] = []
        result.reserveCapacity(texts.count)
        for row in texts {
            if let id = row.id, let place = places[id] {
                result[place].take(row)
                corrected += 1
            } else {
                if let id = row.id { places[id] = result.count }
                result.append(row)
            }
        }
        return result
    }

    /// One row for all rows of a text.
    private mutating func settle(_ group: [LabelledText]) -> LabelledText {
        guard group.count > 1, let first = group.first else { return group[0] }
        let lines = Array(group.map(\.line).sorted().prefix(10))
        return LabelledText(
            line: lines.first ?? first.line, id: first.id, text: first.text,
            negative: settle(group.compactMap(\.negative), "negative", lines),
            complaint: settle(group.compactMap(\.complaint), "complaint", lines),
            category: settle(group.compactMap(\.category), "category", lines),
            flags: settle(group.compactMap(\.flags), "flags", lines))
    }

    private mutating func settle<Label: Hashable>(_ labels: [Label], _ target: String, _ lines: [Int]) -> Label? {
        var counts: [Label: Int] = [:]
        for label in labels { counts[label, default: 0] += 1 }
        guard counts.count > 1, let most = counts.values.max() else { return labels.first }
        let best = counts.filter { $0.value == most }
        contradictions.append(
            Contradiction(lines: lines, target: target, treatment: best.count == 1 ? .majority : .dropped))
        return best.count == 1 ? best.first?.key : nil
    }

    private func checkNames() throws(TrainingRefusal) {
        let categories = Set(rows.compactMap(\.labels.category))
        let flags = rows.reduce(into: Set<String>()) { $0.formUnion($1.labels.flags ?? []) }
        for (kind, names) in [("category", categories), ("flags", flags)] {
            guard names.count <= TrainingSet.mostClasses else { throw .tooManyClasses(kind, names.count) }
            for name in names.sorted() where name.unicodeScalars.count > TrainingSet.longestName {
                let row = rows.first { $0.labels.category == name || $0.labels.flags?.contains(name) == true }
                throw .longName(kind, line: row?.labels.line ?? 0)
            }
        }
    }
}

/// Why nothing can be learned from a label file.
package enum TrainingRefusal: Error, Hashable, Sendable {
    case noRows
    case tooManyRows(Int)
    case tooMuchText
    case tooManyClasses(String, Int)
    case longName(String, line: Int)

    package var message: LocalizedText {
        switch self {
        case .noRows:
            LocalizedText(
                zh: "没有可以学习的标注：每个目标至少要 20 行，每一类至少 5 行。",
                en: "There is nothing to learn from: a target needs 20 labelled rows at least, and 5 of each kind.")
        case .tooManyRows(let count):
            LocalizedText(
                zh: "标注有 \(count) 行，最多 \(TrainingSet.mostRows) 行。请抽样后再训练。",
                en: "There are \(count) rows; \(TrainingSet.mostRows) are the most. Train on a sample.")
        case .tooMuchText:
            LocalizedText(
                zh: "标注文本过多，内存放不下。请抽样后再训练。",
                en: "The texts are too much for memory. Train on a sample.")
        case .tooManyClasses(let kind, let count):
            LocalizedText(
                zh: "\(kind) 有 \(count) 个不同的值，最多 \(TrainingSet.mostClasses) 个。请合并类别，或检查这一列是否写对。",
                en:
                    "\(kind) has \(count) different values; \(TrainingSet.mostClasses) are the most. Join classes, or see whether it is the right column."
            )
        case .longName(let kind, let line):
            LocalizedText(
                zh: "第 \(line) 行的 \(kind) 超过 \(TrainingSet.longestName) 个字符。请用短名称。",
                en: "line \(line): the \(kind) has more than \(TrainingSet.longestName) characters. Use a short name.")
        }
    }
}
