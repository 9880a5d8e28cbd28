/// How well yes-or-no decisions agree with people's labels.
package struct BinaryQuality: Hashable, Codable, Sendable {
    package var rows: Int
    /// Rows whose label is yes.
    package var positive: Int
    /// Harmonic mean of precision and recall of yes.
    package var f1: Double
    package var precision: Double
    package var recall: Double
    package var accuracy: Double
    /// Mean of the F1 of yes and of no.
    package var macroF1: Double
    /// How likely a yes scores above a no; ties count half.
    package var auc: Double
    /// Mean loss in nats, of probabilities kept within .001.
    package var logLoss: Double
    /// Expected calibration error of ten equal bins: by how much a stated probability is off on average.
    package var calibrationError: Double

    enum CodingKeys: String, CodingKey {
        case rows, positive, f1, precision, recall, accuracy, auc
        case macroF1 = "macro_f1"
        case logLoss = "log_loss"
        case calibrationError = "ece"
    }

    /// - Parameter probabilities: of yes, 0 to 1; a row is decided yes from .5.
    package init(labels: [Bool], probabilities: [Double]) {
        let counts = Confusion(labels: labels, decisions: probabilities.map { $0 >= 0.5 })
        rows = labels.count
        positive = counts.hits + counts.misses
        f1 = counts.f1
        precision = ratio(counts.hits, counts.hits + counts.falseAlarms)
        recall = ratio(counts.hits, counts.hits + counts.misses)
        accuracy = ratio(counts.hits + counts.passes, rows)
        macroF1 = (counts.f1 + counts.turned.f1) / 2
        auc = BinaryQuality.auc(labels, probabilities)
        let losses = zip(labels, probabilities).map { label, probability in
            -Elementary.logarithm(min(0.999, max(0.001, label ? probability : 1 - probability)))
        }
        logLoss = rows == 0 ? 0 : losses.reduce(0, +) / Double(rows)
        let table = CalibrationBin.table(labels: labels, probabilities: probabilities)
        calibrationError =
            rows == 0
            ? 0 : table.reduce(0) { $0 + Double($1.rows) / Double(labels.count) * abs($1.predicted - $1.observed) }
    }

    /// The statistic of Mann and Whitney over the number of pairs; .5 when there is no pair.
    static func auc(_ labels: [Bool], _ scores: [Double]) -> Double {
        let order = labels.indices.sorted { scores[$0] < scores[$1] }
        var below = 0
        var twice = 0
        var first = 0
        while first < order.count {
            var last = first
            var ties = 0
            while last < order.count, scores[order[last]] == scores[order[first]] {
                if !labels[order[last]] { ties += 1 }
                last += 1
            }
            twice += (last - first - ties) * (2 * below + ties)
            below += ties
            first = last
        }
        let pairs = below * (labels.count - below)
        return pairs == 0 ? 0.5 : Double(twice) / Double(2 * pairs)
    }
}

/// How often decisions and labels meet.
struct Confusion {
    var hits = 0
    var misses = 0
    var falseAlarms = 0
    var passes = 0

    init(labels: [Bool], decisions: [Bool]) {
        for (label, decision) in zip(labels, decisions) {
            switch (label, decision) {
            case (true, true): hits += 1
            case (true, false): misses += 1
            case (false, true): falseAlarms += 1
            case (false, false): passes += 1
            }
        }
    }

    /// The same with yes and no exchanged.
    var turned: Confusion {
        var turned = self
        (turned.hits, turned.passes) = (passes, hits)
        (turned.misses, turned.falseAlarms) = (falseAlarms, misses)
        return turned
    }

    var f1: Double { ratio(2 * hits, 2 * hits + misses + falseAlarms) }
}

/// 0 where there is nothing to divide by.
func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

/// Rows of about the same stated probability, and how many of them were yes.
package struct CalibrationBin: Hashable, Codable, Sendable {
    package var from: Double
    package var upTo: Double
    package var rows: Int
    /// Mean stated probability; 0 without rows.
    package var predicted: Double
    /// Share of yes among the rows; 0 without rows.
    package var observed: Double

    enum CodingKeys: String, CodingKey {
        case from, rows, predicted, observed
        case upTo = "up_to"
    }

    /// Ten bins of equal width.
    package static func table(labels: [Bool], probabilities: [Double]) -> [CalibrationBin] {
        var sums = [(rows: Int, predicted: Double, yes: Int)](repeating: (0, 0, 0), count: 10)
        for (label, probability) in zip(labels, probabilities) where !probability.isNaN {
            let bin = min(9, max(0, Int(probability * 10)))
            sums[bin].rows += 1
            sums[bin].predicted += probability
            sums[bin].yes += label ? 1 : 0
        }
        return sums.enumerated().map { bin, sum in
            CalibrationBin(
                from: Double(bin) / 10, upTo: Double(bin + 1) / 10, rows: sum.rows,
                predicted: sum.rows == 0 ? 0 : sum.predicted / Double(sum.rows),
                observed: ratio(sum.yes, sum.rows))
        }
    }
}

/// How well classes agree with people's labels.
package struct ClassQuality: Hashable, Codable, Sendable {
    package var rows: Int
    package var accuracy: Double
    /// Mean F1 over the classes that occur among the labels.
    package var macroF1: Double
    /// Over all decisions on all classes together.
    package var microF1: Double

    enum CodingKeys: String, CodingKey {
        case rows, accuracy
        case macroF1 = "macro_f1"
        case microF1 = "micro_f1"
    }

    /// - Parameters: a row may have several classes, or none.
    package init(labels: [Set<String>], decisions: [Set<String>]) {
        rows = labels.count
        let names = labels.reduce(into: Set<String>()) { $0.formUnion($1) }
        let all = decisions.reduce(into: names) { $0.formUnion($1) }
        accuracy = ratio(zip(labels, decisions).count { $0 == $1 }, rows)
        let tables = all.sorted().map { name in
            (
                name,
                Confusion(labels: labels.map { $0.contains(name) }, decisions: decisions.map { $0.contains(name) })
            )
        }
        let known = tables.filter { names.contains($0.0) }
        macroF1 = known.isEmpty ? 0 : known.reduce(0) { $0 + $1.1.f1 } / Double(known.count)
        let hits = tables.reduce(0) { $0 + $1.1.hits }
        let wrong = tables.reduce(0) { $0 + $1.1.misses + $1.1.falseAlarms }
        microF1 = ratio(2 * hits, 2 * hits + wrong)
    }
}
