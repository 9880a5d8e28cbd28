import Crisis
import Ledger
import Settings
import Status

extension Desk {
    func suppose(_ request: WhatIfRequest, of id: Incident.ID) async throws -> WhatIfReport {
        guard let record = try await ledger.incident(id) else { throw DeskRefusal.unknownIncident(id) }
        let rules = try request.rules.map(Self.rules)
        do {
            guard let hypothesis = try await pipeline.suppose(request, of: id, rules: rules) else {
                throw DeskRefusal(
                    .notAllowed,
                    LocalizedText(
                        zh: "\(id) 已结案或尚未判定，服务不再记着它的计数。",
                        en: "\(id) is closed for long or not judged yet; the service no longer holds its counts."))
            }
            var titles = await pipeline.checkTitles
            for check in rules?.checks ?? [] { titles[check.id] = check.title }
            return WhatIfReport(
                hypothesis, incident: id, title: record.incident.title, titles: titles, note: WhatIfReport.liveNote)
        } catch let refusal as Supposition.Refusal {
            throw DeskRefusal(.invalid, refusal.message)
        }
    }

    private static func rules(_ text: String) throws -> RuleSet {
        let log = ProblemLog()
        if let rules = RuleSetFile.read(name: "rules", text: text, log: log) { return rules }
        let problems = log.sorted.prefix(20).map(\.description).joined(separator: "\n")
        throw DeskRefusal(
            .invalid,
            LocalizedText(zh: "规则集有问题：\n\(problems)", en: "The rule set has problems:\n\(problems)"))
    }
}
