import Crisis
import GoldenFiles
import Status
import Testing

@Suite("What the person on call reads")
struct ReportTextTests {
    private let golden = GoldenFolder()

    private func expect(_ name: String, _ text: (ReportPhrase) -> String) throws {
        for phrase in [ReportFixture.chinese, ReportFixture.english] {
            let written = text(phrase) + "\n"
            try golden.expect(written.utf8, equalsFile: "\(name).\(phrase.language.rawValue).txt")
            for line in written.split(separator: "\n") { #expect(TerminalText.safe(String(line)) == line) }
        }
    }

    @Test("the status says what burns, what is due and what is wrong with the service")
    func status() throws {
        try expect("status") { ReportFixture.status.text($0) }
        try expect("status-calm") { ReportFixture.calm.text($0) }
    }

    @Test("the incidents stand in columns, a drill is named as one")
    func incidents() throws { try expect("incidents") { ReportFixture.list.text($0, now: ReportFixture.now) } }

    @Test("one incident: who has it, what was said, what was done")
    func show() throws { try expect("show") { ReportFixture.report.text($0, now: ReportFixture.now) } }

    @Test("the explanation names every part, check, quote and rule set")
    func explain() throws { try expect("explain") { ReportFixture.explanation.text($0) } }

    @Test("the checklist says who does what by when")
    func checklist() throws { try expect("checklist") { ReportFixture.checklist.text($0, now: ReportFixture.now) } }

    @Test("the sources say why one is not fresh")
    func sources() throws { try expect("sources") { ReportFixture.sources.text($0, now: ReportFixture.now) } }

    @Test("one source tells how its health changed")
    func source() throws { try expect("source") { ReportFixture.history.text($0, now: ReportFixture.now) } }

    @Test("the alerts, the newest first")
    func alerts() throws { try expect("alerts") { ReportFixture.alerts.text($0, now: ReportFixture.now) } }

    @Test("the outbox says what waits, what is dead and what arrived")
    func outbox() throws { try expect("outbox") { ReportFixture.outbox.text($0, now: ReportFixture.now) } }

    @Test("an empty answer is a sentence")
    func empty() {
        let (zh, en, now) = (ReportFixture.chinese, ReportFixture.english, ReportFixture.now)
        #expect(IncidentList(incidents: []).text(en, now: now) == "no open incident")
        #expect(IncidentList(incidents: []).text(en, now: now, includingClosed: true) == "no incident yet")
        #expect(SourceList(sources: []).text(zh, now: now) == "没有配置来源")
        #expect(AlertList(alerts: []).text(zh, now: now) == "没有警报")
        #expect(OutboxList(notifications: []).text(en, now: now) == "the outbox is empty")
    }

    @Test("no word of the program stands in a Chinese text")
    func chineseIsChinese() throws {
        let (zh, now) = (ReportFixture.chinese, ReportFixture.now)
        let texts = [
            ReportFixture.status.text(zh), ReportFixture.list.text(zh, now: now),
            ReportFixture.report.text(zh, now: now),
            ReportFixture.explanation.text(zh), ReportFixture.checklist.text(zh, now: now),
            ReportFixture.sources.text(zh, now: now), ReportFixture.outbox.text(zh, now: now),
        ]
        var words: Set<String> = ["not_applicable", "own_statement"]
        for set in [
            SourceFamily.allCases.map(\.rawValue), Tier.allCases.map(\.rawValue), SourceHealth.allCases.map(\.rawValue),
            Crisis.Notification.State.allCases.map(\.rawValue), ChecklistItem.State.allCases.map(\.rawValue),
            Level.allCases.map(\.rawValue), Category.allCases.map(\.rawValue), ScorePart.allCases.map(\.rawValue),
            Polarity.allCases.map(\.rawValue), MentionKind.allCases.map(\.rawValue),
        ] { words.formUnion(set) }
        // Ids are words of the operator's own: complaint-desk, msg_01/dead.
        let found = texts.flatMap { $0.split { !($0.isASCII && ($0.isLetter || "_/-".contains($0))) } }
        #expect(found.filter { words.contains(String($0)) } == [])
    }
}
