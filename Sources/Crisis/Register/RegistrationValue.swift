/// Why a value was not taken for a field.
package struct FieldProblem: Error, Hashable, Sendable {
    package var field: RegistrationField
    package var message: LocalizedText

    package init(_ field: RegistrationField, zh: String, en: String) {
        self.field = field
        message = LocalizedText(zh: "“\(field.title.zh)”（\(field.rawValue)）\(zh)", en: "\"\(field.rawValue)\" \(en)")
    }
}

extension RegistrationField {
    /// Longer texts are cut off by nobody: they are refused.
    package static let longestText = 20_000
    package static let longestName = 200

    /// The one form in which a value is kept; empty when it is empty.
    ///
    /// - Parameter offsetMinutes: The zone of times without one, minutes east of UTC.
    /// - Throws: `FieldProblem` for what the field does not take.
    package func canonical(_ given: String, offsetMinutes: Int) throws(FieldProblem) -> String {
        let text = RegistrationField.cleaned(given)
        if text.isEmpty { return "" }
        switch kind {
        case .text:
            guard text.unicodeScalars.count <= RegistrationField.longestText else {
                throw FieldProblem(
                    self, zh: "超过 \(RegistrationField.longestText) 字。请写要点，附件另存。",
                    en: "is longer than \(RegistrationField.longestText) characters. Write the gist.")
            }
            return text
        case .name:
            guard text.unicodeScalars.count <= RegistrationField.longestName, !text.contains("\n") else {
                throw FieldProblem(
                    self, zh: "应为一行，不超过 \(RegistrationField.longestName) 字。",
                    en: "takes one line of at most \(RegistrationField.longestName) characters.")
            }
            return text
        case .word(let words):
            let word = text.lowercased()
            guard words.contains(word) else { throw unknownWord(text, words) }
            return word
        case .words(let words): return try canonicalWords(text, words)
        case .money: return String(try fen(text))
        case .moment:
            guard let moment = SeriesTime.moment(text[...], offsetMinutes: offsetMinutes) else {
                throw FieldProblem(
                    self, zh: "不是日期或时间：\(text)。写成 2026-11-24 或 2026-11-24T18:00:00+08:00。",
                    en: "is no day and no time: \(text). Write 2026-11-24 or 2026-11-24T18:00:00+08:00.")
            }
            return moment.rfc3339
        case .yesNo:
            switch text.lowercased() {
            case "yes", "y", "true", "1", "是": return "yes"
            case "no", "n", "false", "0", "否": return "no"
            default: throw FieldProblem(self, zh: "应为“是”或“否”。", en: "takes yes or no.")
            }
        case .mark:
            guard let mark = Int(text), (1...5).contains(mark) else {
                throw FieldProblem(self, zh: "应为 1 到 5。", en: "takes 1 to 5.")
            }
            return String(mark)
        }
    }

    /// Several words in the order of their vocabulary, each once.
    private func canonicalWords(_ text: String, _ words: [String]) throws(FieldProblem) -> String {
        var chosen: Set<String> = []
        for part in text.split(whereSeparator: { $0 == ";" || $0 == "," || $0 == "；" || $0 == "、" }) {
            let word = RegistrationField.cleaned(String(part)).lowercased()
            if word.isEmpty { continue }
            guard words.contains(word) else { throw unknownWord(word, words) }
            chosen.insert(word)
        }
        return words.filter(chosen.contains).joined(separator: ";")
    }

    private func unknownWord(_ text: String, _ words: [String]) -> FieldProblem {
        let known = words.joined(separator: ", ")
        return FieldProblem(
            self, zh: "不认识“\(text.prefix(60))”。可用：\(known)。",
            en: "does not know \"\(text.prefix(60))\". It takes: \(known).")
    }

    /// An amount such as `200`, `1,980.50`, `￥200元`, in fen.
    private func fen(_ text: String) throws(FieldProblem) -> Int64 {
        let digits = text.filter { !",，￥¥元 ".contains($0) }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let isPlain =
            (1...2).contains(parts.count)
            && parts.allSatisfy { part in part.allSatisfy { $0.isASCII && $0.isNumber } } && !parts[0].isEmpty
            && parts[0].count <= 12 && (parts.count == 1 || (1...2).contains(parts[1].count))
        guard isPlain, let yuan = Int64(parts[0]) else {
            throw FieldProblem(
                self, zh: "不是金额：\(text.prefix(60))。写成 1980.50。", en: "is no amount: \(text.prefix(60)). Write 1980.50.")
        }
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        let fen = Int64(fraction.padding(to: 2)) ?? 0
        return yuan * 100 + fen
    }

    /// Without white space at its ends and without control characters but line breaks.
    static func cleaned(_ text: String) -> String {
        let kept = text.unicodeScalars.filter { $0 == "\n" || $0.properties.generalCategory != .control }
        let whole = String(String.UnicodeScalarView(kept))
        var part = whole[...]
        while part.first?.isWhitespace == true { part.removeFirst() }
        while part.last?.isWhitespace == true { part.removeLast() }
        return String(part)
    }
}

extension String {
    /// With zeros at its end up to a length.
    fileprivate func padding(to length: Int) -> String { self + String(repeating: "0", count: max(0, length - count)) }
}
