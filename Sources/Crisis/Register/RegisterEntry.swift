/// One line of the register's audit trail: who did what, when. Entries are appended and chained, never edited.
package struct RegisterEntry: Hashable, Codable, Sendable {
    package var at: Timestamp
    package var by: String
    package var role: RegisterRole
    package var change: RegisterChange

    package init(at: Timestamp, by: String, role: RegisterRole, change: RegisterChange) {
        self.at = at
        self.by = by
        self.role = role
        self.change = change
    }
}

/// What an entry says.
package enum RegisterChange: Hashable, Codable, Sendable {
    /// The program took the complaint in; the values are what it read.
    case registered([RegistrationField: String], revision: String)
    /// A later revision of the same record came.
    case revised(revision: String)
    case set([RegistrationField: String])
    case step(HandlingStep, at: Timestamp)
    case replied([RegistrationField: String])
    case promised(text: String, due: Timestamp)
    /// The promise of that place, counted from 1.
    case promiseKept(Int)
    case agreedToClose
    case closed
    case reopened(reason: String)
    case remarked(String)
    /// The person's data were erased on their request, or because of their age.
    case erased(reason: String)

    /// The stable word of exports.
    package var word: String {
        switch self {
        case .registered: "registered"
        case .revised: "revised"
        case .set: "set"
        case .step: "step"
        case .replied: "replied"
        case .promised: "promised"
        case .promiseKept: "promise_kept"
        case .agreedToClose: "agreed_to_close"
        case .closed: "closed"
        case .reopened: "reopened"
        case .remarked: "remarked"
        case .erased: "erased"
        }
    }
}

extension Registration {
    /// Takes one entry; the state of a registration is nothing but its entries in their order.
    package mutating func take(_ entry: RegisterEntry) {
        switch entry.change {
        case .registered(let given, let revision):
            values = given
            self.revision = revision
        case .revised(let revision):
            revisions += 1
            self.revision = revision
        case .set(let given):
            put(given)
            if given[.investigation]?.isEmpty == false { reported = reported ?? entry.at }
        case .replied(let given):
            put(given)
            answered = answered ?? entry.at
        case .step(let step, let at): steps[step] = at
        case .promised(let text, let due): promises.append(Promise(text: text, due: due, by: entry.by))
        case .promiseKept(let place):
            if promises.indices.contains(place - 1) { promises[place - 1].kept = promises[place - 1].kept ?? entry.at }
        case .agreedToClose: if !closers.contains(entry.by) { closers.append(entry.by) }
        case .closed:
            if !closers.contains(entry.by) { closers.append(entry.by) }
            closed = entry.at
        case .reopened:
            closed = nil
            closers = []
            reopenings += 1
        case .remarked: break
        case .erased: erase(at: entry.at)
        }
    }

    private mutating func put(_ given: [RegistrationField: String]) {
        for (field, value) in given { values[field] = value.isEmpty ? nil : value }
    }

    /// What is left tells what happened, and of nobody.
    private mutating func erase(at moment: Timestamp) {
        for field in RegistrationField.allCases where field.isPersonal { values[field] = nil }
        for index in promises.indices { promises[index].text = "" }
        erased = moment
    }
}
