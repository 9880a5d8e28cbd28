/// Where a fact may be quoted from: which mention, which record, which rule.
package struct FactID: TextIdentifier {
    package var text: String
    package init(_ text: String) { self.text = text }
}

/// What a piece of evidence says. The rule set maps these to the checks that they close or reopen.
package enum EvidenceTag: String, Codable, CaseIterable, Sendable {
    // Own words.
    case ownStatement = "own_statement"
    case regret
    case blame
    case denial
    case remedy
    case remedyRefused = "remedy_refused"
    case stockDecision = "stock_decision"
    case stockDecisionDefied = "stock_decision_defied"
    case seniorPerson = "senior_person"
    case briefing
    /// One of the six CERC parts of the first message: empathy, confirmed facts, what is unknown, how and when
    /// answers come, commitment, where to get more.
    case cercEmpathy = "cerc_empathy"
    case cercFacts = "cerc_facts"
    case cercUnknown = "cerc_unknown"
    case cercProcess = "cerc_process"
    case cercCommitment = "cerc_commitment"
    case cercReferral = "cerc_referral"
    // The cause.
    case causeStopped = "cause_stopped"
    case recurrence
    // The press.
    case pressInquiry = "press_inquiry"
    case pressReply = "press_reply"
    // One voice, partners, law.
    case contradiction
    case correction
    case secondVoice = "second_voice"
    case oneVoice = "one_voice"
    case partnersInformed = "partners_informed"
    case partnerActedAlone = "partner_acted_alone"
    case breachFound = "breach_found"
    case legalSignOff = "legal_sign_off"
    // Authorities and experts.
    case regulatorOrder = "regulator_order"
    case regulatorContacted = "regulator_contacted"
    case applicationFiled = "application_filed"
    case reviewUnderWay = "review_under_way"
    case verdict
    // Hard facts that a person records.
    case death, injury
    case courtFiling = "court_filing"
    case dataLeak = "data_leak"
    case orderStop = "order_stop"
    case delisting
    case sharePrice = "share_price"
    /// A press report or a post recorded by hand.
    case coverage
    /// A reading that no fact of an old case can carry, such as its volume.
    case observation
    /// A complaint was examined and found valid.
    case complaintValid = "complaint_valid"
}

/// Who speaks in a verdict; the highest class present decides, and the company's own word counts for nothing.
package enum VerdictClass: String, Codable, CaseIterable, Sendable, Comparable {
    case consumerRepresentative = "consumer_representative"
    case authoritativeMedia = "authoritative_media"
    case expert
    case authority

    package static func < (left: VerdictClass, right: VerdictClass) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .consumerRepresentative: 0
        case .authoritativeMedia: 1
        case .expert: 2
        case .authority: 3
        }
    }
}

/// Which way a verdict goes.
package enum Polarity: String, Codable, CaseIterable, Sendable {
    case favourable, mixed, adverse
}

/// How exactly the time of a fact is known.
package enum Precision: String, Codable, CaseIterable, Sendable {
    case minute, hour, day
    /// The hour is an assumption; scores then have an interval.
    case assumed
}

/// A fact that closes or reopens a check, or sets a reading: an own statement, a verdict, a person's record.
package struct Evidence: Hashable, Codable, Sendable, Identifiable {
    package typealias ID = FactID

    package var id: ID
    /// When it happened.
    package var time: Timestamp
    package var precision: Precision
    /// When it was recorded; the same as `time` in a replay.
    package var recorded: Timestamp
    package var tags: Set<EvidenceTag>
    /// How much of a check a tag closes, where it is not the whole: half of the partners informed is 500.
    package var portions: [EvidenceTag: PerMille]
    package var verdict: VerdictFinding?
    package var observations: [Observation]
    /// What it says, in our own words.
    package var text: LocalizedText
    /// Where it comes from: a mention's id, a URL, a name.
    package var provenance: String
    /// Who recorded it; nil for the machine.
    package var recordedBy: String?
    /// What it does besides what its tags say; nil for most facts.
    package var bearing: Bearing?

    package init(
        id: ID, time: Timestamp, precision: Precision = .minute, recorded: Timestamp? = nil, tags: Set<EvidenceTag>,
        portions: [EvidenceTag: PerMille] = [:], verdict: VerdictFinding? = nil, observations: [Observation] = [],
        text: LocalizedText, provenance: String, recordedBy: String? = nil, bearing: Bearing? = nil
    ) {
        self.id = id
        self.time = time
        self.precision = precision
        self.recorded = recorded ?? time
        self.tags = tags
        self.portions = portions
        self.verdict = verdict
        self.observations = observations
        self.text = text
        self.provenance = provenance
        self.recordedBy = recordedBy
        self.bearing = bearing
    }
}

extension Evidence {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(time, forKey: .time)
        try container.encode(precision, forKey: .precision)
        try container.encode(recorded, forKey: .recorded)
        // A set has no order of its own.
        try container.encode(tags.sorted { $0.rawValue < $1.rawValue }, forKey: .tags)
        try container.encode(portions, forKey: .portions)
        try container.encodeIfPresent(verdict, forKey: .verdict)
        try container.encode(observations, forKey: .observations)
        try container.encode(text, forKey: .text)
        try container.encode(provenance, forKey: .provenance)
        try container.encodeIfPresent(recordedBy, forKey: .recordedBy)
        try container.encodeIfPresent(bearing, forKey: .bearing)
    }
}

/// What an authority or expert found.
package struct VerdictFinding: Hashable, Codable, Sendable {
    package var by: VerdictClass
    package var polarity: Polarity
    /// Sub-findings that open checks of their own, such as "exaggerated publicity" opening SY4.
    package var findings: [SubFinding]

    package init(by: VerdictClass, polarity: Polarity, findings: [SubFinding] = []) {
        self.by = by
        self.polarity = polarity
        self.findings = findings
    }

    package struct SubFinding: Hashable, Codable, Sendable {
        package var text: LocalizedText
        package var polarity: Polarity
        /// The checks that an adverse sub-finding reopens.
        package var reopens: [CheckID]

        package init(text: LocalizedText, polarity: Polarity, reopens: [CheckID] = []) {
            self.text = text
            self.polarity = polarity
            self.reopens = reopens
        }
    }
}

/// A part of likelihood or impact set by a dated observation instead of the machine's own count.
package struct Observation: Hashable, Codable, Sendable {
    package var part: ScorePart
    /// Points, 0 up to the part's cap.
    package var points: Int
    package var reason: LocalizedText

    package init(part: ScorePart, points: Int, reason: LocalizedText) {
        self.part = part
        self.points = points
        self.reason = reason
    }
}

/// The parts whose points add up to likelihood (the first seven) and impact (the last five).
package enum ScorePart: String, Codable, CaseIterable, Sendable {
    case volume, rung, breadth, drive, intensifier, timing, acceleration
    case harm, scale, responsibility, business, reach

    package var isLikelihood: Bool {
        switch self {
        case .volume, .rung, .breadth, .drive, .intensifier, .timing, .acceleration: true
        case .harm, .scale, .responsibility, .business, .reach: false
        }
    }
}

/// The two moments from which all duties run.
package struct CrisisClock: Hashable, Codable, Sendable {
    /// K: the first moment that the company could know.
    package var known: Timestamp
    /// X: the first moment that the public could see it; nil while nothing is public.
    package var exposed: Timestamp?

    package init(known: Timestamp, exposed: Timestamp? = nil) {
        self.known = known
        self.exposed = exposed
    }
}

/// The name of a check that people quote: `SH1`.
package struct CheckID: TextIdentifier {
    package var text: String
    package init(_ text: String) { self.text = text }
}
