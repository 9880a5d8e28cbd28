/// Which method judges a series of counts, by how long it is: EARS while it is young, Farrington when it has years.
package enum DailyMethod: Hashable, Sendable {
    case none
    case ears(EarlyAberration)
    case farrington(Farrington)

    /// - Parameter weeks: Weeks of history before the week that is judged.
    package static func forWeeks(_ weeks: Int, alpha: Double) -> DailyMethod {
        let farrington = Farrington(alpha: alpha)
        if weeks >= farrington.history { return .farrington(farrington) }
        // A least deviation of one keeps a series of zeros from ringing at its first count.
        let ears = EarlyAberration(.c2, alpha: alpha, leastDeviation: 1)
        if weeks >= ears.history { return .ears(ears) }
        let youngest = EarlyAberration(.c1, alpha: alpha, leastDeviation: 1)
        return weeks >= youngest.history ? .ears(youngest) : .none
    }
}
