import Foundation

/// Precision and recall of a clustering, averaged over the texts (Bagga and Baldwin 1998).
struct BCubed {
    var precision = 0.0
    var recall = 0.0
    var f1: Double { precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0 }

    init(truth: [String], found: [String]) {
        var both: [String: Int] = [:]
        var inTruth: [String: Int] = [:]
        var inFound: [String: Int] = [:]
        for (one, two) in zip(truth, found) {
            both[one + "\t" + two, default: 0] += 1
            inTruth[one, default: 0] += 1
            inFound[two, default: 0] += 1
        }
        for (one, two) in zip(truth, found) {
            let shared = Double(both[one + "\t" + two] ?? 0)
            precision += shared / Double(inFound[two] ?? 1)
            recall += shared / Double(inTruth[one] ?? 1)
        }
        precision /= Double(max(1, truth.count))
        recall /= Double(max(1, truth.count))
    }

    var text: String {
        [precision, recall, f1].map { String(Int(($0 * 1000).rounded())) }
            .map { "." + String(repeating: "0", count: max(0, 3 - $0.count)) + $0 }.joined(separator: "/")
            .replacingOccurrences(of: ".1000", with: "1.0")
    }
}
