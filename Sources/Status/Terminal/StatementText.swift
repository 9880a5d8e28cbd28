import Crisis

extension StatementReport {
    /// One block for each finding, as compilers print them: `FILE:line:column: severity: what`, then how to say it better.
    package func text(_ phrase: ReportPhrase) -> String {
        let name = file ?? phrase.word("文稿", "draft")
        var lines: [String] = []
        for finding in findings {
            let place = finding.place.map { ":\($0.line):\($0.column)" } ?? ""
            let severity =
                finding.severity == .error ? phrase.word("错误", "error") : phrase.word("警告", "warning")
            let quote =
                finding.phrase.isEmpty
                ? "" : phrase.word("：“\(shown(finding.phrase))”", ": \"\(shown(finding.phrase))\"")
            lines.append(
                "\(name)\(place): \(severity): \(phrase.pick(finding.message))\(quote) [\(finding.rule.rawValue)]")
            if let against = finding.against {
                lines.append(
                    "    " + phrase.word("对照：“\(shown(against.quote))”", "against: \"\(shown(against.quote))\"")
                        + (against.fact.map { " (\($0))" } ?? ""))
            }
            lines.append("    " + phrase.word("改法：", "better: ") + phrase.pick(finding.advice))
            lines.append("    " + phrase.word("依据：", "source: ") + finding.source)
        }
        for (rule, count) in omitted.sorted(by: { $0.key < $1.key }) {
            lines.append(phrase.word("\(rule)：另有 \(count) 处未列出", "\(rule): \(count) more are not listed"))
        }
        if !parts.isEmpty {
            let present = parts.filter(\.present).count
            lines.append(
                phrase.word("CERC 六要素：\(present)/6", "CERC parts: \(present) of 6")
                    + phrase.brackets(
                        phrase.list(parts.map { ($0.present ? "✓ " : "✗ ") + phrase.pick($0.part.title) })))
        }
        for promise in promises {
            let due: String
            if let moment = promise.due {
                due = phrase.time(moment)
            } else if let candidates = promise.candidates {
                due = phrase.word("时间不明确：", "unclear: ") + candidates.map { phrase.time($0) }.joined(separator: " / ")
            } else {
                due = phrase.word("没有时间", "no time")
            }
            lines.append(
                phrase.word("承诺：“\(shown(promise.phrase))” → \(due)", "promise: \"\(shown(promise.phrase))\" → \(due)"))
        }
        if read < length {
            lines.append(
                phrase.word("只读了前 \(read) 个字符，共 \(length) 个", "read the first \(read) of \(length) characters"))
        }
        let errors = findings.count { $0.severity == .error }
        lines.append(
            clean
                ? phrase.word("没有发现问题。", "Nothing to mend.")
                : phrase.word(
                    "错误 \(errors)，警告 \(findings.count - errors)。",
                    "\(errors) errors, \(findings.count - errors) warnings."))
        return lines.map { TerminalText.safe($0) }.joined(separator: "\n")
    }

    private func shown(_ text: String) -> String {
        TerminalText.fitted(text.split(whereSeparator: \.isNewline).joined(separator: " "), cells: 100)
    }
}
