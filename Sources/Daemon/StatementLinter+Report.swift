import Crisis
import Settings
import Status

extension Configuration {
    /// The linter of statements by the words of this configuration.
    package var linter: StatementLinter {
        StatementLinter(
            words: statementWords, analyzer: Analyzer(lexicon: lexicon), offsetMinutes: service.offsetMinutes)
    }
}

extension StatementLinter {
    /// What there is to say about a draft.
    package func report(
        _ text: String, as kind: Kind, at moment: Timestamp, file: String? = nil, incident: Incident.ID? = nil,
        context: StatementContext? = nil
    ) -> StatementReport {
        let lines = LineTable(text)
        return StatementReport(
            review(text, as: kind, at: moment, context: context), as: kind, file: file, incident: incident,
            lines: lines.place)
    }
}
