/// When two addresses are the same feed to a person.
package enum SameFeed {
    /// Equal for addresses that differ in the scheme, the host's letter case, a fragment or a final slash alone.
    package static func key(_ url: String) -> String {
        guard let mark = url.firstRange(of: "://") else { return url }
        let rest = url[mark.upperBound...].prefix { $0 != "#" }
        let host = rest.prefix { $0 != "/" && $0 != "?" }
        let tail = rest.dropFirst(host.count)
        return host.lowercased() + (tail.hasSuffix("/") ? tail.dropLast() : tail)
    }
}

/// A title as a configuration may hold it.
package enum SourceTitle {
    private static let maximumCharacters = 200

    /// One line without control, direction and other invisible characters, joiners aside: a stranger wrote it.
    package static func clean(_ text: String) -> String {
        let kept = text.unicodeScalars.filter { scalar in
            // The joiners of emoji and of Persian.
            if scalar == "\u{200C}" || scalar == "\u{200D}" { return true }
            return switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: false
            default: !scalar.properties.isNoncharacterCodePoint
            }
        }
        return String(PlainText.oneLine(Array(String(String.UnicodeScalarView(kept)).utf8)).prefix(maximumCharacters))
    }
}
