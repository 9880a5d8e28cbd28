/// A report as it is read, in one language: made once, printed as Markdown or as a page.
package struct ReportDocument: Hashable, Sendable {
    package enum Block: Hashable, Sendable {
        case heading(String)
        case paragraph(String)
        /// The first row is the header; all cells but those of the first column are numbers.
        case table([[String]])
        case list([String])
        case subheading(String)
        /// The first row is the header; all cells are words.
        case words([[String]])
        /// A text that keeps its lines, to be read out or copied.
        case quote(String)
        /// A drawing, and what it shows, for those who cannot see it.
        case chart(svg: String, caption: String)
    }

    package var language: Language
    package var title: String
    package var subtitle: String
    package var blocks: [Block]

    package init(language: Language, title: String, subtitle: String, blocks: [Block] = []) {
        self.language = language
        self.title = title
        self.subtitle = subtitle
        self.blocks = blocks
    }

    // MARK: Markdown

    /// The report as Markdown; drawings are left out, their numbers stand in the tables.
    package var markdown: String {
        var parts = ["# \(ReportDocument.inert(title))", ReportDocument.inert(subtitle)]
        for block in blocks {
            switch block {
            case .heading(let text): parts.append("## \(ReportDocument.inert(text))")
            case .paragraph(let text): parts.append(ReportDocument.inert(text))
            case .list(let items): parts.append(items.map { "- \(ReportDocument.inert($0))" }.joined(separator: "\n"))
            case .chart: continue
            case .subheading(let text): parts.append("### \(ReportDocument.inert(text))")
            case .words(let rows):
                parts.append(ReportDocument.markdownTable(rows).replacing("---:|", with: "---|"))
            case .quote(let text):
                let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                parts.append(
                    lines.map { "> \(ReportDocument.inert(String($0)))" }.joined(separator: "\n"))
            case .table(let rows): parts.append(ReportDocument.markdownTable(rows))
            }
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private static func markdownTable(_ rows: [[String]]) -> String {
        guard let header = rows.first else { return "" }
        func line(_ cells: [String]) -> String {
            "| " + cells.map { inert($0) }.joined(separator: " | ") + " |"
        }
        let rule = "|" + header.indices.map { $0 == 0 ? "---|" : "---:|" }.joined()
        return ([line(header), rule] + rows.dropFirst().map(line)).joined(separator: "\n")
    }

    /// Text of strangers in Markdown: nothing of it is a link, an image, a tag or a column.
    private static func inert(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            if "\\`*_[]<>|#!~".unicodeScalars.contains(scalar) { result += "\\" }
            // A line of a stranger could begin a heading or a list.
            if scalar == "\n" {
                result += " "
            } else if ChartSVG.isShown(scalar) {
                result.unicodeScalars.append(scalar)
            }
        }
    }

    // MARK: A page

    /// One self-contained page: no script, no link to anything, its own style, made for A4.
    package var html: String {
        let code = language == .chinese ? "zh-CN" : "en"
        var lines = [
            "<!doctype html>", "<html lang=\"\(code)\">", "<head>", "<meta charset=\"utf-8\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            "<title>\(ChartSVG.escaped(title))</title>", "<style>\(ReportDocument.style)</style>", "</head>", "<body>",
            "<h1>\(ChartSVG.escaped(title))</h1>", "<p class=\"subtitle\">\(ChartSVG.escaped(subtitle))</p>",
        ]
        for block in blocks { lines.append(ReportDocument.html(of: block)) }
        lines += ["</body>", "</html>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func html(of block: Block) -> String {
        switch block {
        case .heading(let text): return "<h2>\(ChartSVG.escaped(text))</h2>"
        case .paragraph(let text): return "<p>\(ChartSVG.escaped(text))</p>"
        case .list(let items):
            return "<ul>" + items.map { "<li>\(ChartSVG.escaped($0))</li>" }.joined() + "</ul>"
        case .chart(let svg, let caption):
            return "<figure>\(svg)<figcaption>\(ChartSVG.escaped(caption))</figcaption></figure>"
        case .subheading(let text): return "<h3>\(ChartSVG.escaped(text))</h3>"
        case .quote(let text):
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            return "<blockquote>\(lines.map { ChartSVG.escaped(String($0)) }.joined(separator: "<br>"))</blockquote>"
        case .words(let rows): return htmlTable(rows, attributes: " class=\"words\"")
        case .table(let rows): return htmlTable(rows, attributes: "")
        }
    }

    private static func htmlTable(_ rows: [[String]], attributes: String) -> String {
        guard let header = rows.first else { return "" }
        let head = header.map { "<th>\(ChartSVG.escaped($0))</th>" }.joined()
        let body = rows.dropFirst().map { row in
            "<tr>" + row.map { "<td>\(ChartSVG.escaped($0))</td>" }.joined() + "</tr>"
        }.joined()
        return "<table\(attributes)><thead><tr>\(head)</tr></thead><tbody>\(body)</tbody></table>"
    }

    private static let style = """
        @page { size: A4; margin: 16mm }
        body { font: 14px/1.5 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #1a202c;
          max-width: 760px; margin: 24px auto; padding: 0 16px }
        h1 { font-size: 22px; margin-bottom: 0 } h2 { font-size: 16px; margin-top: 28px; break-after: avoid }
        .subtitle, figcaption { color: #667085 }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
        th, td { border-bottom: 1px solid #dddddd; padding: 4px 8px; text-align: right; vertical-align: top }
        th:first-child, td:first-child { text-align: left } thead { display: table-header-group }
        table.words th, table.words td { text-align: left } h3 { font-size: 14px; break-after: avoid }
        blockquote { margin: 8px 0; padding: 4px 12px; border-left: 3px solid #98a2b3; break-inside: avoid }
        tr, figure { break-inside: avoid } figure { margin: 12px 0 } svg { width: 100%; height: auto }
        """
}
