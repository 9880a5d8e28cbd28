import Crisis

/// What came of a backtest.
package struct BacktestOutcome: Sendable {
    package var since: Timestamp
    package var until: Timestamp
    /// Items that were judged again, warm-up included.
    package var items: Int
    /// Items of sources that are configured no more and had no mention.
    package var skipped: Int
    /// The first of them; nil when there was none.
    package var began: Timestamp?
    /// In the order of time.
    package var changes: [AlertChange]

    package func count(_ change: AlertChange.Kind) -> Int { changes.count { $0.change == change } }
}

/// One alert then and now.
package struct AlertChange: Hashable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        case same, earlier, later
        /// Would come now and did not come then.
        case added
        /// Came then and would not come now.
        case gone
    }

    package var change: Kind
    /// As it was named then; a new one as it is named now.
    package var incident: Incident.ID
    package var reason: AlertReason
    package var then: Timestamp?
    package var now: Timestamp?
    /// The alert of then, or the new one.
    package var alert: Alert

    /// The moment under which it stands in a list.
    package var at: Timestamp { then ?? now ?? alert.at }
}

/// Pairs the alerts of two ways through the same past.
struct AlertComparison: Sendable {
    /// How far apart two alerts may be and still be the same.
    let tolerance: TimeSpan

    /// - Parameters:
    ///   - real: those that went out.
    ///   - again: those that would go out now.
    ///   - kinship: which incident is which.
    func changes(real: [Alert], again: [Alert], kinship: IncidentKinship) -> [AlertChange] {
        let names = kinship.then
        let then = told(real) { $0 }
        let now = told(again) { names[$0] ?? $0 }
        var changes: [AlertChange] = []
        for (key, old) in then {
            let new = now[key] ?? []
            for (place, entry) in old.enumerated() {
                changes.append(change(of: entry, to: place < new.count ? new[place] : nil, key))
            }
        }
        for (key, new) in now {
            for entry in new.dropFirst(then[key]?.count ?? 0) {
                changes.append(
                    AlertChange(
                        change: .added, incident: key.incident, reason: entry.reason, then: nil, now: entry.alert.at,
                        alert: entry.alert))
            }
        }
        return changes.sorted {
            ($0.at, $0.incident, $0.reason.comparisonKey) < ($1.at, $1.incident, $1.reason.comparisonKey)
        }
    }

    private struct Key: Hashable {
        var incident: Incident.ID
        var subject: String
    }

    private typealias Entry = (alert: Alert, reason: AlertReason)

    /// Every reason of every alert, by what it is about, in the order of time.
    private func told(_ alerts: [Alert], name: (Incident.ID) -> Incident.ID) -> [Key: [Entry]] {
        var told: [Key: [Entry]] = [:]
        for alert in alerts.sorted(by: { ($0.at, $0.id) < ($1.at, $1.id) }) {
            for reason in [alert.reason] + alert.alsoFor where reason.isOfIncident {
                let key = Key(incident: name(alert.incident.id), subject: reason.comparisonKey)
                told[key, default: []].append((alert, reason))
            }
        }
        return told
    }

    private func change(of old: Entry, to new: Entry?, _ key: Key) -> AlertChange {
        var kind = AlertChange.Kind.gone
        if let new {
            let span = new.alert.at - old.alert.at
            kind = abs(span.milliseconds) <= tolerance.milliseconds ? .same : (span < .zero ? .earlier : .later)
        }
        return AlertChange(
            change: kind, incident: key.incident, reason: old.reason, then: old.alert.at, now: new?.alert.at,
            alert: old.alert)
    }
}

extension AlertReason {
    /// What it is about, without the moments in it: two ways through one past differ in those.
    var comparisonKey: String {
        switch self {
        case .levelRose(_, let to): "level_rose \(to.rawValue)"
        case .levelFell(_, let to): "level_fell \(to.rawValue)"
        case .floorHit(let rule): "floor_hit \(rule)"
        case .checkDueSoon(let check, _): "check_due_soon \(check)"
        case .checkOverdue(let check, _): "check_overdue \(check)"
        case .checksDueSoon(let checks): "check_due_soon " + checks.map(\.check.text).joined(separator: ",")
        case .checksOverdue(let checks): "check_overdue " + checks.map(\.check.text).joined(separator: ",")
        case .verdictArrived(let polarity, let by): "verdict \(polarity.rawValue) \(by.rawValue)"
        case .contradiction(let check): "contradiction \(check)"
        case .familySilent(let family): "family_silent \(family.rawValue)"
        case .sourcesTroubled: "source_alarm"
        case .promisesDueSoon(let promises), .promisesBroken(let promises):
            "\(kind) " + promises.map(\.quote).joined(separator: ",")
        case .surge(let notice): "surge \(notice.watch) \(notice.series.text)"
        case .intake(let readings): "intake_alarm " + (readings.first.map { "\($0.watch) \($0.period.rawValue)" } ?? "")
        }
    }

    /// Silence of sources is no matter of rules and watches, and the ledger does not hold what it rested on.
    var isOfIncident: Bool {
        switch self {
        case .familySilent, .sourcesTroubled: false
        default: true
        }
    }
}
