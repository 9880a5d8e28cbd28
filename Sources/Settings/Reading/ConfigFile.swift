import Yams

/// One YAML file of the configuration, parsed with its line numbers.
package struct ConfigFile {
    /// The name shown in problems.
    package let name: String
    package let text: String
    private let root: Yams.Node?
    private let log: ProblemLog

    /// Parses `text`; what is not YAML is reported to `log` and reads as an empty file.
    package init(name: String, text: String, log: ProblemLog) {
        self.name = name
        self.text = text
        self.log = log
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            root = nil
            let (line, what) = ConfigFile.place(of: error)
            log.report(
                Problem(file: name, line: line, what: what, advice: "Mend the YAML; check indentation and quotes."))
        }
    }

    /// The top mapping of the file; nil, and a problem, when the file holds something else.
    package func section() -> ConfigSection? {
        guard let root else {
            if log.isEmpty {
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

    private static func place(of error: any Error) -> (line: Int, what: String) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (mark.line, "this is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            (context.mark.line, "the key \(duplicates.sorted().joined(separator: ", ")) stands twice")
        case let other:
            (0, "this is not YAML: \(other.map { "\($0)" } ?? "\(error)")")
        }
    }
}
