import ArgumentParser
import Crisis
import Daemon
import Settings
import Status

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Report every problem of a configuration at once, as file:line: what and what to do.")

    @Argument(help: "A tocsin.yaml, or the folder that holds it.") var path: String

    func run() throws {
        switch Configuration.load(path) {
        case .success(let good):
            print(
                "\(good.file): good. Sources \(good.sources.count), watches \(good.watches.count), playbooks "
                    + "\(good.playbooks.count), rule set \(good.rules.name.name) (\(good.rules.name.hash)), "
                    + "configuration \(good.hash).")
            if let model = good.model {
                let advice =
                    model.usesLexicon && model.lexicon != good.lexicon.digest
                    ? " It was made with another lexicon: make it again with tocsin train." : ""
                print(TerminalText.safe("Model \(model.fullName), made from \(model.rows) labels.\(advice)"))
            }
        case .failure(let refused):
            for problem in refused.problems { print(TerminalText.safe(problem.description)) }
            complain(refused.problems.count == 1 ? "1 problem." : "\(refused.problems.count) problems.")
            throw ExitCode(2)
        }
    }
}
