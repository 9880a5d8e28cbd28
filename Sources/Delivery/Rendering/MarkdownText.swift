/// Text from outside, written so that Markdown shows it and does nothing else.
///
/// Links, images, HTML, mentions and automatic links must not come to life, in CommonMark, in GitHub's dialect, or in a
/// chat that knows neither and reads `<at>` and `@all` its own way; so angle brackets, `@` and the colon of `://` are
/// replaced by their full-width forms and not merely escaped. The exact text stands in the JSON file.
enum MarkdownText {
    /// For a place inside a line, also at the beginning of a list item or table cell.
    static func escaped(_ text: String, limit: Int = 300) -> String {
        let line = Array(VisibleText.line(text, limit: limit).unicodeScalars)
        var markdown = String.UnicodeScalarView()
        for index in line.indices {
            append(line[index], at: index, of: line, to: &markdown)
        }
        return String(markdown)
    }

    /// In a code span: an id or a link as it is, never alive.
    static func code(_ text: String, limit: Int = 300) -> String {
        let line = VisibleText.line(text, limit: limit).unicodeScalars.map { $0 == "`" ? "ˋ" : $0 }
        var span = String.UnicodeScalarView()
        span.append(contentsOf: line)
        return span.isEmpty ? "—" : "`\(String(span))`"
    }

    private static func append(
        _ scalar: Unicode.Scalar, at index: Int, of line: [Unicode.Scalar], to markdown: inout String.UnicodeScalarView
    ) {
        switch scalar {
        case "<": markdown.append("＜")
        case ">": markdown.append("＞")
        case "@": markdown.append("＠")
        case ":" where line[(index + 1)...].starts(with: ["/", "/"]): markdown.append("：")
        case "." where endsWithWWW(line[..<index]): markdown.append("．")
        case "\\", "`", "*", "_", "[", "]", "~", "|", "$", "&":
            markdown.append(contentsOf: ["\\", scalar])
        case "(": append(scalar, escaped: index > 0 && line[index - 1] == "]", to: &markdown)
        case "#", "-", "+", "=": append(scalar, escaped: index == 0, to: &markdown)
        case ".", ")": append(scalar, escaped: isListMarker(index, of: line), to: &markdown)
        default: markdown.append(scalar)
        }
    }

    private static func append(
        _ scalar: Unicode.Scalar, escaped: Bool, to markdown: inout String.UnicodeScalarView
    ) {
        if escaped { markdown.append("\\") }
        markdown.append(scalar)
    }

    private static func endsWithWWW(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        line.count >= 3 && line.suffix(3).allSatisfy { $0 == "w" || $0 == "W" }
    }

    /// `1.` or `2)` at the beginning, with a blank after it; `2.4` is none.
    private static func isListMarker(_ index: Int, of line: [Unicode.Scalar]) -> Bool {
        (1...9).contains(index) && line[..<index].allSatisfy { ("0"..."9").contains($0) }
            && (index + 1 == line.count || line[index + 1] == " ")
    }
}
