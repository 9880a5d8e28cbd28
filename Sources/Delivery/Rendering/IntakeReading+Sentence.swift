import Crisis

extension IntakeReading {
    /// Each series with its count, what is usual, the bound and the method; ten by name, the rest by number.
    static func sentence(_ readings: [IntakeReading]) -> LocalizedText {
        let shown = readings.prefix(10)
        let rest = readings.count - shown.count
        let zh = shown.map { reading in
            "\(reading.series.title.zh)\(reading.period == .day ? "一日" : "一周") \(reading.count) 件"
                + "（通常 \(hundredths(reading.expected)) 件，上限 \(hundredths(reading.bound))，\(reading.method.title)）"
        }
        let en = shown.map { reading in
            "\(reading.series.title.en): \(reading.count) in a \(reading.period.rawValue) "
                + "(\(hundredths(reading.expected)) usual, bound \(hundredths(reading.bound)), \(reading.method.title))"
        }
        return LocalizedText(
            zh: "投诉量异常：\(zh.joined(separator: "；"))\(rest > 0 ? "；另有 \(rest) 个序列" : "")。",
            en:
                "Unusual numbers of complaints: \(en.joined(separator: "; "))\(rest > 0 ? "; and \(rest) more series" : "")."
        )
    }

    private static func hundredths(_ value: Int) -> String { "\(value / 100).\(value % 100 / 10)" }
}
