/// Whether a model may stand in for the lexicon.
///
/// Fewer rows tell less: a model is refused when it is worse by more than chance explains, which is 1.645 standard errors (one
/// in twenty, one-sided). With b rows that only the lexicon reads rightly and c that only the model does, that is
/// b − c > 1.645·√(b + c) (sign test) together with a lower F1, or an AUC lower by 1.645·√(a(1 − a)/m), with m the rows of
/// the rarer kind.
enum TrainingVerdict {
    /// Beyond which one result in twenty lies.
    private static let deviations = 1.645

    static func refusal(
        labels: [Bool], model: BinaryQuality, lexicon: BinaryQuality, modelDecisions: [Bool],
        lexiconDecisions: [Bool]
    ) -> LocalizedText? {
        let error = margin(model)
        if model.auc <= 0.5 + error {
            return LocalizedText(
                zh: "模型没有学到东西：交叉验证 AUC \(text(model.auc))，与瞎猜无异。请检查标注。",
                en:
                    "nothing was learned: the cross-validated AUC is \(text(model.auc)), as good as chance. Look at the labels."
            )
        }
        let isRight = zip(labels, modelDecisions).map { $0 == $1 }
        let wasRight = zip(labels, lexiconDecisions).map { $0 == $1 }
        if model.f1 < lexicon.f1, isWorse(isRight, than: wasRight) {
            return LocalizedText(
                zh: "模型不如词典：F1 \(text(model.f1))，词典 \(text(lexicon.f1))。请增加标注。",
                en: "worse than the lexicon: F1 \(text(model.f1)), the lexicon's \(text(lexicon.f1)). Label more rows.")
        }
        if model.auc < lexicon.auc - error {
            return LocalizedText(
                zh: "模型不如词典：AUC \(text(model.auc))，词典 \(text(lexicon.auc))。请增加标注。",
                en:
                    "worse than the lexicon: AUC \(text(model.auc)), the lexicon's \(text(lexicon.auc)). Label more rows."
            )
        }
        return nil
    }

    static func refusal(
        labels: [Set<String>], model: [Set<String>], lexicon: [Set<String>], commonest: String
    ) -> LocalizedText? {
        let isRight = zip(labels, model).map { $0 == $1 }
        if isWorse(isRight, than: zip(labels, lexicon).map { $0 == $1 }) {
            return LocalizedText(
                zh: "模型不如词典：类别判对的行更少。请增加标注。",
                en: "worse than the lexicon: it finds the category of fewer rows. Label more rows.")
        }
        if isWorse(isRight, than: labels.map { $0 == [commonest] }) {
            return LocalizedText(
                zh: "模型没有学到东西：不如总是回答“\(commonest)”。请检查标注。",
                en: "nothing was learned: to always say \"\(commonest)\" is better. Look at the labels.")
        }
        return nil
    }

    private static func isWorse(_ model: [Bool], than other: [Bool]) -> Bool {
        let lost = zip(model, other).count { !$0 && $1 }
        let won = zip(model, other).count { $0 && !$1 }
        let lead = Double(lost - won)
        return lead > 0 && lead * lead > deviations * deviations * Double(lost + won)
    }

    private static func margin(_ quality: BinaryQuality) -> Double {
        let rarer = min(quality.positive, quality.rows - quality.positive)
        return rarer == 0 ? 1 : max(0.01, deviations * (quality.auc * (1 - quality.auc) / Double(rarer)).squareRoot())
    }

    private static func text(_ value: Double) -> String { PerMille(Int((value * 1000).rounded())).decimal }
}

extension PerMille {
    /// `0.294`.
    package var decimal: String { self == .one ? "1.000" : "0." + String(value + 1000).suffix(3) }
}
