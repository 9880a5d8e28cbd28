import Crisis
import Testing

@testable import Status

@Suite("An edited export changes what was edited and nothing else")
struct RegisterImportTests {
    private static func registration(_ number: Int, _ values: [RegistrationField: String] = [:]) -> Registration {
        let moment = Timestamp(milliseconds: 1_795_000_000_000)
        var all: [RegistrationField: String] = [
            .category: "lost", .remedy: "=HYPERLINK(\"http://evil.example\")", .claimed: "12050", .brand: "swallow",
        ]
        all.merge(values) { _, new in new }
        return Registration(
            number: number, source: "desk", identity: "C-\(number)", received: moment, registered: moment, values: all)
    }

    /// What the rows of a table, given as cells, would do to two registrations.
    private static func plan(_ header: [String], _ rows: [[String]]) -> RegisterImport {
        var plan = RegisterImport(header: header, offsetMinutes: 480)
        guard plan.isReadable else { return plan }
        for (index, cells) in rows.enumerated() {
            guard let number = plan.number(of: cells, width: header.count, line: index + 2) else { continue }
            plan.compare(cells, with: registration(number), line: index + 2)
        }
        return plan
    }

    @Test("an export that nobody edited changes nothing")
    func unedited() {
        let fields = RegistrationField.allCases
        let cells = ["R-000007"] + fields.map { RegisterTable.cell($0, of: Self.registration(7)) }
        let plan = Self.plan(["number"] + fields.map(\.rawValue), [cells])
        #expect(plan.changes.isEmpty && plan.unchanged == 1 && plan.problems.isEmpty)
    }

    @Test("only cells that differ are set; an empty one clears its field; columns may be left out")
    func edits() {
        let plan = Self.plan(
            ["number", "status", "cause", "claimed", "brand"],
            [["R-7", "registered", "service", "120.50", ""], ["8", "", "", "99", "swallow"]])
        #expect(plan.changes.map(\.number) == [7, 8])
        #expect(
            plan.changes.first?.fields == [
                .init(field: .cause, before: "", after: "service"), .init(field: .brand, before: "swallow", after: ""),
            ])
        #expect(plan.changes.last?.fields == [.init(field: .claimed, before: "120.50", after: "99")])
    }

    @Test("what somebody else changed since the export is not set back")
    func meanwhile() {
        let then = Self.registration(7, [.cause: "product"]).version
        let now = Self.registration(7).version
        #expect(then != now)
        let plan = Self.plan(["number", "version", "brand"], [["R-7", then, "heron"], ["R-8", now, "heron"]])
        #expect(plan.problems.map(\.line) == [2])
        #expect(plan.changes.map(\.number) == [8])
    }

    @Test("a row with a problem is named with its line, and its neighbours are read")
    func problems() {
        let plan = Self.plan(
            ["number", "cause"],
            [
                ["R-1", "nonsense"], ["R-2", "service"], ["R-2", "product"], ["", "service"], ["R-3"],
                ["R-4", "service"],
            ])
        #expect(plan.problems.map(\.line) == [2, 4, 5, 6])
        #expect(plan.changes.map(\.number) == [2, 4])
        #expect(plan.rows == 6)
        #expect(plan.problems.allSatisfy { !$0.message.zh.isEmpty && !$0.message.en.isEmpty })
    }

    @Test(
        "a header that cannot be meant stops everything",
        arguments: [(["cause"], "number"), (["number", "couse"], "couse"), (["number", "cause", "cause"], "twice")])
    func headers(header: [String], word: String) {
        let plan = RegisterImport(header: header, offsetMinutes: 0)
        #expect(!plan.isReadable)
        #expect(plan.problems.contains { $0.line == 1 && $0.message.en.contains(word) })
    }

    @Test("what is shown before it is done names each field, its old and its new value, in both languages")
    func text() {
        let plan = Self.plan(["number", "cause"], [["R-7", "service"]])
        #expect(plan.text(ReportFixture.english).hasPrefix("R-000007 cause: (empty) → service\nrows 1: 1 changed"))
        #expect(plan.text(ReportFixture.chinese).contains("行 1：有改动 1，无改动 0，有问题 0"))
    }

    @Test("a cell that a spreadsheet would run begins with an apostrophe", arguments: ["=1", "+1", "-1", "@a", "＝1"])
    func formulas(text: String) {
        var row = ""
        RegisterTable.appendCell(text, to: &row)
        #expect(row == "'" + text)
    }
}
