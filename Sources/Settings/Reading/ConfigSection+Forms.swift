import Crisis

/// Values that need a form of their own.
extension ConfigSection {
    /// A short name: letters, digits, `.`, `_` and `-`, at most 64, so that it is safe in file names and URLs.
    package func name(_ key: String) -> String? {
        string(key).flatMap { named($0, at: key) }
    }

    /// A short name that may be left out.
    package func optionalName(_ key: String) -> String? {
        optionalString(key).flatMap { named($0, at: key) }
    }

    private func named(_ text: String, at key: String) -> String? {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard isPlain, (1...64).contains(text.utf8.count), !text.hasPrefix(".") else {
            report("\"\(text)\" is not a name", "Use letters, digits, \".\", \"_\" and \"-\", at most 64.", at: key)
            return nil
        }
        return text
    }

    /// An http or https address with a host.
    package func webAddress(_ key: String) -> String? {
        guard let text = string(key) else { return nil }
        let lower = text.lowercased()
        let rest = ["http://", "https://"].first { lower.hasPrefix($0) }.map { text.dropFirst($0.count) }
        let host = rest?.prefix { !"/?#".contains($0) } ?? ""
        guard let first = host.unicodeScalars.first,
            first.properties.isAlphabetic || "0"..."9" ~= first || first == "[",
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
        else {
            report(
                "\"\(text)\" is not an http or https address", "Write it like https://example.org/feed.xml.", at: key)
            return nil
        }
        return text
    }

    /// `+08:00` as minutes east of UTC.
    package func utcOffset(_ key: String, default fallback: Int) -> Int {
        guard let text = optionalString(key) else { return fallback }
        // A moment at that offset is read where the offset alone has no reader of its own.
        guard let moment = Timestamp(rfc3339: "1970-01-02T00:00:00\(text)") else {
            report("\"\(text)\" is not an offset from UTC", "Write it like \"+08:00\", in quotes.", at: key)
            return fallback
        }
        return Int((86_400 - moment.seconds) / 60)
    }
}

/// Paths of the configuration, joined as texts.
package enum Path {
    /// `name` under `folder`, or `name` itself when it is absolute.
    package static func join(_ folder: String, _ name: String) -> String {
        if name.hasPrefix("/") || folder.isEmpty { return name }
        return folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// `path` as a person would write it: `demo/../config` is `config`. For showing only, because a link in the middle
    /// can lead elsewhere.
    package static func shown(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !path.hasPrefix("/") {
                parts.append(part)
            }
        }
        let joined = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
        return joined.isEmpty ? "." : joined
    }

    /// The folder that holds `path`; `.` when it names none.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
