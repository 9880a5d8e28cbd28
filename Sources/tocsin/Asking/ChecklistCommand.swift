import ArgumentParser
import Crisis
import Daemon
import Foundation
import Status

struct ChecklistCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checklist", abstract: "The spokesperson's checklist of an incident, with owners and clocks.",
        discussion: """
            --texts adds the texts of its playbook: holding statement with blanks, questions and answers, the service desk's \
            six steps, points by channel. --json has them too. --html writes all of it to a page that prints on A4.

              tocsin checklist swallow-20261122-1 --texts --lang zh
              tocsin checklist swallow-20261122-1 --html checklist.html
              tocsin checklist swallow-20261122-1 --follow rumour --by NAME
            """)

    @OptionGroup var incident: IncidentArgument
    @Flag(name: .long, help: "The texts of its playbook too.") var texts = false
    @Flag(name: .long, help: "Checklist and texts as Markdown.") var markdown = false
    @Option(name: .long, help: "Write a self-contained page with checklist and texts to this file.") var html: String?
    @Option(name: .long, help: "Let the incident follow this playbook from now on; needs --by.") var follow: String?
    @Option(name: .long, help: "Who decides that.") var by: String?
    @Option(name: .long, help: "Why.") var note: String?
    @OptionGroup var options: AskOptions

    func validate() throws {
        if [options.json, markdown, html != nil].count(where: { $0 }) > 1 {
            throw ValidationError("--json, --markdown and --html exclude each other.")
        }
        if (follow == nil) != (by == nil) { throw ValidationError("--follow PLAYBOOK and --by NAME go together.") }
    }

    func run() async throws {
        if let follow, let by {
            let path = incident.path + "/playbooks/\(ServiceClient.escaped(follow))"
            return try await options.tell(path, PersonRequest(by: by, note: note), as: ActionReceipt.self) {
                $0.text(options.phrase)
            }
        }
        let path = incident.path + "/checklist?texts=true"
        if markdown || html != nil {
            let checklist = try await options.answer(path, as: Checklist.self)
            let phrase = options.phrase
            let page = checklist.document(
                phrase.language, offsetMinutes: phrase.offsetMinutes, at: options.now)
            guard let html else { return print(page.markdown, terminator: "") }
            do {
                try Data(page.html.utf8).write(to: URL(fileURLWithPath: html), options: .atomic)
            } catch {
                throw ValidationError("\(html) cannot be written: \(error.localizedDescription)")
            }
            return
        }
        try await options.ask(path, as: Checklist.self) { checklist in
            let list = checklist.text(options.phrase, now: options.now)
            guard texts, let scenario = checklist.scenario else { return list }
            return list + "\n" + scenario.texts.text(options.phrase)
        }
    }
}
