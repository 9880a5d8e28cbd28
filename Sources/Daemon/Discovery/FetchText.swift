import Crisis
import Intake
import Status

extension FetchReport {
    /// The report for a terminal: foreign text is made safe, columns line up whatever script stands in them.
    package func text(_ phrase: ReportPhrase, verbose: Bool) -> String {
        var lines: [String] = []
        for (place, hop) in hops.enumerated() {
            let name = place == 0 ? phrase.word("请求", "Request") : phrase.word("重定向 \(place)", "Redirect \(place)")
            lines.append(TerminalText.safe("\(name)  \(hop.url)"))
            lines += rows(hop, isFirst: place == 0, phrase, verbose: verbose)
        }
        if let content { lines += ["", phrase.word("内容", "Content")] + rows(content, phrase) }
        if let repetition {
            lines += ["", phrase.word("带上验证器再问一次", "Asked again with the validators")] + rows(repetition, phrase)
        } else if verbose, content != nil {
            lines += ["", phrase.word("没有验证器，不再问第二次", "No validators, so it is not asked again")]
        }
        var next = TerminalTable()
        next.add([
            phrase.word("下次轮询", "Next poll"),
            (nextPoll.due.map { "\(phrase.time($0, now: at)) (\(phrase.wait(from: at, until: $0)))" } ?? "-") + "  "
                + phrase.pick(nextPoll.reason),
        ])
        lines += [""] + next.lines + [""]
        if problems.isEmpty {
            lines.append(phrase.word("没有发现问题", "No problem was found"))
        } else {
            lines.append(phrase.word("问题", "Problems"))
            lines += problems.map { TerminalText.safe("  - \(phrase.pick($0.sentence))") }
        }
        return lines.joined(separator: "\n")
    }

    private func rows(_ hop: Hop, isFirst: Bool, _ phrase: ReportPhrase, verbose: Bool) -> [String] {
        var table = TerminalTable(limits: [0, 400])
        func add(_ name: String, _ value: String) { table.add(["  " + name, value]) }
        if isFirst { add(phrase.word("记忆", "Memory"), phrase.pick(memory)) }
        for address in hop.addresses {
            let verdict = address.isAllowed ? phrase.word("允许", "allowed") : phrase.word("拒绝", "refused")
            add(phrase.word("地址", "Address"), "\(address.address)  \(phrase.pick(Self.kind(address.kind)))  \(verdict)")
        }
        if hop.addresses.isEmpty, hop.status == nil {
            add(phrase.word("地址", "Address"), phrase.word("无法解析", "could not be resolved"))
        }
        for header in hop.requestHeaders where verbose || header.name.hasPrefix("If-") {
            add("> \(header.name)", header.value)
        }
        if let status = hop.status {
            let way = [hop.connectedTo, hop.httpVersion, hop.tlsVersion ?? phrase.word("无 TLS", "no TLS")]
            add(phrase.word("连接", "Connection"), way.compactMap { $0 }.joined(separator: "  "))
            add(phrase.word("应答", "Answer"), "HTTP \(status)  \(hop.milliseconds) ms")
        }
        for header in hop.headers + (verbose ? hop.otherHeaders : []) { add("< \(header.name)", header.value) }
        if let error = hop.error { add(phrase.word("错误", "Error"), error) }
        return table.lines
    }

    private func rows(_ content: Content, _ phrase: ReportPhrase) -> [String] {
        var table = TerminalTable(limits: [0, 200])
        func add(_ name: String, _ value: String) { table.add(["  " + name, value]) }
        add(
            phrase.word("字节", "Bytes"),
            phrase.word(
                "传输 \(content.wireBytes)，解码后 \(content.decodedBytes)",
                "\(content.wireBytes) on the wire, \(content.decodedBytes) decoded"))
        add(phrase.word("编码", "Charset"), "\(content.charset)\(phrase.brackets(phrase.pick(content.charsetReason)))")
        add(phrase.word("格式", "Format"), content.format ?? phrase.word("不是订阅源", "no feed"))
        if let title = content.title { add(phrase.word("标题", "Title"), title) }
        if let flaw = content.flaw { add(phrase.word("瑕疵", "Flaw"), flaw) }
        guard content.format != nil else { return table.lines }
        add(
            phrase.word("条目", "Entries"),
            phrase.word(
                "\(content.entries)，其中独立 \(content.items)；最新 \(phrase.time(content.newest, now: at))，最早 \(phrase.time(content.oldest, now: at))",
                "\(content.entries), \(content.items) of their own; newest \(phrase.time(content.newest, now: at)), oldest "
                    + "\(phrase.time(content.oldest, now: at))"))
        var entries = TerminalTable(limits: [0, 0, 50, 60])
        for (place, entry) in content.shown.enumerated() {
            let when = phrase.time(entry.published ?? entry.updated, now: at)
            entries.add(["  \(place + 1)", when, entry.title ?? "-", entry.identity])
        }
        return table.lines + entries.lines
    }

    private func rows(_ repetition: Repetition, _ phrase: ReportPhrase) -> [String] {
        var table = TerminalTable(limits: [0, 200])
        for header in repetition.requestHeaders { table.add(["  > \(header.name)", header.value]) }
        let verdict =
            repetition.status == 304
            ? phrase.word("好：没有新内容时不传正文", "good: nothing is sent when nothing is new")
            : phrase.word("不好：又传了一遍", "bad: it was sent again")
        let answer = repetition.status.map { "HTTP \($0)  \(repetition.bytes) B  \(verdict)" }
        table.add(["  " + phrase.word("应答", "Answer"), answer ?? repetition.error ?? "-"])
        return table.lines
    }

    private static func kind(_ name: String) -> LocalizedText {
        switch name {
        case "global": LocalizedText(zh: "公网", en: "public")
        case "private": LocalizedText(zh: "内网", en: "private")
        case "loopback": LocalizedText(zh: "本机", en: "loopback")
        case "linkLocal": LocalizedText(zh: "链路本地或云元数据", en: "link-local or cloud metadata")
        default: LocalizedText(zh: "保留", en: "reserved")
        }
    }
}
