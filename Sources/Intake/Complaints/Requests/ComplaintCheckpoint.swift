import Crisis
import Foundation

/// What a complaint source remembers between two requests; kept as text in `SourceState.cursor`, in the transaction that
/// keeps the page.
///
/// A pass runs from the first page to the last one, over as many polls as it takes. What it has seen counts only when it
/// is through: then the next pass asks from there on, less the overlap.
struct ComplaintCheckpoint: Hashable, Codable, Sendable {
    /// Where the pass under way goes on; nil when the next poll begins a new one.
    var step: ComplaintStep?
    /// The window of the pass under way.
    var since: Timestamp?
    var until: Timestamp?
    /// What is older was read by earlier passes; nil while that is not known.
    var floor: Timestamp?
    /// Time of the newest record of the pass under way.
    var newest: Timestamp?
    /// Records of the pass under way.
    var records = 0
    /// How far the last pass saw, and the one before it.
    var seen: Timestamp?
    var seenBefore: Timestamp?

    init() {}

    private static let mark = "tocsin:"

    /// Read again before what is known, where no window says how much.
    private static let usualOverlap = TimeSpan.minutes(10)

    /// Reads what `text` wrote. Anything else is a cursor as such: sources that page by cursor alone keep theirs plain.
    init(_ text: String?) {
        guard let text, !text.isEmpty else { return }
        guard text.hasPrefix(ComplaintCheckpoint.mark) else {
            step = .cursor(text)
            return
        }
        let json = Data(text.dropFirst(ComplaintCheckpoint.mark.count).utf8)
        // What an older version wrote and this one cannot read begins anew; the identities sort out what is known.
        if let read = try? JSONDecoder().decode(ComplaintCheckpoint.self, from: json) { self = read }
    }

    var text: String? {
        if step == .first {
            // A pass that has not begun begins anew.
            var rested = ComplaintCheckpoint()
            (rested.seen, rested.seenBefore) = (seen, seenBefore)
            return rested.text
        }
        if self == ComplaintCheckpoint() { return nil }
        if case .cursor(let cursor)? = step, isPlain, !cursor.hasPrefix(ComplaintCheckpoint.mark) { return cursor }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let json = try? encoder.encode(self) else { return nil }
        return ComplaintCheckpoint.mark + String(decoding: json, as: UTF8.self)
    }

    private var isPlain: Bool { since == nil && until == nil && seen == nil && seenBefore == nil }

    /// The beginning of a new pass.
    mutating func beginPass(_ window: Source.ComplaintWindow?, rereads: Bool, at now: Timestamp) {
        step = .first
        newest = nil
        records = 0
        since = nil
        until = nil
        // Pages that shift between two requests can hide a record from one pass; such windows are read twice.
        let known = rereads ? seenBefore : seen
        floor = known.map { $0 - (window?.overlap ?? ComplaintCheckpoint.usualOverlap) }
        guard let window else { return }
        since = known.map { $0 - window.overlap } ?? window.initial.map { now - $0 }
        if window.settling > .seconds(0) || window.untilParameter != nil { until = now - window.settling }
    }

    /// The end of the pass: what it saw becomes known.
    mutating func endPass(tail: ComplaintStep?) {
        step = tail
        seenBefore = seen ?? seenBefore
        if let newest { seen = max(newest, seen ?? newest) }
        if let until, let known = seen { seen = min(known, max(until, seenBefore ?? until)) }
        since = nil
        until = nil
        floor = nil
        newest = nil
        records = 0
    }
}
