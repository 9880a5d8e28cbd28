import Crisis

extension DecodingError {
    /// What is wrong with a JSON text, named by its field, without quoting what stood there.
    package var sentence: LocalizedText {
        switch self {
        case .keyNotFound(let key, let context):
            let field = (context.codingPath + [key]).fieldName
            return LocalizedText(zh: "缺少字段“\(field)”", en: "the field \"\(field)\" is missing")
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            guard !context.codingPath.isEmpty else {
                return LocalizedText(zh: "这不是一个 JSON 对象", en: "this is not a JSON object")
            }
            let field = context.codingPath.fieldName
            return LocalizedText(
                zh: "字段“\(field)”的值不合格", en: "the field \"\(field)\" holds a value of another kind")
        @unknown default:
            return LocalizedText(zh: "无法读取", en: "it cannot be read")
        }
    }
}

extension [any CodingKey] {
    /// `tags[1]`, in the spelling of the reports.
    fileprivate var fieldName: String {
        reduce(into: "") { name, key in
            if let index = key.intValue {
                name += "[\(index)]"
            } else {
                name += (name.isEmpty ? "" : ".") + key.stringValue.snakeCased
            }
        }
    }
}

extension String {
    fileprivate var snakeCased: String {
        reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }
}
