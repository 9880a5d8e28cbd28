/// What a training says of itself: how well each target is read by the model and, on the same rows, by the lexicon.
///
/// Every figure is cross-validated: a row is judged by a model that has not seen it.
package struct TrainingReport: Hashable, Codable, Sendable {
    package var rows: Int
    package var corrected: Int
    package var repeated: Int
    package var contradictions: [TrainingSet.Contradiction]
    /// Lines left out because there is nothing to read in them, or no label.
    package var withoutText: [Int]
    package var withoutLabel: [Int]
    package var folds: Int
    package var targets: [TargetReport]
    package var classes: ClassReport?
    /// Labels that were there too rarely to be learned, such as `category:privacy`.
    package var tooRare: [String]

    enum CodingKeys: String, CodingKey {
        case rows, corrected, repeated, contradictions, folds, targets
        case classes = "category"
        case withoutText = "without_text"
        case withoutLabel = "without_label"
        case tooRare = "too_rare"
    }

    package var isEveryTargetAccepted: Bool {
        targets.allSatisfy { $0.refusal == nil } && classes?.refusal == nil
    }
}

/// A target that is yes or no.
package struct TargetReport: Hashable, Codable, Sendable {
    /// `negative`, `complaint` or `flag:legal`.
    package var target: String
    package var cost: Double
    /// What the weights of all rows make least, before they are rounded; absent when the target was refused.
    package var objective: Double?
    package var model: BinaryQuality
    package var lexicon: BinaryQuality
    package var calibration: [CalibrationBin]
    /// Why the model is not used for it; nil when it is.
    package var refusal: LocalizedText?
}

/// The category: one of several.
package struct ClassReport: Hashable, Codable, Sendable {
    package var classes: [String]
    package var cost: Double
    package var model: ClassQuality
    package var lexicon: ClassQuality
    /// Accuracy of always saying the commonest class.
    package var commonest: Double
    package var refusal: LocalizedText?
}

/// A trained model, as far as one was accepted, and its report.
package struct Training: Sendable {
    /// Nil when no target was accepted.
    package var model: TextModel?
    package var report: TrainingReport
    /// Small weights left out so that the file stays small: those of at most so many 127ths of a head's largest.
    package var pruned: Int
}
