/// From when on a mention is worth an incident, and what belongs together: the thresholds of the incident tracker.
///
/// The defaults are conventions of this project, chosen on texts of our own; none is calibrated on a team's history.
package struct TrackingRules: Hashable, Codable, Sendable {
    // MARK: What opens an incident

    /// A post or report that reads this much like a complaint opens one.
    package var openingComplaint = PerMille(500)
    /// A post or report that is this negative opens one.
    package var openingNegative = PerMille(600)
    /// The least harm that opens one by itself.
    package var openingHarm = HarmClass.property
    /// Older mentions do not open one: the first poll of a feed brings its archive.
    package var openingAge = TimeSpan.days(3)
    /// Open incidents of one watch. Beyond it only critical facts and harm to law or health open another one, up to twice
    /// as many, so that a flood of posts cannot fill the memory.
    package var openLimit = 64

    // MARK: What belongs together

    /// Complaints of one category join while the incident was active this recently.
    package var matterWindow = TimeSpan.hours(72)
    /// By category alone nothing joins an incident that opened longer ago: every courier is late somewhere every day.
    package var matterAge = TimeSpan.days(14)
    /// A close text, a waybill or a customer joins over this time: a weak early signal is found when the storm comes.
    package var linkWindow = TimeSpan.days(30)
    /// Cosine of the terms from which texts of one category are one matter.
    package var sameCategoryText = PerMille(150)
    /// The same for texts of neighbouring categories, such as lost and contents short.
    package var relatedText = PerMille(150)
    /// The same where one text has no category.
    package var closeText = PerMille(300)
    /// The same where the categories contradict each other, and for texts that are no cause for concern themselves.
    package var conflictingText = PerMille(550)
    /// Complaints that tell of the same kind of danger are one matter for so long, whatever else they complain of; reports and
    /// posts when their text is near as well.
    package var hazardWindow = TimeSpan.hours(24)
    /// What came before or after news of death or injury within that time is part of it from this on, in any category.
    package var graveText = PerMille(200)
    /// A report with a critical fact joins recent complaints of a neighbouring category from this on.
    package var criticalText = PerMille(60)
    /// An own or official text answers an incident from this on.
    package var answerText = PerMille(150)
    /// Too wide to say what the matter is: in these categories the text must be close as well.
    package var broadCategories: Set<Category> = [.quality, .safety, .publicity, .other]

    /// An apology, an order, a delisting or a fall of the share price without a cause of its own belongs to the one public
    /// incident that was active within this time.
    package var aftermathWindow = TimeSpan.hours(48)
    /// The same for orders and court filings, which come late.
    package var verdictWindow = TimeSpan.days(14)
    /// While a matter that the whole country talks of is as fresh as this, reports of a neighbouring kind are part of it.
    package var stormWindow = TimeSpan.days(7)
    /// Independent voices from which a public matter counts as one that the whole country talks of.
    package var stormVoices = 5
    /// Incidents of so few stories are taken in when death, injury or a regulator's order shows what they were about.
    package var smallMatter = 8

    // MARK: The end of an incident

    /// A closed incident reopens when its matter comes back within this time; then it is forgotten here.
    package var reopenWindow = TimeSpan.days(14)
    /// Without activity for so long an incident is stale and may be closed.
    package var staleAfter = TimeSpan.days(7)

    // MARK: What is told in a situation

    /// Independent voices that a title on a public hot-search board stands for.
    package var boardVoices = 8
    /// Lexicon weight from which a single post is enough to believe a harm.
    package var harmWeight = 5

    // MARK: Memory

    /// Stories of one watch by which reposts are known.
    package var storyLimit = 512
    /// Weak signals of one watch that wait for their incident.
    package var noteLimit = 128
    /// Closed incidents of one watch that can reopen.
    package var closedLimit = 64

    package init() {}
}
