import Crisis

/// The answer to `GET /v1/mention?id=…`: one mention with its text, masked as alert files are, and what was read in it.
package struct MentionReport: Codable, Hashable, Sendable {
    package var id: Mention.ID
    package var time: Timestamp
    package var watch: String
    package var source: String
    package var tier: Tier
    package var kind: MentionKind
    package var title: String
    package var text: String
    package var url: String?
    package var negative: PerMille
    package var complaint: PerMille
    package var category: Category?
    package var state: EventState
    /// Flags, drives and facts that stand, by name.
    package var findings: [String]
    /// The model that had a say, as `NAME@digest`, and what it decided.
    package var model: ModelReading?

    package init(mention: Mention, signals: Signals, redactor: Redactor) {
        id = mention.id
        time = mention.time
        watch = mention.watch
        source = mention.source
        tier = mention.tier
        kind = mention.item.kind
        title = redactor.redact(mention.item.title)
        text = redactor.redact(mention.item.text)
        url = mention.item.url
        negative = signals.negative
        complaint = signals.complaint
        category = signals.category
        state = signals.state
        findings = Array(Set(signals.standing.map(\.meaning.name))).sorted()
        model = signals.model
    }

    /// Title and text as one, as they are read and labelled.
    package var fullText: String {
        title.isEmpty || text.isEmpty ? title + text : title + "\n" + text
    }
}

extension DeskRefusal {
    static func unknownMention(_ id: Mention.ID) -> DeskRefusal {
        let name = TerminalText.fitted(TerminalText.safe(id.text), cells: 64)
        return DeskRefusal(
            .unknownMention,
            LocalizedText(
                zh: "没有编号为“\(name)”的提及。tocsin show 事件编号 --json 列出提及的编号。",
                en: "There is no mention \"\(name)\". tocsin show INCIDENT --json lists their ids."))
    }
}
