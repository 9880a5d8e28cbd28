import Crisis
import Status
import Testing

@testable import Daemon

@Suite("Evidence as a person records it")
struct EvidenceSubmissionTests {
    private let now = Timestamp(seconds: 1_795_000_000)

    private func refusal(_ submission: EvidenceSubmission) -> DeskRefusal? {
        #expect(throws: DeskRefusal.self) { try submission.evidence(at: now) }
    }

    @Test("a future date is refused, a clock that is seconds ahead is not")
    func future() throws {
        let ahead = EvidenceSubmission(by: "x", tags: [.regret], at: now + .minutes(2), text: "t")
        #expect(refusal(ahead)?.message.en.contains("in the future") == true)
        let slightly = EvidenceSubmission(by: "x", tags: [.regret], at: now + .seconds(30), text: "t")
        #expect(try slightly.evidence(at: now).time == now)
    }

    @Test("without a tag or a text it shows nothing")
    func empty() {
        #expect(refusal(EvidenceSubmission(by: "x", tags: [], text: "t"))?.message.zh.contains("--tag") == true)
        #expect(
            refusal(EvidenceSubmission(by: "x", tags: [.regret], text: " \n"))?.message.zh.contains("--text") == true)
    }

    @Test(
        "half a verdict is refused, whichever half",
        arguments: [
            EvidenceSubmission(by: "x", tags: [.verdict], text: "t"),
            EvidenceSubmission(by: "x", tags: [.verdict], text: "t", polarity: .mixed),
            EvidenceSubmission(by: "x", tags: [.verdict], text: "t", verdictBy: .authority),
            EvidenceSubmission(by: "x", tags: [.regret], text: "t", polarity: .adverse),
            EvidenceSubmission(by: "x", tags: [.regret], text: "t", verdictBy: .expert, polarity: .adverse),
            EvidenceSubmission(by: "x", tags: [.regret], text: "t", reopens: [CheckID("SY4")]),
        ])
    func verdict(submission: EvidenceSubmission) {
        #expect(refusal(submission)?.message.en.contains("--verdict-by") == true)
    }

    @Test("a whole verdict keeps class, polarity and what it reopens")
    func wholeVerdict() throws {
        let evidence = try EvidenceSubmission(
            by: "王强", tags: [.verdict], text: "通报", verdictBy: .authority, polarity: .mixed, reopens: [CheckID("SY4")]
        ).evidence(at: now)
        #expect(evidence.verdict?.by == .authority && evidence.verdict?.polarity == .mixed)
        #expect(evidence.verdict?.findings.flatMap(\.reopens) == [CheckID("SY4")])
        #expect(evidence.recordedBy == "王强" && evidence.provenance == "王强")
    }

    @Test("percent goes from 1 to 100", arguments: [(0, false), (1, true), (100, true), (101, false), (-5, false)])
    func percent(value: Int, isGood: Bool) throws {
        let submission = EvidenceSubmission(by: "x", tags: [.partnersInformed], text: "t", percent: value)
        if isGood {
            #expect(try submission.evidence(at: now).portions == [.partnersInformed: PerMille(value * 10)])
        } else {
            #expect(refusal(submission)?.message.en.contains("\(value)") == true)
        }
    }
}
