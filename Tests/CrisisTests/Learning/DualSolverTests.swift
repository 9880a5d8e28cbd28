import Testing

@testable import Crisis

@Suite("The solver finds the least of its objective")
struct DualSolverTests {
    /// With one row of intercept 1 and label +1, P = w²/2 + ln(1 + e⁻ʷ) is least where w = 1/(1 + eʷ): w = 0.401058…
    private static let root = 0.401058137541547

    private func solved(_ problem: LogisticProblem) -> [Double] {
        DualSolver.solve(problem, .init(gap: 1e-13, rounds: 5_000))
    }

    @Test("one row: the intercept is the root of w = 1/(1 + e^w)")
    func oneRow() {
        var matrix = FeatureMatrix(bucketCount: 2, denseCount: 0)
        matrix.append(buckets: [], dense: [])
        let weights = solved(LogisticProblem(matrix: matrix, rows: [0], labels: [1]))
        #expect(abs(weights[2] - Self.root) < 1e-6)
        #expect(weights[0] == 0 && weights[1] == 0)
    }

    @Test("two opposite rows without anything in common share nothing but a balanced intercept")
    func twoRows() {
        var matrix = FeatureMatrix(bucketCount: 2, denseCount: 0)
        matrix.append(buckets: [0], dense: [])
        matrix.append(buckets: [1], dense: [])
        let weights = solved(LogisticProblem(matrix: matrix, rows: [0, 1], labels: [1, -1]))
        #expect(abs(weights[0] - Self.root) < 1e-6)
        #expect(abs(weights[1] + Self.root) < 1e-6)
        #expect(abs(weights[2]) < 1e-6)
    }

    @Test("an offset that says it already leaves less to learn: w = 1/(1 + e^(w + 2))")
    func offset() {
        var matrix = FeatureMatrix(bucketCount: 2, denseCount: 0)
        matrix.append(buckets: [], dense: [])
        let weight = solved(LogisticProblem(matrix: matrix, rows: [0], labels: [1], offsets: [2]))[2]
        #expect(abs(weight - Logistic.probability(-(weight + 2))) < 1e-7)
        #expect(weight < Self.root / 3)
    }

    @Test("the gradient vanishes at the solution", arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func gradient(seed: UInt64) {
        let problem = LearningFixture.problem(
            seed, rows: 40 + Int(seed) * 10, cost: [0.1, 1, 10][Int(seed) % 3], hasOffsets: seed % 2 == 0)
        #expect(LearningFixture.norm(problem.gradient(solved(problem))) < 1e-4)
    }

    @Test("the dual never rises and the gap never falls below zero", arguments: [11, 12, 13, 14] as [UInt64])
    func monotone(seed: UInt64) {
        let problem = LearningFixture.problem(seed, hasOffsets: seed % 2 == 0)
        var solver = DualSolver(problem)
        var before = Double.infinity
        for _ in 0..<30 {
            solver.round()
            #expect(solver.dual() <= before + 1e-9)
            #expect(problem.objective(solver.weights) + solver.dual() >= -1e-9)
            before = solver.dual()
        }
    }

    @Test("no step in any direction makes the objective less", arguments: [21, 22, 23] as [UInt64])
    func least(seed: UInt64) {
        let problem = LearningFixture.problem(seed)
        let weights = solved(problem)
        let least = problem.objective(weights)
        for column in weights.indices {
            for step in [-0.01, 0.01] {
                var other = weights
                other[column] += step
                #expect(problem.objective(other) >= least)
            }
        }
    }

    /// What `liblinear-train -s 0 -e 1e-9` (LIBLINEAR 2.3) reaches on the same rows: objective, first bucket, intercept.
    struct Golden: Sendable {
        var seed: UInt64
        var rows: Int
        var cost: Double
        var objective: Double
        var first: Double
        var intercept: Double
    }

    @Test(
        "objective and weights are LIBLINEAR's",
        arguments: [
            Golden(
                seed: 1, rows: 60, cost: 1, objective: 34.74857739330179, first: 0.3518937603916838,
                intercept: -0.26266194379756896),
            Golden(
                seed: 2, rows: 200, cost: 1, objective: 110.43071322053967, first: 0.7593846668472732,
                intercept: -0.23014728376283833),
            Golden(
                seed: 3, rows: 200, cost: 10, objective: 771.7852658461642, first: 3.871011177320253,
                intercept: -1.4372625672392496),
            Golden(
                seed: 4, rows: 400, cost: 0.1, objective: 26.096997047490284, first: 0.5317418127343372,
                intercept: 0.16277479715329116),
        ])
    func liblinear(golden: Golden) {
        let problem = LearningFixture.problem(golden.seed, rows: golden.rows, cost: golden.cost)
        let weights = solved(problem)
        #expect(abs(problem.objective(weights) / golden.objective - 1) < 1e-9)
        #expect(abs(weights[0] - golden.first) < 1e-4)
        #expect(abs(weights[34] - golden.intercept) < 1e-4)
        let usual = problem.objective(DualSolver.solve(problem))
        #expect(abs(usual / golden.objective - 1) < 1e-3)
    }

    @Test("the precision that a model is kept with is within a thousandth of the least objective")
    func usualPrecision() {
        let problem = LearningFixture.problem(31, rows: 400)
        let usual = problem.objective(DualSolver.solve(problem))
        let least = problem.objective(solved(problem))
        #expect(usual <= least * 1.001)
    }

    @Test("rows in another order end at the same weights", arguments: [41, 42] as [UInt64])
    func order(seed: UInt64) {
        let problem = LearningFixture.problem(seed)
        let turned = LogisticProblem(
            matrix: problem.matrix, rows: problem.rows.reversed(), labels: problem.labels, cost: problem.cost)
        let difference = zip(solved(problem), solved(turned)).map { abs($0 - $1) }.max() ?? 1
        #expect(difference < 1e-5)
    }
}
