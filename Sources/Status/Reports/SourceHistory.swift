import Crisis

/// The answer to `tocsin sources ID`: one source and how its health changed.
package struct SourceHistory: Codable, Hashable, Sendable {
    package var source: SourceReport
    /// The newest first.
    package var events: [Event]

    /// A change of health.
    package struct Event: Codable, Hashable, Sendable {
        package var at: Timestamp
        package var from: SourceHealth
        package var to: SourceHealth
        package var reason: LocalizedText
    }

    package init(source: SourceReport, events: [SourceEvent]) {
        self.source = source
        self.events = events.map { Event(at: $0.at, from: $0.from, to: $0.to, reason: $0.reason) }
    }
}

extension SourceHistory {
    package func text(_ phrase: ReportPhrase, now: Timestamp) -> String {
        let head = SourceList(sources: [source]).text(phrase, now: now)
        guard !events.isEmpty else { return head }
        var table = TerminalTable(
            header: [
                phrase.word("时间", "TIME"), phrase.word("由", "FROM"), phrase.word("变为", "TO"),
                phrase.word("原因", "WHY"),
            ], limits: [0, 0, 0, 120])
        for event in events {
            table.add([
                phrase.time(event.at, now: now), phrase.pick(event.from.title), phrase.pick(event.to.title),
                phrase.pick(event.reason),
            ])
        }
        return head + "\n\n" + table.text
    }
}
