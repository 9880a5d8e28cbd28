/// Drawings for reports: plain SVG without script, fonts or links, which every browser and printer shows.
package struct ChartSVG: Sendable {
    package struct Bar: Hashable, Sendable {
        package var label: String
        package var value: Int
        /// The period before; nil where there is none.
        package var before: Int?

        package init(label: String, value: Int, before: Int? = nil) {
            self.label = label
            self.value = value
            self.before = before
        }
    }

    static let blue = "#1f6fb2"
    static let grey = "#b8c0cc"
    static let red = "#c8321e"

    /// Horizontal bars, this period over the one before.
    package static func bars(_ bars: [Bar], title: String) -> String {
        let height = 34 * max(1, bars.count) + 10
        let most = max(1, bars.flatMap { [$0.value, $0.before ?? 0] }.max() ?? 1)
        var lines = [head(height: height, title: title)]
        for (index, bar) in bars.enumerated() {
            let y = 8 + 34 * index
            lines.append("<text x=\"172\" y=\"\(y + 14)\" text-anchor=\"end\">\(escaped(bar.label))</text>")
            lines.append(rectangle(x: 180, y: y, width: 440 * bar.value / most, height: 14, blue))
            lines.append("<text x=\"\(186 + 440 * bar.value / most)\" y=\"\(y + 12)\">\(bar.value)</text>")
            guard let before = bar.before else { continue }
            lines.append(rectangle(x: 180, y: y + 16, width: 440 * before / most, height: 8, grey))
            lines.append(
                "<text x=\"\(186 + 440 * before / most)\" y=\"\(y + 25)\" font-size=\"10\" fill=\"#667085\">\(before)</text>"
            )
        }
        return lines.joined(separator: "\n") + "\n</svg>"
    }

    /// Bars from the largest down, and the share that they make up together (Pareto).
    package static func pareto(_ bars: [Bar], title: String) -> String {
        let sorted = bars.sorted { ($1.value, $0.label) < ($0.value, $1.label) }
        let total = max(1, sorted.reduce(0) { $0 + $1.value })
        let most = max(1, sorted.first?.value ?? 1)
        let step = 620 / max(1, sorted.count)
        var lines = [head(height: 260, title: title)]
        var sum = 0
        var points: [String] = []
        for (index, bar) in sorted.enumerated() {
            let x = 40 + step * index
            let height = 170 * bar.value / most
            sum += bar.value
            lines.append(rectangle(x: x + 4, y: 200 - height, width: max(2, step - 8), height: height, blue))
            lines.append("<text x=\"\(x + step / 2)\" y=\"\(196 - height)\" text-anchor=\"middle\">\(bar.value)</text>")
            lines.append(
                "<text x=\"\(x + step / 2)\" y=\"218\" text-anchor=\"middle\" font-size=\"11\">\(escaped(bar.label))</text>"
            )
            lines.append(
                "<text x=\"\(x + step / 2)\" y=\"234\" text-anchor=\"middle\" font-size=\"10\" fill=\"#667085\">\(100 * sum / total)%</text>"
            )
            points.append("\(x + step / 2),\(200 - 170 * sum / total)")
        }
        lines.append("<polyline points=\"\(points.joined(separator: " "))\" fill=\"none\" stroke=\"\(red)\"/>")
        return lines.joined(separator: "\n") + "\n</svg>"
    }

    /// Five axes, the largest value at the rim.
    package static func radar(_ axes: [Bar], title: String) -> String {
        let most = Double(max(1, axes.map(\.value).max() ?? 1))
        var lines = [head(height: 300, title: title)]
        for ring in [0.25, 0.5, 0.75, 1] {
            let points = axes.indices.map { place(of: $0, of: axes.count, at: ring) }
            lines.append(
                "<polygon points=\"\(points.map(text).joined(separator: " "))\" fill=\"none\" stroke=\"#dddddd\"/>")
        }
        let shape = axes.enumerated().map { place(of: $0.offset, of: axes.count, at: Double($0.element.value) / most) }
        lines.append(
            "<polygon points=\"\(shape.map(text).joined(separator: " "))\" fill=\"\(blue)\" fill-opacity=\"0.25\" stroke=\"\(blue)\"/>"
        )
        for (index, axis) in axes.enumerated() {
            let label = place(of: index, of: axes.count, at: 1.18)
            lines.append(
                "<text x=\"\(label.x.text(decimals: 0))\" y=\"\((label.y + 4).text(decimals: 0))\" text-anchor=\"middle\">"
                    + "\(escaped(axis.label)) \(axis.value)</text>")
        }
        return lines.joined(separator: "\n") + "\n</svg>"
    }

    /// One value a day; the valid ones below.
    package static func days(_ values: [(label: String, raw: Int, valid: Int)], title: String) -> String {
        let most = max(1, values.map(\.raw).max() ?? 1)
        let step = 620.0 / Double(max(1, values.count))
        var lines = [head(height: 220, title: title)]
        func path(_ value: (Int) -> Int, _ colour: String) -> String {
            let points = values.indices.map { index in
                let x = 40 + step * (Double(index) + 0.5)
                return "\(x.text(decimals: 1)),\(180 - 150 * value(index) / most)"
            }
            return
                "<polyline points=\"\(points.joined(separator: " "))\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\"/>"
        }
        lines.append("<line x1=\"40\" y1=\"180\" x2=\"660\" y2=\"180\" stroke=\"#dddddd\"/>")
        lines.append("<text x=\"34\" y=\"36\" text-anchor=\"end\">\(most)</text>")
        lines.append(path({ values[$0].raw }, blue))
        lines.append(path({ values[$0].valid }, red))
        if let first = values.first { lines.append("<text x=\"40\" y=\"200\">\(escaped(first.label))</text>") }
        if let last = values.last, values.count > 1 {
            lines.append("<text x=\"660\" y=\"200\" text-anchor=\"end\">\(escaped(last.label))</text>")
        }
        return lines.joined(separator: "\n") + "\n</svg>"
    }

    /// A value of 0 to 100 that holds until the next one; `points` by time.
    package static func steps(
        _ points: [(at: Double, value: Double)], from first: String, until last: String, title: String
    ) -> String {
        var lines = [head(height: 220, title: title)]
        for level in [25, 50, 75, 100] {
            let y = 180 - 15 * level / 10
            lines.append("<line x1=\"40\" y1=\"\(y)\" x2=\"660\" y2=\"\(y)\" stroke=\"#eeeeee\"/>")
            lines.append("<text x=\"34\" y=\"\(y + 4)\" text-anchor=\"end\">\(level)</text>")
        }
        let start = points.first?.at ?? 0
        let span = max(1, (points.last?.at ?? 1) - start)
        var path = ""
        for (index, point) in points.enumerated() {
            let x = (40 + 620 * (point.at - start) / span).text(decimals: 1)
            let y = (180 - 1.5 * point.value).text(decimals: 1)
            path += index == 0 ? "M\(x),\(y)" : "H\(x)V\(y)"
        }
        lines.append("<path d=\"\(path)\" fill=\"none\" stroke=\"\(red)\" stroke-width=\"2\"/>")
        lines.append("<text x=\"40\" y=\"200\">\(escaped(first))</text>")
        lines.append("<text x=\"660\" y=\"200\" text-anchor=\"end\">\(escaped(last))</text>")
        return lines.joined(separator: "\n") + "\n</svg>"
    }

    // MARK: Parts

    private static func head(height: Int, title: String) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 680 \(height)\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">"
            + "<title>\(escaped(title))</title>"
    }

    private static func rectangle(x: Int, y: Int, width: Int, height: Int, _ colour: String) -> String {
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(max(0, width))\" height=\"\(max(0, height))\" fill=\"\(colour)\"/>"
    }

    /// Where an axis of the radar stands, from the top on, clockwise. Five axes at most are drawn exactly; angles come from
    /// a table, since judgement and drawing use no trigonometry of the platform.
    private static func place(of index: Int, of count: Int, at radius: Double) -> (x: Double, y: Double) {
        let directions: [(Double, Double)] = [
            (0, -1), (0.951057, -0.309017), (0.587785, 0.809017), (-0.587785, 0.809017), (-0.951057, -0.309017),
        ]
        let direction = directions[index % directions.count]
        return (340 + 110 * radius * direction.0, 150 + 110 * radius * direction.1)
    }

    private static func text(_ point: (x: Double, y: Double)) -> String {
        "\(point.x.text(decimals: 1)),\(point.y.text(decimals: 1))"
    }

    /// Text of strangers, with nothing alive in it.
    package static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default:
                if ChartSVG.isShown(scalar) { result.unicodeScalars.append(scalar) }
            }
        }
    }

    /// Neither a control character nor one that turns the direction of what follows.
    static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<32, 127..<160, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false
        default: true
        }
    }
}
