import Crisis

/// Reads `register.yaml`: the clocks, the people and the labels of the register.
package enum RegisterFile {
    package static func read(name: String, text: String, offsetMinutes: Int, log: ProblemLog) -> RegisterRules {
        var rules = RegisterRules()
        guard let section = ConfigFile(name: name, text: text, log: log).section() else { return rules }
        if let clocks = section.optionalSection("clocks") { readClocks(clocks, into: &rules) }
        rules.people = section.sections("people").compactMap { person($0, offsetMinutes: offsetMinutes) }
        for (index, person) in rules.people.enumerated()
        where rules.people[..<index].contains(where: { $0.name == person.name && $0.role == person.role }) {
            section.report("\(person.name) stands twice as \(person.role.rawValue)", "Keep one line.", at: "people")
        }
        if section.has("external_bodies") { rules.externalBodies = section.strings("external_bodies") }
        if let labels = section.optionalSection("labels") { readLabels(labels, into: &rules) }
        section.finish()
        return rules
    }

    private static func readClocks(_ section: ConfigSection, into rules: inout RegisterRules) {
        let range = TimeSpan.minutes(5)...TimeSpan.days(365)
        func span(_ key: String, _ fallback: TimeSpan) -> TimeSpan {
            section.timeSpan(key, in: range, default: fallback) ?? fallback
        }
        rules.firstResponse = span("first_response", rules.firstResponse)
        rules.factsReport = span("facts_report", rules.factsReport)
        rules.platformWindow = span("platform_window", rules.platformWindow)
        rules.regulatorWindow = span("regulator_window", rules.regulatorWindow)
        rules.warnBefore = span("warn_before", rules.warnBefore)
        rules.countsWorkingDays = section.boolean("working_days", default: rules.countsWorkingDays)
        section.finish()
    }

    private static func person(_ section: ConfigSection, offsetMinutes: Int) -> RegisterRules.Person? {
        let name = section.string("name")
        let role = section.choice("role", as: RegisterRole.self)
        let until = section.optionalString("until")
        section.finish()
        if role == .machine {
            section.report("\"role\" is machine", "Write service, business or supervision.", at: "role")
            return nil
        }
        guard let name, let role else { return nil }
        guard let until else { return RegisterRules.Person(name: name, role: role) }
        guard
            let day = try? RegistrationField.followUp.canonical(until, offsetMinutes: offsetMinutes),
            let start = Timestamp(rfc3339: day)
        else {
            section.report("\"until\" is no day: \(until)", "Write it like 2026-12-31.", at: "until")
            return nil
        }
        // The last day counts to its end.
        let end = until.contains(":") ? start : start + .hours(24) - TimeSpan(milliseconds: 1)
        return RegisterRules.Person(name: name, role: role, until: end)
    }

    private static func readLabels(_ section: ConfigSection, into rules: inout RegisterRules) {
        for key in section.keys {
            let labels = section.strings(key)
            guard let field = RegistrationField(rawValue: key), field.roles.contains(.machine) else {
                let known = RegistrationField.allCases.filter { $0.roles.contains(.machine) }.map(\.rawValue)
                section.report(
                    "\"\(key)\" is no field that a record may fill", "Write one of: \(known.joined(separator: ", ")).",
                    at: key)
                continue
            }
            for label in labels {
                let folded = ComplaintColumns.folded(label)
                if let other = rules.labels[folded], other != field {
                    section.report(
                        "\"\(label)\" is \(other.rawValue) already", "Name each label under one field only.", at: key)
                }
                rules.labels[folded] = field
            }
        }
        section.finish()
    }
}
