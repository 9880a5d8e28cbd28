/// Everything that is remembered of one incident: counts, sets and best quotes, never the mentions themselves, so that a hundred
/// thousand mentions cost no more than a thousand.
///
/// Clock, tier, facts, drives, customers, harm, quotes and title are the same whatever order the mentions came in.
struct Dossier: Hashable, Codable, Sendable {
    /// How a mention stands to those that are there.
    enum Role {
        case newStory, repost
        /// An edited version: it can tell something new, but it is counted already.
        case revision
    }

    /// Exact up to here; the highest step of scale is 1,000 customers.
    private static let distinctLimit = 1024

    var incident: Incident
    private(set) var clock: CrisisClock
    private(set) var customers = DistinctCounter(limit: Dossier.distinctLimit)
    private(set) var waybills = DistinctCounter(limit: Dossier.distinctLimit)
    private(set) var profile = TopicProfile()
    /// When it was closed; nil while it is not.
    private(set) var closed: Timestamp?
    /// Kinds of danger told of, in the order of their names.
    private(set) var hazards: [String] = []
    /// Whether a public hot-search board has listed it: then the whole country has heard of it.
    private var isOnBoard = false
    private var voices = DistinctCounter(limit: Dossier.distinctLimit / 4)
    private var tier: Tier?
    private var categories = Tally<Category>()
    /// Points of support for each class of harm.
    private var harms = Tally<HarmClass>()
    private var facts = Tally<CriticalFact>()
    private var drives = Tally<Drive>()
    private var minutes = RecentCounts(slot: .minutes(1), count: 64)
    private var hours = RecentCounts(slot: .hours(1), count: 16)
    private var board = GroundBoard()
    private var titleRank: TitleRank?

    init(_ incident: Incident, known: Timestamp) {
        self.incident = incident
        clock = CrisisClock(known: known)
        if incident.category != .other { categories.add(to: incident.category) }
    }

    // MARK: What comes in

    mutating func absorb(_ heard: HeardMention, as role: Role, rules: TrackingRules) {
        // A copy with a date of years ago must not move the clocks there.
        let time = max(heard.time, incident.opened - rules.linkWindow)
        clock.known = min(clock.known, time)
        incident.lastActivity = max(incident.lastActivity, time)
        if role != .revision { count(heard, as: role, rules: rules) }
        guard heard.isWitness else { return }
        witness(tier: heard.reach, at: time)
        if heard.isOnBoard { isOnBoard = true }
        for hazard in heard.hazards where !hazards.contains(hazard) { hazards.append(hazard) }
        hazards.sort()
        retitle(heard)
        quote(heard, as: role)
        for fact in heard.signals.facts { facts.add(to: fact) }
        for drive in heard.signals.drives { drives.add(to: drive) }
        if role != .repost { support(heard, rules: rules) }
    }

    /// Takes in a weak signal that was noted before there was an incident.
    mutating func adopt(_ note: Note, mentions: Int, isSameStory: Bool) {
        clock.known = min(clock.known, note.time)
        incident.mentions += mentions
        witness(tier: note.tier, at: note.time)
        board.add(note.title, fact: note.fact, to: .part(.breadth), rank: note.tier.reach, time: note.time)
        guard !isSameStory else { return }
        incident.stories += 1
        if note.tier.isPublic { incident.reports = (incident.reports ?? 0) + 1 }
        voices.insert(note.voice)
    }

    /// Moves the clocks by a fact that a person recorded: a regulator's notice, an inquiry, a report.
    mutating func record(_ evidence: Evidence) {
        let notices: Set<EvidenceTag> = [
            .regulatorOrder, .pressInquiry, .coverage, .death, .injury, .courtFiling, .dataLeak,
        ]
        if !evidence.tags.isDisjoint(with: notices) { clock.known = min(clock.known, evidence.time) }
        if evidence.tags.contains(.coverage) { expose(at: evidence.time) }
        incident.lastActivity = max(incident.lastActivity, evidence.time)
    }

    /// It could be known at that moment already.
    mutating func couldBeKnown(at moment: Timestamp) { clock.known = min(clock.known, moment) }

    mutating func close(at moment: Timestamp) {
        incident.status = .closed
        closed = moment
    }

    /// Takes in another incident that turned out to be the same matter: its clock, its voices, its quotes.
    mutating func merge(_ other: Dossier) {
        clock.known = min(clock.known, other.clock.known)
        if let exposed = other.clock.exposed { expose(at: exposed) }
        if let tier = other.tier, tier.reach > self.tier?.reach ?? -1 { self.tier = tier }
        incident.lastActivity = max(incident.lastActivity, other.incident.lastActivity)
        incident.mentions += other.incident.mentions
        incident.complaints += other.incident.complaints
        incident.stories += other.incident.stories
        incident.reports = (incident.reports ?? 0) + (other.incident.reports ?? 0)
        customers.merge(other.customers)
        waybills.merge(other.waybills)
        voices.merge(other.voices)
        profile.merge(other.profile)
        mergeTallies(other)
        board.merge(other.board)
        guard let rank = other.titleRank, titleRank.map(rank.isBetter) ?? true else { return }
        titleRank = rank
        incident.title = other.incident.title
    }

    private mutating func mergeTallies(_ other: Dossier) {
        categories.add(other.categories)
        incident.category = categories.winner ?? incident.category
        harms.add(other.harms)
        facts.add(other.facts)
        drives.add(other.drives)
        minutes.merge(other.minutes)
        hours.merge(other.hours)
        hazards = Set(hazards + other.hazards).sorted()
        isOnBoard = isOnBoard || other.isOnBoard
    }

    /// Ends as a part of another incident; it does not come back by itself.
    mutating func end(in other: Incident.ID, at moment: Timestamp) {
        incident.mergedInto = other
        close(at: moment)
    }

    mutating func reopen() {
        incident.status = .open
        incident.acknowledgement = nil
        closed = nil
    }

    private mutating func count(_ heard: HeardMention, as role: Role, rules: TrackingRules) {
        incident.mentions += 1
        if heard.isWitness {
            minutes.add(at: heard.time)
            hours.add(at: heard.time)
        }
        if role == .newStory {
            incident.stories += 1
            if heard.isWitness, heard.kind != .complaint { incident.reports = (incident.reports ?? 0) + 1 }
            profile.learn(heard.terms)
        }
        // A repost is no voice of its own. A named customer is, even in the words of a form that others use too.
        let speaksForItself = role == .newStory || (heard.kind == .complaint && heard.customer != nil)
        if heard.isWitness, speaksForItself { for voice in heard.voices(rules) { voices.insert(voice) } }
        if let waybill = heard.waybill { waybills.insert(waybill) }
        guard heard.kind == .complaint else { return }
        incident.complaints += 1
        if role == .newStory, let customer = heard.customer, customers.contains(customer) {
            drives.add(to: .repeated)
            board.add(heard.mention.headline, fact: heard.fact, to: .part(.drive), rank: 1, time: heard.time)
        }
        customers.insert(heard.complainant)
    }

    private mutating func witness(tier: Tier, at moment: Timestamp) {
        if tier.isPublic { expose(at: moment) }
        if tier.reach > self.tier?.reach ?? -1 { self.tier = tier }
    }

    private mutating func expose(at moment: Timestamp) {
        clock.exposed = min(clock.exposed ?? moment, moment)
    }

    private mutating func support(_ heard: HeardMention, rules: TrackingRules) {
        if let category = heard.signals.category, category != .other, heard.isAboutUs {
            categories.add(heard.kind == .post ? 1 : 2, to: category)
            incident.category = categories.winner ?? incident.category
        }
        guard let harm = heard.signals.harm else { return }
        let weight = heard.signals.standing.filter { $0.meaning == .harm(harm) }.map(\.weight).max() ?? 0
        harms.add(heard.kind == .post && weight < rules.harmWeight ? 1 : 2, to: harm)
    }

    // MARK: What is told

    func situation(background: Watch.Background, surge: SurgeReading?, at moment: Timestamp) -> Situation {
        let events = minutes.total(last: 60, through: moment)
        let facts = facts.keys
        var background = background
        if isOnBoard { background.nationalProduct = true }
        return Situation(
            clock: clock, surge: surge?.sigma(dueTo: events), events: events, tier: tier,
            independentSources: voices.count, drives: drives.keys, background: background,
            hourly: hours.complete(last: 8, before: moment), harm: harm, facts: facts, customers: customers.count,
            responsibility: facts.isDisjoint(with: [.regulatorOrder, .dataLeak])
                ? incident.category.responsibility : .preventable,
            category: incident.category,
            needsAuthority: incident.category.needsAuthority || harm == .health || facts.contains(.regulatorOrder),
            grounds: board.grounds(harm: harm), factGrounds: factGrounds)
    }

    /// A few complaints that nobody has taken yet.
    func isSmall(_ rules: TrackingRules) -> Bool {
        incident.status == .open && incident.complaints > 0 && incident.stories <= rules.smallMatter
    }

    /// The public knows of it and it tells of something that has consequences.
    var hasStirred: Bool { clock.exposed != nil && (harm ?? .service >= .property || !facts.keys.isEmpty) }

    /// The whole country hears of it, or many voices tell of it in their own words.
    func isStorm(_ rules: TrackingRules) -> Bool {
        let isNational = isOnBoard || (tier.map { $0.reach >= Tier.national.reach } ?? false)
        return closed == nil && hasStirred && !isWithoutCause(rules)
            && (isNational || voices.count >= rules.stormVoices)
    }

    /// Tells of consequences only: an apology, a delisting, a fall of the share price, and not of what.
    func isWithoutCause(_ rules: TrackingRules) -> Bool {
        incident.category == .other && hazards.isEmpty && incident.complaints == 0 && !isGrave
            && incident.stories <= rules.smallMatter && harm != .health
    }

    /// Whether somebody came to harm.
    var isGrave: Bool { facts.keys.contains { $0.isAboutHealth } }

    private var factGrounds: [CriticalFact: [Ground]] {
        facts.keys.reduce(into: [:]) { $0[$1] = board.grounds(for: .fact($1)) }
    }

    /// The worst harm that is supported: by a complaint, a report, a strong word of a post, or two posts, and by at least one
    /// story in a hundred. A complaint, and what a hot-search board lists, is harm to service at least.
    private var harm: HarmClass? {
        var points = 0
        for harm in HarmClass.allCases.sorted(by: >) {
            points += harms[harm]
            if points >= 2, points * 100 >= incident.stories { return harm }
        }
        return incident.complaints > 0 || points > 0 || isOnBoard ? .service : nil
    }
}

// MARK: - Title and quotes

extension Dossier {
    private struct TitleRank: Hashable, Codable, Sendable {
        var rank: Int
        var time: Timestamp
        var fact: FactID

        func isBetter(than other: TitleRank) -> Bool {
            if rank != other.rank { return rank > other.rank }
            return time != other.time ? time < other.time : fact < other.fact
        }
    }

    /// The title that names the gravest harm, then the matter, then comes from the press, then the first one.
    private mutating func retitle(_ heard: HeardMention) {
        let title = heard.mention.headline
        guard !title.isEmpty else { return }
        let severity = heard.signals.harm.map { $0.severity + 1 } ?? 0
        let isReport = heard.kind == .coverage || heard.kind == .official
        let rank = TitleRank(
            rank: severity * 4 + (heard.signals.category == nil ? 0 : 2) + (isReport ? 1 : 0), time: heard.time,
            fact: heard.fact)
        if let titleRank, !rank.isBetter(than: titleRank) { return }
        titleRank = rank
        incident.title = title
    }

    private mutating func quote(_ heard: HeardMention, as role: Role) {
        let title = heard.mention.headline
        let reach = heard.reach.reach
        board.add(title, fact: heard.fact, to: .part(.rung), rank: reach, time: heard.time)
        board.add(title, fact: heard.fact, to: .part(.reach), rank: reach, time: heard.time)
        if role == .newStory { board.add(title, fact: heard.fact, to: .part(.breadth), rank: reach, time: heard.time) }
        if heard.kind == .complaint {
            board.add(
                title, fact: heard.fact, to: .part(.scale), rank: heard.signals.harm?.severity ?? 0, time: heard.time)
        }
        guard heard.signals.isLive else { return }
        for finding in heard.signals.standing { quote(finding, heard) }
    }

    private mutating func quote(_ finding: Signal, _ heard: HeardMention) {
        switch finding.meaning {
        case .harm(let harm): add(finding, heard, to: .harm(harm), rank: finding.weight)
        case .drive: add(finding, heard, to: .part(.drive), rank: 10 + finding.weight)
        case .fact(let fact):
            add(finding, heard, to: .fact(fact), rank: finding.weight)
            if let part = fact.part { add(finding, heard, to: .part(part), rank: 1000 + finding.weight) }
        case .category(let category) where category == heard.signals.category:
            add(finding, heard, to: .part(.responsibility), rank: finding.weight)
        case .category, .state, .negative, .positive, .statement, .flag, .aim, .psychology, .cause, .element,
            .expectation:
            break
        }
    }

    private mutating func add(_ finding: Signal, _ heard: HeardMention, to subject: GroundBoard.Subject, rank: Int) {
        board.add(finding.quote, fact: heard.fact, to: subject, rank: rank, time: heard.time)
    }
}
