/// When two texts are one story: the thresholds of the clustering.
///
/// Chosen on texts of our own (`Benchmarks/Stories`); cosines are those of weighted terms, 0 to 1.
package struct StoryRules: Hashable, Sendable {
    /// Cosine from which a headline of a few words joins a story.
    package var headlineCosine: Float = 0.14
    /// The same for a text with a body, whose every sentence adds words of its own.
    package var articleCosine: Float = 0.12
    /// Terms of a text up to which it counts as a bare headline, and from which as an article.
    package var headlineTerms = 16
    package var articleTerms = 120
    /// Cosine of two stories from which they are one.
    package var mergeCosine: Float = 0.22
    /// Added where one Chinese name, or one word, is all that they share.
    package var singleName: Float = 0.20
    package var singleWord: Float = 0.03
    /// Added where both name places or brands and share none.
    package var foreignPlace: Float = 0.10
    /// Added for each day that the story has been silent, up to a limit.
    package var silentDay: Float = 0.01
    package var silentLimit: Float = 0.15
    /// Jaccard similarity from which a text is a reprint.
    package var reprint: Float = 0.7
    /// Two alarming stories of one place or brand are one incident from this cosine on, within that time.
    package var matterCosine: Float = 0.07
    package var matterWindow = TimeSpan.days(14)
    /// Two of one brand in different languages, with a kind of harm in common, within this time.
    package var languageWindow = TimeSpan.hours(72)
    /// A story of which nothing was heard for so long is forgotten.
    package var storyAge = TimeSpan.days(45)
    /// Stories that are kept at the most, and shingles of their texts.
    package var storyLimit = 40_000
    package var shingleLimit = 12_000_000

    package init() {}
}

extension StoryRules {
    /// The cosine from which a text of so many terms joins a story.
    func threshold(_ story: NewsStory, terms: Int, anchors: Set<UInt32>, at time: Timestamp) -> Float {
        let terms = min(Float(terms), story.averageTerms)
        let (low, high) = (Float(headlineTerms), Float(articleTerms))
        let share = min(1, max(0, (terms - low) / (high - low)))
        let silent = Float((time - story.lastSeen).milliseconds) / 86_400_000
        return headlineCosine + (articleCosine - headlineCosine) * share + min(silentLimit, silent * silentDay)
            + (story.isElsewhere(anchors) ? foreignPlace : 0)
    }

    func mergeThreshold(_ one: NewsStory, _ two: NewsStory) -> Float {
        mergeCosine + (one.isElsewhere(two.anchors.keys) ? foreignPlace * 2 : 0)
    }

    /// Close enough to need no other sign. Short headlines of one pattern are alike by chance.
    func isPlainReprint(_ match: ReprintIndex.Match) -> Bool {
        if match.size < 30 { return match.jaccard >= 0.85 }
        return match.jaccard >= 0.5 || (match.contained >= 0.85 && match.size >= 60)
    }

    /// Whether a new story is part of the incident of another one; both must tell of harm.
    func link(_ new: NewsStory, to other: NewsStory, at time: Timestamp) -> StoryPlacement.Link? {
        guard !new.alarms.isEmpty, !other.alarms.isEmpty, !new.anchors.isEmpty,
            !other.isElsewhere(new.anchors.keys)
        else { return nil }
        let silent = time - other.lastSeen
        if new.isChinese != other.isChinese {
            return silent <= languageWindow && !new.alarms.isDisjoint(with: other.alarms) ? .otherLanguage : nil
        }
        return silent <= matterWindow && other.anchors.isEmpty == false && new.cosine(other) >= matterCosine
            ? .sameMatter : nil
    }
}
