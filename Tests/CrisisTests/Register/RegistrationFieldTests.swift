import Crisis
import Testing

@Suite("A field of the form takes what it should and says what is wrong with the rest")
struct RegistrationFieldTests {
    @Test(
        "amounts are kept in fen",
        arguments: [("200", "20000"), ("1,980.50", "198050"), ("￥200元", "20000"), ("0.5", "50"), ("", "")])
    func money(given: String, kept: String) throws {
        #expect(try RegistrationField.claimed.canonical(given, offsetMinutes: 480) == kept)
    }

    @Test("what is no amount is refused", arguments: ["-5", "1.234", "两百", "1e9", "12.3.4", "99999999999999"])
    func badMoney(given: String) {
        #expect(throws: FieldProblem.self) { try RegistrationField.claimed.canonical(given, offsetMinutes: 480) }
    }

    @Test("words of a vocabulary are kept in its order, each once")
    func words() throws {
        let kept = try RegistrationField.aim.canonical("compensation；heard, HEARD", offsetMinutes: 0)
        #expect(kept == "heard;compensation")
    }

    @Test("an unknown word is refused with the known ones")
    func unknownWord() throws {
        let problem = try #require(throws: FieldProblem.self) {
            try RegistrationField.validity.canonical("maybe", offsetMinutes: 0)
        }
        #expect(problem.message.en.contains("unknown, valid, invalid"))
        #expect(problem.message.zh.contains("是否有效"))
    }

    @Test("a day is midnight in the zone of the service")
    func day() throws {
        #expect(try RegistrationField.followUp.canonical("2026-11-24", offsetMinutes: 480) == "2026-11-23T16:00:00Z")
    }

    @Test("control characters do not get into a field", arguments: ["王\u{0}静\u{1B}[31m", "王静[31m"])
    func control(given: String) throws {
        #expect(try RegistrationField.owner.canonical(given, offsetMinutes: 0) == "王静[31m")
    }

    @Test("every field has a name in both languages, and no two share one")
    func titles() {
        for names in [RegistrationField.allCases.map(\.title.zh), RegistrationField.allCases.map(\.title.en)] {
            #expect(Set(names).count == names.count)
            #expect(!names.contains(""))
        }
    }

    @Test("canonical values stay as they are", arguments: RegistrationField.allCases)
    func stable(field: RegistrationField) throws {
        let given =
            switch field.kind {
            case .text, .name: "某某"
            case .word(let words), .words(let words): words[0]
            case .money: "12.30"
            case .moment: "2026-11-24T18:00:00+08:00"
            case .yesNo: "是"
            case .mark: "5"
            }
        let once = try field.canonical(given, offsetMinutes: 480)
        if field.kind == .money { return }
        #expect(try field.canonical(once, offsetMinutes: 480) == once)
    }
}
