import ArgumentParser
import Crisis
import Daemon
import Ledger
import Status

/// The register of complaints.
struct RegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register", abstract: "The register of complaints: look, set, assign, answer, close, export.",
        discussion: """
            Examples:
              tocsin register list --open --set severity=orange
              tocsin register show R-000123
              tocsin register set R-123 cause=service validity=valid --by 王静
              tocsin register reply R-123 --channel phone --text "…" --by 王静
              tocsin register export --since 2026-11-01T00:00:00+08:00 > november.csv

            Fields: \(RegistrationField.words.joined(separator: ", "))
            """,
        subcommands: [
            ListRegistrations.self, ShowRegistration.self, SetRegistration.self, AssignRegistration.self,
            StepRegistration.self, ReplyRegistration.self, PromiseRegistration.self, KeepPromise.self,
            CloseRegistration.self, ReopenRegistration.self, RemarkRegistration.self, RegisterTotalsCommand.self,
            ExportRegister.self, ImportRegister.self,
        ])
}

/// The registration that a command is about.
struct RegistrationArgument: ParsableArguments {
    @Argument(help: "The number, such as R-000123 or 123.") var number: String

    func validate() throws {
        guard Registration.number(number) != nil else {
            throw ValidationError("\(number) is no number of a registration. Write it like R-000123.")
        }
    }

    var path: String { "v1/register/\(ServiceClient.escaped(number))" }
}

/// Who acts on a registration, and in which department.
struct RegisterActorOption: ParsableArguments {
    @OptionGroup var person: PersonOption
    @Option(name: .long, help: "service, business or supervision. Default: the person's own in register.yaml.")
    var role: String?

    func submission(_ action: RegisterAction, _ values: [String: String] = [:]) throws -> RegisterSubmission {
        let department = try role.map { text in
            guard let role = RegisterRole(rawValue: text), role != .machine else {
                throw ValidationError("--role takes service, business or supervision, not \(text).")
            }
            return role
        }
        return RegisterSubmission(by: try person.name(), role: department, action: action, values: values)
    }
}

/// Which registrations a list or an export holds.
struct RegisterFilterOptions: ParsableArguments {
    @Option(name: .long, parsing: .singleValue, help: "A field and its value, such as severity=orange; repeatable.")
    var set: [String] = []
    @Option(name: .long, help: "registered, answered, closed or reopened.") var status: String?
    @Flag(name: .long, help: "Only those that are not closed.") var open = false
    @Option(name: .long, help: "Received from, RFC 3339.") var since: String?
    @Option(name: .long, help: "Received before, RFC 3339.") var until: String?

    /// As the service's query takes them.
    func values() throws -> [(name: String, value: String)] {
        var values: [(name: String, value: String)] = try fieldValues(set).map { ($0.key, $0.value) }
        if let status { values.append(("status", status)) }
        if open { values.append(("open", "true")) }
        if let since { values.append(("since", since)) }
        if let until { values.append(("until", until)) }
        return values
    }

    func filter(_ language: Language) throws -> RegisterFilter {
        let values = Dictionary(try values().map { ($0.name, $0.value) }) { first, _ in first }
        do {
            return try RegisterFilter(query: { values[$0] })
        } catch let refusal as DeskRefusal {
            throw ValidationError(refusal.message[language])
        }
    }
}

/// Reads `field=value` pairs.
func fieldValues(_ pairs: [String]) throws -> [String: String] {
    var values: [String: String] = [:]
    for pair in pairs {
        guard let sign = pair.firstIndex(of: "="), sign != pair.startIndex else {
            throw ValidationError("\(pair) is not field=value.")
        }
        let name = String(pair[..<sign])
        guard RegistrationField(rawValue: name) != nil else {
            throw ValidationError(
                "There is no field \(name). Fields: \(RegistrationField.words.joined(separator: ", ")).")
        }
        values[name] = String(pair[pair.index(after: sign)...])
    }
    return values
}
