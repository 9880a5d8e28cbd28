/// Foreign text made fit for a terminal: it can neither move the cursor nor reorder what stands beside it.
package enum TerminalText {
    /// No script stacks more marks than this on one letter in ordinary text.
    private static let longestMarkRun = 4

    /// Drops control, bidi and other invisible characters; line breaks and tabs become one space.
    ///
    /// Without their first character the sequences of a terminal (colours, titles, links) are harmless letters; those
    /// stay, because what somebody tried is worth seeing.
    package static func safe(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var marks = 0
        for scalar in text.unicodeScalars {
            if breaksLine(scalar) {
                if let last = result.last, last != " " { result.append(" ") }
                continue
            }
            guard isVisible(scalar) else { continue }
            marks = isMark(scalar) ? marks + 1 : 0
            if marks <= longestMarkRun { result.append(scalar) }
        }
        return String(result)
    }

    /// Terminal cells that a text takes: two for each wide character (UAX #11, W and F), none for combining marks.
    package static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    /// The longest beginning of `text` that fits into `cells`, with `…` in place of what was cut.
    package static func fitted(_ text: String, cells: Int) -> String {
        guard width(text) > cells else { return text }
        guard cells > 0 else { return "" }
        var result = String.UnicodeScalarView()
        var used = 0
        for scalar in text.unicodeScalars {
            let next = width(of: scalar)
            if used + next > cells - 1 { break }
            result.append(scalar)
            used += next
        }
        return String(result) + "…"
    }

    /// `text` with spaces up to `cells`.
    package static func padded(_ text: String, cells: Int) -> String {
        text + String(repeating: " ", count: max(0, cells - width(text)))
    }

    private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: false
        default: !properties.isDefaultIgnorableCodePoint && !properties.isNoncharacterCodePoint
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F ? 1 : 0 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return isWide(scalar) ? 2 : 1
        }
    }

    /// East Asian Wide and Fullwidth, and the emoji that terminals draw over two cells. Two regional indicators make
    /// one flag of two cells.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        if wideRanges.contains(where: { $0.contains(scalar.value) }) { return true }
        return scalar.properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(scalar.value)
    }

    /// Unicode's EastAsianWidth.txt, W and F, without the emoji.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
        0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265,
        0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]
}
