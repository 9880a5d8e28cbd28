extension RegisterReport {
    /// The report in one language.
    ///
    /// - Parameter offsetMinutes: Minutes east of UTC of the days in it.
    package func document(_ language: Language, offsetMinutes: Int) -> ReportDocument {
        RegisterReportPage(report: self, language: language, offsetMinutes: offsetMinutes).document
    }
}

/// Puts a report into words and drawings.
private struct RegisterReportPage {
    let report: RegisterReport
    let language: Language
    let offsetMinutes: Int

    private var counts: RegisterCounts { report.counts }
    private var before: RegisterCounts { report.before }

    private func say(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }

    var document: ReportDocument {
        var document = ReportDocument(
            language: language,
            title: report.period.kind == .daily
                ? say("投诉日报", "Complaints: the day") : say("投诉周报", "Complaints: the week"),
            subtitle: report.period.text(offsetMinutes: offsetMinutes))
        document.blocks = overview + categories + causes + service + places + handling + incidents + iceberg + sums
        return document
    }

    // MARK: Sections

    private var overview: [ReportDocument.Block] {
        var rows = [
            [say("项目", "What"), say("本期", "This period"), say("上期", "The one before"), say("变化", "Change")],
            row(say("投诉", "Complaints"), counts.total.raw, before.total.raw),
            row(say("有效投诉", "Valid complaints"), counts.total.valid, before.total.valid),
            row(say("已认定无效", "Found not valid"), counts.invalid, before.invalid),
        ]
        if let shipments = report.shipments {
            rows.append([
                say("每百万件投诉", "Complaints per million shipments"), perMillion(counts.total.raw, shipments),
                perMillion(before.total.raw, report.shipmentsBefore), "",
            ])
            rows.append([
                say("每百万件有效投诉", "Valid per million shipments"), perMillion(counts.total.valid, shipments),
                perMillion(before.total.valid, report.shipmentsBefore), "",
            ])
        }
        rows += [
            row(say("最先在外部发现", "Found outside our own intake"), counts.foundOutside, before.foundOutside),
            [say("主张损失（元）", "Loss claimed, yuan"), yuan(counts.claimed), yuan(before.claimed), ""],
            [say("已提出赔付（元）", "Compensation offered, yuan"), yuan(counts.offered), yuan(before.offered), ""],
        ]
        var blocks: [ReportDocument.Block] = [.heading(say("概况", "Overview")), .table(rows)]
        if counts.total.raw == 0 {
            blocks.append(
                .paragraph(
                    say(
                        "本期没有登记投诉。没有投诉不等于没有问题：请核对各受理渠道是否畅通。",
                        "No complaint was registered. That does not mean that all is well: check that every way of complaining works."
                    )))
        }
        guard report.period.kind == .weekly else { return blocks }
        let days = (0..<7).map { day in
            let moment = report.period.from + .days(Int64(day))
            let pair = counts.byDay[day] ?? .init()
            return (label: CivilTime(moment, offsetMinutes: offsetMinutes).dayText, raw: pair.raw, valid: pair.valid)
        }
        blocks.append(
            .chart(
                svg: ChartSVG.days(days, title: say("每日投诉", "Complaints a day")),
                caption: say("每日投诉（蓝）与其中有效（红）", "Complaints a day (blue), valid ones (red)")))
        return blocks
    }

    private var categories: [ReportDocument.Block] {
        let names = counts.byCategory.keys.sorted {
            (counts.byCategory[$1]?.raw ?? 0, $0) < (counts.byCategory[$0]?.raw ?? 0, $1)
        }
        guard !names.isEmpty else { return [] }
        let rows = names.map { name in
            let now = counts.byCategory[name] ?? .init()
            let then = before.byCategory[name] ?? .init()
            return [
                title(of: name, in: .category), String(now.raw), String(now.valid), String(then.raw),
                change(now.raw, then.raw),
            ]
        }
        let bars = names.prefix(12).map {
            ChartSVG.Bar(
                label: title(of: $0, in: .category), value: counts.byCategory[$0]?.raw ?? 0,
                before: before.byCategory[$0]?.raw ?? 0)
        }
        return [
            .heading(say("类别", "Categories")),
            .chart(
                svg: ChartSVG.bars(Array(bars), title: say("按类别", "By category")),
                caption: say("本期（蓝）与上期（灰）", "This period (blue), the one before (grey)")),
            .table(
                [
                    [
                        say("类别", "Category"), say("投诉", "Raw"), say("有效", "Valid"), say("上期", "Before"),
                        say("变化", "Change"),
                    ]
                ] + rows),
        ]
    }

    private var causes: [ReportDocument.Block] {
        let known = counts.byCause.filter { !$0.key.isEmpty }
        guard !known.isEmpty else { return [] }
        let bars = known.map { ChartSVG.Bar(label: title(of: $0.key, in: .cause), value: $0.value) }
        let sorted = bars.sorted { ($1.value, $0.label) < ($0.value, $1.label) }
        let total = max(1, sorted.reduce(0) { $0 + $1.value })
        var sum = 0
        let rows = sorted.map { bar in
            sum += bar.value
            return [bar.label, String(bar.value), "\(100 * bar.value / total)%", "\(100 * sum / total)%"]
        }
        return [
            .heading(say("原因", "Causes")),
            .chart(
                svg: ChartSVG.pareto(bars, title: say("原因帕累托图", "Pareto of causes")),
                caption: say("原因，由多到少，及累计占比（红）", "Causes, the most frequent first, and their cumulated share (red)")),
            .table([[say("原因", "Cause"), say("件数", "Count"), say("占比", "Share"), say("累计", "Cumulated")]] + rows),
        ]
    }

    private var service: [ReportDocument.Block] {
        let axes = ServiceElement.allCases.map {
            ChartSVG.Bar(label: $0.title[language], value: counts.byElement[$0.rawValue] ?? 0)
        }
        guard axes.contains(where: { $0.value > 0 }) else { return [] }
        return [
            .heading(say("服务质量五要素", "Five elements of service")),
            .chart(
                svg: ChartSVG.radar(axes, title: say("服务质量五要素", "Five elements of service")),
                caption: say("投诉指向的要素（SERVQUAL）", "The element that the complaints point at (SERVQUAL)")),
            .table([[say("要素", "Element"), say("件数", "Count")]] + axes.map { [$0.label, String($0.value)] }),
        ]
    }

    private var places: [ReportDocument.Block] {
        var blocks: [ReportDocument.Block] = []
        for (heading, now, then) in [
            (say("品牌", "Brands"), counts.byBrand, before.byBrand),
            (say("地区", "Regions"), counts.byRegion, before.byRegion),
        ] {
            let names = now.keys.sorted { (now[$1]?.raw ?? 0, $0) < (now[$0]?.raw ?? 0, $1) }.prefix(20)
            guard names.count > 1 || names.first.map({ !$0.isEmpty }) == true else { continue }
            blocks.append(.heading(heading))
            blocks.append(
                .table(
                    [[heading, say("投诉", "Raw"), say("有效", "Valid"), say("上期", "Before"), say("变化", "Change")]]
                        + names.map { name in
                            let pair = now[name] ?? .init()
                            let old = then[name] ?? .init()
                            let shown = name.isEmpty ? say("（未注明）", "(not stated)") : name
                            return [
                                shown, String(pair.raw), String(pair.valid), String(old.raw), change(pair.raw, old.raw),
                            ]
                        }))
        }
        return blocks
    }

    private var handling: [ReportDocument.Block] {
        let promises = counts.promises
        let rows = [
            [say("项目", "What"), say("本期", "This period"), say("上期", "The one before"), say("变化", "Change")],
            row(say("已答复", "Answered"), counts.answered, before.answered),
            row(say("按时答复", "Answered in time"), counts.answeredInTime, before.answeredInTime),
            row(say("逾期未答复或迟复", "Answered late, or not at all"), counts.answeredLate, before.answeredLate),
            row(say("已办结", "Closed"), counts.closed, before.closed),
            row(say("重新办理", "Reopened"), counts.reopened, before.reopened),
            row(say("承诺已兑现", "Promises kept"), promises.kept, before.promises.kept),
            row(say("承诺迟兑现", "Promises kept late"), promises.late, before.promises.late),
            row(say("承诺未兑现", "Promises broken"), promises.broken, before.promises.broken),
            row(say("步骤遗漏", "Steps left out"), counts.skippedSteps, before.skippedSteps),
            row(
                say("拒绝而无替代方案", "Refused without an alternative"), counts.refusalsWithoutAlternative,
                before.refusalsWithoutAlternative),
            row(say("没有责任人", "Without an owner"), counts.unassigned, before.unassigned),
            row(say("登记表不完整", "Incomplete forms"), counts.incomplete, before.incomplete),
            row(say("由人转出（非危机）", "Routed out by a person"), counts.routedOut, before.routedOut),
        ]
        return [.heading(say("办理", "Handling")), .table(rows)]
    }

    private var incidents: [ReportDocument.Block] {
        guard !report.incidents.isEmpty else { return [] }
        let rows = report.incidents.map { line in
            [
                "\(line.id) \(line.title)", line.level.title[language], String(line.complaints),
                line.leadHours.map { say("\($0) 小时", "\($0) h") } ?? say("未公开", "not public"),
                line.lateChecks.isEmpty ? "-" : line.lateChecks.map(\.text).joined(separator: ", "),
            ]
        }
        return [
            .heading(say("事件", "Incidents")),
            .table(
                [
                    [
                        say("事件", "Incident"), say("级别", "Level"), say("投诉", "Complaints"),
                        say("先知时间 X−K", "Lead X − K"), say("逾期检查项", "Late checks"),
                    ]
                ]
                    + rows),
        ]
    }

    private var iceberg: [ReportDocument.Block] {
        [
            .heading(say("抱怨冰山（估计）", "The iceberg (an estimate)")),
            .paragraph(Iceberg(complaints: counts.total.raw).sentence[language]),
        ]
    }

    private var sums: [ReportDocument.Block] {
        let sums = report.reconciliation
        let verdict = sums.agrees ? say("相符。", "They agree.") : say("不相符，请查！", "They do NOT agree: find out why.")
        return [
            .heading(say("核对", "Sums")),
            .paragraph(
                say(
                    "来件 \(sums.records) = 登记 \(sums.registrations) + 修订 \(sums.revisions)；另有无法读取 \(sums.unreadable)。\(verdict)",
                    "Records \(sums.records) = registrations \(sums.registrations) + revisions \(sums.revisions); unreadable besides: \(sums.unreadable). \(verdict)"
                )),
        ]
    }

    // MARK: Words

    private func row(_ name: String, _ now: Int, _ then: Int) -> [String] {
        [name, String(now), String(then), change(now, then)]
    }

    private func change(_ now: Int, _ then: Int) -> String {
        guard then > 0 else { return now > 0 ? say("新增", "new") : "–" }
        let percent = (now - then) * 100 / then
        return percent > 0 ? "+\(percent)%" : "\(percent)%"
    }

    private func perMillion(_ count: Int, _ shipments: Int?) -> String {
        guard let shipments, shipments > 0 else { return "–" }
        return (Double(count) * 1_000_000 / Double(shipments)).text(decimals: 1)
    }

    private func yuan(_ fen: Int64) -> String { "\(fen / 100).\(Int(fen % 100).padded(2))" }

    private func title(of word: String, in field: RegistrationField) -> String {
        if word.isEmpty { return say("（未定）", "(not stated)") }
        switch field {
        case .category: return Category(rawValue: word)?.title[language] ?? word
        case .cause: return Registration.Cause(rawValue: word)?.title[language] ?? word
        default: return word
        }
    }
}
