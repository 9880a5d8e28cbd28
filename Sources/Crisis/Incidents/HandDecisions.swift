/// What people decided about which mention belongs where; the engine asks it before it joins anything and never undoes it.
struct HandDecisions: Hashable, Codable, Sendable {
    /// Pairs and placements that are remembered, the last ones.
    private static let limit = 1024

    private struct Apart: Hashable, Codable, Sendable {
        var one: Incident.ID
        var two: Incident.ID
    }

    private struct Placed: Hashable, Codable, Sendable {
        var mention: HexWords<UInt64>
        var incident: Incident.ID

        static func == (left: Placed, right: Placed) -> Bool {
            left.mention.words == right.mention.words && left.incident == right.incident
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(mention.words)
            hasher.combine(incident)
        }
    }

    private var apart: [Apart] = []
    private var placed: [Placed] = []

    var isEmpty: Bool { apart.isEmpty && placed.isEmpty }

    /// Whether a person said that the two are different matters.
    func isApart(_ one: Incident.ID, _ two: Incident.ID) -> Bool {
        apart.contains { ($0.one == one && $0.two == two) || ($0.one == two && $0.two == one) }
    }

    /// Where a person put the mention.
    func incident(of mention: UInt64) -> Incident.ID? {
        placed.last { $0.mention.words.first == mention }?.incident
    }

    mutating func part(_ one: Incident.ID, _ two: Incident.ID) {
        guard !isApart(one, two) else { return }
        apart.append(Apart(one: one, two: two))
        if apart.count > HandDecisions.limit { apart.removeFirst() }
    }

    /// They are one matter after all; what stood apart from one stands apart from the other.
    mutating func join(_ from: Incident.ID, _ into: Incident.ID) {
        apart.removeAll { ($0.one == from && $0.two == into) || ($0.one == into && $0.two == from) }
        for place in apart.indices {
            if apart[place].one == from { apart[place].one = into }
            if apart[place].two == from { apart[place].two = into }
        }
        for place in placed.indices where placed[place].incident == from { placed[place].incident = into }
    }

    mutating func place(_ mention: UInt64, in incident: Incident.ID) {
        placed.removeAll { $0.mention.words.first == mention }
        placed.append(Placed(mention: HexWords([mention]), incident: incident))
        if placed.count > HandDecisions.limit { placed.removeFirst() }
    }
}
