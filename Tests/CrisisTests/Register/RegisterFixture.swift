import Crisis

/// A complaint about a late parcel, received at 08:00 UTC on a Tuesday.
enum RegisterFixture {
    static let received = moment("2026-11-24T08:00:00Z")
    static let people = [
        RegisterRules.Person(name: "王静", role: .service), RegisterRules.Person(name: "何川", role: .business),
        RegisterRules.Person(name: "沈岚", role: .supervision),
        RegisterRules.Person(name: "旧人", role: .service, until: moment("2026-01-01T00:00:00Z")),
    ]

    static func moment(_ text: String) -> Timestamp { Timestamp(rfc3339: text) ?? Timestamp(milliseconds: 0) }

    static func desk(people: [RegisterRules.Person] = people) -> RegisterDesk {
        RegisterDesk(rules: RegisterRules(people: people), offsetMinutes: 480)
    }

    static func registration(_ values: [RegistrationField: String] = [:]) -> Registration {
        var all: [RegistrationField: String] = [
            .channel: "hotline", .complainant: "P-abc", .content: "transport", .category: "late", .aim: "heard",
            .remedy: "尽快送达", .severity: "blue", .ownerRole: "service", .owner: "王静", .validity: "unknown",
        ]
        all.merge(values) { _, new in new }
        return Registration(
            number: 7, source: "desk", identity: "C-7", received: received, registered: received, values: all)
    }

    /// Everything that closing needs.
    static let answered: [RegistrationField: String] = [
        .validity: "valid", .cause: "service", .responsible: "branch", .decision: "退运费", .reply: "已致歉并退费",
        .replyChannel: "phone", .satisfies: "收到包裹",
    ]

    /// The registration after each request in turn, an hour apart.
    static func after(
        _ requests: [(RegisterDesk.Request, String)], on registration: Registration = registration()
    ) throws -> Registration {
        var now = received
        var state = registration
        for (request, person) in requests {
            now += .hours(1)
            let entries = try desk().entries(for: request, on: state, by: .init(name: person), at: now)
            for entry in entries { state.take(entry) }
        }
        return state
    }
}
