/// A weak signal that opened nothing, kept until the storm comes: then it is what the company could have known first.
struct Note: Codable, Sendable {
    /// Terms kept.
    private static let termLimit = 32

    var fact: FactID
    var time: Timestamp
    var tier: Tier
    var category: Category?
    var title: String
    /// Number of its story on the shelf.
    var story: Int
    private var terms: TopicTerms
    /// Whose voice it was.
    private var voiceHash: HexWords<UInt64>

    var voice: UInt64 { voiceHash.words.first ?? 0 }

    init(_ heard: HeardMention, story: Int) {
        fact = heard.fact
        time = heard.time
        tier = heard.mention.tier
        category = heard.signals.category
        title = heard.mention.headline
        self.story = story
        terms = heard.terms.strongest(Note.termLimit)
        voiceHash = HexWords([heard.voice])
    }

    /// Whether it is about the matter of an incident.
    func belongs(to dossier: Dossier, rarity: TermRarity, rules: TrackingRules) -> Bool {
        guard abs((dossier.clock.known - time).milliseconds) <= rules.linkWindow.milliseconds else { return false }
        let alike = dossier.profile.similarity(to: terms, rarity: rarity)
        switch Category.relation(category, dossier.incident.category) {
        case .same: return alike >= rules.sameCategoryText
        case .related: return alike >= rules.relatedText
        case .unknown: return alike >= rules.closeText
        case .conflicting: return alike >= rules.conflictingText
        }
    }
}
