/// Addresses as feeds write them: relative ones made absolute (RFC 3986, section 5), harmful ones found out.
enum WebReference {
    /// The absolute address; the reference itself, cleaned, when there is no base. Nil when it is empty or too long.
    static func absolute(_ reference: String, base: String?) -> String? {
        let clean = cleaned(reference)
        guard !clean.isEmpty, clean.utf8.count <= 8192 else { return nil }
        guard schemeLength(of: clean) == nil, let base, let parts = Parts(base) else { return clean }
        return parts.resolve(clean)
    }

    /// Whether following it can only open a page, a mail or a call; a relative address counts as harmless.
    static func isHarmless(_ address: String) -> Bool {
        guard !isWebAddress(address), let scheme = scheme(of: address) else { return true }
        return ["http", "https", "mailto", "tel", "ftp"].contains(scheme)
    }

    /// Whether an entry may carry it as its link: no script, no data, no local file. Other schemes only name things.
    static func isHarmlessLink(_ address: String) -> Bool {
        guard !isWebAddress(address), let scheme = scheme(of: cleaned(address)) else { return true }
        return !["javascript", "vbscript", "data", "file", "about", "blob"].contains(scheme)
    }

    /// Whether it is an absolute web address.
    static func isWebAddress(_ address: String) -> Bool {
        var bytes = address.utf8.makeIterator()
        for wanted in web where bytes.next()?.asciiLowercased != wanted { return false }
        var next = bytes.next()
        if next?.asciiLowercased == UInt8(ascii: "s") { next = bytes.next() }
        guard next == UInt8(ascii: ":") else { return false }
        for _ in 0..<3 where bytes.next() == nil { return false }
        return true
    }

    private static let web: [UInt8] = Array("http".utf8)

    /// The scheme in lower case, or nil when there is none.
    static func scheme(of address: String) -> String? {
        schemeLength(of: address).map { address.utf8.prefix($0) }.map { String(Substring($0)).lowercased() }
    }

    /// The number of bytes before the colon of a scheme (RFC 3986, 3.1).
    private static func schemeLength(of address: String) -> Int? {
        var length = 0
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: ":"): return length > 0 ? length : nil
            case 0x41...0x5A, 0x61...0x7A: break
            case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): if length == 0 { return nil }
            default: return nil
            }
            length += 1
            if length > 31 { return nil }
        }
        return nil
    }

    /// Without control characters anywhere and without blanks around it; blanks within are escaped.
    private static func cleaned(_ reference: String) -> String {
        let bytes = reference.utf8
        guard bytes.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return reference }
        var kept = bytes.filter { $0 >= 0x20 && $0 != 0x7F }[...]
        while kept.first == 0x20 { kept.removeFirst() }
        while kept.last == 0x20 { kept.removeLast() }
        let escaped = kept.flatMap { $0 == 0x20 ? Array("%20".utf8) : [$0] }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// A base address in its parts.
    private struct Parts {
        var scheme: String
        /// With `//`; empty when there is none.
        var authority: String
        /// Up to `?` or `#`.
        var path: String
        var query: String

        init?(_ base: String) {
            guard let scheme = WebReference.scheme(of: base) else { return nil }
            self.scheme = scheme
            var rest = base.utf8.dropFirst(scheme.utf8.count + 1)
            if let hash = rest.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<hash] }
            var start = rest.startIndex
            authority = ""
            if rest.starts(with: "//".utf8) {
                start =
                    rest.dropFirst(2).firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
                authority = String(rest[..<start]) ?? ""
            }
            let mark = rest[start...].firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
            path = String(rest[start..<mark]) ?? ""
            query = String(rest[mark...]) ?? ""
        }

        func resolve(_ reference: String) -> String {
            if reference.hasPrefix("//") { return scheme + ":" + reference }
            let prefix = scheme + ":" + authority
            if reference.hasPrefix("#") { return prefix + path + query + reference }
            if reference.hasPrefix("?") { return prefix + path + reference }
            let end = reference.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
            let ownPath = String(reference[..<(end ?? reference.endIndex)])
            let tail = String(reference[(end ?? reference.endIndex)...])
            if ownPath.hasPrefix("/") { return prefix + Parts.withoutDots(ownPath) + tail }
            let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "/"
            return prefix + Parts.withoutDots(folder + ownPath) + tail
        }

        /// RFC 3986, 5.2.4.
        private static func withoutDots(_ path: String) -> String {
            guard path.contains("/.") else { return path }
            var kept: [Substring] = []
            let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
            for (place, segment) in segments.enumerated() {
                let isLast = place == segments.count - 1
                switch segment {
                case ".": if isLast { kept.append("") }
                case "..":
                    _ = kept.popLast()
                    if isLast { kept.append("") }
                default: kept.append(segment)
                }
            }
            return "/" + kept.joined(separator: "/")
        }
    }
}
