/// What people may do with a registration, and what follows from it; a function of its arguments.
package struct RegisterDesk: Sendable {
    package var rules: RegisterRules
    /// Minutes east of UTC of times without a zone.
    package var offsetMinutes: Int

    package init(rules: RegisterRules, offsetMinutes: Int) {
        self.rules = rules
        self.offsetMinutes = offsetMinutes
    }

    /// What a person asks for.
    package enum Request: Hashable, Codable, Sendable {
        case set([RegistrationField: String])
        case assign(role: RegisterRole, owner: String)
        case step(HandlingStep, at: Timestamp?)
        case reply(text: String, channel: ReplyChannel, refuses: Bool, alternative: String?)
        case promise(text: String, due: Timestamp)
        case keep(promise: Int)
        case close
        case reopen(reason: String)
        case remark(String)
    }

    /// Who asks.
    package struct Actor: Hashable, Codable, Sendable {
        package var name: String
        /// The role they act in; nil for the one they have.
        package var role: RegisterRole?

        package init(name: String, role: RegisterRole? = nil) {
            self.name = name
            self.role = role
        }
    }

    /// The entries that a request makes of a registration.
    ///
    /// - Throws: `RegisterRefusal` when they may not, or when what they say cannot be taken; nothing is changed then.
    package func entries(
        for request: Request, on registration: Registration, by actor: Actor, at now: Timestamp
    ) throws(RegisterRefusal) -> [RegisterEntry] {
        let role = try role(of: actor, at: now)
        if registration.erased != nil { throw .erased(registration.name) }
        let changes = try changes(for: request, on: registration, by: actor.name, role, at: now)
        return changes.map { RegisterEntry(at: now, by: actor.name, role: role, change: $0) }
    }

    private func role(of actor: Actor, at now: Timestamp) throws(RegisterRefusal) -> RegisterRole {
        let name = RegistrationField.cleaned(actor.name)
        guard !name.isEmpty, name.count <= 100, actor.role != .machine else { throw .nobody }
        guard let role = rules.role(of: actor.name, asked: actor.role, at: now) else {
            throw .unknownPerson(actor.name, actor.role)
        }
        return role
    }

    private func changes(
        for request: Request, on registration: Registration, by name: String, _ role: RegisterRole, at now: Timestamp
    ) throws(RegisterRefusal) -> [RegisterChange] {
        switch request {
        case .set(let given): return [.set(try values(given, role, now))]
        case .assign(let department, let owner):
            return [.set(try values([.ownerRole: department.rawValue, .owner: owner], role, now))]
        case .step(let step, let at):
            guard role == .service || role == .business else { throw .notTheirs("step", role) }
            if let at, at > now + .minutes(5) { throw .future(at) }
            return [.step(step, at: at ?? now)]
        case .reply(let text, let channel, let refuses, let alternative):
            let given: [RegistrationField: String] = [
                .reply: text, .replyChannel: channel.rawValue, .refuses: refuses ? "yes" : "no",
                .alternative: alternative ?? "",
            ]
            guard !RegistrationField.cleaned(text).isEmpty else { throw .emptyReply }
            return [.replied(try values(given, role, now))]
        case .promise(let text, let due):
            guard role == .service || role == .business else { throw .notTheirs("promise", role) }
            let promise = RegistrationField.cleaned(text)
            guard !promise.isEmpty, promise.count <= RegistrationField.longestText else { throw .emptyPromise }
            return [.promised(text: promise, due: due)]
        case .keep(let index):
            guard registration.promises.indices.contains(index - 1) else {
                throw .noPromise(index, registration.promises.count)
            }
            guard role == .service || role == .business else { throw .notTheirs("keep", role) }
            return [.promiseKept(index)]
        case .close: return [try closing(of: registration, by: name, role)]
        case .reopen(let reason):
            guard registration.closed != nil else { throw .notClosed(registration.name) }
            let why = RegistrationField.cleaned(reason)
            guard !why.isEmpty else { throw .emptyReason }
            return [.reopened(reason: why)]
        case .remark(let text):
            let remark = RegistrationField.cleaned(text)
            guard !remark.isEmpty, remark.count <= RegistrationField.longestText else { throw .emptyReason }
            return [.remarked(remark)]
        }
    }

    /// The values in their canonical forms, each checked against the department's rights.
    private func values(
        _ given: [RegistrationField: String], _ role: RegisterRole, _ now: Timestamp
    ) throws(RegisterRefusal) -> [RegistrationField: String] {
        var values: [RegistrationField: String] = [:]
        for (field, text) in given.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard field.roles.contains(role) else { throw .notTheirs(field.rawValue, role) }
            do {
                values[field] = try field.canonical(text, offsetMinutes: offsetMinutes)
            } catch {
                throw .field(error)
            }
        }
        if let owner = values[.owner], !owner.isEmpty, !rules.mayOwn(owner, at: now) { throw .ownerGone(owner) }
        return values
    }

    /// One agreement closes a blue or yellow complaint; an orange or red one needs two persons.
    private func closing(
        of registration: Registration, by name: String, _ role: RegisterRole
    ) throws(RegisterRefusal) -> RegisterChange {
        guard role != .supervision else { throw .notTheirs("close", role) }
        guard registration.closed == nil else { throw .alreadyClosed(registration.name) }
        if registration.refusesWithoutAlternative { throw .refusalWithoutAlternative }
        let missing = RegistrationField.allCases.filter {
            $0.isRequiredToClose && (registration[$0].isEmpty || ($0 == .validity && registration.validity == .unknown))
        }
        guard missing.isEmpty else { throw .incomplete(missing) }
        if let open = registration.promises.first(where: { $0.kept == nil }) { throw .openPromise(open.text) }
        if registration.severity.needsTwoToClose {
            if registration.closers.contains(name) { throw .needsSecondPerson(name) }
            if registration.closers.isEmpty { return .agreedToClose }
        }
        return .closed
    }
}
