import Crisis
import Testing

@Suite("A level rises at once and ends only when it is really over")
struct LevelPolicyTests {
    /// E of successive evaluations with their minutes, the level before, and the levels that follow.
    struct Course: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var before: Level?
        var evaluations: [(minute: Int64, escalation: Int)]
        var levels: [Level]
        var floor: Level?

        init(
            _ name: String, _ before: Level?, _ evaluations: [(minute: Int64, escalation: Int)], _ levels: [Level],
            floor: Level? = nil
        ) {
            testDescription = name
            self.before = before
            self.evaluations = evaluations
            self.levels = levels
            self.floor = floor
        }
    }

    static let courses = [
        Course("the first evaluation sets the level", nil, [(0, 312)], [.yellow]),
        Course("each threshold belongs to its level", nil, [(0, 149)], [.clear]),
        Course("up at once, two levels if need be", .blue, [(0, 150), (1, 700)], [.blue, .red]),
        Course("one low evaluation is not enough", .orange, [(0, 450)], [.orange]),
        Course("two low ones a tick apart are", .orange, [(0, 450), (1, 450)], [.orange, .yellow]),
        Course("two within one tick are one", .orange, [(0, 450), (0, 440), (1, 440)], [.orange, .orange, .yellow]),
        Course(
            "below the threshold but within the margin is not low", .orange, [(0, 451), (1, 451), (2, 451)],
            [.orange, .orange, .orange]),
        Course(
            "one within the margin starts the count anew", .orange, [(0, 450), (1, 451), (2, 450), (3, 450)],
            [.orange, .orange, .orange, .yellow]),
        Course(
            "a rise starts the count anew", .orange, [(0, 450), (1, 510), (2, 450), (3, 450)],
            [.orange, .orange, .orange, .yellow]),
        Course("it lands where the higher of the two lies", .red, [(0, 100), (1, 480)], [.red, .orange]),
        Course("it lands no deeper than the margins allow", .red, [(0, 460), (1, 460)], [.red, .orange]),
        Course("it may fall all the way", .red, [(0, 90), (1, 90)], [.red, .clear]),
        Course("a floor holds it", .red, [(0, 0), (1, 0), (2, 0)], [.red, .orange, .orange], floor: .orange),
        Course("a floor lifts it", .clear, [(0, 0)], [.orange], floor: .orange),
        Course(
            "trembling around a threshold rings once", .clear,
            [(0, 300), (1, 290), (2, 300), (3, 290), (4, 300)], [.yellow, .yellow, .yellow, .yellow, .yellow]),
    ]

    @Test("hysteresis", arguments: courses)
    func hysteresis(course: Course) throws {
        let policy = LevelPolicy(thresholds: try FiveSFixture.rules().levels, tick: .minutes(1))
        let floors = course.floor.map {
            [FloorHit(rule: "x", level: $0, reason: LocalizedText(zh: "底线", en: "floor"))]
        }
        var memory = LevelMemory(level: course.before)
        var levels: [Level?] = []
        for (minute, escalation) in course.evaluations {
            memory = policy.evaluate(
                PerMille(escalation), floors: floors ?? [], at: FiveSFixture.known + .minutes(minute), memory: memory)
            levels.append(memory.level)
        }
        #expect(levels == course.levels)
    }
}
