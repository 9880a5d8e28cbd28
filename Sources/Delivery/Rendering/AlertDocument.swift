import Crisis

/// An alert as the world outside reads it: the schema `tocsin.alert/1`, field by field in `docs/alert-schema.md`.
///
/// It is a type of its own, so that the core can change without breaking those who read alert files and webhooks.
/// Keys are written in snake case and sorted; what is absent has no key.
struct AlertDocument: Encodable {
    let schema = "tocsin.alert/1"
    var id: String
    var time: Timestamp
    var kind: String
    var drill: Bool
    var headline: LocalizedText
    var reason: Reason
    /// What else happened at the same moment.
    var also: [AlsoReason]
    var level: Level
    var previousLevel: Level
    var indicatedLevel: Level
    /// 0 to 100 with one decimal, as all scores here but the whole points of L, I and their parts.
    var escalation: Double
    var risk: Double
    var likelihood: Int
    var impact: Int
    var gap: Double
    var readiness: Double
    var assessed: Timestamp
    var ruleSet: RuleSetName
    var clock: CrisisClock?
    var incident: IncidentPart
    var principles: [PrinciplePart]
    var parts: [Part]
    var floors: [Floor]
    var highlights: [HighlightPart]
    var checklist: ChecklistPart?

    struct Reason: Encodable {
        var sentence: LocalizedText
        var from: Level?
        var to: Level?
        var rule: String?
        var check: CheckID?
        var due: Timestamp?
        /// Several checks told in one alert, in the order of their due times.
        var checks: [DueCheck]?
        var polarity: Polarity?
        var by: VerdictClass?
        var family: SourceFamily?
        var sources: [SourceTrouble]?
        var promises: [DuePromise]?
        var surge: Surge?
        var intake: [Intake]?
    }

    /// A day or week of one series of complaints that stands out.
    struct Intake: Encodable {
        var period: String
        var category: Category?
        var region: String?
        var count: Int
        var expected: Double
        /// The count above which it is an alarm.
        var bound: Double
        var method: String
    }

    /// The numbers of a surge.
    struct Surge: Encodable {
        var series: String
        var minutes: Int
        var count: Int
        var expected: Double
        /// It happens once in so many weeks.
        var weeks: Double
        var youngBaseline: Bool
    }

    /// A further reason with its kind.
    struct AlsoReason: Encodable {
        var kind: String
        var reason: Reason
    }

    struct IncidentPart: Encodable {
        var id: Incident.ID
        var watch: String
        var watchTitle: LocalizedText?
        var title: String
        var category: Category
        var categoryTitle: LocalizedText
        var status: Incident.Status
        var opened: Timestamp
        var lastActivity: Timestamp
        var acknowledgedBy: String?
        var acknowledged: Timestamp?
        var mentions: Int
        var complaints: Int
        var stories: Int
    }

    struct PrinciplePart: Encodable {
        var id: Principle
        var title: LocalizedText
        var gap: Double
        var readiness: Double
        var checks: [Check]
    }

    struct Check: Encodable {
        var id: CheckID
        var title: LocalizedText?
        var state: CheckStanding.State
        var weight: Int
        /// 0 to 1.
        var lateness: Double
        var credit: Double
        var due: Timestamp?
        var lateBySeconds: Int64?
        var evidence: [Evidence.ID]
    }

    struct Part: Encodable {
        var part: ScorePart
        var title: LocalizedText
        var points: Int
        var cap: Int
        var reason: LocalizedText
        var grounds: [GroundPart]
    }

    struct Floor: Encodable {
        var rule: String
        var level: Level
        var reason: LocalizedText
        var grounds: [GroundPart]
    }

    struct GroundPart: Encodable {
        var quote: String
        var fact: FactID?
    }

    struct HighlightPart: Encodable {
        var fact: FactID
        var time: Timestamp
        var source: Source.ID
        var tier: Tier
        var title: String
        var quote: String
        var url: String?
    }

    struct ChecklistPart: Encodable {
        var playbook: String
        var started: Timestamp
        var items: [Item]

        struct Item: Encodable {
            var id: String
            var text: LocalizedText
            var closesOn: LocalizedText
            var principle: Principle?
            var owner: String
            var ownerTitle: LocalizedText
            var people: [Roster.Person]
            var due: Timestamp?
            var state: ChecklistItem.State
            var done: Timestamp?
            var closedBy: String?
        }
    }
}
