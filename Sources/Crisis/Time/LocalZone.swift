/// The civil time of a place: minutes east of UTC, with the moments at which they change.
///
/// The core reads no table of zones; whoever reads the configuration looks the changes up.
package struct LocalZone: Hashable, Codable, Sendable {
    package struct Change: Hashable, Codable, Sendable {
        package var from: Timestamp
        package var offsetMinutes: Int

        package init(from: Timestamp, offsetMinutes: Int) {
            self.from = from
            self.offsetMinutes = offsetMinutes
        }
    }

    /// Before the first change.
    private let offsetMinutes: Int
    /// In the order of time.
    private let changes: [Change]

    package init(offsetMinutes: Int, changes: [Change] = []) {
        self.offsetMinutes = offsetMinutes
        self.changes = changes.sorted { $0.from < $1.from }
    }

    /// Minutes east of UTC in force at a moment.
    package func offset(at moment: Timestamp) -> Int {
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].from <= moment { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? offsetMinutes : changes[low - 1].offsetMinutes
    }

    /// Days since 1970-01-01 of the local date.
    package func day(of moment: Timestamp) -> Int {
        Int((moment.milliseconds + Int64(offset(at: moment)) * 60_000).floorDivided(by: 86_400_000))
    }
}
