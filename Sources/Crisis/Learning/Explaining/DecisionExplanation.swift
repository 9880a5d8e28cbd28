/// Why a text was read as it was: the words without which the answer would be another, and what each of them weighs.
package struct DecisionExplanation: Hashable, Sendable {
    package enum Decision: String, Codable, CaseIterable, Sendable {
        case negative, complaint, category
    }

    /// Words of the text, and what the probability is when they are taken out together with those before them.
    package struct Removal: Hashable, Sendable {
        package var quote: String
        /// Unicode scalars of the original text.
        package var range: Range<Int>
        package var without: PerMille
    }

    /// What some words weigh in the model's answer on negative.
    package struct Term: Hashable, Sendable {
        package var quote: String
        package var range: Range<Int>
        /// Thousandths of a nat; above 0 it speaks for negative.
        package var weight: Int
        /// Other words of the text whose n-grams share a bucket with one of these: the weight may be theirs.
        package var collisions: [String]
    }

    /// One answer and the fewest words found that carry it.
    package struct Ground: Hashable, Sendable {
        package var decision: Decision
        /// `yes`, `no`, or the category's name; nil for none.
        package var answer: String?
        /// Of negative or complaint, or of the category where a model said it.
        package var probability: PerMille
        package var removals: [Removal]
        /// Whether the answer is another without them; when not, they only weaken it.
        package var flips: Bool
    }

    package var grounds: [Ground]
    /// The heaviest first, at the most eight; empty without a model.
    package var terms: [Term]
    /// What the lexicon's signals weigh together, in thousandths of a nat; nil without a model.
    package var lexiconWeight: Int?
    /// How many different n-grams of the labels share a bucket on average, in hundredths; nil without a model.
    package var sharing: Int?
}
