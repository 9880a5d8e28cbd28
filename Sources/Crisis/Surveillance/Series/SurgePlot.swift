/// A series, what was usual, and the alarms, as a drawing that every browser shows.
///
/// The drawing has as many columns as pixels: of a long series each column shows its highest bin, so that no burst is lost.
package struct SurgePlot: Sendable {
    private static let width = 1_200.0
    private static let left = 56.0
    private static let valuesTop = 40.0
    private static let valuesBottom = 300.0
    private static let scoreTop = 324.0
    private static let scoreBottom = 384.0

    private struct Column {
        var x: Double
        var highest: Double
        var expected: Double
        var score: Double
    }

    private var columns: [Column] = []
    private var alarms: [(x: Double, text: String)] = []
    private let top: Double
    private let span: (first: String, last: String)

    package init(series: SeriesFile, judgements: [SeriesReplay.Judgement]) {
        let count = series.rows.count
        let places = min(count, 1_100)
        let step = (SurgePlot.width - SurgePlot.left - 16) / Double(max(1, places))
        for place in 0..<places {
            let bins = (place * count / places)..<max(place * count / places + 1, (place + 1) * count / places)
            let x = SurgePlot.left + step * (Double(place) + 0.5)
            var column = Column(x: x, highest: 0, expected: 0, score: 0)
            for bin in bins {
                column.highest = max(column.highest, series.rows[bin].value ?? 0)
                column.expected = max(column.expected, judgements[bin].rarity?.expected ?? 0)
                column.score = max(column.score, judgements[bin].rarity?.score ?? 0)
                if judgements[bin].isAlarm {
                    let weeks = judgements[bin].rarity?.weeks ?? 0
                    let often = weeks >= 10_000 ? "never before" : "once in \(weeks.text(decimals: 1)) weeks"
                    alarms.append((x, "\(series.rows[bin].timestampText): \(series.rows[bin].valueText), \(often)"))
                }
            }
            columns.append(column)
        }
        top = max(1, columns.reduce(0) { max($0, $1.highest, $1.expected) })
        span = (String(series.rows[0].timestampText), String(series.rows[count - 1].timestampText))
    }

    /// The drawing; every text in it is escaped.
    package func svg(title: String) -> String {
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 410\" font-family=\"sans-serif\" font-size=\"12\">",
            "<rect width=\"1200\" height=\"410\" fill=\"#ffffff\"/>",
            "<text x=\"56\" y=\"22\" font-size=\"14\">\(SurgePlot.escaped(title))</text>",
        ]
        for part in [0, 0.25, 1] {
            let value = top * part
            let y = height(value).text(decimals: 1)
            lines.append("<line x1=\"56\" y1=\"\(y)\" x2=\"1184\" y2=\"\(y)\" stroke=\"#dddddd\"/>")
            lines.append(
                "<text x=\"50\" y=\"\(y)\" text-anchor=\"end\">\(value.text(decimals: value < 10 ? 1 : 0))</text>")
        }
        lines.append(path(columns.map { ($0.x, height($0.highest)) }, "#8a94a6"))
        lines.append(path(columns.map { ($0.x, height($0.expected)) }, "#1f6fb2"))
        let scores = columns.map {
            ($0.x, SurgePlot.scoreBottom - $0.score * (SurgePlot.scoreBottom - SurgePlot.scoreTop))
        }
        lines.append(path(scores, "#7a4fa3"))
        for alarm in alarms {
            let x = alarm.x.text(decimals: 1)
            lines.append(
                "<g><title>\(SurgePlot.escaped(alarm.text))</title><line x1=\"\(x)\" y1=\"40\" x2=\"\(x)\" y2=\"384\" "
                    + "stroke=\"#c8321e\" stroke-dasharray=\"3 3\"/><circle cx=\"\(x)\" cy=\"40\" r=\"4\" fill=\"#c8321e\"/></g>"
            )
        }
        lines.append("<text x=\"56\" y=\"402\">\(SurgePlot.escaped(span.first))</text>")
        lines.append("<text x=\"1184\" y=\"402\" text-anchor=\"end\">\(SurgePlot.escaped(span.last))</text>")
        lines.append(
            "<text x=\"1184\" y=\"22\" text-anchor=\"end\">grey: counts (square root), blue: usual, violet: score 0 to 1, "
                + "red: \(alarms.count) alarm(s)</text>")
        lines.append("</svg>")
        return lines.joined(separator: "\n") + "\n"
    }

    /// Square root, so that a huge burst leaves the usual days readable.
    private func height(_ value: Double) -> Double {
        SurgePlot.valuesBottom - (value / top).squareRoot() * (SurgePlot.valuesBottom - SurgePlot.valuesTop)
    }

    private func path(_ points: [(Double, Double)], _ colour: String) -> String {
        let text = points.map { "\($0.0.text(decimals: 1)),\($0.1.text(decimals: 1))" }.joined(separator: " ")
        return "<polyline points=\"\(text)\" fill=\"none\" stroke=\"\(colour)\"/>"
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: if scalar.value >= 32 { result.unicodeScalars.append(scalar) }
            }
        }
    }
}
