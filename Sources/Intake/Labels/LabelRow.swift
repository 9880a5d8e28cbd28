import Crisis

/// One row of a label file, from the members of an object or the cells of a table.
struct LabelRow {
    private(set) var text: LabelledText
    /// What is wrong and what to do; nil when it can be used.
    private(set) var problem: String?

    static func isText(_ name: String) -> Bool { ["text", "content", "review"].contains(name) }

    init(line: Int, _ members: [JSONValue.Member]) {
        text = LabelledText(line: line, text: "")
        var hasText = false
        for member in members where problem == nil {
            switch member.name {
            case "text", "content", "review":
                guard case .string(let written) = member.value else {
                    problem = "\"\(member.name)\" is no text. Write the text in quotation marks"
                    continue
                }
                text.text = written
                hasText = true
            case "id": text.id = LabelRow.name(member.value)
            case "negative", "label": text.negative = answer(member) ?? text.negative
            case "complaint": text.complaint = answer(member) ?? text.complaint
            case "category": text.category = LabelRow.name(member.value) ?? text.category
            case "flags": text.flags = flags(member.value) ?? text.flags
            default: continue
            }
        }
        if problem == nil, !hasText, text.id == nil {
            problem = "the field \"text\" is missing. Add it, or the id of the row that it corrects"
        }
    }

    /// A text or a number as a name; nil for null and nothing.
    private static func name(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text):
            let name = ComplaintText.trimmed(text)
            return name.isEmpty ? nil : name
        case .number(let digits): return digits
        case .boolean, .null, .array, .object: return nil
        }
    }

    /// Yes or no; nil when nobody has said, or it cannot be told, which is a problem.
    private mutating func answer(_ member: JSONValue.Member) -> Bool? {
        switch member.value {
        case .null: return nil
        case .boolean(let value): return value
        case .number(let digits): if let known = LabelRow.answers[digits] { return known }
        case .string(let text):
            let word = ComplaintText.trimmed(text).lowercased()
            if word.isEmpty { return nil }
            if let known = LabelRow.answers[word] { return known }
        case .array, .object: break
        }
        problem = "\"\(member.name)\" is neither 0 nor 1. Write 1 or true for yes, 0 or false for no, null for unknown"
        return nil
    }

    private static let answers = [
        "1": true, "1.0": true, "true": true, "yes": true, "negative": true, "是": true, "负面": true,
        "0": false, "0.0": false, "false": false, "no": false, "positive": false, "neutral": false, "否": false,
        "正面": false, "中性": false,
    ]

    /// A list of names, or a text of names with `|`, `,` or `;` between. An empty one says that there is no flag.
    private mutating func flags(_ value: JSONValue) -> Set<String>? {
        switch value {
        case .null: return nil
        case .array(let values):
            let names = values.compactMap(LabelRow.name)
            if names.count == values.count { return Set(names) }
        case .string(let text):
            return Set(
                text.split { "|,;，；、".contains($0) }.map { ComplaintText.trimmed(String($0)) }.filter { !$0.isEmpty })
        case .boolean, .number, .object: break
        }
        problem = "\"flags\" is no list of names. Write [\"legal\",\"media\"]"
        return nil
    }
}
