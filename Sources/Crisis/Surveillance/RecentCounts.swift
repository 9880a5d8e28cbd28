/// Counts of the last slots of time, such as sixty minutes: a ring that costs the same for one event and for a million.
package struct RecentCounts: Hashable, Codable, Sendable {
    /// Length of a slot in milliseconds.
    private let width: Int64
    private var counts: [Int]
    /// Number of the newest slot since the epoch; nil before the first event.
    private(set) var newest: Int64?

    package init(slot: TimeSpan, count: Int) {
        width = max(1, slot.milliseconds)
        counts = Array(repeating: 0, count: max(1, count))
    }

    /// The slot that a moment falls into.
    func slot(of moment: Timestamp) -> Int64 { moment.milliseconds.floorDivided(by: width) }

    /// Counts events; false when the moment is older than the ring, so that it was not counted.
    @discardableResult
    package mutating func add(_ count: Int = 1, at moment: Timestamp) -> Bool {
        let slot = slot(of: moment)
        guard let newest else {
            self.newest = slot
            counts[place(slot)] = count
            return true
        }
        guard newest - slot < Int64(counts.count) else { return false }
        if slot > newest { advance(from: newest, to: slot) }
        counts[place(slot)] += count
        return true
    }

    /// Takes in the events of another ring with slots of the same length.
    mutating func merge(_ other: RecentCounts) {
        guard let latest = other.newest, width == other.width else { return }
        for step in (0..<Int64(other.counts.count)).reversed() {
            let count = other.count(inSlot: latest - step)
            if count > 0 { add(count, at: Timestamp(milliseconds: (latest - step) * width)) }
        }
    }

    /// Events of one slot; zero for slots that the ring does not hold.
    func count(inSlot slot: Int64) -> Int {
        guard let newest, slot <= newest, newest - slot < Int64(counts.count) else { return 0 }
        return counts[place(slot)]
    }

    /// Events of the `slots` slots that end with the one of `moment`, which is still running.
    package func total(last slots: Int, through moment: Timestamp) -> Int {
        let last = slot(of: moment)
        return (0..<Int64(slots)).reduce(0) { $0 + count(inSlot: last - $1) }
    }

    /// Events of each of the `slots` complete slots before that of `moment`, oldest first.
    package func complete(last slots: Int, before moment: Timestamp) -> [Int] {
        let running = slot(of: moment)
        return (0..<Int64(slots)).reversed().map { count(inSlot: running - 1 - $0) }
    }

    private func place(_ slot: Int64) -> Int { Int(slot.floorRemainder(by: Int64(counts.count))) }

    private mutating func advance(from old: Int64, to new: Int64) {
        for step in 0..<min(new - old, Int64(counts.count)) { counts[place(new - step)] = 0 }
        newest = new
    }
}
