import Crisis
import Ledger
import Logging
import Settings
import Status

extension Pipeline {
    /// Starts a drill: its incident, what its script says at once, and the action are kept together.
    func startDrill(_ scenario: CrisisCase, request: DrillRequest) async throws -> Incident.ID {
        try await turnstile.pass {
            let moment = now()
            let drill = Drill(
                scenario, speed: request.speed, at: moment, by: request.by, withResponses: request.withResponses)
            guard let drill else {
                throw DeskRefusal(
                    .invalid,
                    LocalizedText(
                        zh: "脚本里只有企业自己的应对，没有可演练的内容。",
                        en: "The scenario tells nothing but the company's own answers; there is nothing to exercise."))
            }
            var judged = engine
            let (incident, outcome) = judged.start(drill, at: moment)
            var batch = LedgerBatch(at: moment)
            batch.actions = [
                RecordedAction(
                    incident: incident, at: moment, by: request.by,
                    action: "drill start \(scenario.id) \(drill.speed)x")
            ]
            try await commit(outcome, of: judged, in: batch)
            return incident
        }
    }

    /// Writes the after-action reports of drills that ended. They rest on the ledger alone, so one that cannot be written
    /// now can be asked for at any time.
    func archive(_ drills: [Incident.ID]) async {
        let offset = configuration.service.offsetMinutes
        let archive = DrillArchive(ledger: ledger, offsetMinutes: offset)
        let folder = configuration.service.stateFolder + "/drills"
        for id in drills {
            do {
                guard let report = try await archive.report(of: id, titles: checkTitles, watches: watchTitles) else {
                    continue
                }
                try DrillArchive.write(report, to: folder, offsetMinutes: offset)
                logger.notice("A drill is over.", metadata: ["drill": "\(id)", "report": "\(folder)/\(id).md"])
            } catch {
                logger.error(
                    "The report of a drill could not be written.", metadata: ["drill": "\(id)", "error": "\(error)"])
            }
        }
    }
}
