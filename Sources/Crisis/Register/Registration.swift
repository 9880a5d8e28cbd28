/// One complaint in the register (投诉登记表): what is known of it now, folded from its entries.
package struct Registration: Hashable, Codable, Sendable {
    /// Counted from 1 in the order of registration; shown as `R-000123`.
    package typealias Number = Int

    package var number: Number
    /// The item that it registers.
    package var source: Source.ID
    package var identity: String
    /// When the complaint was made, as far as its record says.
    package var received: Timestamp
    package var registered: Timestamp
    package var values: [RegistrationField: String] = [:]
    /// When each of the six steps was taken, by the last word of a person.
    package var steps: [HandlingStep: Timestamp] = [:]
    package var promises: [Promise] = []
    /// The first answer to the customer.
    package var answered: Timestamp?
    /// The business department's written report of the facts.
    package var reported: Timestamp?
    package var closed: Timestamp?
    /// Who agreed to close it, since it was last opened.
    package var closers: [String] = []
    package var reopenings = 0
    /// How many later revisions of its record came.
    package var revisions = 0
    /// The last revision of its record that came.
    package var revision = ""
    /// The person's data were erased.
    package var erased: Timestamp?

    /// What somebody promised the customer, and by when.
    package struct Promise: Hashable, Codable, Sendable {
        package var text: String
        package var due: Timestamp
        package var by: String
        package var kept: Timestamp?

        package init(text: String, due: Timestamp, by: String, kept: Timestamp? = nil) {
            self.text = text
            self.due = due
            self.by = by
            self.kept = kept
        }
    }

    package init(
        number: Number, source: Source.ID, identity: String, received: Timestamp, registered: Timestamp,
        values: [RegistrationField: String] = [:]
    ) {
        self.number = number
        self.source = source
        self.identity = identity
        self.received = received
        self.registered = registered
        self.values = values
    }

    package subscript(field: RegistrationField) -> String { values[field] ?? "" }

    /// `R-000123`.
    package var name: String { Registration.name(number) }

    package static func name(_ number: Number) -> String {
        let digits = String(number)
        return "R-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    /// Reads `R-000123`, `r-123` or `123`.
    package static func number(_ text: String) -> Number? {
        let digits = text.lowercased().hasPrefix("r-") ? text.dropFirst(2) : text[...]
        guard !digits.isEmpty, digits.count <= 15, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(digits)
    }

    /// Another one whenever a field of the form holds something else: an edited export tells by it that somebody else
    /// changed the registration meanwhile.
    package var version: String {
        var hash = StableHash()
        for field in RegistrationField.allCases {
            hash.combine(StableHash.of(field.rawValue))
            hash.combine(StableHash.of(self[field]))
        }
        let digits = String(hash.value, radix: 16)
        return "v" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    package var status: RegistrationStatus {
        if closed != nil { return .closed }
        if reopenings > 0 { return .reopened }
        return answered == nil ? .registered : .answered
    }

    package var severity: Severity { Severity(rawValue: self[.severity]) ?? .blue }
    package var category: Category? { Category(rawValue: self[.category]) }
    package var validity: Validity { Validity(rawValue: self[.validity]) ?? .unknown }
    package var route: Route { Route(rawValue: self[.route]) ?? .complaint }
    /// In fen.
    package var claimed: Int64? { Int64(self[.claimed]) }
    package var offered: Int64? { Int64(self[.offered]) }

    package func moment(_ field: RegistrationField) -> Timestamp? { Timestamp(rfc3339: self[field]) }

    /// Fields that the form needs and that hold nothing.
    package var missing: [RegistrationField] {
        RegistrationField.allCases.filter { $0.isRequired && self[$0].isEmpty }
    }

    /// Steps that were left out before one that was taken: feeling comes before the matter.
    package var skippedSteps: [HandlingStep] {
        guard let last = steps.keys.max() else { return [] }
        return HandlingStep.allCases.filter { $0 < last && steps[$0] == nil }
    }

    /// Steps taken earlier than one that belongs before them.
    package var stepsOutOfOrder: [HandlingStep] {
        var latest = Timestamp(milliseconds: .min)
        return HandlingStep.allCases.filter { step in
            guard let at = steps[step] else { return false }
            defer { latest = max(latest, at) }
            return at < latest
        }
    }

    /// A refusal that leaves the customer nothing else is not complete.
    package var refusesWithoutAlternative: Bool { self[.refuses] == "yes" && self[.alternative].isEmpty }
}
