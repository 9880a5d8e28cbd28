import ArgumentParser
import Crisis
import Daemon
import Foundation
import Intake
import Settings
import Status

struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "A model of the team's own labels, with figures beside the lexicon's.",
        discussion: """
            Reads JSON lines {"text", "id"?, "negative"?, "complaint"?, "category"?, "flags"?}, or a table with such a \
            header; "label" means negative, and 1 means yes. Writes the model, and prints what five-fold \
            cross-validation says of it. docs/learning.md describes both.

            Exit codes: 0 the model is written; 1 a target was refused because the model is no better than the lexicon, \
            and stands not in the file; 2 the labels cannot be used.

              tocsin train labels.jsonl -o config/model.tocsin
              tocsin classify --model config/model.tocsin < texts.jsonl
            """)

    @Argument(help: "The label file.") var labels: String
    @Option(name: [.short, .customLong("output")], help: "Where the model goes.") var output: String
    @Option(name: .long, help: "2 to this power buckets of n-grams, 10 to 18.") var bits = FeatureHasher.defaultBits
    @Option(name: .long, help: "How much a row weighs against caution (C), .001 to 1000, or auto.") var cost = "1"
    @Flag(name: .long, help: "Learn from n-grams alone, without the lexicon.") var plain = false
    @Option(name: .long, help: "Also write the features of negative in LIBSVM's format.") var export: String?
    @Flag(name: .long, help: "One JSON object.") var json = false
    @Option(name: .long, help: "zh or en. Default: from LC_ALL, LC_MESSAGES or LANG.") var lang: String?
    @OptionGroup var option: ConfigurationOption

    func validate() throws {
        guard FeatureHasher.allowedBits.contains(bits) else { throw ValidationError("--bits is 10 to 18.") }
        guard cost == "auto" || Double(cost).map({ (0.001...1000).contains($0) }) == true else {
            throw ValidationError("--cost is a number from .001 to 1000, or auto.")
        }
    }

    func run() throws {
        let language = Language.chosen(lang)
        let trainer = Trainer(analyzer: Analyzer(lexicon: try option.load().lexicon), options: options)
        let file = try read()
        let training: Training
        let features: [UInt8]?
        do throws(TrainingRefusal) {
            features = export == nil ? nil : try trainer.libsvm(file.rows)
            training = try trainer.train(file.rows)
        } catch {
            complain("\(labels): \(error.message[language])")
            throw ExitCode(2)
        }
        if let export, let features { try write(features, to: export) }
        var model: TextModel?
        if let trained = training.model {
            let bytes = trained.encoded()
            try write(bytes, to: output)
            model = try? TextModel(name: ModelFile.name(of: output), encoded: bytes)
        }
        let summary = TrainingSummary(file: file, training: training, model: model, output: output)
        if json { print(try summary.json()) } else { print(summary.text(language)) }
        for refusal in summary.refusals { complain(refusal[language]) }
        if !training.report.isEveryTargetAccepted { throw ExitCode(1) }
    }

    private var options: Trainer.Options {
        var options = Trainer.Options()
        options.bits = bits
        options.cost = Double(cost)
        options.usesLexicon = !plain
        return options
    }

    private func read() throws -> LabelFile {
        let file: LabelFile
        do throws(LabelFile.Failure) {
            file = try LabelFile.read(labels)
        } catch {
            complain("\(labels): \(error.reason).")
            throw ExitCode(2)
        }
        for problem in file.problems.prefix(20) {
            complain("\(labels):\(problem.line): \(problem.text). The row is left out.")
        }
        if file.problemCount > 20 { complain("\(labels): \(file.problemCount - 20) more rows are left out.") }
        return file
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try ModelFile.write(bytes, to: path)
        } catch {
            complain("\(path): the file cannot be written: \(error.localizedDescription)")
            throw ExitCode(2)
        }
    }
}
