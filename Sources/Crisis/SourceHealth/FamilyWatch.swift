/// Which of the three warning sources (消费者, 媒体, 公众) still speak to us.
///
/// A silent source is not a calm one: when a whole family is dead, or only one is left, somebody must know.
package struct FamilyWatch: Hashable, Sendable {
    /// How one family stands.
    package struct Report: Hashable, Sendable {
        package enum Condition: String, Hashable, Sendable {
            /// No source of it is configured.
            case unwatched
            /// At least one source may still bring something.
            case heard
            /// All its sources are silent, failing, blocked or gone.
            case dead
        }

        package var family: SourceFamily
        package var condition: Condition
        /// Its sources by name, each with its diagnosis.
        package var sources: [SourceReport]
        package var reason: LocalizedText
    }

    /// One source within a family's report.
    package struct SourceReport: Hashable, Sendable {
        package var id: Source.ID
        package var diagnosis: SourceDiagnosis
    }

    /// One report for each family, in the order of `SourceFamily`.
    package let reports: [Report]

    /// Judges the configured sources by their states; a source without a state has not been asked yet.
    package init(sources: [Source], states: some Sequence<SourceState>, at moment: Timestamp) {
        let known = Dictionary(states.map { ($0.id, $0) }) { _, last in last }
        reports = SourceFamily.allCases.map { family in
            let members = sources.filter { $0.family == family }.sorted { $0.id < $1.id }
            return FamilyWatch.report(family, members: members, states: known, at: moment)
        }
    }

    /// Families that have sources, but none that speaks.
    package var dead: [SourceFamily] { reports.filter { $0.condition == .dead }.map(\.family) }

    /// The one family that is heard when no other is; nil when two or more are, or none.
    package var onlyHeard: SourceFamily? {
        let heard = reports.filter { $0.condition == .heard }
        return heard.count == 1 ? heard.first?.family : nil
    }

    private static func report(
        _ family: SourceFamily, members: [Source], states: [Source.ID: SourceState], at moment: Timestamp
    ) -> Report {
        var deaf: [Source.ID] = []
        let sources = members.map { source in
            let state = states[source.id] ?? SourceState(id: source.id, nextDue: moment)
            let diagnosis = state.diagnosis(at: moment, interval: source.interval)
            if isDead(diagnosis.health, failures: state.failures) { deaf.append(source.id) }
            return SourceReport(id: source.id, diagnosis: diagnosis)
        }
        let condition: Report.Condition =
            members.isEmpty ? .unwatched : (deaf.count == members.count ? .dead : .heard)
        return Report(
            family: family, condition: condition, sources: sources,
            reason: reason(family, condition, dead: deaf.count, of: members.count))
    }

    /// A refusal has to last as long as any other failure before it counts: one 403 is not worth waking somebody.
    private static func isDead(_ health: SourceHealth, failures: Int) -> Bool {
        switch health {
        case .new, .fresh, .late: false
        case .blocked, .failing: failures >= SourceState.failuresUntilFailing
        case .silent, .gone: true
        }
    }

    private static func reason(
        _ family: SourceFamily, _ condition: Report.Condition, dead: Int, of count: Int
    ) -> LocalizedText {
        let name = family.name
        return switch condition {
        case .unwatched:
            LocalizedText(zh: "没有配置\(name.zh)类来源", en: "no source of the family \(name.en) is configured")
        case .heard:
            LocalizedText(
                zh: "\(name.zh)类 \(count) 个来源中 \(count - dead) 个正常",
                en: "\(count - dead) of \(count) sources of the family \(name.en) are alive")
        case .dead:
            LocalizedText(
                zh: "\(name.zh)类的 \(count) 个来源全部静默、失败、受阻或已撤销：没有消息不等于平安",
                en:
                    "all \(count) sources of the family \(name.en) are silent, failing, blocked or gone: no news is not calm"
            )
        }
    }
}

extension SourceFamily {
    fileprivate var name: LocalizedText {
        switch self {
        case .consumers: LocalizedText(zh: "消费者", en: "consumers")
        case .media: LocalizedText(zh: "媒体", en: "media")
        case .public: LocalizedText(zh: "公众", en: "public")
        }
    }
}
