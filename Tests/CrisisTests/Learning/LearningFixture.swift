@testable import Crisis

/// Small problems and label files of our own.
enum LearningFixture {
    /// Draws the same in every run.
    struct Dice {
        private var generator: SeededGenerator

        init(_ seed: UInt64) { generator = SeededGenerator(seed: seed) }

        mutating func next(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }
    }

    /// Rows of a few buckets and two dense features, with labels that follow them four times in five.
    static func problem(_ seed: UInt64, rows: Int = 60, cost: Double = 1, hasOffsets: Bool = false) -> LogisticProblem {
        var dice = Dice(seed)
        var matrix = FeatureMatrix(bucketCount: 32, denseCount: 2)
        var labels: [Double] = []
        var offsets: [Double] = []
        for _ in 0..<rows {
            let buckets = Set((0..<(1 + dice.next(8))).map { _ in UInt32(dice.next(32)) }).sorted()
            let value = Double(dice.next(200) - 100) / 50
            matrix.append(buckets: buckets, dense: dice.next(2) == 0 ? [] : [(0, value), (1, 0.5)])
            let speaks = buckets.contains { $0 < 8 } ? 1.0 : -1
            labels.append(dice.next(5) == 0 ? -speaks : speaks)
            offsets.append(hasOffsets ? value : 0)
        }
        return LogisticProblem(
            matrix: matrix, rows: Array(0..<rows), labels: labels, offsets: hasOffsets ? offsets : [], cost: cost)
    }

    static func norm(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }

    private static let bad = [
        "等了两个小时还没送到", "包裹丢了没人管", "杯子碎了", "客服态度恶劣", "多收了我二十块钱", "the bag was lost again", "rude agent hung up on me",
        "still waiting for my refund", "the lamp came broken", "delayed for hours",
    ]
    private static let good = [
        "送得很快", "味道不错", "客服很热情", "包装严实,五星好评", "下次还来", "thank you, great service", "love this lamp",
        "arrived early and well packed", "works perfectly", "the crew was awesome",
    ]
    private static let plain = [
        "在朝阳下的单", "买的是蛋糕", "今天下雨", "公司楼下取的", "flying from Denver", "ordered a coat", "booked at gate twelve",
        "for my mother",
    ]

    /// Labelled texts, negative ones with a category.
    static func labels(_ count: Int, seed: UInt64 = 1) -> [LabelledText] {
        var dice = Dice(seed)
        return (0..<count).map { number in
            let negative = dice.next(2) == 0
            let place = dice.next(10)
            let parts = [(negative ? bad : good)[place], plain[dice.next(8)], "单号\(dice.next(500))"]
            return LabelledText(
                line: number + 1, text: parts.joined(separator: ","), negative: negative,
                category: negative ? (place % 5 < 2 ? "lost" : "late") : nil,
                flags: negative ? [] : (dice.next(3) == 0 ? ["praise"] : []))
        }
    }
}
