/// Foreign text brought onto one line in which every character can be seen.
///
/// Titles and quotes come from anybody. Line breaks, terminal escapes, characters that turn the reading direction or
/// hide in the text and endless lengths may change neither the lines around them nor what a person believes to read.
enum VisibleText {
    /// At most `limit` characters (Unicode scalars), the last one an ellipsis when something was cut.
    ///
    /// White space becomes one blank, a control character its picture (ESC becomes `␛`), a turn of direction its code
    /// in brackets (`⟨U+202E⟩`); invisible characters go.
    static func line(_ text: String, limit: Int) -> String {
        var line: [Unicode.Scalar] = []
        var marks = 0
        for scalar in text.unicodeScalars {
            if line.count > limit { break }
            marks = isMark(scalar) ? marks + 1 : 0
            if marks <= longestMarkRun { append(scalar, to: &line) }
        }
        while line.last == " " { line.removeLast() }
        if line.count > limit { line = line.prefix(max(0, limit - 1)) + ["…"] }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: line)
        return String(view)
    }

    /// No script stacks more marks than this on one letter in ordinary text.
    private static let longestMarkRun = 4

    private static func append(_ scalar: Unicode.Scalar, to line: inout [Unicode.Scalar]) {
        let properties = scalar.properties
        if properties.isWhitespace {
            if !line.isEmpty, line.last != " " { line.append(" ") }
        } else if properties.isBidiControl {
            line.append(contentsOf: "⟨U+\(String(scalar.value, radix: 16, uppercase: true))⟩".unicodeScalars)
        } else if properties.generalCategory == .control {
            line.append(picture(of: scalar))
        } else if properties.generalCategory == .privateUse || properties.isNoncharacterCodePoint {
            line.append("\u{FFFD}")
        } else if !properties.isDefaultIgnorableCodePoint, properties.generalCategory != .format {
            line.append(scalar)
        }
    }

    private static func picture(of control: Unicode.Scalar) -> Unicode.Scalar {
        switch control.value {
        case 0..<0x20: Unicode.Scalar(0x2400 + control.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        default: "\u{FFFD}"
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }
}
