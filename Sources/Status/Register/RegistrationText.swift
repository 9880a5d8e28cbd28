import Crisis

extension RegistrationList {
    package func text(_ phrase: ReportPhrase, now: Timestamp) -> String {
        guard !registrations.isEmpty else { return phrase.word("没有登记", "no registration") }
        var table = TerminalTable(
            header: [
                phrase.word("编号", "NUMBER"), phrase.word("程度", "SEVERITY"), phrase.word("状态", "STATUS"),
                phrase.word("收到", "RECEIVED"), phrase.word("品牌", "BRAND"), phrase.word("类别", "CATEGORY"),
                phrase.word("责任", "OWNER"), phrase.word("下一期限", "NEXT DUE"), phrase.word("缺项", "MISSING"),
            ], limits: [0, 0, 0, 0, 16, 20, 24, 0, 0])
        for registration in registrations {
            let next = registration.duties.first { $0.met == nil }
            table.add([
                registration.number, registration.title(.severity, phrase), phrase.pick(registration.status.title),
                phrase.time(registration.received, now: now), registration.fields["brand"] ?? "-",
                registration.title(.category, phrase),
                registration.fields["owner"] ?? registration.title(.ownerRole, phrase),
                next.map { "\(phrase.pick($0.kind.title)) \(phrase.deadline($0.due, now: now))" } ?? "-",
                String(registration.missing.count),
            ])
        }
        var text = table.text
        if let next {
            text +=
                "\n"
                + phrase.word("还有更早的：--before \(Registration.name(next))", "more: --before \(Registration.name(next))")
        }
        return text
    }
}

extension RegistrationReport {
    package func text(_ phrase: ReportPhrase, now: Timestamp) -> String {
        var parts = [
            "\(number)  \(title(.severity, phrase))  \(phrase.pick(status.title))", form(phrase).text,
            lines(phrase, now: now).joined(separator: "\n"),
        ]
        if !trail.isEmpty { parts.append(phrase.word("审计条目", "TRAIL") + "\n" + trailTable(phrase, now: now).text) }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// The words of a field's value, or the value itself.
    func title(_ field: RegistrationField, _ phrase: ReportPhrase) -> String {
        guard let value = fields[field.rawValue], !value.isEmpty else { return "-" }
        return field.shown(value, phrase)
    }

    private func form(_ phrase: ReportPhrase) -> TerminalTable {
        var table = TerminalTable(limits: [0, 100])
        table.add([phrase.word("收到", "received"), phrase.time(received)])
        table.add([phrase.word("来源", "source"), source])
        for field in RegistrationField.allCases {
            guard let value = fields[field.rawValue], !value.isEmpty else { continue }
            table.add([phrase.pick(field.title), field.shown(value, phrase)])
        }
        return table
    }

    private func lines(_ phrase: ReportPhrase, now: Timestamp) -> [String] {
        var lines: [String] = []
        func add(_ zh: String, _ en: String, _ words: [String]) {
            if !words.isEmpty { lines.append(phrase.word(zh, en) + phrase.list(words)) }
        }
        add(
            "缺项：", "missing: ",
            missing.map { name in RegistrationField(rawValue: name).map { phrase.pick($0.title) } ?? name })
        add("遗漏的步骤：", "steps left out: ", skippedSteps.map { step($0, phrase) })
        add("次序颠倒的步骤：", "steps out of order: ", stepsOutOfOrder.map { step($0, phrase) })
        add(
            "步骤：", "steps: ",
            steps.sorted { $0.value < $1.value }.map { "\(step($0.key, phrase)) \(phrase.time($0.value, now: now))" })
        for duty in duties {
            let state =
                duty.met.map { phrase.word("已完成 ", "done ") + phrase.time($0, now: now) }
                ?? phrase.deadline(duty.due, now: now)
            lines.append("\(phrase.pick(duty.kind.title))\(phrase.word("：", ": "))\(state)")
        }
        for (index, promise) in promises.enumerated() {
            let kept = promise.kept.map { phrase.word("已兑现 ", "kept ") + phrase.time($0, now: now) }
            lines.append(
                "\(phrase.word("承诺", "promise")) \(index + 1)\(phrase.word("：", ": "))\(TerminalText.safe(promise.text)) · "
                    + (kept ?? phrase.deadline(promise.due, now: now)))
        }
        if refusesWithoutAlternative {
            lines.append(phrase.word("答复拒绝而没有替代方案，不算完成", "the reply refuses without an alternative: not complete"))
        }
        add("已同意办结：", "agreed to close: ", closers.map { TerminalText.safe($0) })
        if otherComplaints > 0 {
            lines.append(
                phrase.word(
                    "同一投诉人另有投诉 \(otherComplaints) 件",
                    "\(phrase.count(otherComplaints, "other complaint")) of the same person"))
        }
        return lines
    }

    private func step(_ word: String, _ phrase: ReportPhrase) -> String {
        HandlingStep(rawValue: word).map { phrase.pick($0.title) } ?? word
    }

    private func trailTable(_ phrase: ReportPhrase, now: Timestamp) -> TerminalTable {
        var table = TerminalTable(limits: [0, 20, 0, 0, 80])
        for line in trail {
            let details = line.details.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            table.add([
                phrase.time(line.at, now: now), line.by, phrase.pick(line.role.title), line.action,
                details.joined(separator: " "),
            ])
        }
        return table
    }
}

extension RegistrationField {
    /// A value in the reader's words.
    package func shown(_ value: String, _ phrase: ReportPhrase) -> String {
        switch kind {
        case .money: Int64(value).map { "¥\($0 / 100).\(Int($0 % 100).padded(2))" } ?? value
        case .yesNo: value == "yes" ? phrase.word("是", "yes") : phrase.word("否", "no")
        case .word, .words:
            phrase.list(
                value.split(separator: ";").map { word in title(ofWord: String(word)).map(phrase.pick) ?? String(word) }
            )
        case .text, .name, .moment, .mark: value
        }
    }

    /// What people call a word of the field's vocabulary.
    package func title(ofWord word: String) -> LocalizedText? {
        switch self {
        case .content: Registration.Content(rawValue: word)?.title
        case .category: Category(rawValue: word)?.title
        case .cause: Registration.Cause(rawValue: word)?.title
        case .aim: Aim(rawValue: word)?.title
        case .psychology: Psychology(rawValue: word)?.title
        case .serviceElement: ServiceElement(rawValue: word)?.title
        case .validity: Registration.Validity(rawValue: word)?.title
        case .severity: Registration.Severity(rawValue: word)?.title
        case .rung: Registration.Rung(rawValue: word)?.title
        case .route: Registration.Route(rawValue: word)?.title
        case .ownerRole: RegisterRole(rawValue: word)?.title
        case .responsible: Registration.ResponsibleParty(rawValue: word)?.title
        case .replyChannel: ReplyChannel(rawValue: word)?.title
        default: nil
        }
    }
}
