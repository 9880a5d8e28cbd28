import Crisis

extension PlaybookTexts {
    /// The texts for a terminal, with every blank as a person sees it.
    package func text(_ phrase: ReportPhrase) -> String {
        blocks(phrase.language).flatMap { block -> [String] in
            switch block {
            case .heading(let text): ["", "== \(text)"]
            case .subheading(let text): ["", "-- \(text)"]
            case .paragraph(let text): ["   (\(text))"]
            case .quote(let text):
                text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { "   \($0)" }
            case .list(let items): items.map { "   \($0)" }
            case .table, .words, .chart: []
            }
        }.map { TerminalText.safe($0) }.joined(separator: "\n")
    }
}
