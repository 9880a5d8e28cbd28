import Crisis
import Foundation
import Intake
import Status

/// What `tocsin train` says.
struct TrainingSummary {
    let file: LabelFile
    let training: Training
    let model: TextModel?
    let output: String

    private var report: TrainingReport { training.report }

    /// One sentence for each target that was refused.
    var refusals: [LocalizedText] {
        let named = report.targets.map { ($0.target, $0.refusal) } + [("category", report.classes?.refusal)]
        return named.compactMap { name, refusal in
            refusal.map { LocalizedText(zh: "\(name)：\($0.zh)", en: "\(name): \($0.en)") }
        }
    }

    // MARK: JSON

    private struct Document: Encodable {
        struct Model: Encodable {
            var file: String
            var name: String
            var bytes: Int
            var ngrams: Int
            var pruned: Int
            var lexicon: String
        }

        struct LineProblem: Encodable {
            var line: Int
            var text: String
        }

        var model: Model?
        var unreadable: Int
        var problems: [LineProblem]
        var report: TrainingReport
    }

    func json() throws -> String {
        let document = Document(
            model: model.map {
                Document.Model(
                    file: output, name: $0.fullName, bytes: $0.encoded().count, ngrams: $0.distinctNGrams,
                    pruned: training.pruned, lexicon: $0.lexicon)
            },
            unreadable: file.problemCount,
            problems: file.problems.map { Document.LineProblem(line: $0.line, text: $0.text) }, report: report)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(document), as: UTF8.self)
    }

    // MARK: Text

    func text(_ language: Language) -> String {
        let isChinese = language == .chinese
        var lines = [counted(isChinese)]
        lines += contradictions(isChinese)
        lines.append("")
        lines.append(table(isChinese))
        if let negative = report.targets.first(where: { $0.target == "negative" }) {
            lines.append("")
            lines.append(calibration(negative, isChinese))
        }
        if !report.tooRare.isEmpty {
            let names = report.tooRare.map { TerminalText.safe($0) }.joined(separator: ", ")
            lines.append("")
            lines.append(isChinese ? "太少，未学习：\(names)" : "Too rare to be learned: \(names)")
        }
        lines.append("")
        lines.append(written(isChinese))
        return lines.joined(separator: "\n")
    }

    private func counted(_ isChinese: Bool) -> String {
        let left = file.problemCount + report.withoutText.count + report.withoutLabel.count
        return isChinese
            ? "\(report.rows) 条文本；更正 \(report.corrected)，重复 \(report.repeated)，略去 \(left)，矛盾 \(report.contradictions.count)。"
                + "以下为 \(report.folds) 折交叉验证。"
            : "\(report.rows) texts; \(report.corrected) corrected, \(report.repeated) repeated, \(left) left out, "
                + "\(report.contradictions.count) contradictory. Figures are of \(report.folds)-fold cross-validation."
    }

    private func contradictions(_ isChinese: Bool) -> [String] {
        let shown = report.contradictions.prefix(20).map { found in
            let places = found.lines.map(String.init).joined(separator: ", ")
            let treatment =
                switch found.treatment {
                case .majority: isChinese ? "取多数" : "the majority holds"
                case .dropped: isChinese ? "票数相同，不用" : "a tie, left out"
                }
            return isChinese
                ? "  第 \(places) 行：同一文本的 \(found.target) 不一致，\(treatment)"
                : "  lines \(places): one text, different \(found.target); \(treatment)"
        }
        let more = report.contradictions.count - shown.count
        return shown + (more > 0 ? [isChinese ? "  另有 \(more) 处" : "  and \(more) more"] : [])
    }

    private func table(_ isChinese: Bool) -> String {
        let header =
            isChinese
            ? ["目标", "行数", "正例", "", "F1", "AUC", "准确率", "宏 F1", "校准误差"]
            : ["target", "rows", "yes", "", "F1", "AUC", "accuracy", "macro-F1", "ECE"]
        var rows = [header]
        let (model, lexicon) = isChinese ? ("模型", "词典") : ("model", "lexicon")
        for target in report.targets {
            rows.append(
                [target.target, "\(target.model.rows)", "\(target.model.positive)", model] + cells(target.model))
            rows.append(["", "", "", lexicon] + cells(target.lexicon))
        }
        if let classes = report.classes {
            rows.append(
                ["category", "\(classes.model.rows)", "\(classes.classes.count)", model] + cells(classes.model))
            rows.append(["", "", "", lexicon] + cells(classes.lexicon))
        }
        return TrainingTable.text(rows)
    }

    private func cells(_ quality: BinaryQuality) -> [String] {
        [quality.f1, quality.auc, quality.accuracy, quality.macroF1, quality.calibrationError].map(TrainingTable.text)
    }

    private func cells(_ quality: ClassQuality) -> [String] {
        [
            TrainingTable.text(quality.microF1), "", TrainingTable.text(quality.accuracy),
            TrainingTable.text(quality.macroF1), "",
        ]
    }

    private func calibration(_ target: TargetReport, _ isChinese: Bool) -> String {
        let header = isChinese ? ["负面概率", "行数", "平均", "实际"] : ["negative", "rows", "stated", "observed"]
        return TrainingTable.text(
            [header]
                + target.calibration.map { bin in
                    let range = "\(TrainingTable.text(bin.from, 1))-\(TrainingTable.text(bin.upTo, 1))"
                    if bin.rows == 0 { return [range, "0", "", ""] }
                    return [range, "\(bin.rows)", TrainingTable.text(bin.predicted), TrainingTable.text(bin.observed)]
                })
    }

    private func written(_ isChinese: Bool) -> String {
        guard let model else { return isChinese ? "没有写出模型。" : "No model is written." }
        let size = model.encoded().count
        let path = TerminalText.safe(output)
        return isChinese
            ? "已写入 \(path)：\(model.fullName)，\(size) 字节，约 \(model.distinctNGrams) 个不同的 n-gram。"
            : "Written to \(path): \(model.fullName), \(size) bytes, of some \(model.distinctNGrams) distinct n-grams."
    }
}

/// Columns of figures, the first to the left and the others to the right.
enum TrainingTable {
    static func text(_ rows: [[String]]) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? TerminalText.width(TerminalText.safe($0[column])) : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let safe = TerminalText.safe(cell)
                let padding = String(repeating: " ", count: max(0, widths[column] - TerminalText.width(safe)))
                return column == 0 ? safe + padding : padding + safe
            }
            return cells.joined(separator: "  ").trimmingTail
        }.joined(separator: "\n")
    }

    static func text(_ value: Double) -> String { text(value, 3) }

    static func text(_ value: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", locale: Locale(identifier: "en_US_POSIX"), value)
    }
}

extension String {
    fileprivate var trimmingTail: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
