import Crisis
import Digests
import Foundation

/// Everything that a folder of configuration says, read and checked as a whole.
package struct Configuration: Sendable {
    /// The main file.
    package var file: String
    /// First digits of the hash over all files: tells whether what runs is what is on disk.
    package var hash: String
    package var service: ServiceSettings
    package var polling: PollPolicy
    package var delivery: DeliverySettings
    package var roster: Roster
    package var rules: RuleSet
    package var lexicon: Lexicon
    /// The words by which statements are linted.
    package var statementWords: StatementWords
    /// What the team's labels taught, of the file that `model` names; nil reads by the lexicon alone.
    package var model: TextModel?
    package var watches: [Watch]
    /// The groups that `{name}` stands for in a query.
    package var synonyms: [String: [String]]
    package var sources: [Source]
    package var playbooks: [Playbook]
    package var register: RegisterRules
    /// The folder of `sources/*.yaml`.
    package var sourcesFolder: String
    /// Days of rest and special days; Saturdays and Sundays where no table is given.
    package var calendar: WorkCalendar
    /// Shipments by brand or region; empty where no table is given.
    package var volumes: ShipmentVolumes

    /// The alert folder and every webhook.
    package var channelNames: [String] { ["files"] + delivery.webhooks.map(\.name) }

    /// Reads `tocsin.yaml`, or the one in a folder, and all that it names.
    ///
    /// Either the whole configuration is good and returned, or every problem is.
    ///
    /// - Parameter environment: where systemd names the folders of the service; they win over the configured ones.
    package static func load(
        _ path: String, environment: [String: String] = [:]
    ) -> Result<Configuration, ConfigurationProblems> {
        var isFolder: ObjCBool = false
        let exists = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let file = exists && isFolder.boolValue ? Path.join(path, "tocsin.yaml") : path
        let log = ProblemLog()
        let configuration = ConfigurationReader(file: file, environment: environment, log: log).read()
        guard let configuration, log.isEmpty else { return .failure(ConfigurationProblems(problems: log.sorted)) }
        return .success(configuration)
    }
}

/// Why a configuration was refused.
package struct ConfigurationProblems: Error, Hashable, Sendable, CustomStringConvertible {
    package var problems: [Problem]

    package var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// Reads the main file and the folders that it names.
private struct ConfigurationReader {
    let file: String
    let environment: [String: String]
    let log: ProblemLog
    private let files: ConfigurationFiles

    init(file: String, environment: [String: String], log: ProblemLog) {
        self.file = file
        self.environment = environment
        self.log = log
        files = ConfigurationFiles(log: log)
    }

    func read() -> Configuration? {
        guard let text = files.text(of: file),
            let section = ConfigFile(name: Path.shown(file), text: text, log: log).section()
        else { return nil }
        let folder = Path.folder(of: file)
        let service = ServiceSettings.read(
            section.optionalSection("service"), folder: folder, environment: environment)
        let polling = PollPolicy.read(section.optionalSection("polling"))
        let delivery = DeliverySettings.read(
            section.optionalSection("delivery"), stateFolder: service.stateFolder)
        let rosterSection = section.section("roster")
        let roles = rosterSection?.optionalSection("roles").map { Set($0.keys) }
        let roster = rosterSection.map { RosterFile.read($0) } ?? Roster()
        let folders = section.optionalSection("folders")
        func place(_ key: String, _ fallback: String) -> String {
            Path.join(folder, folders?.optionalString(key) ?? fallback)
        }
        let watchFiles = files.yaml(in: place("watches", "watches"))
        let watches = WatchFile.read(files: watchFiles ?? [], log: log)
        // Old configurations have no such file, and need none unless they name one.
        let columnsFile = place("columns", "intake/columns.yaml")
        let knowsColumns =
            folders?.has("columns") == true || FileManager.default.fileExists(atPath: columnsFile)
        let columns = knowsColumns ? files.text(of: columnsFile) : nil
        let sources = SourceFile.read(
            files: files.yaml(in: place("sources", "sources")) ?? [], folder: service.stateFolder,
            watches: watchFiles.map(namedWatches),
            columns: columns.map { ColumnsFile.read(name: Path.shown(columnsFile), text: $0, log: log) }
                ?? ComplaintColumns(),
            log: log)
        let lexicon = LexiconFile.read(files: files.yaml(in: place("lexicon", "lexicon")) ?? [], log: log)
        // Old configurations have no such folder, and need none unless they name one.
        let statementsFolder = place("statements", "statements")
        let knowsStatements =
            folders?.has("statements") == true || FileManager.default.fileExists(atPath: statementsFolder)
        let statementWords = StatementWordsFile.read(
            files: knowsStatements ? files.yaml(in: statementsFolder) ?? [] : [], log: log)
        let rulesFile = place("rules", "rules/5s-rule-set-1.yaml")
        let rules = files.text(of: rulesFile).flatMap {
            RuleSetFile.read(name: Path.shown(rulesFile), text: $0, log: log)
        }
        let playbooks = files.yaml(in: place("playbooks", "playbooks")).map { found in
            PlaybookFile.read(
                found.map { ConfigFile(name: $0.name, text: $0.text, log: log) },
                known: .init(roles: roles, checks: rules.map { Set($0.checks.map(\.id)) }), log: log)
        }
        let registerFile = place("register", "register.yaml")
        let knowsRegister = folders?.has("register") == true || FileManager.default.fileExists(atPath: registerFile)
        let register = knowsRegister ? files.text(of: registerFile) : nil
        let model = model(section, folder: folder)
        let calendar = table("calendar", "calendar.csv", place, folders) {
            CalendarFile.read(name: $0, text: $1, log: log)
        }
        let volumes = table("volumes", "volumes.csv", place, folders) {
            VolumesFile.read(name: $0, text: $1, log: log)
        }
        folders?.finish()
        section.finish()
        guard let rules else { return nil }
        return Configuration(
            file: file, hash: files.hash, service: service, polling: polling, delivery: delivery, roster: roster,
            rules: rules, lexicon: lexicon, statementWords: statementWords, model: model, watches: watches,
            synonyms: WatchFile.synonyms(files: watchFiles ?? []), sources: sources, playbooks: playbooks ?? [],
            register: register.map {
                RegisterFile.read(
                    name: Path.shown(registerFile), text: $0, offsetMinutes: service.offsetMinutes, log: log)
            } ?? RegisterRules(),
            sourcesFolder: place("sources", "sources"), calendar: calendar ?? .weekends,
            volumes: volumes ?? ShipmentVolumes())
    }

    /// A table that may be missing unless the configuration names it.
    private func table<Table>(
        _ key: String, _ fallback: String, _ place: (String, String) -> String, _ folders: ConfigSection?,
        _ read: (String, String) -> Table
    ) -> Table? {
        let file = place(key, fallback)
        guard folders?.has(key) == true || FileManager.default.fileExists(atPath: file) else { return nil }
        return files.text(of: file).map { read(Path.shown(file), $0) }
    }

    /// The model of the file that `model` names, relative to the main file.
    private func model(_ section: ConfigSection, folder: String) -> TextModel? {
        guard section.has("model"), let name = section.optionalString("model") else { return nil }
        do throws(ModelFile.Unusable) {
            let model = try ModelFile.read(Path.join(folder, name))
            files.note(name, model.fullName)
            return model
        } catch {
            section.report("\(error.problem.file): \(error.problem.what)", error.problem.advice, at: "model")
            return nil
        }
    }

    /// Every watch that the files name, those with problems too: one mistake in a watch is no second one in each source.
    private func namedWatches(_ files: [(name: String, text: String)]) -> Set<Watch.ID> {
        let unread = ProblemLog()
        return Set(
            files.flatMap { file in
                ConfigFile(name: file.name, text: file.text, log: unread).section()?.sections("watches")
                    .compactMap { $0.optionalString("id") } ?? []
            })
    }
}

/// The files of a configuration, read once, with a hash over all of them.
private final class ConfigurationFiles {
    private let log: ProblemLog
    private var contents: [String: String] = [:]

    init(log: ProblemLog) { self.log = log }

    var hash: String {
        let all = contents.sorted { $0.key < $1.key }.map { "\($0.key)\n\($0.value)" }.joined(separator: "\n")
        return String(SHA256.hexadecimal(of: all).prefix(12))
    }

    /// Takes a file that is no text into the hash, by what tells its content.
    func note(_ file: String, _ content: String) { contents[file] = content }

    /// The text of a file; nil, and a problem, when it cannot be read.
    func text(of file: String) -> String? {
        guard let data = FileManager.default.contents(atPath: file) else {
            log.report(
                Problem(
                    file: Path.shown(file), line: 0, what: "the file cannot be read",
                    advice: "Create it or mend its permissions."))
            return nil
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            log.report(
                Problem(
                    file: Path.shown(file), line: firstBrokenLine(of: data), what: "the file is not UTF-8",
                    advice: "Save it as UTF-8."))
            return nil
        }
        contents[file] = text
        return text
    }

    private func firstBrokenLine(of data: Data) -> Int {
        let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? -1) + 1
    }

    /// The `.yaml` and `.yml` files of a folder, by name; nil, and a problem, when it cannot be read.
    func yaml(in folder: String) -> [(name: String, text: String)]? {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            log.report(
                Problem(
                    file: Path.shown(folder), line: 0, what: "the folder cannot be read",
                    advice: "Create it or name another."))
            return nil
        }
        let wanted = names.filter { !$0.hasPrefix(".") && ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) }.sorted()
        return wanted.compactMap { name in
            let file = Path.join(folder, name)
            return text(of: file).map { (Path.shown(file), $0) }
        }
    }
}
