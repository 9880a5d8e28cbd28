import Crisis
import Testing

/// What the reading reaches on texts labelled by hand. The held-back texts were written before the patterns and are not
/// tuned on; `MeasuredText` tells the form of the files. Floors stand a little below what is reached, so that a change
/// that reads worse fails; docs/reading.md has the figures.
@Suite("Labelled texts are read as well as the note says")
struct MeasuredReadingTests {
    static let heldOut = MeasuredText.rows("held-out-zh.rows").rows + MeasuredText.rows("held-out-en.rows").rows
    static let development =
        MeasuredText.rows("development-zh.rows").rows + MeasuredText.rows("development-en.rows").rows

    @Test(
        "every line is a row, and there are enough",
        arguments: [
            ("held-out-zh.rows", 300), ("held-out-en.rows", 300), ("development-zh.rows", 100),
            ("development-en.rows", 100),
        ])
    func files(name: String, least: Int) {
        let (rows, unreadable) = MeasuredText.rows(name)
        #expect(unreadable == 0)
        #expect(rows.count >= least)
    }

    @Test("no text stands in both sets")
    func apart() {
        #expect(Set(Self.heldOut.map(\.text)).isDisjoint(with: Self.development.map(\.text)))
    }

    @Test(
        "flags of held-back texts",
        arguments: [
            (.legal, 900), (.regulator, 880), (.media, 850), (.group, 850), (.injury, 900), (.hazard, 860),
            (.revenge, 860),
            (.abuse, 880), (.fraud, 650), (.churn, 840),
        ] as [(EscalationFlag, Int)])
    func flag(flag: EscalationFlag, floor: Int) {
        let reached = Self.agreement(on: Self.heldOut) {
            $0.flags.contains(flag)
        } reading: {
            $0.contains(flag)
        }
        #expect(reached.f1 >= floor, "\(flag): F1 \(reached.f1), \(reached)")
    }

    @Test("any critical flag, and none on quiet texts")
    func critical() {
        let reached = Self.agreement(on: Self.heldOut) {
            $0.flags.contains(where: \.isCritical)
        } reading: {
            $0.contains(where: \.isCritical)
        }
        #expect(reached.f1 >= 920, "\(reached)")
        let quiet = (Self.heldOut + Self.development).filter { !$0.isNegative }
        let alarmed = quiet.filter { Self.flags(of: $0).contains(where: \.isCritical) }
        #expect(quiet.count >= 250)
        #expect(alarmed.count * 100 <= quiet.count, "\(alarmed.map(\.text))")
    }

    @Test("topics of complaints", arguments: [("held-out", 450), ("development", 780)])
    func topics(set: String, floor: Int) {
        let rows = (set == "held-out" ? Self.heldOut : Self.development).filter { $0.topic != nil }
        let right = rows.count { ShippedConfig.analyzer.read(title: "", text: $0.text).category?.topic == $0.topic }
        #expect(1000 * right / rows.count >= floor, "\(right) of \(rows.count)")
    }

    private static func flags(of row: MeasuredText) -> [EscalationFlag] {
        ShippedConfig.analyzer.read(title: "", text: row.text).flags
    }

    private static func agreement(
        on rows: [MeasuredText], label: (MeasuredText) -> Bool, reading: ([EscalationFlag]) -> Bool
    ) -> Agreement {
        var sum = Agreement()
        for row in rows { sum.add(label: label(row), reading: reading(flags(of: row))) }
        return sum
    }
}
