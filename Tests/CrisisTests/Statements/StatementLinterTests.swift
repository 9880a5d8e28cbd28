import Crisis
import Testing

@Suite("The statement linter")
struct StatementLinterTests {
    private let moment = Timestamp(seconds: 1_795_219_200)

    private func review(
        _ text: String, as kind: StatementLinter.Kind = .statement, context: StatementContext? = nil
    ) -> StatementReview {
        ShippedConfig.linter.review(text, as: kind, at: moment, context: context)
    }

    @Test("finds every planted fault", arguments: PlantedFaults.all)
    func planted(draft: PlantedFaults.Draft) {
        let found = Set(review(draft.text, as: draft.kind).findings.map(\.rule))
        for fault in draft.faults { #expect(found.contains(fault), "\(fault.rawValue) in: \(draft.text)") }
    }

    @Test("invents nothing in a good statement", arguments: CleanStatements.all.indices)
    func clean(index: Int) throws {
        let (name, text) = CleanStatements.all[index]
        let kind: StatementLinter.Kind = CleanStatements.replies.contains(name) ? .reply : .statement
        let review = ShippedConfig.linter.review(text, as: kind, at: try #require(CleanStatements.moment))
        let told = review.findings.map { "\($0.rule.rawValue) \"\($0.phrase)\"" }
        #expect(told == [], "\(name)")
    }

    @Test("the six parts are told one by one")
    func parts() {
        let missing = review(PlantedFaults.bare)
        #expect(missing.parts.map(\.part) == StatementRule.parts)
        #expect(missing.parts.allSatisfy { !$0.present })
        #expect(Set(missing.findings.map(\.rule)).isSuperset(of: [.cercEmpathy, .cercFacts, .cercReferral]))
        #expect(review(PlantedFaults.bare, as: .reply).parts.isEmpty)
    }

    @Test("a finding says where it stands: line and column, and the words there")
    func place() throws {
        let text = "您好\n\u{1F600}我们会尽快处理。"
        let finding = try #require(review(text, as: .reply).findings.first { $0.phrase == "尽快" })
        let place = try #require(finding.place)
        #expect(place.line == 2 && place.column == 5 && place.endLine == 2 && place.endColumn == 7)
        #expect(text.scalars(place.start..<place.end) == "尽快")
        #expect(finding.severity == .warning)
        #expect(!finding.advice.zh.isEmpty && !finding.advice.en.isEmpty && !finding.source.isEmpty)
    }

    @Test("a draft of nothing but emoji, or of nothing, says nothing", arguments: ["", " \n\t", "😀😀🎉", "……！！"])
    func empty(text: String) {
        #expect(review(text).findings.map(\.rule) == [.empty])
    }

    @Test("a statement of a megabyte is read to its end, and its findings are counted")
    func megabyte() throws {
        let text = String(repeating: "我们会尽快处理。", count: 45_000) + "公司无可奉告。"
        #expect(text.utf8.count > 1_000_000)
        let review = review(text)
        #expect(review.read == review.length)
        #expect(review.findings.contains { $0.rule == .noComment })
        #expect(review.findings.count { $0.rule == .vague } == StatementLinter.findingsOfRule)
        #expect((review.omitted["vague"] ?? 0) > 0)
    }

    @Test("regret before the reason is no justification, and the reason alone is one")
    func order() {
        let kind = "我们向每位客户道歉。由于仓库漏水，42件快件受潮。"
        let cold = "由于仓库漏水，42件快件受潮。我们向每位客户道歉。"
        #expect(!review(kind).findings.contains { $0.rule == .justificationFirst })
        #expect(review(cold).findings.contains { $0.rule == .justificationFirst })
    }

    @Test("a promise with a time in its sentence, or beside it, is none without")
    func promises() {
        for text in [
            "退款将在三日内到账。", "我们将在今天20时前通报。", "We will publish the result by Friday noon.",
            "我们将全额退款。退款三日内到账。", "We will call you within 24 hours.",
        ] {
            #expect(!review(text).findings.contains { $0.rule == .promiseWithoutTime }, "\(text)")
        }
        for text in ["我们将公布结果。", "问题将得到解决。", "We will publish the result.", "The issue will be resolved."] {
            #expect(review(text).findings.contains { $0.rule == .promiseWithoutTime }, "\(text)")
        }
    }

    @Test("every rule speaks Chinese and English and names its source")
    func languages() {
        for rule in StatementRule.allCases {
            for text in [rule.title, rule.advice] {
                #expect(text.zh.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) })
                #expect(!text.en.isEmpty && !text.en.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) })
            }
            #expect(!rule.source.isEmpty)
        }
    }
}
