extension IncidentReview {
    /// The report in one language.
    ///
    /// - Parameter offsetMinutes: Minutes east of UTC of the times in it.
    package func document(_ language: Language, offsetMinutes: Int) -> ReportDocument {
        IncidentReviewPage(review: self, language: language, offsetMinutes: offsetMinutes).document
    }
}

/// Puts the review of an incident into words and drawings.
private struct IncidentReviewPage {
    let review: IncidentReview
    let language: Language
    let offsetMinutes: Int

    var document: ReportDocument {
        let drill = review.incident.isDrill ? say("【演练】", "DRILL ") : ""
        return ReportDocument(
            language: language, title: drill + say("事件报告：", "Incident: ") + review.incident.title,
            subtitle: "\(review.incident.id) · \(moment(review.made))",
            blocks: overview + levels + events + late + precedents)
    }

    private var overview: [ReportDocument.Block] {
        let incident = review.incident
        var rows = [
            [say("项目", "What"), say("内容", "Value")],
            [say("类别", "Category"), incident.category.title[language]],
            [say("状态", "Status"), incident.status.title[language]],
            [say("等级", "Level"), review.assessment.map { $0.level.title[language] } ?? "–"],
            [say("风险 E", "Risk E"), review.assessment.map { points($0.escalation) } ?? "–"],
            [say("提及", "Mentions"), String(incident.mentions)],
            [say("其中投诉", "Complaints among them"), String(incident.complaints)],
        ]
        if let clock = review.clock {
            rows.append([say("企业可知时间 K", "Could be known, K"), moment(clock.known)])
            rows.append([say("公开时间 X", "Public, X"), clock.exposed.map(moment) ?? say("未公开", "not public")])
            if let exposed = clock.exposed {
                rows.append([say("先知时间 X−K", "Lead X − K"), span(exposed - clock.known)])
            }
        }
        rows.append([
            say("最先在外部发现", "Found outside first"),
            review.isFoundOutside ? say("是", "yes") : say("否", "no"),
        ])
        return [.heading(say("概况", "Overview")), .table(rows)]
    }

    private var levels: [ReportDocument.Block] {
        guard review.levels.count > 1 else { return [] }
        return [
            .heading(say("风险走势", "Risk over time")),
            .chart(
                svg: ChartSVG.steps(
                    review.levels.map { (Double($0.at.milliseconds), Double($0.escalation.value) / 10) },
                    from: moment(review.levels[0].at), until: moment(review.levels[review.levels.count - 1].at),
                    title: say("风险 E", "Risk E")),
                caption: say("风险 E（0 至 100）", "Risk E, 0 to 100")),
            .table(
                [[say("时间", "When"), say("等级", "Level"), "E"]]
                    + changes.map { [moment($0.at), $0.level.title[language], points($0.escalation)] }),
        ]
    }

    /// Where the level became another.
    private var changes: [IncidentReview.LevelChange] {
        review.levels.enumerated().filter { index, change in
            index == 0 || review.levels[index - 1].level != change.level
        }.map(\.element)
    }

    private var events: [ReportDocument.Block] {
        guard !review.events.isEmpty else { return [] }
        return [
            .heading(say("经过", "What happened")),
            .list(
                review.events.map { event in
                    let by = event.by.map { say("（\($0)）", " (\($0))") } ?? ""
                    return "\(moment(event.at))  \(event.text[language])\(by)"
                }),
        ]
    }

    private var late: [ReportDocument.Block] {
        guard !review.lateChecks.isEmpty else {
            return [
                .heading(say("逾期检查项", "Late checks")),
                .paragraph(say("没有逾期。", "None.")),
            ]
        }
        let rows = review.lateChecks.map { check in
            [
                "\(check.id) \(review.checkNames[check.id]?[language] ?? "")", check.due.map(moment) ?? "–",
                check.lateBy.map { say("迟 \(span($0))", "late by \(span($0))") } ?? say("至今未完成", "still open"),
            ]
        }
        return [
            .heading(say("逾期检查项", "Late checks")),
            .table([[say("检查项", "Check"), say("期限", "Due"), say("结果", "Result")]] + rows),
        ]
    }

    private var precedents: [ReportDocument.Block] {
        guard !review.precedents.isEmpty else { return [] }
        let rows = review.precedents.map { past in
            [
                "\(past.id) \(past.title)", past.peak.title[language], String(past.mentions), String(past.complaints),
                span(past.lasted), past.closed ? say("已关闭", "closed") : say("未关闭", "open"),
            ]
        }
        return [
            .heading(say("先例", "Precedents")),
            .table(
                [
                    [
                        say("事件", "Incident"), say("最高等级", "Peak"), say("提及", "Mentions"),
                        say("投诉", "Complaints"), say("历时", "Lasted"), say("结果", "Outcome"),
                    ]
                ] + rows),
        ]
    }

    // MARK: Words

    private func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

    private func points(_ score: PerMille) -> String { (Double(score.value) / 10).text(decimals: 1) }

    private func moment(_ moment: Timestamp) -> String {
        let time = CivilTime(moment, offsetMinutes: offsetMinutes)
        return "\(time.dayText) \(time.hour.padded(2)):\(time.minute.padded(2))"
    }

    private func span(_ span: TimeSpan) -> String {
        let minutes = span.milliseconds / 60_000
        if minutes < 120 { return say("\(minutes) 分钟", "\(minutes) min") }
        if minutes < 2880 { return say("\(minutes / 60) 小时", "\(minutes / 60) h") }
        return say("\(minutes / 1440) 天", "\(minutes / 1440) days")
    }
}
