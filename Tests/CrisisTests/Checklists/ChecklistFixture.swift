import Crisis
import Settings
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#endif

/// An incident with hours that are easy to read: known at 08:00, public at 09:00, the alert at 10:00 UTC.
enum ChecklistFixture {
    static let known = moment("2026-11-22T08:00:00Z")
    static let exposed = moment("2026-11-22T09:00:00Z")
    static let alert = moment("2026-11-22T10:00:00Z")

    static func moment(_ text: String) -> Timestamp {
        Timestamp(rfc3339: text) ?? Timestamp(milliseconds: .min)
    }

    static let roster = Roster(roles: [
        "duty": .init(
            title: LocalizedText(zh: "值班", en: "on duty"), primary: .init(name: "林晓", contact: "1001"),
            backup: .init(name: "周宁"))
    ])

    static func incident(
        category: Crisis.Category = .other, acknowledgement: Incident.Acknowledgement? = nil
    ) -> Incident {
        Incident(
            id: Incident.ID("swallow-20261122-1"), watch: "swallow", title: "包裹丢失", category: category, opened: known,
            lastActivity: alert, acknowledgement: acknowledgement)
    }

    static func moments(
        exposed: Timestamp? = exposed, promises: [Timestamp] = [], closed: Timestamp? = nil
    ) -> ChecklistMoments {
        ChecklistMoments(
            started: alert, clock: CrisisClock(known: known, exposed: exposed), promises: promises, closed: closed)
    }

    static func assessment(_ checks: [CheckStanding] = []) -> Assessment {
        Assessment(
            at: alert, ruleSet: RuleSetName(name: "5s-1", hash: "abc"), likelihood: 0, impact: 0, parts: [],
            risk: .zero, principles: [.init(principle: .speed, gap: .zero, readiness: .zero, checks: checks)],
            gap: .zero, readiness: .zero, escalation: .zero, floors: [], indicated: .orange, level: .orange)
    }

    static func check(
        _ id: String, _ state: CheckStanding.State, due: Timestamp? = nil, lateBy: TimeSpan? = nil,
        evidence: [String] = []
    ) -> CheckStanding {
        CheckStanding(
            id: CheckID(id), state: state, weight: 10, lateness: .zero, credit: .zero, due: due, lateBy: lateBy,
            evidence: evidence.map { FactID($0) })
    }

    static func evidence(
        _ id: String, at time: Timestamp, recorded: Timestamp? = nil, tags: Set<EvidenceTag> = [.ownStatement]
    ) -> Evidence {
        Evidence(
            id: FactID(id), time: time, recorded: recorded, tags: tags, text: LocalizedText(zh: "事实", en: "a fact"),
            provenance: "test")
    }

    static func tick(_ item: String, at time: Timestamp, by person: String = "林晓") -> ChecklistTick {
        ChecklistTick(item: item, by: person, at: time)
    }

    /// The playbooks that ship with the service.
    static func shippedPlaybooks() throws -> [Playbook] {
        let log = ProblemLog()
        let playbooks = PlaybookFile.read(try shippedFiles(log: log), log: log)
        #expect(log.sorted.map(\.description) == [])
        return playbooks
    }

    static func shippedFiles(log: ProblemLog) throws -> [ConfigFile] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: "config/playbooks").path
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
            let data = try Data(contentsOf: URL(filePath: folder).appending(path: name))
            return ConfigFile(name: name, text: String(decoding: data, as: UTF8.self), log: log)
        }
    }
}
