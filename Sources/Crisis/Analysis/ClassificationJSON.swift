/// One line of `tocsin classify`: what was found in a text, as JSON.
///
/// Members in this order: `id`, `negative` and `complaint` (0 to 1, three decimals), `category` and `harm` (a name or
/// null), `drives` (names), `facts` (names), `state`, `signals` (each `rule`, `meaning`, `quote`, `range` as `[from, up to]` in Unicode
/// scalars of the text, `weight`, `negated`). Equal signals give equal bytes.
package enum ClassificationJSON {
    package static func line(id: String, signals: Signals) -> String {
        let members = [
            ("id", text(id)),
            ("negative", fraction(signals.negative)),
            ("complaint", fraction(signals.complaint)),
            ("category", signals.category.map { text($0.rawValue) } ?? "null"),
            ("harm", signals.harm.map { text($0.rawValue) } ?? "null"),
            ("drives", list(Drive.allCases.filter(signals.drives.contains).map { text($0.rawValue) })),
            ("facts", list(CriticalFact.allCases.filter(signals.facts.contains).map { text($0.rawValue) })),
            ("state", text(signals.state.rawValue)),
            ("signals", list(signals.findings.map(signal))),
        ]
        return object(members)
    }

    private static func signal(_ signal: Signal) -> String {
        object([
            ("rule", text(signal.rule)),
            ("meaning", text(signal.meaning.name)),
            ("quote", text(signal.quote)),
            ("range", list(["\(signal.range.lowerBound)", "\(signal.range.upperBound)"])),
            ("weight", "\(signal.weight)"),
            ("negated", signal.negated ? "true" : "false"),
        ])
    }

    private static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { text($0.0) + ":" + $0.1 }.joined(separator: ",") + "}"
    }

    private static func list(_ elements: [String]) -> String { "[" + elements.joined(separator: ",") + "]" }

    private static func fraction(_ value: PerMille) -> String {
        let digits = String(value.value + 1000)
        return value == .one ? "1.000" : "0." + digits.suffix(3)
    }

    private static func text(_ value: String) -> String { JSONText.string(value) }
}

/// Pieces of JSON.
enum JSONText {
    /// A JSON string: control characters, quotes, backslashes and the line separators of JavaScript are escaped.
    static func string(_ value: String) -> String {
        var out = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "\u{00}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
