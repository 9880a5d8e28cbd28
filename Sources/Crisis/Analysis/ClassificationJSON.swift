/// One line of `tocsin classify`: what was found in a text, as JSON.
///
/// Members in this order: `id`, `negative` and `complaint` (0 to 1, three decimals), `category` and `harm` (a name or
/// null), `topic` and `postal` (the category in coarser tables, or null), `flags`, `drives`, `facts`, `aims`, `psychology`,
/// `causes`, `elements`, `expectations` (names), `state`, `signals` (each `rule`, `meaning`, `quote`, `range` as `[from, up to]` in Unicode
/// scalars of the text, `weight`, `negated`). Equal signals give equal bytes.
package enum ClassificationJSON {
    package static func line(
        id: String, signals: Signals, explanation: DecisionExplanation? = nil
    ) -> String {
        var members = [
            ("id", text(id)),
            ("negative", fraction(signals.negative)),
            ("complaint", fraction(signals.complaint)),
            ("category", signals.category.map { text($0.rawValue) } ?? "null"),
            ("topic", signals.category.map { text($0.topic.rawValue) } ?? "null"),
            ("postal", signals.category?.postalClass.map { text($0.rawValue) } ?? "null"),
            ("harm", signals.harm.map { text($0.rawValue) } ?? "null"),
            ("flags", names(signals.flags)),
            ("drives", list(Drive.allCases.filter(signals.drives.contains).map { text($0.rawValue) })),
            ("facts", list(CriticalFact.allCases.filter(signals.facts.contains).map { text($0.rawValue) })),
            ("aims", names(signals.aims)),
            ("psychology", names(signals.psychology)),
            ("causes", names(signals.causes)),
            ("elements", names(signals.elements)),
            ("expectations", names(signals.expectations)),
            ("state", text(signals.state.rawValue)),
            ("signals", list(signals.findings.map(signal))),
        ]
        if let model = signals.model { add(model, besides: signals.flags.map(\.rawValue), to: &members) }
        if let explanation { members.append(("explanation", self.explanation(explanation))) }
        return object(members)
    }

    /// For each decision the words without which it is another, then what words weigh in the model.
    private static func explanation(_ explanation: DecisionExplanation) -> String {
        let grounds = explanation.grounds.map { ground in
            object([
                ("decision", text(ground.decision.rawValue)), ("answer", ground.answer.map(text) ?? "null"),
                ("probability", fraction(ground.probability)), ("flips", ground.flips ? "true" : "false"),
                (
                    "spans",
                    list(
                        ground.removals.map {
                            object([
                                ("quote", text($0.quote)), ("range", range($0.range)),
                                ("without", fraction($0.without)),
                            ])
                        })
                ),
            ])
        }
        let terms = explanation.terms.map {
            object([
                ("quote", text($0.quote)), ("range", range($0.range)), ("weight", nats($0.weight)),
                ("collisions", list($0.collisions.map(text))),
            ])
        }
        return object([
            ("decisions", list(grounds)), ("terms", list(terms)),
            ("lexicon_weight", explanation.lexiconWeight.map(nats) ?? "null"),
            (
                "ngrams_a_bucket",
                explanation.sharing.map { "\($0 / 100)." + String($0 % 100 + 100).suffix(2) } ?? "null"
            ),
        ])
    }

    private static func range(_ range: Range<Int>) -> String { list(["\(range.lowerBound)", "\(range.upperBound)"]) }

    /// Thousandths as a number with three decimals.
    private static func nats(_ value: Int) -> String {
        (value < 0 ? "-" : "") + "\(abs(value) / 1000)." + String(abs(value) % 1000 + 1000).suffix(3)
    }

    /// What a model decided stands in the members of the same names; `model` names it, `flags` holds all it knows.
    private static func add(
        _ reading: ModelReading, besides flags: [String], to members: inout [(String, String)]
    ) {
        if let category = reading.category, let place = members.firstIndex(where: { $0.0 == "category" }) {
            members[place].1 = text(category)
        }
        members.append(("model", text(reading.model)))
        if !reading.flags.isEmpty {
            let own = reading.flags.filter(\.holds).map(\.name)
            if let place = members.firstIndex(where: { $0.0 == "flags" }) {
                members[place].1 = list((flags.filter { !own.contains($0) } + own).map(text))
            }
            members.append(
                (
                    "model_flags",
                    list(
                        reading.flags.map {
                            object([
                                ("name", text($0.name)), ("probability", fraction($0.probability)),
                                ("rule", $0.byRule ? "true" : "false"),
                            ])
                        })
                ))
        }
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

    private static func names<Value: RawRepresentable>(_ values: [Value]) -> String where Value.RawValue == String {
        list(values.map { text($0.rawValue) })
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
        // Nearly every text has nothing to escape; U+2028 and U+2029 begin with 0xE2.
        let isPlain = value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F && $0 != 0xE2 }
        if isPlain { return "\"" + value + "\"" }
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
