import Crisis

/// Reads a case (docs/case-format.md) from its YAML file, with all of its problems at once.
package enum CaseFile {
    /// The case of a file; nil, and at least one problem in `log`, when anything in it is wrong.
    ///
    /// - Parameters:
    ///   - name: the file as the user named it, for problems.
    ///   - text: what stands in it.
    ///   - log: gathers the problems.
    ///   - checks: the checks of the rule set that will judge, so that a finding cannot name one that is not there; nil
    ///     leaves the names unchecked.
    package static func read(
        name: String, text: String, log: ProblemLog, checks: Set<CheckID>? = nil
    ) -> CrisisCase? {
        let own = ProblemLog()
        let crisisCase = ConfigFile(name: name, text: text, log: own).section().flatMap { section in
            let read = CaseReader(section: section, checks: checks).read()
            section.finish()
            return read
        }
        for problem in own.problems { log.report(problem) }
        return own.isEmpty ? crisisCase : nil
    }
}

/// Reads the sections of a case and what must hold among them.
struct CaseReader {
    let section: ConfigSection
    let checks: Set<CheckID>?

    func read() -> CrisisCase? {
        let id = readID()
        let title = section.localized("title")
        let watch = section.string("watch")
        let brand = section.string("brand")
        let category = section.choice("category", as: Category.self, default: .other)
        let needsAuthority = section.boolean("authority_matters", default: true)
        let background = section.optionalSection("background").map(Watch.Background.read) ?? .init()
        let until = section.timestamp("until")
        let outcome = section.optionalChoice("outcome", as: CrisisCase.Outcome.self)
        let lesson = section.has("lesson") ? section.localized("lesson") : nil
        let facts = readFacts(section)
        let points = readPoints(section)
        let variants = section.sections("variants").compactMap { readVariant($0, known: Set(facts.map(\.id))) }
        guard let id, let title, let watch, let brand, let category, let until else { return nil }
        checkTimes(facts + variants.flatMap(\.facts), points + variants.flatMap(\.points), until: until)
        CaseContradictions(section: section).check(facts)
        let told = CrisisCase(
            id: id, title: title, watch: watch, brand: brand, category: category, needsAuthority: needsAuthority,
            background: background, facts: facts, points: points, variants: variants, until: until, outcome: outcome,
            lesson: lesson, offsetMinutes: offset(of: section.optionalString("until") ?? ""))
        for variant in variants {
            guard let other = told.applying(variant: variant.id) else { continue }
            CaseContradictions(section: section, variant: variant.id).check(other.facts)
        }
        return told
    }

    /// The offset that a time is written with, in minutes.
    private func offset(of text: String) -> Int {
        guard let time = text.firstIndex(of: "T"), let sign = text[time...].lastIndex(where: { "+-".contains($0) }),
            let zero = Timestamp(rfc3339: "1970-01-02T00:00:00\(text[sign...])")
        else { return 0 }
        return Int((86_400 - zero.seconds) / 60)
    }

    private func readID() -> String? {
        guard let id = section.string("case") else { return nil }
        let isSafe = id.unicodeScalars.allSatisfy {
            $0.isASCII
                && ($0.properties.isAlphabetic || $0.properties.numericType != nil || "._-".contains(Character($0)))
        }
        guard isSafe, !id.isEmpty, !id.hasPrefix(".") else {
            section.report("\"case\" is not a name: \(id)", "Use letters, digits, \".\", \"_\" and \"-\".", at: "case")
            return nil
        }
        return id
    }

    private func readFacts(_ holder: ConfigSection) -> [CaseFact] {
        var facts: [CaseFact] = []
        for section in holder.sections("facts") {
            guard let fact = CaseFactReader(section: section, checks: checks).read() else { continue }
            if facts.contains(where: { $0.id == fact.id }) {
                section.report("the fact \(fact.id) stands twice", "Give each fact an id of its own.", at: "id")
            }
            facts.append(fact)
        }
        return facts
    }

    private func readPoints(_ holder: ConfigSection) -> [CasePoint] {
        holder.sections("assess_at").compactMap { section in
            let name = section.string("point")
            let at = section.timestamp("at")
            section.finish()
            guard let name, let at else { return nil }
            return CasePoint(name: name, at: at)
        }
    }

    private func readVariant(_ section: ConfigSection, known: Set<Evidence.ID>) -> CaseVariant? {
        let id = section.string("id")
        let title = section.localized("title")
        let removed = section.strings("remove").map { Evidence.ID($0) }
        for fact in removed where !known.contains(fact) {
            section.report("there is no fact \(fact) to remove", "Name a fact of this case.", at: "remove")
        }
        let facts = readFacts(section)
        let points = readPoints(section)
        section.finish()
        guard let id, let title else { return nil }
        return CaseVariant(id: id, title: title, removed: removed, facts: facts, points: points)
    }

    private func checkTimes(_ facts: [CaseFact], _ points: [CasePoint], until: Timestamp) {
        guard let first = facts.map(\.time).min() else {
            // Facts that could not be read have been reported; a list without any has not.
            if section.sections("facts").isEmpty {
                section.report("the case has no facts", "Add at least one under facts.", at: "facts")
            }
            return
        }
        for fact in facts where fact.time > until {
            section.report("the fact \(fact.id) lies after the end of the case", "Move until behind it.", at: "until")
        }
        for point in points where point.at < first || point.at > until {
            section.report(
                "the point \(point.name) lies outside of the case",
                "Choose a time from the first fact (\(first)) to until.", at: "assess_at")
        }
    }
}

extension Watch.Background {
    static func read(_ section: ConfigSection) -> Watch.Background {
        let background = Watch.Background(
            sameKindHistory: section.boolean("same_kind_history", default: false),
            badReputation: section.boolean("bad_reputation", default: false),
            sectorShadow: section.boolean("sector_shadow", default: false),
            nationalProduct: section.boolean("national_product", default: false))
        section.finish()
        return background
    }
}
