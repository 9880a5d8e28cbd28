/// Waits until `find` has an answer. A test of whole programs has no clock of its own to turn, so it looks again and
/// again, and gives up with the name of what did not come.
func eventually<Answer>(
    within limit: Duration, _ what: String, _ find: () async throws -> Answer?
) async throws -> Answer {
    let deadline = ContinuousClock.now + limit
    while true {
        if let answer = try await find() { return answer }
        guard ContinuousClock.now < deadline else { throw Overdue(what: what, limit: limit) }
        try await Task.sleep(for: .milliseconds(20))
    }
}

/// What did not come in time.
struct Overdue: Error, CustomStringConvertible {
    let what: String
    let limit: Duration

    var description: String { "\(what) did not come within \(limit)" }
}
