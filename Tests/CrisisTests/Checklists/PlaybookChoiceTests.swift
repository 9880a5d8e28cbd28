import Crisis
import Testing

@Suite("Every kind of incident has its playbook, and its texts can be said")
struct PlaybookChoiceTests {
    private let builder: ChecklistBuilder

    init() throws {
        builder = ChecklistBuilder(playbooks: try ChecklistFixture.shippedPlaybooks(), roster: ChecklistFixture.roster)
    }

    @Test(
        "the category chooses the playbook, the default one takes the rest, and a running checklist keeps its own",
        arguments: [
            (Crisis.Category.late, nil, "late"), (.lost, nil, "parcels"), (.damaged, nil, "damage"),
            (.attitude, nil, "staff-conduct"), (.falseDelivery, nil, "delivery-signature"),
            (.signFirst, nil, "delivery-signature"), (.compensation, nil, "price-compensation"),
            (.billingWeight, nil, "price-compensation"), (.channelDead, nil, "dead-hotline"),
            (.safety, nil, "product-safety"), (.privacy, nil, "personal-data"), (.labour, nil, "labour"),
            (.publicity, nil, "false-advertising"), (.cancelled, nil, "cancelled"), (.other, nil, "default"),
            (.privacy, "parcels", "parcels"), (.lost, "gone", "parcels"), (.lost, "rumour", "rumour"),
        ] as [(Crisis.Category, String?, String)])
    func choice(category: Crisis.Category, kept: String?, playbook: String) {
        #expect(builder.followed(for: Matter(category: category), kept: kept)?.id == playbook)
    }

    @Test("no category is left without, and only matters of no kind follow the default one")
    func whole() {
        let general = Crisis.Category.allCases.filter { builder.followed(for: Matter(category: $0))?.id == "default" }
        #expect(general == [.other])
    }

    @Test("a harm to health chooses where no category does")
    func harm() {
        #expect(builder.followed(for: Matter(category: .other, harm: .health))?.id == "product-safety")
    }

    @Test("a death brings its duties and its texts into a matter of lost parcels, and takes none of the others away")
    func death() throws {
        let matter = Matter(category: .lost, facts: [.death])
        let joined = try #require(builder.playbook(for: matter))
        let lost = try #require(builder.followed(for: Matter(category: .lost)))
        let grave = try #require(builder.playbooks.first { $0.id == "death-injury" })
        #expect(joined.id == grave.id && joined.texts == grave.texts)
        let ids = Set(joined.items.map(\.id))
        #expect(ids.isSuperset(of: lost.items.map(\.id)) && ids.isSuperset(of: grave.items.map(\.id)))
        #expect(ids.count == joined.items.count)
    }

    @Test("each playbook has a statement, answers, the six steps and five channels, in both languages")
    func complete() {
        for playbook in builder.playbooks {
            let texts = playbook.texts
            #expect(texts.statement != nil, "\(playbook.id)")
            #expect(!texts.questions.isEmpty, "\(playbook.id)")
            #expect(texts.script.map(\.step) == HandlingStep.allCases, "\(playbook.id)")
            #expect(Set(texts.channels.map(\.channel)).count == ContactChannel.allCases.count, "\(playbook.id)")
            let all = texts.questions.flatMap { [$0.question, $0.answer] } + texts.script.map(\.say)
            for text in all + (texts.statement.map { [$0] } ?? []) {
                #expect(text.zh.unicodeScalars.contains { $0.value > 0x4E00 }, "\(playbook.id): \(text.zh)")
                #expect(!text.en.unicodeScalars.contains { $0.value > 0x2E80 }, "\(playbook.id): \(text.en)")
            }
        }
    }

    @Test("no shipped statement has a fault that the linter knows", arguments: [Language.chinese, .english])
    func statements(language: Language) throws {
        let moment = try #require(Timestamp(rfc3339: "2026-11-22T02:00:00Z"))
        for playbook in builder.playbooks {
            let statement = try #require(playbook.texts.exemplified.statement)
            let review = ShippedConfig.linter.review(statement[language], as: .statement, at: moment)
            let told = review.findings.map { "\($0.rule.rawValue) \"\($0.phrase)\"" }
            #expect(told == [], "\(playbook.id): \(statement[language])")
        }
    }

    @Test("a blank is shown as a place to fill in, and its example fills it")
    func blanks() throws {
        let texts = try #require(builder.playbooks.first { $0.id == "damage" }?.texts)
        #expect(texts.statement?.zh.contains("{place}") == true)
        #expect(texts.marked.statement?.zh.contains("【") == true)
        #expect(texts.exemplified.statement?.en.contains("{") == false)
    }
}
