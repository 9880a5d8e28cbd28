/// The duties and texts for a kind of incident, as the team wrote them in `config/playbooks/`.
package struct Playbook: Hashable, Codable, Sendable {
    package var id: String
    package var title: LocalizedText
    /// The categories that it is for.
    package var categories: [Category]
    /// The harm that it is for where no playbook names the category.
    package var harms: [HarmClass]
    /// Facts that bring its duties into every incident, whatever its category.
    package var facts: [CriticalFact]
    /// Chosen by nothing but a person.
    package var isByHand: Bool
    package var items: [PlaybookItem]
    package var texts: PlaybookTexts

    package init(
        id: String, title: LocalizedText, categories: [Category] = [], harms: [HarmClass] = [],
        facts: [CriticalFact] = [], isByHand: Bool = false, items: [PlaybookItem],
        texts: PlaybookTexts = PlaybookTexts()
    ) {
        self.id = id
        self.title = title
        self.categories = categories
        self.harms = harms
        self.facts = facts
        self.isByHand = isByHand
        self.items = items
        self.texts = texts
    }

    /// For every incident that no other one is for.
    package var isDefault: Bool { categories.isEmpty && harms.isEmpty && facts.isEmpty && !isByHand }
}

/// One duty of a playbook.
package struct PlaybookItem: Hashable, Codable, Sendable, Identifiable {
    /// From which moment the item's time runs.
    package enum Clock: String, Codable, CaseIterable, Sendable {
        /// The alert that opened the checklist.
        case alert
        /// K.
        case known
        /// X; an item on this clock has no due time while nothing is public.
        case exposed
        /// The item named by `with` is done or due.
        case with
        /// Each promise.
        case promise
        /// The verdict.
        case verdict
        /// Every day after the alert.
        case daily
        /// The incident's closing.
        case closed
    }

    /// `C05`.
    package var id: String
    package var clock: Clock
    /// After the clock's start; nil when the start itself is the time.
    package var after: TimeSpan?
    /// The item that it goes along with, for the clock `with`.
    package var with: String?
    /// The role that has it, such as `pr_lead`.
    package var owner: String
    package var text: LocalizedText
    /// What closes it, for people.
    package var closesOn: LocalizedText
    /// Checks of the rule set whose being met closes it by itself.
    package var closedByChecks: [CheckID]
    /// Closed by the acknowledgement of the incident.
    package var closedByAcknowledgement: Bool
    /// How many different people must tick it: 2 for four eyes.
    package var signatures: Int
    package var principle: Principle?
    package var source: String

    package init(
        id: String, clock: Clock, after: TimeSpan? = nil, with: String? = nil, owner: String, text: LocalizedText,
        closesOn: LocalizedText, closedByChecks: [CheckID] = [], closedByAcknowledgement: Bool = false,
        signatures: Int = 1, principle: Principle?, source: String
    ) {
        self.id = id
        self.clock = clock
        self.after = after
        self.with = with
        self.owner = owner
        self.text = text
        self.closesOn = closesOn
        self.closedByChecks = closedByChecks
        self.closedByAcknowledgement = closedByAcknowledgement
        self.signatures = signatures
        self.principle = principle
        self.source = source
    }
}

/// Who has which role.
package struct Roster: Hashable, Codable, Sendable {
    package struct Person: Hashable, Codable, Sendable {
        package var name: String
        package var contact: String?

        package init(name: String, contact: String? = nil) {
            self.name = name
            self.contact = contact
        }
    }

    package struct Role: Hashable, Codable, Sendable {
        package var title: LocalizedText
        package var primary: Person
        package var backup: Person?

        package init(title: LocalizedText, primary: Person, backup: Person? = nil) {
            self.title = title
            self.primary = primary
            self.backup = backup
        }
    }

    /// By the role's key, such as `pr_lead`.
    package var roles: [String: Role]

    package init(roles: [String: Role] = [:]) { self.roles = roles }
}

/// The checklist of one incident, with owners and due times.
package struct Checklist: Hashable, Codable, Sendable {
    package var incident: Incident.ID
    package var playbook: String
    /// The alert that opened it.
    package var started: Timestamp
    package var items: [ChecklistItem]
    /// What it is about, and the texts of its playbook, where somebody asks for them: the ledger keeps none.
    package var scenario: Scenario?

    package init(
        incident: Incident.ID, playbook: String, started: Timestamp, items: [ChecklistItem], scenario: Scenario? = nil
    ) {
        self.incident = incident
        self.playbook = playbook
        self.started = started
        self.items = items
        self.scenario = scenario
    }

    package struct Scenario: Hashable, Codable, Sendable {
        /// The playbook's.
        package var title: LocalizedText
        /// The incident's, in the words of its first mention.
        package var matter: String
        package var isDrill: Bool
        package var texts: PlaybookTexts

        package init(title: LocalizedText, matter: String, isDrill: Bool, texts: PlaybookTexts) {
            self.title = title
            self.matter = matter
            self.isDrill = isDrill
            self.texts = texts
        }
    }
}

/// One duty of one incident.
package struct ChecklistItem: Hashable, Codable, Sendable, Identifiable {
    package enum State: String, Codable, CaseIterable, Sendable {
        /// Its clock has not started.
        case waiting
        case open, overdue, done
    }

    package var id: String
    package var text: LocalizedText
    package var closesOn: LocalizedText
    package var principle: Principle?
    /// The role's key.
    package var owner: String
    package var ownerTitle: LocalizedText
    /// The names behind the role; empty when the roster has none.
    package var people: [Roster.Person]
    package var due: Timestamp?
    package var state: State
    package var done: Timestamp?
    /// Evidence, acknowledgement or person that closed it.
    package var closedBy: String?
    /// What the person who ticked it says was done.
    package var note: String?

    package init(
        id: String, text: LocalizedText, closesOn: LocalizedText, principle: Principle?, owner: String,
        ownerTitle: LocalizedText, people: [Roster.Person], due: Timestamp?, state: State, done: Timestamp? = nil,
        closedBy: String? = nil, note: String? = nil
    ) {
        self.id = id
        self.text = text
        self.closesOn = closesOn
        self.principle = principle
        self.owner = owner
        self.ownerTitle = ownerTitle
        self.people = people
        self.due = due
        self.state = state
        self.done = done
        self.closedBy = closedBy
        self.note = note
    }
}
