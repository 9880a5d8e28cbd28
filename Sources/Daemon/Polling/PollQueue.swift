import Crisis
import DequeModule
import HeapModule

/// Who is asked next: the sources in the order of their due times, host by host.
///
/// Manners towards a host are kept here and not in the transport, where a transfer that waits for its turn would be
/// running out of time: so many at once, and a gap between the beginnings of two. Hosts take turns, so a host with a
/// thousand due sources holds up nobody else's. Every operation costs O(log n).
struct PollQueue {
    /// What one source owes its host.
    struct Lane: Hashable {
        /// The host's name; nil for what speaks to nobody, such as a folder.
        var host: String?
        /// The shortest time between the beginnings of two polls.
        var gap: TimeSpan
    }

    private struct Member {
        var id: Source.ID
        var host: Int?
        var gap = TimeSpan.zero
        /// The entry of the timeline that counts; an older one is passed over.
        var version = 0
        var isUnderWay = false
        /// Due, and in its host's queue.
        var isWaiting = false
        /// Removed while it waits or is under way; it goes when that ends.
        var isRemoved = false
    }

    private struct Host {
        var active = 0
        var waiting: Deque<Int> = []
        /// When the next poll may begin, by the gap.
        var opens = Timestamp(milliseconds: .min)
        /// It stands in `turns`.
        var isListed = false
    }

    /// A number that comes up at a moment; of one moment, in an order that a replay repeats.
    private struct Turn: Comparable {
        var due: Timestamp
        var order: Int
        var number: Int

        static func < (left: Turn, right: Turn) -> Bool {
            (left.due, left.order, left.number) < (right.due, right.order, right.number)
        }
    }

    private let perHost: Int
    private var members: [Member] = []
    private var slots: [Source.ID: Int] = [:]
    private var freeSlots: [Int] = []
    /// Members by due time; the order is their version.
    private var timeline: Heap<Turn> = []
    private var hosts: [Host] = []
    private var hostNumbers: [String: Int] = [:]
    /// Hosts that somebody waits for and that have a place free, each once, by the moment when their gap is over.
    private var turns: Heap<Turn> = []
    private var turnsGiven = 0
    /// Due, and with no host to wait for.
    private var free: Deque<Int> = []
    private(set) var underWay = 0

    /// - Parameter perHost: polls of one host at once.
    init(perHost: Int) { self.perHost = max(1, perHost) }

    /// How many sources are known.
    var count: Int { slots.count }

    /// Puts a source at its due time, in place of an earlier one. What waits for its host keeps its turn, and what is
    /// under way is left alone.
    mutating func put(_ id: Source.ID, lane: Lane, due: Timestamp) {
        let slot = slot(of: id)
        members[slot].isRemoved = false
        guard !members[slot].isUnderWay, !members[slot].isWaiting else { return }
        members[slot].host = lane.host.map { number(ofHost: $0) }
        members[slot].gap = lane.gap
        members[slot].version += 1
        timeline.insert(Turn(due: due, order: members[slot].version, number: slot))
        guard timeline.count > 2 * members.count + 64 else { return }
        let versions = members.map(\.version)
        timeline = Heap(timeline.unordered.filter { versions[$0.number] == $0.order })
    }

    mutating func remove(_ id: Source.ID) {
        guard let slot = slots[id] else { return }
        if members[slot].isUnderWay || members[slot].isWaiting {
            members[slot].isRemoved = true
        } else {
            forget(slot)
        }
    }

    /// The next source that may be asked; it is under way until `finish`. Nil when none may be asked now.
    mutating func claim(at now: Timestamp) -> Source.ID? {
        advance(to: now)
        while let slot = nextWaiting(at: now) {
            members[slot].isWaiting = false
            let host = members[slot].host
            guard !members[slot].isRemoved else {
                forget(slot)
                if let host { giveTurn(to: host) }
                continue
            }
            members[slot].isUnderWay = true
            underWay += 1
            if let host {
                hosts[host].active += 1
                hosts[host].opens = now + members[slot].gap
                giveTurn(to: host)
            }
            return members[slot].id
        }
        return nil
    }

    /// Ends a poll; `put` says when the next one is due.
    mutating func finish(_ id: Source.ID) {
        guard let slot = slots[id], members[slot].isUnderWay else { return }
        members[slot].isUnderWay = false
        underWay -= 1
        if let host = members[slot].host {
            hosts[host].active -= 1
            giveTurn(to: host)
        }
        if members[slot].isRemoved { forget(slot) }
    }

    /// The first moment at which `claim` may give a source, as far as it depends on time; nil when it depends on a poll
    /// that is under way, or on nothing at all.
    mutating func nextClaim(at now: Timestamp) -> Timestamp? {
        advance(to: now)
        if !free.isEmpty { return now }
        return [timeline.min?.due, turns.min?.due].compactMap { $0 }.min()
    }

    /// Moves what fell due to its host.
    private mutating func advance(to now: Timestamp) {
        while let turn = timeline.min {
            let isStale = members[turn.number].version != turn.order
            guard isStale || turn.due <= now else { return }
            _ = timeline.popMin()
            guard !isStale else { continue }
            members[turn.number].isWaiting = true
            if let host = members[turn.number].host {
                hosts[host].waiting.append(turn.number)
                giveTurn(to: host)
            } else {
                free.append(turn.number)
            }
        }
    }

    private mutating func nextWaiting(at now: Timestamp) -> Int? {
        if let slot = free.popFirst() { return slot }
        while let turn = turns.min, turn.due <= now {
            _ = turns.popMin()
            hosts[turn.number].isListed = false
            if let slot = hosts[turn.number].waiting.popFirst() { return slot }
        }
        return nil
    }

    /// Lists a host when somebody waits for it and it has a place free.
    private mutating func giveTurn(to host: Int) {
        guard !hosts[host].isListed, hosts[host].active < perHost, !hosts[host].waiting.isEmpty else { return }
        hosts[host].isListed = true
        turnsGiven += 1
        turns.insert(Turn(due: hosts[host].opens, order: turnsGiven, number: host))
    }

    private mutating func slot(of id: Source.ID) -> Int {
        if let slot = slots[id] { return slot }
        let slot = freeSlots.popLast() ?? members.count
        if slot == members.count {
            members.append(Member(id: id))
        } else {
            members[slot] = Member(id: id, version: members[slot].version)
        }
        slots[id] = slot
        return slot
    }

    private mutating func forget(_ slot: Int) {
        slots[members[slot].id] = nil
        members[slot].version += 1
        freeSlots.append(slot)
    }

    private mutating func number(ofHost name: String) -> Int {
        if let number = hostNumbers[name] { return number }
        hostNumbers[name] = hosts.count
        hosts.append(Host())
        return hosts.count - 1
    }
}
