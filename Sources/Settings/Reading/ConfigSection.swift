import Crisis
import Yams

/// One mapping of a configuration file, read key by key.
///
/// Every reading method reports what is wrong with file, line and advice and then returns nil or the default, so that
/// one pass finds all problems. `finish()` reports the keys that nobody asked for.
package final class ConfigSection {
    package let path: String
    package let file: String
    package let log: ProblemLog
    private let node: Yams.Node
    private var asked: Set<String> = []

    init(node: Yams.Node, path: String, file: String, log: ProblemLog) {
        self.node = node
        self.path = path
        self.file = file
        self.log = log
    }

    /// The line of the value at `key`, of the section when the key is not there.
    package func line(of key: String) -> Int { node.mapping?[key]?.mark?.line ?? line }

    /// The line of the section itself.
    package var line: Int { node.mark?.line ?? 0 }

    /// All keys in their order in the file.
    package var keys: [String] { node.mapping?.keys.compactMap(\.string) ?? [] }

    package func has(_ key: String) -> Bool { node.mapping?[key] != nil }

    /// Reports a problem at `key`, or at the section when the key is not there.
    package func report(_ what: String, _ advice: String, at key: String? = nil) {
        let line = key.flatMap { keyNode($0)?.mark?.line } ?? line
        log.report(Problem(file: file, line: line, what: what, advice: advice))
    }

    /// The line of a row of the text at `key`, from 0: the text behind `|` begins one line below, any other where it stands.
    package func line(of key: String, row: Int) -> Int {
        guard let scalar = node.mapping?[key]?.scalar, scalar.style == .literal else { return line(of: key) }
        return line(of: key) + 1 + row
    }

    /// Reports every key that no reading method asked for.
    package func finish() {
        for key in keys where !asked.contains(key) {
            let known = asked.sorted()
            let guess = known.min { $0.editDistance(to: key) < $1.editDistance(to: key) }
            let near = guess.flatMap { $0.editDistance(to: key) <= 2 ? $0 : nil }
            let advice = near.map { "Did you mean \"\($0)\"?" } ?? "Known here: \(known.joined(separator: ", "))."
            report("unknown key \"\(qualified(key))\"", advice, at: key)
        }
    }

    /// What is written at a key.
    package enum Shape { case absent, value, list, section }

    /// What is written at a key that may hold one thing or another; asks for nothing.
    package func shape(of key: String) -> Shape {
        guard let value = node.mapping?[key] else { return .absent }
        if value.mapping != nil { return .section }
        return value.sequence == nil ? .value : .list
    }

    // MARK: Values

    package func string(_ key: String) -> String? {
        guard let value = require(key) else { return nil }
        return text(of: value, key: key)
    }

    package func optionalString(_ key: String) -> String? {
        guard let value = value(key) else { return nil }
        return text(of: value, key: key)
    }

    package func integer(_ key: String, in range: ClosedRange<Int>, default fallback: Int? = nil) -> Int? {
        guard let value = fallback == nil ? require(key) : value(key) else { return fallback }
        guard let number = value.scalar.flatMap({ Int($0.string) }) else {
            report(
                "\"\(qualified(key))\" is not a whole number",
                "Write a number from \(range.lowerBound) to \(range.upperBound).", at: key)
            return fallback
        }
        guard range.contains(number) else {
            report(
                "\"\(qualified(key))\" is \(number)", "Write a number from \(range.lowerBound) to \(range.upperBound).",
                at: key)
            return fallback
        }
        return number
    }

    package func boolean(_ key: String, default fallback: Bool) -> Bool {
        guard let value = value(key) else { return fallback }
        switch value.scalar?.string {
        case "true": return true
        case "false": return false
        default:
            report("\"\(qualified(key))\" is neither true nor false", "Write true or false.", at: key)
            return fallback
        }
    }

    /// A length of time such as `30s`, `15m`, `4h` or `7d`.
    package func timeSpan(_ key: String, in range: ClosedRange<TimeSpan>, default fallback: TimeSpan? = nil)
        -> TimeSpan?
    {
        guard let value = fallback == nil ? require(key) : value(key) else { return fallback }
        guard let span = value.scalar.flatMap({ TimeSpan(settingText: $0.string) }) else {
            report(
                "\"\(qualified(key))\" is not a length of time", "Write a number and s, m, h or d, such as 15m.",
                at: key)
            return fallback
        }
        guard range.contains(span) else {
            report(
                "\"\(qualified(key))\" is \(span.settingText)",
                "Write a length from \(range.lowerBound.settingText) to \(range.upperBound.settingText).", at: key)
            return fallback
        }
        return span
    }

    /// One of the raw values of an enumeration.
    package func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, as type: Choice.Type, default fallback: Choice? = nil
    ) -> Choice? where Choice.RawValue == String {
        guard let value = fallback == nil ? require(key) : value(key) else { return fallback }
        guard let text = text(of: value, key: key) else { return fallback }
        return parse(text, as: type, key: key, line: value.mark?.line) ?? fallback
    }

    /// A list of raw values of an enumeration; absent is empty.
    package func choices<Choice: RawRepresentable & CaseIterable>(_ key: String, as type: Choice.Type) -> [Choice]
    where Choice.RawValue == String {
        elements(key).compactMap { element in
            guard let text = text(of: element, key: key) else { return nil }
            return parse(text, as: type, key: key, line: element.mark?.line)
        }
    }

    /// A list of strings; absent is empty.
    package func strings(_ key: String) -> [String] { placedStrings(key).map(\.text) }

    /// A list of strings, each with its line; absent is empty.
    package func placedStrings(_ key: String) -> [(text: String, line: Int)] {
        elements(key).compactMap { element in
            text(of: element, key: key).map { ($0, element.mark?.line ?? line) }
        }
    }

    /// `{ zh: …, en: … }`, both needed.
    package func localized(_ key: String) -> LocalizedText? {
        guard let section = section(key) else { return nil }
        let zh = section.string("zh")
        let en = section.string("en")
        section.finish()
        guard let zh, let en else { return nil }
        return LocalizedText(zh: zh, en: en)
    }

    /// A moment in RFC 3339 with its offset.
    package func timestamp(_ key: String) -> Timestamp? {
        guard let value = require(key), let text = text(of: value, key: key) else { return nil }
        guard let moment = Timestamp(rfc3339: text) else {
            report(
                "\"\(qualified(key))\" is not a time with an offset: \(text)",
                "Write it like 2009-02-11T08:00:00+08:00, in quotes.", at: key)
            return nil
        }
        return moment
    }

    // MARK: Nested sections

    /// A mapping under `key`, which must be there.
    package func section(_ key: String) -> ConfigSection? {
        guard let value = require(key) else { return nil }
        return section(of: value, path: qualified(key))
    }

    package func optionalSection(_ key: String) -> ConfigSection? {
        guard let value = value(key) else { return nil }
        return section(of: value, path: qualified(key))
    }

    /// A list of mappings under `key`; absent is empty.
    package func sections(_ key: String) -> [ConfigSection] {
        elements(key).enumerated().compactMap { index, element in
            section(of: element, path: "\(qualified(key))[\(index)]")
        }
    }

    /// The sections under a mapping of names, in their order in the file; absent is empty.
    package func namedSections(_ key: String) -> [(name: String, section: ConfigSection)] {
        guard let holder = optionalSection(key) else { return [] }
        return holder.keys.compactMap { name in holder.section(name).map { (name, $0) } }
    }

    // MARK: Reading nodes

    private func qualified(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    private func keyNode(_ key: String) -> Yams.Node? { node.mapping?.keys.first { $0.string == key } }

    private func value(_ key: String) -> Yams.Node? {
        asked.insert(key)
        guard let value = node.mapping?[key] else { return nil }
        if value.scalar != nil, value.null != nil { return nil }
        return value
    }

    private func require(_ key: String) -> Yams.Node? {
        if let value = value(key) { return value }
        report("\"\(qualified(key))\" is missing", "Add it.", at: key)
        return nil
    }

    private func text(of value: Yams.Node, key: String) -> String? {
        guard let scalar = value.scalar else {
            log.report(
                Problem(
                    file: file, line: value.mark?.line ?? line, what: "\"\(qualified(key))\" is not a text",
                    advice: "Write one value, in quotes when it holds special characters."))
            return nil
        }
        return scalar.string
    }

    private func elements(_ key: String) -> [Yams.Node] {
        guard let value = value(key) else { return [] }
        guard let sequence = value.sequence else {
            report("\"\(qualified(key))\" is not a list", "Write [a, b] or lines that begin with \"- \".", at: key)
            return []
        }
        return Array(sequence)
    }

    private func section(of value: Yams.Node, path: String) -> ConfigSection? {
        guard value.mapping != nil else {
            log.report(
                Problem(
                    file: file, line: value.mark?.line ?? line, what: "\"\(path)\" is not a section",
                    advice: "Write `key: value` lines under it."))
            return nil
        }
        return ConfigSection(node: value, path: path, file: file, log: log)
    }

    private func parse<Choice: RawRepresentable & CaseIterable>(
        _ text: String, as type: Choice.Type, key: String, line: Int?
    ) -> Choice? where Choice.RawValue == String {
        if let choice = Choice(rawValue: text) { return choice }
        let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        log.report(
            Problem(
                file: file, line: line ?? self.line, what: "\"\(qualified(key))\" does not know \"\(text)\"",
                advice: "Write one of: \(known)."))
        return nil
    }
}

extension TimeSpan {
    /// Reads `30s`, `15m`, `4h`, `7d` or `500ms`.
    package init?(settingText: String) {
        let units: [(suffix: String, milliseconds: Int64)] = [
            ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
        ]
        let text = settingText.filter { $0 != " " }
        guard let unit = units.first(where: { text.hasSuffix($0.suffix) }),
            let count = Int64(text.dropLast(unit.suffix.count)), count >= 0,
            !count.multipliedReportingOverflow(by: unit.milliseconds).overflow
        else { return nil }
        self.init(milliseconds: count * unit.milliseconds)
    }

    /// The shortest text that `init(settingText:)` reads back.
    package var settingText: String {
        for (suffix, size) in [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000)] as [(String, Int64)]
        where milliseconds != 0 && milliseconds % size == 0 {
            return "\(milliseconds / size)\(suffix)"
        }
        return milliseconds == 0 ? "0s" : "\(milliseconds)ms"
    }
}

extension String {
    /// Levenshtein distance in characters, for "did you mean"; both texts are short keys.
    func editDistance(to other: String) -> Int {
        let right = Array(other)
        var row = Array(0...right.count)
        for (index, character) in enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let cost = character == right[column] ? diagonal : diagonal + 1
                diagonal = row[column + 1]
                row[column + 1] = Swift.min(cost, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
