extension Checklist {
    /// The checklist with the texts of its playbook, to be printed.
    ///
    /// - Parameter offsetMinutes: Minutes east of UTC of the times in it.
    package func document(_ language: Language, offsetMinutes: Int, at now: Timestamp) -> ReportDocument {
        let page = ChecklistPage(language: language, offsetMinutes: offsetMinutes)
        let drill = scenario?.isDrill == true ? page.say("【演练】", "DRILL ") : ""
        return ReportDocument(
            language: language, title: drill + (scenario?.title[language] ?? playbook),
            subtitle: [scenario?.matter, incident.text, page.moment(now)].compactMap(\.self).joined(separator: " · "),
            blocks: page.duties(of: self) + (scenario.map { page.blocks(of: $0.texts) } ?? []))
    }
}

extension PlaybookTexts {
    /// The texts, with every blank as a person sees it.
    package func blocks(_ language: Language) -> [ReportDocument.Block] {
        ChecklistPage(language: language, offsetMinutes: 0).blocks(of: self)
    }
}

/// Puts a checklist and its texts into blocks.
private struct ChecklistPage {
    let language: Language
    let offsetMinutes: Int

    func duties(of checklist: Checklist) -> [ReportDocument.Block] {
        let header = [
            say("编号", "Item"), say("期限", "Due"), say("负责", "Who"), say("事项", "What"), say("完成", "Done"),
        ]
        let rows = checklist.items.map { item in
            let people = item.people.map { [$0.name, $0.contact].compactMap(\.self).joined(separator: " ") }
            return [
                item.id, item.due.map(moment) ?? "–", ([item.ownerTitle[language]] + people).joined(separator: " / "),
                "\(item.text[language])\(say("。完成标志：", ". Closes on: "))\(item.closesOn[language])", done(item),
            ]
        }
        return [.heading(say("清单", "Checklist")), .words([header] + rows)]
    }

    /// ☑ with who, when and what; ☐ while it is not done.
    private func done(_ item: ChecklistItem) -> String {
        switch item.state {
        case .done:
            "☑ " + [item.closedBy, item.done.map(moment), item.note].compactMap(\.self).joined(separator: ", ")
        case .overdue: say("☐ 逾期", "☐ overdue")
        case .open, .waiting: "☐"
        }
    }

    func blocks(of texts: PlaybookTexts) -> [ReportDocument.Block] {
        let texts = texts.marked
        var blocks: [ReportDocument.Block] = []
        if let statement = texts.statement {
            blocks += [.heading(say("首份声明（填空后由法务审读）", "Holding statement (fill in; legal reads it)"))]
            blocks += [.quote(statement[language])]
        }
        if !texts.questions.isEmpty {
            blocks.append(.heading(say("问答口径", "Questions and answers")))
            for answer in texts.questions {
                blocks += [.subheading(answer.question[language]), .quote(answer.answer[language])]
            }
        }
        if !texts.script.isEmpty {
            blocks.append(.heading(say("客服六步话术", "The service desk's six steps")))
            for (number, step) in texts.script.enumerated() {
                blocks += [.subheading("\(number + 1) \(step.step.title[language])"), .quote(step.say[language])]
                if let mind = step.mind { blocks.append(.paragraph(mind[language])) }
            }
        }
        if !texts.channels.isEmpty {
            blocks.append(.heading(say("各渠道要点", "Points by channel")))
            for channel in texts.channels {
                blocks += [
                    .subheading(channel.channel.title[language]),
                    .list(channel.points.map { "☐ \($0[language])" }),
                ]
            }
        }
        return blocks
    }

    func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

    func moment(_ moment: Timestamp) -> String {
        let time = CivilTime(moment, offsetMinutes: offsetMinutes)
        return "\(time.dayText) \(time.hour.padded(2)):\(time.minute.padded(2))"
    }
}
