import Crisis

extension SurgeNotice {
    /// What came, what is usual, and how rare it is, in both languages.
    package var sentence: LocalizedText {
        let usual = "\(expected / 100).\(expected % 100 / 10)"
        let young = LocalizedText(
            zh: isYoung ? "该基线尚新（不足三天），参照了其他对象的经验。" : "",
            en: isYoung ? " The baseline is young (less than three days); others' experience stands in." : "")
        let (span, frequency) = (SurgeNotice.span(minutes), rarity)
        return LocalizedText(
            zh: "\(series.title.zh)突增：\(span.zh)内 \(count) 条，通常 \(usual) 条；\(frequency.zh)。" + young.zh,
            en: "A surge of \(series.title.en): \(count) in \(span.en), \(usual) usual; \(frequency.en)." + young.en)
    }

    /// "once in 9 weeks for this watch at this hour".
    package var rarity: LocalizedText {
        if weeks < 15 {
            // Ten and more tenths are about one week; fewer are several times a week.
            guard weeks < 10 else {
                return LocalizedText(zh: "该对象此时段约每周一遇", en: "about once a week for this watch at this hour")
            }
            let times = (10 + weeks / 2) / max(1, weeks)
            return LocalizedText(
                zh: "该对象此时段约每周 \(times) 次", en: "about \(times) times a week for this watch at this hour")
        }
        let whole = (weeks + 5) / 10
        if whole >= 520 {
            return LocalizedText(
                zh: "该对象此时段十年不遇", en: "less than once in ten years for this watch at this hour")
        }
        return LocalizedText(zh: "该对象此时段约 \(whole) 周一遇", en: "once in \(whole) weeks for this watch at this hour")
    }

    private static func span(_ minutes: Int) -> LocalizedText {
        if minutes % 1_440 == 0 {
            let days = minutes / 1_440
            return LocalizedText(zh: "\(days) 天", en: days == 1 ? "a day" : "\(days) days")
        }
        if minutes % 60 == 0 {
            let hours = minutes / 60
            return LocalizedText(zh: "\(hours) 小时", en: hours == 1 ? "an hour" : "\(hours) hours")
        }
        return LocalizedText(zh: "\(minutes) 分钟", en: "\(minutes) minutes")
    }
}
