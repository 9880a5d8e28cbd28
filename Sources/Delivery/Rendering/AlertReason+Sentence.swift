import Crisis

extension AlertReason {
    /// Why the bell rings, as one sentence in both languages, not yet escaped for any sink.
    package func sentence(names: Alert.Names? = nil, floors: [FloorHit] = [], moments: MomentText) -> LocalizedText {
        switch self {
        case .levelRose(let from, let to):
            LocalizedText(
                zh: "等级由\(from.title.zh)升至\(to.title.zh)。",
                en: "The level rose from \(from.title.en) to \(to.title.en).")
        case .levelFell(let from, let to):
            LocalizedText(
                zh: "等级由\(from.title.zh)降至\(to.title.zh)。",
                en: "The level fell from \(from.title.en) to \(to.title.en).")
        case .floorHit(let rule):
            floorSentence(rule: rule, hit: floors.first { $0.rule == rule })
        case .checkDueSoon(let check, let due):
            LocalizedText(
                zh: "检查项 \(AlertReason.name(check, names).zh) 将于 \(moments.text(due)) 到期，尚未完成。",
                en: "The check \(AlertReason.name(check, names).en) falls due at \(moments.text(due)) and is not met.")
        case .checkOverdue(let check, let due):
            LocalizedText(
                zh: "检查项 \(AlertReason.name(check, names).zh) 已逾期，时限为 \(moments.text(due))。",
                en: "The check \(AlertReason.name(check, names).en) is overdue; it was due at \(moments.text(due)).")
        case .checksDueSoon(let checks):
            AlertReason.several(checks, names, moments, zh: "将到期，尚未完成", en: "fall due and are not met")
        case .checksOverdue(let checks):
            AlertReason.several(checks, names, moments, zh: "已逾期", en: "are overdue")
        case .verdictArrived(let polarity, let by):
            LocalizedText(
                zh: "\(by.title.zh)有了结论：\(polarity.title.zh)。请逐项核对并回应。",
                en: "A verdict of \(by.title.en) arrived: \(polarity.title.en). List its findings and answer each.")
        case .contradiction(let check):
            LocalizedText(
                zh: "说法相互矛盾：检查项 \(AlertReason.name(check, names).zh) 重新打开。",
                en: "Statements contradict one another: the check \(AlertReason.name(check, names).en) is open again.")
        case .promisesDueSoon(let promises):
            AlertReason.promised(promises, moments, zh: "对外承诺将到期", en: "A promise made in public falls due")
        case .promisesBroken(let promises):
            AlertReason.promised(
                promises, moments, zh: "对外承诺已过期，未见兑现", en: "A promise made in public was not kept in time")
        case .sourcesTroubled(let sources): AlertReason.troubled(sources)
        case .surge(let notice): notice.sentence
        case .intake(let readings): IntakeReading.sentence(readings)
        case .familySilent(let family):
            LocalizedText(
                zh: "“\(family.title.zh)”一类的来源全部沉默，超过其自身的正常间隔。听不到声音，不等于没有事。",
                en: """
                    All sources of the family “\(family.title.en)” have gone silent for longer than is normal for \
                    them. Hearing nothing does not mean that nothing happens.
                    """)
        }
    }

    /// Ten sources by name, the rest by number.
    private static func troubled(_ sources: [SourceTrouble]) -> LocalizedText {
        let shown = sources.prefix(10)
        let rest = sources.count - shown.count
        let zh = shown.map { "\($0.source)（\($0.health.title.zh)）" }.joined(separator: "、")
        let en = shown.map { "\($0.source) (\($0.health.title.en))" }.joined(separator: ", ")
        return LocalizedText(
            zh: "\(sources.count) 个来源听不到了：\(zh)\(rest > 0 ? "，另有 \(rest) 个" : "")。原因见 tocsin sources。",
            en: "\(sources.count == 1 ? "A source is" : "\(sources.count) sources are") not heard any more: \(en)"
                + "\(rest > 0 ? " and \(rest) more" : ""). The command “tocsin sources” says why.")
    }

    private static func promised(
        _ promises: [DuePromise], _ moments: MomentText, zh: String, en: String
    ) -> LocalizedText {
        LocalizedText(
            zh: "\(zh)：" + promises.map { "“\($0.quote)”（\(moments.text($0.due))）" }.joined(separator: "；") + "。",
            en: "\(en): " + promises.map { "“\($0.quote)” (\(moments.text($0.due)))" }.joined(separator: "; ") + ".")
    }

    private func floorSentence(rule: String, hit: FloorHit?) -> LocalizedText {
        let level = (hit?.level ?? .orange).title
        let reason = hit?.reason ?? LocalizedText(zh: rule, en: rule)
        return LocalizedText(
            zh: "触及硬性底线，等级至少为\(level.zh)：\(AlertReason.ended(reason.zh, with: "。"))",
            en: "A hard floor was hit; the level is at least \(level.en): \(AlertReason.ended(reason.en, with: "."))")
    }

    /// Several checks with their due times, in the order in which they fall due.
    private static func several(
        _ checks: [DueCheck], _ names: Alert.Names?, _ moments: MomentText, zh: String, en: String
    ) -> LocalizedText {
        LocalizedText(
            zh: "\(checks.count) 个检查项\(zh)："
                + checks.map { "\(name($0.check, names).zh) \(moments.text($0.due))" }.joined(separator: "；") + "。",
            en: "\(checks.count) checks \(en): "
                + checks.map { "\(name($0.check, names).en) at \(moments.text($0.due))" }.joined(separator: "; ") + ".")
    }

    /// `SP2（首次公开回应）`; the code alone when no name came with the alert.
    private static func name(_ check: CheckID, _ names: Alert.Names?) -> LocalizedText {
        guard let title = names?[check] else { return LocalizedText(zh: check.text, en: check.text) }
        return LocalizedText(zh: "\(check)（\(title.zh)）", en: "\(check) (\(title.en))")
    }

    private static func ended(_ text: String, with stop: Character) -> String {
        text.last.map { "。.!！?？".contains($0) } ?? false ? text : text + String(stop)
    }
}

extension Alert {
    /// Why this alert goes out, the gravest reason alone.
    package func sentence(moments: MomentText) -> LocalizedText { sentence(of: reason, moments: moments) }

    /// One of its reasons in words.
    package func sentence(of reason: AlertReason, moments: MomentText) -> LocalizedText {
        reason.sentence(names: names, floors: assessment.floors, moments: moments)
    }

    /// All of its reasons in words, the gravest first.
    package func sentences(moments: MomentText) -> LocalizedText {
        let all = ([reason] + alsoFor).map { sentence(of: $0, moments: moments) }
        return LocalizedText(zh: all.map(\.zh).joined(), en: all.map(\.en).joined(separator: " "))
    }

    /// Level, brand and matter: what a person reads first. DRILL stands in front of an exercise in both languages.
    package func headline(in language: Language) -> [String] {
        let level = assessment.level.title[language]
        let matter = incident.title.allSatisfy(\.isWhitespace) ? incident.category.title[language] : incident.title
        let brand = names?.watch[language] ?? incident.watch
        if incident.id == Alert.hearing {
            return [language == .chinese ? "信息源沉默" : "SOURCES SILENT"]
        }
        if isAboutCounts {
            return language == .chinese ? ["数量突增", brand] : ["SURGE IN NUMBERS", brand]
        }
        let parts =
            switch language {
            case .chinese: ["\(level)预警", brand, matter]
            case .english: ["\(level.uppercased()) alert", brand, matter]
            }
        return (incident.isDrill ? [language == .chinese ? "演练 DRILL" : "DRILL"] : []) + parts
    }
}
