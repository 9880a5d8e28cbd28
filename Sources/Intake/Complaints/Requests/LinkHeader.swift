/// The header `Link` (RFC 8288): which of its addresses is the next page.
enum LinkHeader {
    static let maximumBytes = 32 * 1024

    /// The target of the first link whose relations include `next`.
    static func next(in values: [String]) -> String? {
        for value in values where value.utf8.count <= maximumBytes {
            var rest = Substring(value)
            while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
                let target = rest[rest.index(after: open)..<close]
                let (parameters, after) = parameters(rest[rest.index(after: close)...])
                if parameters.contains(where: isNext) { return String(target) }
                rest = after
            }
        }
        return nil
    }

    private static func isNext(_ parameter: String) -> Bool {
        let parts = parameter.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, ComplaintText.trimmed(String(parts[0])).lowercased() == "rel" else { return false }
        let value = parts[1].filter { $0 != "\"" }.lowercased()
        return value.split(separator: " ").contains("next")
    }

    /// The parameters of one link, and what comes after the comma that ends it.
    private static func parameters(_ text: Substring) -> ([String], Substring) {
        var parameters: [String] = []
        var current = ""
        var isQuoted = false
        for index in text.indices {
            switch text[index] {
            case "\"":
                isQuoted.toggle()
                current.append("\"")
            case ";" where !isQuoted:
                parameters.append(current)
                current = ""
            case "," where !isQuoted:
                return (parameters + [current], text[text.index(after: index)...])
            case let character: current.append(character)
            }
        }
        return (parameters + [current], "")
    }
}
