import ArgumentParser
import Crisis
import Daemon
import Status

extension AskOptions {
    /// Has the register do something, and prints what it says.
    fileprivate func act(_ registration: RegistrationArgument, _ submission: RegisterSubmission) async throws {
        try await tell(registration.path, submission, as: RegisterReceipt.self) { $0.message[language] }
    }
}

struct SetRegistration: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set fields of the form.",
        discussion: "An empty value clears a field: tocsin register set R-123 waybill=")

    @OptionGroup var registration: RegistrationArgument
    @Argument(help: "field=value, one or more.") var fields: [String]
    @OptionGroup var actor: RegisterActorOption
    @OptionGroup var options: AskOptions

    func run() async throws {
        try await options.act(registration, actor.submission(.set, try fieldValues(fields)))
    }
}

struct AssignRegistration: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Give a complaint to a department and a person.")

    @OptionGroup var registration: RegistrationArgument
    @Option(name: .long, help: "service, business or supervision.") var to: String
    @Option(name: .long, help: "The person.") var owner: String
    @OptionGroup var actor: RegisterActorOption
    @OptionGroup var options: AskOptions

    func run() async throws {
        try await options.act(registration, actor.submission(.assign, ["role": to, "owner": owner]))
    }
}

struct StepRegistration: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "step", abstract: "Record one of the six steps: \(HandlingStep.words.joined(separator: ", ")).")

    @OptionGroup var registration: RegistrationArgument
    @Argument(help: "The step.") var step: String
    @Option(name: .long, help: "When it was taken, RFC 3339. Default: now.") var at: String?
    @OptionGroup var actor: RegisterActorOption
    @OptionGroup var options: AskOptions

    func run() async throws {
        var values = ["step": step]
        values["at"] = at
        try await options.act(registration, actor.submission(.step, values))
    }
}

struct ReplyRegistration: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reply", abstract: "Record the answer to the customer; a refusal needs an alternative.")

    @OptionGroup var registration: RegistrationArgument
    @Option(name: .long, help: "\(ReplyChannel.words.joined(separator: ", ")).") var channel: String
    @Option(name: .long, help: "What was answered.") var text: String
    @Flag(name: .long, help: "It refuses what the customer wants.") var refuses = false
    @Option(name: .long, help: "What was offered instead.") var alternative: String?
    @OptionGroup var actor: RegisterActorOption
    @OptionGroup var options: AskOptions

    func run() async throws {
        var values = ["text": text, "channel": channel, "refuses": refuses ? "yes" : "no"]
        values["alternative"] = alternative
        try await options.act(registration, actor.submission(.reply, values))
    }
}

struct PromiseRegistration: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "promise", abstract: "Record a promise to the customer; it becomes a clock.")

    @OptionGroup var registration: RegistrationArgument
    @Option(name: .long, help: "What was promised.") var text: String
    @Option(name: .long, help: "By when, RFC 3339.") var due: String
    @OptionGroup var actor: RegisterActorOption
    @OptionGroup var options: AskOptions

    func run() async throws {
        try await options.act(registration, actor.submission(.promise, ["text": text, "due": due]))
    }
}

struct KeepPromise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "keep", abstract: "Record that a promise was kept.")

    @OptionGroup var registration: RegistrationArgument
    @Argument(help: "The promise's place, from 1; tocsin register show tells it.") var promise: Int
    @OptionGroup var actor: RegisterActorOption
    @OptionGroup var options: AskOptions

    func run() async throws {
        try await options.act(registration, actor.submission(.keep, ["promise": String(promise)]))
    }
}

struct CloseRegistration: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Close a complaint; orange and red need two different persons.")

    @OptionGroup var registration: RegistrationArgument
    @OptionGroup var actor: RegisterActorOption
    @OptionGroup var options: AskOptions

    func run() async throws { try await options.act(registration, actor.submission(.close)) }
}

struct ReopenRegistration: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen", abstract: "Take a closed complaint up again.")

    @OptionGroup var registration: RegistrationArgument
    @Option(name: .long, help: "Why.") var reason: String
    @OptionGroup var actor: RegisterActorOption
    @OptionGroup var options: AskOptions

    func run() async throws { try await options.act(registration, actor.submission(.reopen, ["reason": reason])) }
}

struct RemarkRegistration: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remark", abstract: "Put a remark into the trail; supervision may do so too.")

    @OptionGroup var registration: RegistrationArgument
    @Option(name: .long, help: "The remark.") var text: String
    @OptionGroup var actor: RegisterActorOption
    @OptionGroup var options: AskOptions

    func run() async throws { try await options.act(registration, actor.submission(.remark, ["text": text])) }
}
