/// One thing that is wrong in the configuration: where, what, and what to do about it.
package struct Problem: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The file as the user named it, such as `config/tocsin.yaml`.
    package var file: String
    /// Counted from 1; 0 when the file as a whole is meant.
    package var line: Int
    package var what: String
    package var advice: String

    package init(file: String, line: Int, what: String, advice: String) {
        self.file = file
        self.line = line
        self.what = what
        self.advice = advice
    }

    package static func < (left: Problem, right: Problem) -> Bool {
        (left.file, left.line, left.what) < (right.file, right.line, right.what)
    }

    /// `config/tocsin.yaml:41: source "12305" has no url. Add one, or remove the source.`
    package var description: String { "\(file):\(line): \(what). \(advice)" }
}

/// Gathers every problem of a configuration, so that a person mends them in one go.
///
/// A class because the readers of nested sections all write into one list; it never leaves the reading task.
package final class ProblemLog {
    package private(set) var problems: [Problem] = []

    package init() {}

    package func report(_ problem: Problem) {
        if !problems.contains(problem) { problems.append(problem) }
    }

    package var sorted: [Problem] { problems.sorted() }
    package var isEmpty: Bool { problems.isEmpty }
}
