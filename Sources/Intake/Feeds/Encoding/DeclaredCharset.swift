/// Finds the labels of encodings.
enum DeclaredCharset {
    /// The `charset` of a Content-Type header.
    static func inContentType(_ contentType: String?) -> String? {
        guard let bytes = contentType.map({ Array($0.utf8) }) else { return nil }
        return value(of: "charset", in: bytes, range: 0..<min(bytes.count, 512))
    }

    /// The `encoding` of the XML declaration, looked for in the first 4 KiB: servers print warnings before it.
    static func inProlog(_ bytes: [UInt8]) -> String? {
        let limit = min(bytes.count, 4096)
        guard let start = bytes.firstMatch(of: "<?xml", from: 0, before: limit) else { return nil }
        let end = bytes.firstMatch(of: ">", from: start, before: limit) ?? limit
        return value(of: "encoding", in: bytes, range: start..<end)
            ?? value(of: "charset", in: bytes, range: start..<end)
    }

    /// The value after `name =`, quoted or not.
    private static func value(of name: String, in bytes: [UInt8], range: Range<Int>) -> String? {
        guard let found = bytes.firstMatch(of: name, from: range.lowerBound, before: range.upperBound) else {
            return nil
        }
        var index = found + name.utf8.count
        while index < range.upperBound, bytes[index] <= 0x20 || [34, 39, 61, 58].contains(bytes[index]) { index += 1 }
        let start = index
        while index < range.upperBound, bytes[index] > 0x20, ![34, 39, 44, 59, 63].contains(bytes[index]) { index += 1 }
        return start == index ? nil : String(decoding: bytes[start..<index], as: UTF8.self)
    }
}
