/// What the engine does with counts: mentions into series, bins closed, surges told.
extension Engine {
    /// A surge, and the incident that grew by it.
    struct FoundSurge {
        var notice: SurgeNotice
        var incident: Incident.ID?
    }

    /// A surge is no news so soon after its incident became graver.
    private static let afterRise = TimeSpan.minutes(30)

    // MARK: Counting

    mutating func count(_ mention: Mention, signals: Signals, at now: Timestamp) {
        // What the company says itself is no surge.
        guard mention.tier != .own else { return }
        let keys = SeriesKey.keys(
            mention.item.kind, category: signals.category, isValid: mention.item.validity == .valid)
        let fresh = WatchSurveillance(alertBudget: budget(of: mention.watch))
        memory.surveillance[mention.watch, default: fresh]
            .count(keys, at: mention.time, now: now)
        guard mention.item.kind == .complaint else { return }
        memory.intake[mention.watch, default: IntakeCounts()].count(
            category: signals.category, region: mention.item.region, at: mention.time, now: now,
            zone: criteria.zone(of: criteria.watch(mention.watch)))
    }

    /// A person found a complaint valid: it counts among the valid ones from that moment on.
    mutating func countValid(_ id: Incident.ID, at now: Timestamp) {
        guard let incident = memory.tracker.incident(id) else { return }
        let valid = SeriesKey(.validComplaints)
        let named = incident.category == .other ? [] : [SeriesKey(.validComplaints, incident.category)]
        let fresh = WatchSurveillance(alertBudget: budget(of: incident.watch))
        memory.surveillance[incident.watch, default: fresh]
            .count([valid] + named, at: now, now: now)
    }

    private func budget(of watch: Watch.ID) -> Double { criteria.watch(watch)?.alertBudget ?? 1 }

    /// Closes the bins that are over, for every watch.
    mutating func closeBins(at now: Timestamp) -> [FoundSurge] {
        var found: [FoundSurge] = []
        for watch in criteria.watches {
            let surroundings = surroundings(of: watch)
            var counts = memory.surveillance[watch.id] ?? WatchSurveillance(alertBudget: watch.alertBudget)
            let notice = counts.advance(to: now, watch: watch.id, in: surroundings)
            memory.surveillance[watch.id] = counts
            if let notice { found.append(FoundSurge(notice: notice, incident: grown(by: notice, at: now))) }
        }
        return found
    }

    /// - Parameter withOthers: Whether series may begin that borrow from other watches.
    package func surroundings(of watch: Watch, withOthers: Bool = true) -> SeriesSurroundings {
        let others = !withOthers ? [] : memory.surveillance.keys.sorted().filter { $0 != watch.id }
        return SeriesSurroundings(
            zone: criteria.zone(of: watch), calendar: criteria.calendar,
            alertBudget: watch.alertBudget, volumes: criteria.volumes,
            volumeName: ([watch.id] + watch.brands).first(where: criteria.volumes.names.contains),
            others: others.compactMap { memory.surveillance[$0] })
    }

    /// The last hour of a watch against what is usual.
    func surge(of id: Watch.ID, at now: Timestamp) -> SurgeReading? {
        guard let watch = criteria.watch(id) else { return nil }
        return memory.surveillance[id]?.surge(at: now, in: surroundings(of: watch))
    }

    // MARK: Days and weeks

    /// Closes days and weeks that are over and tells what stands out among all series of all watches.
    mutating func closeDays(at now: Timestamp) -> [Alert] {
        var readings: [IntakeReading] = []
        for watch in criteria.watches {
            guard var counts = memory.intake[watch.id] else { continue }
            readings += counts.advance(to: now, watch: watch.id, in: surroundings(of: watch, withOthers: false))
            memory.intake[watch.id] = counts
        }
        let alarms = IntakeReading.alarms(among: readings)
        return criteria.watches.compactMap { watch in
            let own = alarms.filter { $0.watch == watch.id }
            guard !own.isEmpty else { return nil }
            return Alert(
                watch: watch.id, title: watch.title, reason: .intake(own), rules: criteria.rules.name, at: now)
        }
    }

    // MARK: Telling

    /// The open incident with most of the mentions that make the surge; nil when none has a third of them.
    private func grown(by notice: SurgeNotice, at now: Timestamp) -> Incident.ID? {
        let hours = max(1, (notice.minutes + 59) / 60)
        let candidates = memory.tracker.openIncidents.filter { incident in
            incident.watch == notice.watch && !incident.isDrill
                && (notice.series.category == nil || incident.category == notice.series.category)
        }.compactMap { incident in
            memory.tracker.situation(of: incident.id, background: .init(), surge: nil, at: now).map { situation in
                (incident.id, max(situation.events, situation.hourly.suffix(hours).reduce(0, +)))
            }
        }
        let largest = candidates.max { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 > $1.0 }
        return largest.flatMap { $0.1 * 3 >= notice.count ? $0.0 : nil }
    }

    /// Adds surges to the alerts of the same moment, or makes alerts of their own.
    mutating func tell(_ surges: [FoundSurge], at now: Timestamp, in outcome: inout Outcome) {
        for surge in surges {
            let reason = AlertReason.surge(surge.notice)
            guard let id = surge.incident, let judged = outcome.judged.first(where: { $0.incident.id == id }) else {
                outcome.alerts.append(watchAlert(surge.notice, reason, at: now))
                continue
            }
            if let place = outcome.alerts.firstIndex(where: { $0.incident.id == id && $0.at == now }) {
                outcome.alerts[place].alsoFor.append(reason)
            } else if memory.files[id]?.lastRose.map({ now - $0 < Engine.afterRise && now >= $0 }) ?? false {
                continue
            } else {
                outcome.alerts.append(incidentAlert(reason, judged, at: now))
            }
        }
    }

    private func incidentAlert(_ reason: AlertReason, _ judged: Outcome.Judgement, at now: Timestamp) -> Alert {
        Alert(
            id: Alert.ID(incident: judged.incident.id, reason: reason, at: now), at: now, reason: reason,
            incident: judged.incident, previousLevel: judged.assessment.level, assessment: judged.assessment,
            highlights: memory.files[judged.incident.id]?.highlights ?? [], checklist: judged.checklist,
            names: criteria.names(for: judged.incident))
    }

    private func watchAlert(_ notice: SurgeNotice, _ reason: AlertReason, at now: Timestamp) -> Alert {
        Alert(
            watch: notice.watch, title: criteria.watch(notice.watch)?.title, reason: reason,
            rules: criteria.rules.name, at: now)
    }
}

extension Criteria {
    /// Where the days of a watch begin.
    func zone(of watch: Watch?) -> LocalZone { watch?.zone ?? LocalZone(offsetMinutes: offsetMinutes) }
}
