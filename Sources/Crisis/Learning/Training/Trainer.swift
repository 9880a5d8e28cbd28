/// Makes a model of labelled texts.
///
/// A pure function: the same rows, in whatever order, with the same lexicon and options give the same bytes.
package struct Trainer: Sendable {
    package struct Options: Hashable, Sendable {
        /// 2 to this power buckets, 10 to 18.
        package var bits = FeatureHasher.defaultBits
        /// C of every target; nil tries .25, 1 and 4 and takes the one with the least cross-validated loss.
        package var cost: Double? = 1
        /// Whether the lexicon's reading is where the model starts.
        package var usesLexicon = true
        /// What the file may weigh before small weights are left out, in bytes.
        package var size = TextModel.usualSize

        package init() {}
    }

    /// Labelled rows that a target needs, and rows of each kind among them.
    package static let fewestRows = 20
    package static let fewestOfKind = 5
    package static let folds = 5
    private static let costs = [0.25, 1, 4]
    /// N-grams of all rows together.
    private static let mostEntries = 200_000_000

    package let analyzer: Analyzer
    package let options: Options

    /// - Parameter analyzer: reads by the lexicon; a model of its own is left aside.
    package init(analyzer: Analyzer, options: Options = Options()) {
        self.analyzer = analyzer
        self.options = options
    }

    /// - Throws: `TrainingRefusal` when no target has enough rows, or the rows are too many.
    package func train(_ texts: [LabelledText]) throws(TrainingRefusal) -> Training {
        let set = try TrainingSet(texts)
        let rows = try TrainingRows(set, analyzer: analyzer, options: options, mostEntries: Self.mostEntries)
        let targets = BinaryTask.all(rows).map { run($0, rows) }
        let category = CategoryTask(rows).map { run($0, rows) }
        guard !targets.isEmpty || category != nil else { throw .noRows }
        let report = TrainingReport(
            rows: set.count, corrected: set.corrected, repeated: set.repeated, contradictions: set.contradictions,
            withoutText: set.withoutText, withoutLabel: set.withoutLabel, folds: Self.folds,
            targets: targets.map(\.report), classes: category?.report, tooRare: rows.tooRare)
        let heads = targets.compactMap(\.head) + (category?.heads ?? [])
        guard !heads.isEmpty else { return Training(model: nil, report: report, pruned: 0) }
        let model = TextModel(
            hasher: rows.hasher, usesLexicon: options.usesLexicon, lexicon: analyzer.lexicon.digest, rows: set.count,
            distinctNGrams: rows.distinctNGrams, heads: heads.sorted { $0.target < $1.target },
            rareCategories: category?.heads.isEmpty == false ? rows.rareCategories : [])
        let (small, pruned) = fitted(model)
        return Training(model: small, report: report, pruned: pruned)
    }

    /// Leaves out small weights until the file is small enough: first of categories and flags, which are many.
    private func fitted(_ model: TextModel) -> (TextModel, Int) {
        var small = model
        var least = 0
        while small.encoded().count > options.size, least < 126 {
            least += least < 8 ? 1 : 4
            let isLast = least > 16
            small = model.with(
                heads: model.heads.map { head in
                    switch head.target {
                    case .negative, .complaint: isLast ? head.pruned(least - 16) : head
                    case .category, .flag: head.pruned(least)
                    }
                })
        }
        return (small, least)
    }

    // MARK: Yes or no

    private func run(_ task: BinaryTask, _ rows: TrainingRows) -> (report: TargetReport, head: TextModel.Head?) {
        let tries = costs.map { ($0, heldOut(task.target, task.rows, task.labels, rows, cost: $0)) }
        let labels = task.rows.map { task.labels[$0] > 0 }
        let lexicon = task.rows.map { rows.lexiconProbability(task.target, $0) }
        let tried = tries.map { cost, scores in
            (cost, zip(task.rows, scores).map { rows.joined(Logistic.probability($1), task.target, $0) })
        }
        let (cost, probabilities) = tried.min { loss(labels, $0.1) < loss(labels, $1.1) } ?? (1, [])
        let quality = BinaryQuality(labels: labels, probabilities: probabilities)
        let lexiconQuality = BinaryQuality(labels: labels, probabilities: lexicon)
        let refusal = TrainingVerdict.refusal(
            labels: labels, model: quality, lexicon: lexiconQuality, modelDecisions: probabilities.map { $0 >= 0.5 },
            lexiconDecisions: lexicon.map { $0 >= 0.5 })
        var report = TargetReport(
            target: task.target.name, cost: cost, model: quality, lexicon: lexiconQuality,
            calibration: CalibrationBin.table(labels: labels, probabilities: probabilities), refusal: refusal)
        if refusal != nil { return (report, nil) }
        let problem = problem(task.target, task.rows, task.labels, rows, cost: cost)
        let weights = DualSolver.solve(problem, .final)
        report.objective = problem.objective(weights)
        return (report, head(task.target, weights, problem))
    }

    private var costs: [Double] { options.cost.map { [$0] } ?? Self.costs }

    private func loss(_ labels: [Bool], _ probabilities: [Double]) -> Double {
        BinaryQuality(labels: labels, probabilities: probabilities).logLoss
    }

    // MARK: One of several

    private func run(_ task: CategoryTask, _ rows: TrainingRows) -> (report: ClassReport, heads: [TextModel.Head]) {
        let labels = task.rows.map { Set([task.names[$0] ?? ""]) }
        func decided(_ scores: [[Double]]) -> [Set<String>] {
            task.rows.indices.map { place in
                let best = TextModel.category(
                    zip(task.classes, scores).map { ($0, Logistic.probability($1[place])) },
                    rare: rows.rareCategories, lexicon: rows.signals[task.rows[place]].category)
                return best.map { [$0.name] } ?? []
            }
        }
        let tried = costs.map { cost in
            (
                cost,
                decided(
                    task.classes.map {
                        heldOut(.category($0), task.rows, task.labels($0), rows, cost: cost, kinds: task.kinds)
                    })
            )
        }
        func accuracy(_ decisions: [Set<String>]) -> Double {
            ClassQuality(labels: labels, decisions: decisions).accuracy
        }
        let (cost, decisions) = tried.max { accuracy($0.1) < accuracy($1.1) } ?? (1, [])
        let lexicon = task.rows.map { row in Set(rows.signals[row].category.map { [$0.rawValue] } ?? []) }
        let refusal = TrainingVerdict.refusal(
            labels: labels, model: decisions, lexicon: lexicon, commonest: task.commonest)
        let report = ClassReport(
            classes: task.classes, cost: cost, model: ClassQuality(labels: labels, decisions: decisions),
            lexicon: ClassQuality(labels: labels, decisions: lexicon),
            commonest: ratio(labels.count { $0 == [task.commonest] }, labels.count), refusal: refusal)
        if refusal != nil { return (report, []) }
        return (
            report,
            task.classes.map { fit(.category($0), task.rows, task.labels($0), rows, cost: cost, .final) }
        )
    }

    // MARK: Fitting

    /// The score of each row by weights that have not seen it.
    ///
    /// - Parameter kinds: by row, what the folds are to hold alike; the label when it is left out.
    private func heldOut(
        _ target: Target, _ chosen: [Int], _ labels: [Double], _ rows: TrainingRows, cost: Double, kinds: [Int]? = nil
    ) -> [Double] {
        let folds = Self.folds(of: chosen) { kinds?[$0] ?? Int(labels[$0]) }
        var scores = [Double](repeating: 0, count: rows.matrix.rows)
        for fold in 0..<Self.folds {
            let learned = chosen.indices.filter { folds[$0] != fold }.map { chosen[$0] }
            let head = fit(target, learned, labels, rows, cost: cost, .trial)
            let weights = head.weights(columns: rows.matrix.columnCount)
            for place in chosen.indices where folds[place] == fold {
                let row = chosen[place]
                scores[row] = rows.matrix.product(row, weights) + rows.offset(target, row)
            }
        }
        return chosen.map { scores[$0] }
    }

    /// Deals the rows of each kind out to the folds in turn, in the order of their texts' numbers.
    static func folds(of rows: [Int], kind: (Int) -> Int) -> [Int] {
        let order = rows.indices.sorted { (kind(rows[$0]), rows[$0]) < (kind(rows[$1]), rows[$1]) }
        var folds = [Int](repeating: 0, count: rows.count)
        for (turn, place) in order.enumerated() { folds[place] = turn % Self.folds }
        return folds
    }

    private func fit(
        _ target: Target, _ chosen: [Int], _ labels: [Double], _ rows: TrainingRows, cost: Double,
        _ precision: DualSolver.Precision
    ) -> TextModel.Head {
        let problem = problem(target, chosen, labels, rows, cost: cost)
        return head(target, DualSolver.solve(problem, precision), problem)
    }

    private func problem(
        _ target: Target, _ chosen: [Int], _ labels: [Double], _ rows: TrainingRows, cost: Double
    ) -> LogisticProblem {
        LogisticProblem(
            matrix: rows.matrix, rows: chosen, labels: labels, offsets: rows.offsets(target), cost: cost)
    }

    private func head(_ target: Target, _ weights: [Double], _ problem: LogisticProblem) -> TextModel.Head {
        TextModel.Head(
            target, weights: weights, matrix: problem.matrix, rows: problem.rows.count,
            positive: problem.rows.count { problem.labels[$0] > 0 })
    }
}

extension Trainer {
    /// The rows whose tone is known in LIBSVM's format, +1 for negative, in the order in which they are learned.
    ///
    /// Columns are numbered from 1: the buckets, the lexicon's signals, the constant 1.
    package func libsvm(_ texts: [LabelledText]) throws(TrainingRefusal) -> [UInt8] {
        let rows = try TrainingRows(
            try TrainingSet(texts), analyzer: analyzer, options: options, mostEntries: Self.mostEntries)
        var bytes: [UInt8] = []
        for (row, label) in rows.labels.enumerated() {
            guard let negative = label.negative else { continue }
            bytes.append(contentsOf: rows.matrix.libsvmLine(row, label: negative ? 1 : -1).utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }
}
