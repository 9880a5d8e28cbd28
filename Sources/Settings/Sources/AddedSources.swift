import Crisis

/// The text of `sources/added.yaml`, to which commands add sources: everything that people wrote there stays as it is.
package struct AddedSources: Hashable, Sendable {
    package static let fileName = "added.yaml"

    /// Why the file cannot be changed by a program.
    package struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// Counted from 1; 0 when the file as a whole is meant.
        package var line: Int
        package var what: String

        package var description: String { what }
    }

    package private(set) var text: String

    private static let head = """
        # Sources that `tocsin source add` and `tocsin source import` have added; edit them as you like.
        # 由 `tocsin source add` 和 `tocsin source import` 添加的信息源,可随意修改。
        sources:

        """

    /// - Parameter text: what the file holds; nil when there is none yet.
    package init(text: String?) { self.text = text ?? "" }

    /// Adds sources behind those that are there.
    package mutating func append(_ sources: [Source]) throws(Refusal) {
        guard !sources.isEmpty else { return }
        let before = try read(text)
        var next = text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
        var indentation = 2
        switch try place() {
        case .nowhere: next += next.isEmpty ? Self.head : "\n" + Self.head
        case .emptyList(let line): next = Self.opening(next, line: line)
        case .list(let column): indentation = column
        }
        next += sources.map { $0.yaml(indentation: indentation) }.joined()
        guard try read(next) == before + sources else {
            throw Refusal(line: 0, what: "the file cannot be extended without changing what it says")
        }
        text = next
    }

    /// Takes a source out, with the comment lines that stand directly above it; false when it is not in this file.
    package mutating func remove(_ id: Source.ID) throws(Refusal) -> Bool {
        let before = try read(text)
        guard let index = before.firstIndex(where: { $0.id == id }) else { return false }
        let entries = Self.entries(of: text)
        guard entries.count == before.count, case .list(let column) = try place() else {
            throw Refusal(line: 0, what: "the list \"sources\" is not written in lines that begin with \"- \"")
        }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let start = Self.withComments(above: entries[index], in: lines)
        let end =
            index + 1 < entries.count
            ? Self.withComments(above: entries[index + 1], in: lines)
            : Self.end(of: entries[index], column: column, in: lines)
        lines.removeSubrange(start..<end)
        var next = lines.joined(separator: "\n")
        if before.count == 1 { next = Self.closing(next) }
        var rest = before
        rest.remove(at: index)
        guard try read(next) == rest else {
            throw Refusal(line: entries[index] + 1, what: "the source cannot be cut out without changing others")
        }
        text = next
        return true
    }

    /// The sources of the file, watches unchecked.
    private func read(_ text: String) throws(Refusal) -> [Source] {
        guard text.contains(where: { !$0.isWhitespace }) else { return [] }
        let log = ProblemLog()
        guard ConfigFile(name: "", text: text, log: log).isMapping else {
            if let problem = log.sorted.first { throw Refusal(line: problem.line, what: problem.what) }
            return []
        }
        let sources = SourceFile.read(files: [("", text)], folder: "", watches: nil, log: log)
        if let problem = log.sorted.first { throw Refusal(line: problem.line, what: problem.what) }
        return sources
    }
}

/// Where the list stands in the text.
extension AddedSources {
    private enum Place {
        case nowhere
        /// `sources:` or `sources: []` on that line, counted from 0.
        case emptyList(line: Int)
        /// Entries whose dash stands behind so many blanks, to the end of the file.
        case list(column: Int)
    }

    private func place() throws(Refusal) -> Place {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let line = lines.firstIndex(where: { $0.hasPrefix("sources:") }) else {
            let isBlank = lines.allSatisfy { $0.allSatisfy(\.isWhitespace) || $0.hasPrefix("#") || $0 == "---" }
            guard isBlank else { throw Refusal(line: 0, what: "the file holds no list \"sources\"") }
            return .nowhere
        }
        // A list that other keys follow has no end that could be extended.
        if let other = lines.indices.dropFirst(line + 1).first(where: { Self.isTopLevel(lines[$0]) }) {
            throw Refusal(line: other + 1, what: "something else follows the list \"sources\"")
        }
        if let first = Self.entries(of: text).first { return .list(column: lines[first].prefix { $0 == " " }.count) }
        let value = lines[line].dropFirst("sources:".count).prefix { $0 != "#" }.filter { !$0.isWhitespace }
        guard value.isEmpty || value == "[]" else {
            throw Refusal(line: line + 1, what: "the list \"sources\" is written in one line")
        }
        return .emptyList(line: line)
    }

    private static func isTopLevel(_ line: Substring) -> Bool {
        guard let first = line.first else { return false }
        return !first.isWhitespace && first != "#" && first != "-"
    }

    /// The lines, counted from 0, on which the entries of the list begin.
    private static func entries(of text: String) -> [Int] {
        let unread = ProblemLog()
        let section = ConfigFile(name: "", text: text, log: unread).section()
        return section?.sections("sources").map { $0.line - 1 } ?? []
    }

    /// `sources: []` as `sources:`; a comment behind it stays.
    private static func opening(_ text: String, line: Int) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines[line] = lines[line].replacing("[]", with: "", maxReplacements: 1).trimmingEnd
        return lines.joined(separator: "\n")
    }

    /// `sources:` with nothing under it as `sources: []`.
    private static func closing(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let line = lines.firstIndex(where: { $0.hasPrefix("sources:") }) else { return text }
        lines[line] = "sources: []" + lines[line].dropFirst("sources:".count)
        return lines.joined(separator: "\n")
    }

    private static func withComments(above entry: Int, in lines: [String]) -> Int {
        var start = entry
        while start > 0, lines[start - 1].drop(while: { $0 == " " }).hasPrefix("#"), lines[start - 1].hasPrefix(" ") {
            start -= 1
        }
        return start
    }

    /// The line behind the last entry: what is indented deeper than its dash belongs to it.
    private static func end(of entry: Int, column: Int, in lines: [String]) -> Int {
        var end = entry + 1
        for line in lines.indices.dropFirst(entry + 1) {
            let indentation = lines[line].prefix { $0 == " " }.count
            guard indentation < lines[line].count else { continue }
            guard indentation > column else { break }
            end = line + 1
        }
        return end
    }
}

extension Source {
    /// The source as an entry of the list, for feeds: every text in quotes, since a stranger may have written it.
    fileprivate func yaml(indentation: Int) -> String {
        guard case .feed(let feed) = origin else { return "" }
        let blanks = String(repeating: " ", count: indentation)
        var lines = [
            "- id: \(id.yamlQuoted)", "  title: { zh: \(title.zh.yamlQuoted), en: \(title.en.yamlQuoted) }",
            "  family: \(family.rawValue)", "  tier: \(tier.rawValue)",
        ]
        if !watches.isEmpty { lines.append("  watches: [\(watches.map(\.yamlQuoted).joined(separator: ", "))]") }
        if offsetMinutes != 480 { lines.append("  utc_offset: \(Self.offset(offsetMinutes).yamlQuoted)") }
        lines.append("  feed:")
        lines.append("    url: \(feed.url.yamlQuoted)")
        lines.append("    interval: \(feed.interval?.settingText ?? "adaptive")")
        if feed.trusted { lines.append("    trusted: true") }
        return lines.map { blanks + $0 + "\n" }.joined()
    }

    /// `+08:00`.
    private static func offset(_ minutes: Int) -> String {
        let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
        let two = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
        return (minutes < 0 ? "-" : "+") + two(hours) + ":" + two(rest)
    }
}

extension String {
    /// As a double-quoted scalar of YAML 1.2: only printable characters that neither end it nor turn the line stand in
    /// it as they are.
    var yamlQuoted: String {
        var quoted = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            default: quoted += scalar.isPlainInYAML ? String(scalar) : scalar.yamlEscape
            }
        }
        return quoted + "\""
    }

    fileprivate var trimmingEnd: String {
        var rest = self[...]
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}

extension Unicode.Scalar {
    fileprivate var isPlainInYAML: Bool {
        if isASCII { return value >= 0x20 && value != 0x7F }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        default: return true
        }
    }

    fileprivate var yamlEscape: String {
        let digits = String(value, radix: 16, uppercase: true)
        let (mark, width) = value <= 0xFF ? ("x", 2) : value <= 0xFFFF ? ("u", 4) : ("U", 8)
        return "\\\(mark)" + String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}
