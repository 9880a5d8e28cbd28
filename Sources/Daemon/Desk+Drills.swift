import Crisis
import Ledger
import Settings
import Status

/// Exercises on the live ends.
extension Desk {
    func startDrill(_ request: DrillRequest) async throws -> ActionReceipt {
        try requireNamed(request.by)
        guard Drill.speeds.contains(request.speed) else {
            throw DeskRefusal(
                .invalid,
                LocalizedText(
                    zh: "速度取 1 到 1000 倍，不能是 \(request.speed)。",
                    en: "The speed takes 1 to 1000 times, not \(request.speed)."))
        }
        let scenario = try await scenario(request)
        let id = try await pipeline.startDrill(scenario, request: request)
        return try await drillReceipt(
            id,
            LocalizedText(
                zh: "演练 \(id) 已开始（\(request.speed) 倍速）。停止：tocsin drill stop",
                en: "The drill \(id) runs at \(request.speed)x. Stop it with: tocsin drill stop"))
    }

    /// - Parameter id: nil stops the one that runs.
    func stopDrill(_ id: Incident.ID?, by person: String, note: String?) async throws -> ActionReceipt {
        try requireNamed(person)
        let running = await pipeline.engine.drills
        let named = id ?? (running.count == 1 ? running.first : nil)
        guard let named, running.contains(named) else {
            let all = running.map(\.text).joined(separator: ", ")
            throw DeskRefusal(
                .notAllowed,
                running.isEmpty
                    ? LocalizedText(zh: "没有正在进行的演练。", en: "No drill is running.")
                    : LocalizedText(zh: "请指明演练：\(all)", en: "Name the drill: \(all)"))
        }
        do {
            try await pipeline.act(
                { RecordedAction(incident: named, at: $0, by: person, action: "drill stop", note: note) },
                { engine, moment in try engine.stopDrill(named, at: moment) })
        } catch let refusal as ActionRefusal {
            throw DeskRefusal(refusal)
        }
        return try await drillReceipt(
            named,
            LocalizedText(
                zh: "演练 \(named) 已停止。复盘：tocsin drill report \(named)",
                en: "The drill \(named) is stopped. After-action report: tocsin drill report \(named)"))
    }

    func drillReport(_ id: Incident.ID) async throws -> DrillReport? {
        try await DrillArchive(ledger: ledger, offsetMinutes: offsetMinutes).report(
            of: id, titles: await pipeline.checkTitles, watches: await pipeline.watchTitles)
    }

    private func scenario(_ request: DrillRequest) async throws -> CrisisCase {
        let log = ProblemLog()
        let checks = Set(await pipeline.checkTitles.keys)
        let told = CaseFile.read(name: request.name, text: request.scenario, log: log, checks: checks)
        guard let told else {
            let problems = log.sorted.prefix(20).map(\.description).joined(separator: "\n")
            throw DeskRefusal(
                .invalid, LocalizedText(zh: "演练脚本有问题：\n\(problems)", en: "The scenario has problems:\n\(problems)"))
        }
        guard let variant = request.variant else { return told }
        if let other = told.applying(variant: variant) { return other }
        throw DeskRefusal(
            .invalid,
            LocalizedText(zh: "脚本没有变体“\(variant)”。", en: "The scenario has no variant \"\(variant)\"."))
    }

    private func requireNamed(_ person: String) throws {
        guard !person.isEmpty, person.count <= 100 else {
            throw DeskRefusal(.invalid, LocalizedText(zh: "请说明是谁：--by 姓名", en: "Say who acts: --by NAME"))
        }
    }

    private func drillReceipt(_ id: Incident.ID, _ message: LocalizedText) async throws -> ActionReceipt {
        guard let record = try await ledger.incident(id) else { throw DeskRefusal(.unknownIncident(id)) }
        let watch = record.incident.watch
        return ActionReceipt(
            incident: IncidentSummary(
                record: record.incident, assessment: record.assessment,
                watchTitle: LocalizedText(zh: watch, en: watch)),
            message: message)
    }
}
