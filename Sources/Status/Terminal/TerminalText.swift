/// Foreign text made fit for a terminal: it can neither move the cursor nor reorder what stands beside it.
package enum TerminalText {
    /// Drops control, bidi and other invisible characters; line breaks and tabs become spaces.
    package static func safe(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control: if scalar == "\n" || scalar == "\t" { result.append(" ") }
            case .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: continue
            default: result.append(scalar)
            }
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

    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: 0
        default: isWide(scalar.value) ? 2 : 1
        }
    }

    /// East Asian Wide and Fullwidth, and the emoji that terminals draw over two cells.
    private static func isWide(_ code: UInt32) -> Bool {
        wideRanges.contains { $0.contains(code) }
    }

    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x25FD...0x25FE, 0x2614...0x2615,
        0x2648...0x2653, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x2705...0x2705, 0x270A...0x270B, 0x274C...0x274C,
        0x2753...0x2755, 0x2795...0x2797, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
        0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]
}
