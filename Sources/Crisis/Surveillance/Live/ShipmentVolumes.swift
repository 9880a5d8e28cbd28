/// How many shipments a brand or region had on each day, so that complaints are judged per million of them.
package struct ShipmentVolumes: Hashable, Codable, Sendable {
    private struct Entry: Hashable, Codable, Sendable {
        var day: Int
        var millions: Double
    }

    /// By brand or region, in the order of days.
    private var entries: [String: [Entry]] = [:]

    package init() {}

    package var isEmpty: Bool { entries.isEmpty }
    package var names: Set<String> { Set(entries.keys) }

    /// - Parameters:
    ///   - day: Days since 1970-01-01.
    ///   - shipments: Above 0.
    /// - Returns: false when that day is known already.
    package mutating func add(_ shipments: Double, name: String, day: Int) -> Bool {
        var list = entries[name, default: []]
        // Tables stand in the order of days.
        let place = (list.last?.day ?? .min) < day ? list.count : list.firstIndex { $0.day >= day } ?? list.count
        if place < list.count, list[place].day == day { return false }
        list.insert(Entry(day: day, millions: shipments / 1e6), at: place)
        entries[name] = list
        return true
    }

    /// Millions of shipments on a day: that day's, else the last known ones, else the first; nil when nothing is known.
    package func millions(_ name: String, day: Int) -> Double? {
        guard let list = entries[name], let first = list.first else { return nil }
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle].day <= day { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? first.millions : list[low - 1].millions
    }
}
