import Crisis
import Delivery

/// Runs a stream of mentions through the live engine with a clock of its own.
package struct MentionReplay: Sendable {
    private let criteria: Criteria
    /// How often open incidents are assessed when nothing happens.
    private let tick: TimeSpan
    /// How long it goes on after the last mention.
    private let aftermath: TimeSpan

    package init(criteria: Criteria, tick: TimeSpan = .hours(1), aftermath: TimeSpan = .hours(24)) {
        self.criteria = criteria
        self.tick = tick
        self.aftermath = aftermath
    }

    package func story(of mentions: [StreamedMention]) -> ReplayStory {
        var story = ReplayStory()
        guard let first = mentions.first, let last = mentions.last else { return story }
        var engine = Engine(criteria: criteria)
        var known: Set<String> = []
        var waiting = mentions[...]
        var now = first.time
        var nextTick = now + tick
        let end = last.time + aftermath
        while now <= end {
            let due = waiting.prefix { $0.time <= now }
            waiting = waiting.dropFirst(due.count)
            let fresh = due.map(\.arrival).filter { known.insert("\($0.source.id)/\($0.item.identity)").inserted }
            if !fresh.isEmpty { add(engine.observe(fresh, at: now), to: &story) }
            if now >= nextTick {
                add(engine.tick(at: now), to: &story)
                nextTick = now + tick
            } else if fresh.isEmpty {
                add(engine.tick(at: now), to: &story)
            }
            let moments = [waiting.first?.time, nextTick, engine.nextMoment(after: now)].compactMap { $0 }
            guard let next = moments.filter({ $0 > now }).min() else { break }
            now = next
        }
        return story
    }

    private func add(_ outcome: Outcome, to story: inout ReplayStory) {
        let moments = MomentText(offsetMinutes: criteria.offsetMinutes)
        for judged in outcome.judged {
            var row = ReplayRow(
                kind: "assessment", incident: judged.incident.id, assessment: judged.assessment,
                reason: judged.assessment.summary)
            row.title = judged.incident.title
            story.rows.append(row)
            for alert in outcome.alerts where alert.incident.id == judged.incident.id {
                for reason in [alert.reason] + alert.alsoFor {
                    var row = ReplayRow(
                        kind: reason.kind, incident: judged.incident.id, assessment: alert.assessment,
                        reason: alert.sentence(of: reason, moments: moments))
                    row.alert = alert.id.text
                    row.title = judged.incident.title
                    story.rows.append(row)
                }
            }
        }
    }
}
