import Crisis

/// Renders an alert for the person who reads it at three in the morning: what, why, what is due next, and only then
/// how the number came about.
package struct AlertMarkdown: Sendable {
    /// The languages of the file, in their order in it.
    package var languages: [Language]
    package var moments: MomentText

    package init(languages: [Language] = [.chinese, .english], offsetMinutes: Int = 480) {
        self.languages = languages
        moments = MomentText(offsetMinutes: offsetMinutes)
    }

    /// The whole file, with a line break at its end. Nothing in it that came from outside is alive.
    package func text(of alert: Alert) -> String {
        let pages = languages.map { AlertPage(alert: alert, language: $0, moments: moments).text }
        return pages.joined(separator: "\n\n---\n\n") + "\n"
    }
}

/// One alert in one language.
struct AlertPage {
    let alert: Alert
    let language: Language
    let moments: MomentText

    var assessment: Assessment { alert.assessment }

    var text: String {
        // No incident stands behind it: there is no score, no duty and no check to show.
        if alert.incident.id == Alert.hearing {
            return [heading, whyAlone, hearingAdvice, identity].joined(separator: "\n\n")
        }
        if alert.isAboutCounts { return [heading, whyAlone, countsAdvice, identity].joined(separator: "\n\n") }
        return [
            heading, why, floors, principles, grounds, dueNext, checklist, arithmetic, identity,
        ].compactMap(\.self).joined(separator: "\n\n")
    }

    func say(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }

    func escaped(_ text: LocalizedText, limit: Int = 300) -> String {
        MarkdownText.escaped(text[language], limit: limit)
    }

    // MARK: What and why

    private var heading: String {
        let line =
            "# "
            + alert.headline(in: language).map { MarkdownText.escaped($0, limit: 160) }
            .joined(separator: " · ")
        guard alert.incident.isDrill else { return line }
        let note = say("演练（DRILL）：这不是真实事件，请按真实事件处置。", "DRILL: this is not real. Act as if it were.")
        return line + "\n\n> **\(note)**"
    }

    private var countsAdvice: String {
        say(
            "尚无事件对应这次突增。请查看最近的提及，判断是否有新的事由。",
            "No incident stands behind this surge yet. Look at the latest mentions and judge whether something is new.")
    }

    private var whyAlone: String {
        say("**为什么响铃**：", "**Why it rings:** ") + escaped(alert.sentences(moments: moments), limit: 1200)
    }

    private var hearingAdvice: String {
        say(
            "请运行 `tocsin sources` 查看每个信息源的状态、原因和下一次轮询时间。",
            "Run `tocsin sources`: it shows the state of each source, the reason, and when it is asked next.")
    }

    private var why: String {
        [
            whyAlone,
            "",
            "- \(score)",
            "- \(times)",
            "- \(matter)",
        ].joined(separator: "\n")
    }

    private var score: String {
        let previous = alert.previousLevel.title[language]
        let e = assessment.escalation.text
        return say(
            "升级风险 **E \(e)**（满分 100），等级\(assessment.level.title.zh)，此前\(previous)；可能性 L \(assessment.likelihood)，"
                + "影响 I \(assessment.impact)，五项缺口 \(assessment.gap.text)，已就绪 \(assessment.readiness.text)",
            "Escalation risk **E \(e)** of 100, level \(assessment.level.title.en), before \(previous); "
                + "likelihood L \(assessment.likelihood), impact I \(assessment.impact), "
                + "gap \(assessment.gap.text), readiness \(assessment.readiness.text)")
    }

    private var times: String {
        var parts = [say("此刻 ", "Now ") + moments.text(alert.at)]
        if let clock = alert.clock {
            parts.append(say("最早可知 K ", "first knowable K ") + moments.text(clock.known))
            let exposed = clock.exposed.map(moments.text) ?? say("尚未公开", "not public yet")
            parts.append(say("首次公开 X ", "first public X ") + exposed)
        }
        return parts.joined(separator: say("；", "; "))
    }

    private var matter: String {
        let incident = alert.incident
        let holder = incident.acknowledgement.map { acknowledgement in
            say("，", ", ") + MarkdownText.escaped(acknowledgement.by, limit: 60) + " "
                + moments.text(acknowledgement.at)
        }
        let state = incident.status.title[language] + (holder ?? "")
        // Complaints are no press: before the exposure there is none, and the line must not sound as if.
        let reports = incident.reports ?? max(0, incident.stories - incident.complaints)
        let press = say(
            reports == 0 ? "尚无媒体报道或公开发帖" : "媒体与公众的独立说法 \(reports) 种（转载不重复计）",
            reports == 0
                ? "nothing by press or public yet"
                : "\(reports) \(reports == 1 ? "account" : "accounts") by press and public (reprints not counted)")
        return say(
            "事由：\(incident.category.title.zh)；状态：\(state)；提及 \(incident.mentions) 条，其中投诉 \(incident.complaints) 件；"
                + "\(press)；始于 \(moments.text(incident.opened))",
            "About: \(incident.category.title.en); state: \(state); \(incident.mentions) mentions, "
                + "\(incident.complaints) of them complaints; \(press); since \(moments.text(incident.opened))")
    }

    private var floors: String? {
        guard !assessment.floors.isEmpty else { return nil }
        return assessment.floors.map { floor in
            let level = floor.level.title[language]
            let lead = say("**硬性底线，至少\(level)**：", "**Hard floor, at least \(level):** ")
            return
                "- \(lead)\(escaped(floor.reason)) \(MarkdownText.code(floor.rule, limit: 60))\(quotes(floor.grounds))"
        }.joined(separator: "\n")
    }

    /// At most three quotes: enough to believe it, the rest is in the JSON file.
    func quotes(_ grounds: [Ground]) -> String {
        grounds.prefix(3).map { " “\(MarkdownText.escaped($0.quote, limit: 120))”" }.joined()
    }
}
