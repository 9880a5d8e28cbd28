import Crisis
import Settings
import Testing

@Suite("Lexicon files are read with all their problems")
struct LexiconFileTests {
    @Test("a file gives its groups")
    func good() {
        let text = """
            language: zh
            topic: harm
            groups:
              - id: burn
                means: [category safety, harm health]
                weight: 8
                terms: [烫伤, 烧伤]
                except: [防烫伤]
                examples: [被烫伤了]
              - id: drill
                means: [state drill]
                scope: sentence
                terms: [演练]
                examples: [演练]
              - id: nor
                means: [negator 4]
                terms: [并无]
                examples: [并无]
            """
        let log = ProblemLog()
        let groups = LexiconFile.read(files: [("a.yaml", text)], log: log).groups
        #expect(log.isEmpty)
        #expect(groups.map(\.rule) == ["zh.harm.burn", "zh.harm.drill", "zh.harm.nor"])
        #expect(
            groups.map(\.role) == [
                .meanings([.category(.safety), .harm(.health)]), .state(.drill, .sentence),
                .grammar(.negator(reach: 4)),
            ])
        #expect(groups.first?.except == ["防烫伤"])
    }

    @Test("every problem of a file is reported with its line, and the rest is kept")
    func bad() {
        let text = """
            language: zh
            topic: harm
            groups:
              - id: burn
                means: [harm fire]
                terms: [烫伤]
                examples: [x]
              - id: empty
                means: [negative]
                terms: ["\u{200B}"]
                examples: [x]
              - id: mixed
                means: [state drill, negative]
                weight: 11
                terms: [a, A]
                examples: [x]
              - id: silent
                means: [negative]
                terms: [坏]
              - id: silent
                means: [negative]
                terms: [坏]
                exampels: [坏]
                examples: [坏]
            """
        let log = ProblemLog()
        let lexicon = LexiconFile.read(files: [("a.yaml", text)], log: log)
        let problems = log.sorted.map { "\($0.line) \($0.what)" }
        #expect(
            problems == [
                "5 \"harm fire\" is no meaning", "8 the group has no terms", "10 \"\u{200B}\" holds nothing to find",
                "13 a state cannot share its group with other meanings", "14 \"groups[2].weight\" is 11",
                "15 \"A\" stands twice", "17 the group has no example", "20 the rule \"zh.harm.silent\" stands twice",
                "23 unknown key \"groups[4].exampels\"",
            ], "\(problems)")
        #expect(lexicon.groups.map(\.rule) == ["zh.harm.silent"])
    }
}
