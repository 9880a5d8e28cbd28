import Yams

/// One YAML file of the configuration, parsed with its line numbers.
package struct ConfigFile {
    /// The name shown in problems.
    package let name: String
    package let text: String
    private let root: Yams.Node?
    /// It could not be parsed, which has been reported.
    private let isBroken: Bool
    private let log: ProblemLog

    /// Parses `text`; what is not YAML is reported to `log` and reads as an empty file.
    package init(name: String, text: String, log: ProblemLog) {
        self.name = name
        self.text = text
        self.log = log
        do {
            root = try Yams.compose(yaml: text)
            isBroken = false
        } catch {
            root = nil
            isBroken = true
            for problem in ConfigFile.problems(of: error, file: name, text: text) { log.report(problem) }
        }
    }

    /// Whether the file holds a mapping; an empty one and one of comments alone do not.
    var isMapping: Bool { root?.mapping != nil }

    /// The top mapping of the file; nil, and a problem, when the file holds something else.
    package func section() -> ConfigSection? {
        guard let root else {
            if !isBroken {
                log.report(Problem(file: name, line: 0, what: "the file is empty", advice: "Fill it or remove it."))
            }
            return nil
        }
        guard case .mapping = root else {
            log.report(
                Problem(
                    file: name, line: root.mark?.line ?? 0, what: "the file does not hold a mapping",
                    advice: "Write `key: value` lines at its top level."))
            return nil
        }
        return ConfigSection(node: root, path: "", file: name, log: log)
    }

    private static func problems(of error: any Error, file: String, text: String) -> [Problem] {
        let mend = "Mend the YAML; check indentation and quotes."
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return [Problem(file: file, line: mark.line, what: "this is not YAML: \(problem)", advice: mend)]
        case .duplicatedKeysInMapping(let duplicates, let context):
            return duplicates.sorted().map { key in
                Problem(
                    file: file, line: text.line(ofSecond: key, from: context.mark.line),
                    what: "the key \"\(key)\" stands twice", advice: "Keep one of them.")
            }
        case let other:
            return [Problem(file: file, line: 0, what: "this is not YAML: \(other ?? error)", advice: mend)]
        }
    }
}

extension String {
    /// The line on which `key:` begins for the second time with the indentation of the first, counted from 1 and from
    /// the line `start` on; `start` itself when there is none, as in `{ a: 1, a: 2 }`.
    fileprivate func line(ofSecond key: String, from start: Int) -> Int {
        var first: Int?
        for (index, line) in split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
        where index + 1 >= start {
            let content = line.drop { $0 == " " || $0 == "-" }
            guard ["\(key):", "\"\(key)\":", "'\(key)':"].contains(where: content.hasPrefix) else { continue }
            let indentation = line.count - content.count
            if first == indentation { return index + 1 }
            first = first ?? indentation
        }
        return start
    }
}
