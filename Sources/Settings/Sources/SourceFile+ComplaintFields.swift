import Crisis

extension SourceFile {
    static func readFields(_ section: ConfigSection) -> Source.ComplaintFields {
        var fields = Source.ComplaintFields()
        guard let mapping = section.optionalSection("fields") else { return fields }
        if let id = mapping.pointer("id") { fields.id = id }
        if let time = mapping.pointer("time") { fields.time = time }
        if let text = mapping.pointer("text") { fields.text = text }
        fields.title = mapping.pointer("title")
        fields.customer = mapping.pointer("customer")
        fields.waybill = mapping.pointer("waybill")
        fields.channel = mapping.pointer("channel")
        fields.url = mapping.pointer("url")
        mapping.finish()
        return fields
    }
}

extension ConfigSection {
    /// A JSON pointer (RFC 6901): empty for the whole document, or beginning with a slash.
    package func pointer(_ key: String) -> String? {
        guard let text = optionalString(key) else { return nil }
        guard text.isEmpty || text.hasPrefix("/") else {
            report("\"\(text)\" is not a JSON pointer", "Begin it with a slash, such as /data/items.", at: key)
            return nil
        }
        guard text.split(separator: "~", omittingEmptySubsequences: false).dropFirst().allSatisfy(\.isEscape) else {
            report("\"\(text)\" is not a JSON pointer", "Write ~ as ~0 and a slash inside a name as ~1.", at: key)
            return nil
        }
        return text
    }
}

extension Substring {
    /// Whether it may follow a tilde in a JSON pointer.
    fileprivate var isEscape: Bool { hasPrefix("0") || hasPrefix("1") }
}
