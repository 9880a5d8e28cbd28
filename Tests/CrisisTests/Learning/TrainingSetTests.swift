import Testing

@testable import Crisis

@Suite("Rows of a label file are settled before anything is learned")
struct TrainingSetTests {
    private func set(_ rows: [LabelledText]) throws -> TrainingSet { try TrainingSet(rows) }

    @Test("a later row corrects an earlier one of the same id, label by label")
    func correction() throws {
        let set = try set([
            LabelledText(line: 1, id: "a", text: "丢了", negative: false, category: "late"),
            LabelledText(line: 2, id: "a", text: "", negative: true),
        ])
        #expect(set.count == 1 && set.corrected == 1 && set.contradictions.isEmpty)
        #expect(set.rows[0].labels.negative == true)
        #expect(set.rows[0].labels.category == "late")
    }

    @Test("a text labelled in two ways has the label of most rows, and the lines are named")
    func majority() throws {
        let set = try set([
            LabelledText(line: 3, text: "丢了", negative: true), LabelledText(line: 5, text: "丟了", negative: false),
            LabelledText(line: 9, text: "丢了 ", negative: true),
        ])
        #expect(set.rows.map(\.labels.negative) == [true])
        #expect(set.repeated == 2)
        #expect(
            set.contradictions == [
                TrainingSet.Contradiction(lines: [3, 5, 9], target: "negative", treatment: .majority)
            ])
    }

    @Test("a tie leaves the label out and keeps the others")
    func tie() throws {
        let set = try set([
            LabelledText(line: 1, text: "丢了", negative: true, category: "lost"),
            LabelledText(line: 2, text: "丢了", negative: false, category: "lost"),
        ])
        #expect(set.rows.map(\.labels.negative) == [nil])
        #expect(set.rows.map(\.labels.category) == ["lost"])
        #expect(set.contradictions.map(\.treatment) == [.dropped])
    }

    @Test("rows with nothing to read and rows without a label are named by line")
    func empty() throws {
        let set = try set([
            LabelledText(line: 1, text: " \u{200B}", negative: true), LabelledText(line: 2, text: "丢了"),
            LabelledText(line: 3, text: "碎了", negative: true),
        ])
        #expect(set.withoutText == [1] && set.withoutLabel == [2] && set.count == 1)
    }

    @Test("a hundred thousand classes are a mistake, and so is a class with a name like a novel")
    func classes() {
        let many = (0..<100_000).map { LabelledText(line: $0 + 1, text: "包裹\($0 * 31)号x\($0)", category: "c\($0)") }
        #expect(throws: TrainingRefusal.self) { try TrainingSet(many) }
        let long = [LabelledText(line: 7, text: "丢了", category: String(repeating: "长", count: 65))]
        #expect(throws: TrainingRefusal.longName("category", line: 7)) { try TrainingSet(long) }
    }

    @Test("folds hold the kinds alike and each row once")
    func folds() {
        let folds = Trainer.folds(of: Array(0..<100)) { $0 < 20 ? 1 : 0 }
        for fold in 0..<Trainer.folds {
            #expect((0..<20).count { folds[$0] == fold } == 4)
            #expect(folds.count { $0 == fold } == 20)
        }
    }
}
