import Crisis
import Settings
import Testing

@Suite("Playbooks are read whole, with every problem at its line")
struct PlaybookFileTests {
    private func read(
        _ texts: [String], known: PlaybookFile.Known = .init()
    ) -> (playbooks: [Playbook], problems: [String]) {
        let log = ProblemLog()
        let files = texts.enumerated().map { ConfigFile(name: "p\($0.offset).yaml", text: $0.element, log: log) }
        let playbooks = PlaybookFile.read(files, known: known, log: log)
        return (playbooks, log.sorted.map(\.description))
    }

    private let base = """
        id: default
        title: { zh: 通用, en: General }
        items:
          - id: C01
            clock: alert
            after: 15m
            owner: duty
            text: { zh: 确认, en: Acknowledge }
            closes: { zh: 确认, en: Acknowledged }
            acknowledgement: true
            principle: SP
            source: own
          - id: C02
            clock: with
            with: C01
            owner: duty
            text: { zh: 核实, en: Verify }
            closes: { zh: 记录, en: Note }
            source: own
        """

    private let item = """
            clock: alert
            owner: duty
            text: { zh: 事, en: Duty }
            closes: { zh: 完, en: Done }
            source: own
        """

    @Test("the shipped playbooks have no problem and extend the default one")
    func shipped() throws {
        let playbooks = try ChecklistFixture.shippedPlaybooks()
        let ids = Set(playbooks.map(\.id))
        #expect(ids.count == playbooks.count && ids.isSuperset(of: ["default", "parcels", "personal-data", "rumour"]))
        let general = try #require(playbooks.first { $0.id == "default" }).items.map(\.id)
        let parcels = try #require(playbooks.first { $0.id == "parcels" }).items.map(\.id)
        #expect(parcels.prefix(22) == general[...])
        #expect(parcels.dropFirst(22) == ["P01", "P02", "P03", "P04"])
    }

    @Test("an item of the same id takes the place of the inherited one")
    func replaced() {
        let (playbooks, problems) = read([
            base,
            """
            id: lost
            extends: default
            title: { zh: 丢失, en: Loss }
            categories: [lost]
            items:
              - id: C01
            \(item)
              - id: P01
            \(item)
            """,
        ])
        #expect(problems == [])
        #expect(playbooks.map(\.id) == ["default", "lost"])
        #expect(playbooks[1].items.map(\.id) == ["C01", "C02", "P01"])
        #expect(playbooks[1].items[0].text.en == "Duty")
        #expect(playbooks[0].items[0].text.en == "Acknowledge")
    }

    @Test("a missing translation is named with its line")
    func translation() {
        let (_, problems) = read([base.replacing("text: { zh: 核实, en: Verify }", with: "text: { zh: 核实 }")])
        #expect(problems == [#"p0.yaml:17: "items[1].text.en" is missing. Add it."#])
    }

    @Test("an empty translation is as bad as a missing one")
    func emptyTranslation() {
        let (_, problems) = read([base.replacing("en: Verify", with: #"en: " ""#)])
        #expect(problems == [#"p0.yaml:17: "items[1].text.en" is empty. Write the sentence in both languages."#])
    }

    @Test(
        "each mistake is reported where it stands",
        arguments: [
            ("principle: SP", "principle: XX", 11, #""items[0].principle" does not know "XX""#),
            ("- id: C02", "- id: C01", 13, #"the item "C01" stands in line 4 already"#),
            ("with: C01", "with: C09", 15, #""with" of the item "C02" names "C09", which is no item"#),
            ("after: 15m", "after: soon", 6, #""items[0].after" is not a length of time"#),
            ("clock: with", "clock: alert", 15, "names another under \"with\" but runs on the clock \"alert\""),
            ("with: C01", "with: C02", 15, "leads back to itself"),
            ("acknowledgement: true", "acknowlegement: true", 10, "unknown key \"items[0].acknowlegement\""),
            ("source: own\n  - id", "\n  - id", 4, "\"items[0].source\" is missing"),
        ])
    func mistakes(correct: String, wrong: String, line: Int, problem: String) throws {
        let (_, problems) = read([base.replacing(correct, with: wrong, maxReplacements: 1)])
        let found = try #require(problems.first { $0.contains(problem) }, "\(problems)")
        #expect(found.hasPrefix("p0.yaml:\(line): "))
    }

    @Test("roles and checks that nobody knows are reported when the roster and the rule set are known")
    func known() {
        let text = base.replacing("acknowledgement: true", with: "checks: [SP2, XX1]")
        let (_, problems) = read([text], known: .init(roles: ["pr_lead"], checks: [CheckID("SP2")]))
        #expect(problems.count == 3)
        #expect(problems.count { $0.contains(#"belongs to the role "duty""#) } == 2)
        #expect(problems.contains { $0.hasPrefix("p0.yaml:10: ") && $0.contains(#"the check "XX1""#) })
    }

    @Test("playbooks that extend one another in a circle, or nothing, are reported and do not hang")
    func circle() {
        let playbook = { (id: String, base: String, category: String) in
            """
            id: \(id)
            extends: \(base)
            title: { zh: 册, en: Book }
            categories: [\(category)]
            """
        }
        let (_, problems) = read([
            base, playbook("a", "b", "late"), playbook("b", "a", "lost"), playbook("c", "x", "short"),
        ])
        #expect(problems.contains { $0.hasPrefix("p1.yaml:2: ") && $0.contains("in a circle: a → b → …") })
        #expect(problems.contains { $0.hasPrefix("p2.yaml:2: ") && $0.contains("in a circle: b → a → …") })
        #expect(problems.contains { $0.hasPrefix("p3.yaml:2: ") && $0.contains("\"x\", which does not exist") })
    }

    @Test("one playbook is the default, ids are unique, and a category belongs to one")
    func shelf() {
        let other = base.replacing("id: default", with: "id: other")
        #expect(read([base, other]).problems.contains { $0.contains("names no category, and neither does") })
        #expect(read([base, base]).problems.contains { $0.contains("stands in p0.yaml too") })
        let lost = other.replacing("items:", with: "categories: [lost]\nitems:")
        let third = lost.replacing("id: other", with: "id: third")
        #expect(read([base, lost, third]).problems.contains { $0.contains("\"lost\" belongs to the playbook") })
        #expect(read([lost]).problems.contains { $0.contains("no playbook is for incidents of the other") })
    }

    @Test("no prefix of a playbook file crashes the reader, and every cut one is reported or whole")
    func prefixes() {
        for length in stride(from: 0, to: base.count, by: 3) {
            let (playbooks, problems) = read([String(base.prefix(length))])
            #expect(!problems.isEmpty || !playbooks.isEmpty)
        }
    }

    @Test("the roster is read by role, and its mistakes are reported together")
    func roster() throws {
        let log = ProblemLog()
        let file = ConfigFile(
            name: "roster.yaml",
            text: """
                roles:
                  pr_lead:
                    title: { zh: 公关负责人, en: PR lead }
                    primary: { name: 林晓, contact: "1001" }
                    backup: { name: 周宁 }
                  legal:
                    title: { zh: 法务 }
                    primary: { contact: "1003" }
                  service:
                    title: { zh: 客服, en: service }
                    primary: { name: 王一 }
                    backup: { name: 王一 }
                """, log: log)
        let roster = RosterFile.read(try #require(file.section()))
        #expect(roster.roles["pr_lead"]?.primary == Roster.Person(name: "林晓", contact: "1001"))
        #expect(roster.roles["pr_lead"]?.backup?.name == "周宁")
        #expect(roster.roles["legal"] == nil)
        #expect(log.sorted.map(\.line) == [7, 8, 12])
    }

    @Test(
        "a text that cannot be filled in, or is missing in a language, is a problem at its line",
        arguments: [
            ("statement: { zh: \"于{where}发生\", en: \"It happened at {where}\" }", "where"),
            ("statement: { zh: \"很抱歉\" }", "en"),
            ("statement: { zh: \"很抱歉{place\", en: \"Sorry\" }", "{"),
            ("questions: [{ id: Q1, question: { zh: 怎么赔, en: What is paid }, answer: { zh: 核对后告知 } }]", "en"),
        ])
    func texts(line: String, word: String) {
        let (_, problems) = read([base + "\ntexts:\n  " + line + "\n"])
        #expect(!problems.isEmpty && problems.allSatisfy { $0.hasPrefix("p0.yaml:2") }, "\(problems)")
        #expect(problems.contains { $0.contains(word) }, "\(problems)")
    }
}
