import Crisis
import Foundation

/// A text labelled by hand: `tone|flags|topic|state|text`, one a line. The tone is `-` or `+`; flags are separated by spaces;
/// the topic is empty where there is no complaint; the state is `d` drill, `p` prevention, `r` resolved, `y` hypothetical,
/// `e` elsewhere, or empty for what happened.
struct MeasuredText: Sendable {
    var isNegative: Bool
    var flags: Set<EscalationFlag>
    var topic: Topic?
    var text: String

    init?(_ line: Substring) {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, ["-", "+"].contains(parts[0]) else { return nil }
        let names = parts[1].split(separator: " ").map(String.init)
        let flags = names.compactMap(EscalationFlag.init(rawValue:))
        let topic = parts[2].isEmpty ? nil : Topic(rawValue: parts[2])
        guard flags.count == names.count, (topic == nil) == parts[2].isEmpty else { return nil }
        isNegative = parts[0] == "-"
        self.flags = Set(flags)
        self.topic = topic
        text = parts[4]
    }

    /// The rows of one of the files beside this one, and how many lines could not be read.
    static func rows(_ file: String) -> (rows: [MeasuredText], unreadable: Int) {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: file)
        let lines = ((try? String(contentsOf: url, encoding: .utf8)) ?? "").split(separator: "\n")
        let rows = lines.compactMap(MeasuredText.init)
        return (rows, lines.count - rows.count)
    }
}

/// How often a reading was right, in per mille.
struct Agreement {
    var both = 0
    var readOnly = 0
    var labelOnly = 0

    mutating func add(label: Bool, reading: Bool) {
        if label && reading { both += 1 }
        if reading && !label { readOnly += 1 }
        if label && !reading { labelOnly += 1 }
    }

    /// 2·TP / (2·TP + FP + FN).
    var f1: Int { both == 0 ? 0 : 2000 * both / (2 * both + readOnly + labelOnly) }
}
