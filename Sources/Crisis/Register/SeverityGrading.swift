/// The colour of one complaint (投诉重要性分级), from what happened and how far it may go; never from who complains or how
/// politely.
package enum SeverityGrading {
    /// What a complaint was graded, and why.
    package struct Grade: Hashable, Sendable {
        package var severity: Registration.Severity
        package var reasons: [LocalizedText]
    }

    /// A claim of that much, in fen, is a matter of its own: 5,000 yuan.
    package static let largeClaim: Int64 = 500_000

    /// - Parameter claimed: In fen.
    package static func grade(
        harm: HarmClass?, facts: Set<CriticalFact>, drives: Set<Drive>, rung: Registration.Rung, claimed: Int64?
    ) -> Grade {
        var grade = Grade(severity: .blue, reasons: [])
        func raise(_ severity: Registration.Severity, _ zh: String, _ en: String) {
            grade.severity = max(grade.severity, severity)
            grade.reasons.append(LocalizedText(zh: zh, en: en))
        }
        if facts.contains(.death) { raise(.red, "涉及死亡", "a death") }
        if facts.contains(.injury) { raise(.orange, "涉及人身伤害", "an injury") }
        if harm == .health, facts.isDisjoint(with: [.death, .injury]) { raise(.orange, "涉及健康安全", "health or safety") }
        if facts.contains(.dataLeak) { raise(.orange, "个人信息泄露", "a leak of personal data") }
        if harm == .legal, !facts.contains(.dataLeak) { raise(.yellow, "涉及违法或欺诈", "a breach of law or deception") }
        switch rung {
        case .court: raise(.orange, "已到仲裁或法院", "it is before a court")
        case .national: raise(.orange, "全国性媒体已知", "national media know")
        case .outlet: raise(.orange, "媒体已知", "the press knows")
        case .social: raise(.yellow, "已在社交媒体公开", "it is public on social media")
        case .platform: raise(.yellow, "已到平台或监管申诉", "it is with a platform or a regulator")
        case .private: break
        }
        if drives.contains(.sue) { raise(.yellow, "扬言诉讼", "a threat to sue") }
        if drives.contains(.expose) { raise(.yellow, "扬言曝光", "a threat to make it public") }
        if drives.contains(.revenge) { raise(.yellow, "有报复意图", "a wish for revenge") }
        if drives.contains(.group) { raise(.yellow, "多人共同", "several people together") }
        if drives.contains(.repeated) || drives.contains(.ignored) {
            raise(.yellow, "多次反映未获回应", "repeated or ignored")
        }
        if let claimed, claimed >= largeClaim { raise(.yellow, "索赔金额较大", "a large claim") }
        if grade.reasons.isEmpty { grade.reasons = [LocalizedText(zh: "一般投诉", en: "an ordinary complaint")] }
        return grade
    }
}

/// The proposition of loss, benefit and cost (D/B/C): whether a dissatisfied person is likely to complain.
///
/// The source says that a person does not complain if C > D, or C > B, or D > B, provided that the loss can be borne. It
/// is kept exactly as written, as a proposition and not as a truth; it is shown, and scores nothing by itself.
package struct ComplaintPropensity: Hashable, Codable, Sendable {
    /// D: the loss, in fen.
    package var loss: Int64
    /// B: what complaining may bring, in fen.
    package var benefit: Int64
    /// C: what complaining costs in time and trouble, in fen.
    package var cost: Int64

    package init(loss: Int64, benefit: Int64, cost: Int64) {
        self.loss = loss
        self.benefit = benefit
        self.cost = cost
    }

    /// Whether the proposition expects no complaint.
    package var staysSilent: Bool { cost > loss || cost > benefit || loss > benefit }

    /// A heavy loss that is dear to complain about goes past the company, to the public.
    package var goesPublic: Bool { loss > cost && cost > benefit }
}

extension Registration {
    /// Claimed less offered, in fen, and their ratio in hundredths; nil while nothing is claimed.
    package var compensationGap: (fen: Int64, hundredths: Int64?)? {
        guard let claimed else { return nil }
        let offered = offered ?? 0
        return (claimed - offered, offered > 0 ? claimed &* 100 / offered : nil)
    }
}
