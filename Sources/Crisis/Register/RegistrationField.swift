/// The fields of the registration form (投诉登记表).
///
/// The names are those of exports, of `tocsin register set`, and of the ledger.
package enum RegistrationField: String, Codable, CaseIterable, Sendable, CodingKeyRepresentable {
    case brand, region, product, channel
    case externalNumber = "external_number"
    case complainant, waybill, content, category, cause, aim, psychology
    case serviceElement = "service_element"
    case remedy, claimed, offered, validity, basis, severity
    case severityReasons = "severity_reasons"
    case rung, route
    case ownerRole = "owner_role"
    case owner, responsible, investigation, decision, reply
    case replyChannel = "reply_channel"
    case refuses, alternative
    case writtenReply = "must_reply_in_writing"
    case satisfies = "what_would_satisfy"
    case followUp = "follow_up"
    case satisfaction
    case externalBody = "external_body"
    case externalReference = "external_reference"
    case externalSince = "external_since"
    case incident, evidence, flags

    /// What kind of value it takes.
    package enum Kind: Hashable, Sendable {
        /// Free text; it may tell of a person, so it can be erased.
        case text
        /// A short name of ours: a brand, a role's owner, an incident.
        case name
        /// One word of a vocabulary, by its words.
        case word([String])
        /// Several words of a vocabulary, joined by `;`.
        case words([String])
        /// Yuan and fen, kept in fen.
        case money
        /// A day, `2026-11-24`, or a moment in RFC 3339.
        case moment
        case yesNo
        /// 1 to 5.
        case mark
    }

    package var kind: Kind {
        switch self {
        case .brand, .region, .product, .channel, .owner, .externalBody, .incident: .name
        case .externalNumber, .complainant, .waybill, .remedy, .basis, .severityReasons, .investigation, .decision,
            .reply, .alternative, .satisfies, .externalReference, .evidence, .flags:
            .text
        case .content: .word(Registration.Content.words)
        case .category: .word(Category.words)
        case .cause: .word(Registration.Cause.words)
        case .aim: .words(Aim.words)
        case .psychology: .words(Psychology.words)
        case .serviceElement: .words(ServiceElement.words)
        case .claimed, .offered: .money
        case .validity: .word(Registration.Validity.words)
        case .severity: .word(Registration.Severity.words)
        case .rung: .word(Registration.Rung.words)
        case .route: .word(Registration.Route.words)
        case .ownerRole: .word(RegisterRole.words.filter { $0 != RegisterRole.machine.rawValue })
        case .responsible: .word(Registration.ResponsibleParty.words)
        case .replyChannel: .word(ReplyChannel.words)
        case .refuses, .writtenReply: .yesNo
        case .followUp, .externalSince: .moment
        case .satisfaction: .mark
        }
    }

    /// Whether its text may tell of a person: such text stands apart, so that it can be erased without breaking the trail.
    package var isPersonal: Bool {
        switch self {
        case .severityReasons, .flags, .evidence: false
        default: kind == .text
        }
    }

    /// The departments that may set it; the program may propose all but those that are a person's judgement.
    package var roles: Set<RegisterRole> {
        switch self {
        case .brand, .region, .product, .channel, .externalNumber, .complainant, .waybill, .content, .category, .aim,
            .psychology, .serviceElement, .remedy, .claimed, .rung, .externalBody, .externalReference,
            .externalSince, .incident:
            [.service, .business, .machine]
        case .severity, .severityReasons: [.service, .business, .machine]
        case .cause: [.service, .business, .machine]
        case .validity, .basis, .responsible, .investigation, .decision, .offered: [.business, .service]
        case .route: [.service, .business]
        case .ownerRole, .owner: [.service, .business, .machine]
        case .reply, .replyChannel, .refuses, .alternative, .writtenReply, .satisfies, .followUp, .satisfaction:
            [.service]
        case .evidence: [.service, .business, .supervision]
        case .flags: [.machine]
        }
    }

    /// Whether the form is incomplete without it.
    package var isRequired: Bool {
        switch self {
        case .channel, .complainant, .content, .category, .aim, .remedy, .severity, .ownerRole, .owner: true
        default: false
        }
    }

    /// Whether a complaint cannot be closed without it.
    package var isRequiredToClose: Bool {
        switch self {
        case .validity, .cause, .responsible, .decision, .reply, .replyChannel, .satisfies: true
        default: isRequired && self != .remedy
        }
    }
}

extension RawRepresentable where Self: CaseIterable, RawValue == String {
    /// The words of a vocabulary, as files and commands take them.
    package static var words: [String] { allCases.map(\.rawValue) }
}
