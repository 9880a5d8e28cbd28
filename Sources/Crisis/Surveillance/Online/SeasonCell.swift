/// The place of a bin in the day and the week, as a baseline sees it.
package struct SeasonCell: Hashable, Sendable {
    /// 0 to 47: the hour of a working day, or 24 more for a day of rest. For bins of a day 0 to 6, Monday first.
    var cell: Int
    /// The neighbour towards which the bin lies, and how much it counts (0 to 0.5).
    var neighbour: Int
    var weight: Double
    /// A day like no other (双11, 3·15): it is judged, but teaches no hour of the day.
    package var isSpecial: Bool
    /// What the count is in proportion to, such as millions of shipments; 1 where nothing is known of it.
    package var exposure = 1.0

    /// Bins of less than a day by the hour, of a day by the day of the week, of more by nothing.
    package init(_ moment: Timestamp, width: BinWidth, offsetMinutes: Int, calendar: WorkCalendar) {
        let local = moment.milliseconds + Int64(offsetMinutes) * 60_000
        let day = local.floorDivided(by: 86_400_000)
        let inDay = local.floorRemainder(by: 86_400_000)
        isSpecial = calendar.isSpecial(day: Int(day))
        if width.seconds >= BinWidth.day.seconds {
            cell = width == .day ? Int((day + 3).floorRemainder(by: 7)) : 0
            if width == .day, calendar.isRest(day: Int(day)) { cell = max(5, cell) }
            neighbour = cell
            weight = 0
            return
        }
        let hour = Int(inDay / 3_600_000)
        // Where the middle of the bin lies in its hour.
        let part = min(1, Double(inDay % 3_600_000 + width.seconds * 500) / 3_600_000)
        let kind = calendar.isRest(day: Int(day)) ? 24 : 0
        cell = kind + hour
        weight = abs(part - 0.5)
        let step = part < 0.5 ? -1 : 1
        // Across midnight the other day may be of the other kind.
        let otherDay = hour + step < 0 ? day - 1 : (hour + step > 23 ? day + 1 : day)
        let otherKind = otherDay == day ? kind : (calendar.isRest(day: Int(otherDay)) ? 24 : 0)
        neighbour = otherKind + (hour + step + 24) % 24
    }
}
