/// Where a text belongs, and why.
package struct StoryPlacement: Hashable, Sendable {
    /// An earlier text that it repeats.
    package struct Reprint: Hashable, Sendable {
        package var of: String
        package var jaccard: PerMille
    }

    package enum Reason: Hashable, Sendable {
        /// Like no story that is remembered.
        case opened
        /// Its words are those of a text that is in the story.
        case reprint
        /// Its terms are those of the story; the hashes of the most telling ones, the strongest first.
        case close(cosine: PerMille, terms: [UInt32])
    }

    package enum Link: String, Hashable, Sendable {
        /// The same brand or place, and near in words.
        case sameMatter = "same_matter"
        /// The same brand and the same kind of harm, told in another language.
        case otherLanguage = "other_language"
    }

    /// Running number of the story.
    package var story: Int
    /// Running number of the first story of its incident.
    package var incident: Int
    package var reason: Reason
    /// Why the story was opened as a part of an incident that was there.
    package var link: Link?
    package var reprint: Reprint?
}

/// One story as `tocsin cluster --summary` tells it.
package struct StorySummary: Hashable, Sendable {
    package var number: Int
    package var incident: Int
    package var title: String
    package var texts: Int
    /// Texts that are no reprint: a thousand reposts are one source.
    package var wordings: Int
    package var firstSeen: Timestamp
    package var lastSeen: Timestamp
    /// Critical facts and harm that its texts told of, by name.
    package var alarms: [String]
}
