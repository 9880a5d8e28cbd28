import Crisis
import Ledger
import Status

/// What people decide about which mention belongs where.
extension Desk {
    /// Mentions of one incident that can be told apart at once.
    private static let mentionLimit = 20_000

    func merge(
        _ id: Incident.ID, into other: Incident.ID, by person: String, note: String?
    ) async throws -> ActionReceipt {
        try await act(other, by: person, action: "merge \(id)", note: note) { engine, moment in
            try engine.merge(id, into: other, at: moment)
        }
        return try await receipt(
            other,
            LocalizedText(
                zh: "\(id) 已由 \(person) 并入 \(other)。", en: "\(id) is part of \(other) now, said \(person)."))
    }

    func split(
        _ id: Incident.ID, mentions: [Mention.ID], by person: String, note: String?
    ) async throws -> ActionReceipt {
        try await move(mentions, to: nil, expected: id, action: "split", by: person, note: note)
    }

    func move(
        _ mention: Mention.ID, to target: Incident.ID?, by person: String, note: String?
    ) async throws -> ActionReceipt {
        try await move([mention], to: target, expected: nil, action: "move", by: person, note: note)
    }

    private func move(
        _ mentions: [Mention.ID], to target: Incident.ID?, expected: Incident.ID?, action: String, by person: String,
        note: String?
    ) async throws -> ActionReceipt {
        var moved: [KnownMention] = []
        var source: Incident.ID?
        for (place, id) in mentions.enumerated() {
            guard let found = try await ledger.mention(id), expected == nil || found.incident == expected else {
                throw DeskRefusal(ActionRefusal.unknownMention(id.text))
            }
            if place == 0 { source = found.incident }
            if !moved.contains(where: { $0.mention.id == id }) {
                moved.append(KnownMention(found.row.mention, found.row.signals))
            }
        }
        let (chosen, from) = (moved, source)
        let rest = try await others(than: Set(mentions), in: from)
        let names = mentions.prefix(20).map(\.text).joined(separator: " ")
        let placed = try await act(
            target ?? from, by: person, action: "\(action) \(names)", note: note
        ) { engine, moment in
            try engine.move(chosen, from: from, rest: rest, to: target, at: moment)
        }
        let id = placed.first?.incident ?? target ?? from ?? Incident.ID("")
        return try await receipt(
            id,
            LocalizedText(
                zh: "\(person) 把 \(chosen.count) 条提及归入 \(id)。",
                en: chosen.count == 1
                    ? "One mention belongs to \(id) now, said \(person)."
                    : "\(chosen.count) mentions belong to \(id) now, said \(person)."))
    }

    private func others(than moved: Set<Mention.ID>, in source: Incident.ID?) async throws -> [KnownMention] {
        guard let source else { return [] }
        let rows = try await ledger.mentions(of: source, limit: Self.mentionLimit + 1)
        guard rows.count <= Self.mentionLimit else {
            throw DeskRefusal(ActionRefusal.tooManyMentions(source, limit: Self.mentionLimit))
        }
        return rows.filter { !moved.contains($0.mention.id) }.map { KnownMention($0.mention, $0.signals) }
    }
}
