import Crisis

extension SourceFile {
    /// - Parameter takesColumns: Whether a place may be the name of a column, too: in tables it is.
    static func readFields(_ section: ConfigSection, takesColumns: Bool) -> Source.ComplaintFields {
        var fields = Source.ComplaintFields()
        guard let mapping = section.optionalSection("fields") else { return fields }
        for name in ComplaintFieldName.allCases {
            fields[name] = mapping.complaintField(name.rawValue, takesColumns: takesColumns)
        }
        fields.details = mapping.places("details", takesColumns: takesColumns)
        mapping.finish()
        return fields
    }
}

extension ConfigSection {
    /// One place, a list of places of which the first that holds something counts, or a section with `first` or `join`.
    fileprivate func complaintField(_ key: String, takesColumns: Bool) -> Source.ComplaintField? {
        switch shape(of: key) {
        case .absent, .value, .list:
            let places = places(key, takesColumns: takesColumns)
            return places.isEmpty ? nil : Source.ComplaintField(places)
        case .section:
            guard let section = optionalSection(key) else { return nil }
            let first = section.places("first", takesColumns: takesColumns)
            let join = section.places("join", takesColumns: takesColumns)
            let separator = section.optionalString("separator")
            let constant = section.optionalString("constant")
            section.finish()
            if !first.isEmpty, !join.isEmpty {
                report("\"\(key)\" has both first and join", "Keep one of them.", at: key)
            }
            if first.isEmpty, join.isEmpty, constant == nil {
                report("\"\(key)\" names no place", "Give it first, join or constant.", at: key)
                return nil
            }
            return Source.ComplaintField(
                first.isEmpty ? join : first, separator: first.isEmpty && !join.isEmpty ? separator ?? "\n" : nil,
                constant: constant)
        }
    }

    /// One place or a list of them.
    fileprivate func places(_ key: String, takesColumns: Bool) -> [String] {
        let texts: [(text: String, line: Int)]
        switch shape(of: key) {
        case .list: texts = placedStrings(key)
        case .absent, .value, .section: texts = optionalString(key).map { [($0, line(of: key))] } ?? []
        }
        return texts.compactMap { text, line in
            if takesColumns, !text.isEmpty, !text.hasPrefix("/") { return text }
            return isPointer(text, line: line) ? text : nil
        }
    }

    /// A JSON pointer (RFC 6901): empty for the whole document, or beginning with a slash.
    package func pointer(_ key: String) -> String? {
        guard let text = optionalString(key) else { return nil }
        return isPointer(text, line: line(of: key)) ? text : nil
    }

    private func isPointer(_ text: String, line: Int) -> Bool {
        let advice: String
        if !text.isEmpty, !text.hasPrefix("/") {
            advice = "Begin it with a slash, such as /data/items."
        } else if !text.split(separator: "~", omittingEmptySubsequences: false).dropFirst().allSatisfy(\.isEscape) {
            advice = "Write ~ as ~0 and a slash inside a name as ~1."
        } else {
            return true
        }
        log.report(Problem(file: file, line: line, what: "\"\(text)\" is not a JSON pointer", advice: advice))
        return false
    }
}

extension Substring {
    /// Whether it may follow a tilde in a JSON pointer.
    fileprivate var isEscape: Bool { hasPrefix("0") || hasPrefix("1") }
}
