import Crisis

/// Reads `config/intake/columns.yaml`: which column of an export is what.
package enum ColumnsFile {
    package static func read(name: String, text: String, log: ProblemLog) -> ComplaintColumns {
        var columns = ComplaintColumns()
        guard let section = ConfigFile(name: name, text: text, log: log).section() else { return columns }
        var places: [String: Int] = [:]
        let roles = ComplaintFieldName.allCases.map { ($0.rawValue, ComplaintColumns.Role.field($0)) }
        for (key, role) in roles + [("details", .detail)] {
            for (name, line) in section.placedStrings(key) {
                let folded = ComplaintColumns.folded(name)
                if columns.add(name, as: role) {
                    places[folded] = line
                } else {
                    log.report(
                        Problem(
                            file: section.file, line: line,
                            what: folded.isEmpty
                                ? "\"\(name)\" is no name of a column"
                                : "the column \"\(name)\" stands twice, first in line \(places[folded] ?? 0)",
                            advice: "Remove it. Case, spaces, punctuation and what is in brackets do not count."))
                }
            }
        }
        section.finish()
        return columns
    }
}
