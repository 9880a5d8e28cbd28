/// What the counts of a watch are judged by besides the counts themselves: its zone, the calendar, shipments, what others know.
package struct SeriesSurroundings: Sendable {
    package var zone: LocalZone
    package var calendar: WorkCalendar
    /// Alerts a week that the team is ready for.
    package var alertBudget: Double
    var volumes: ShipmentVolumes
    /// The watch's names in the table of shipments.
    var volumeName: String?
    /// Watches of the same team, in a fixed order; a new series begins with what theirs have learnt.
    var others: [WatchSurveillance]

    package init(
        zone: LocalZone = LocalZone(offsetMinutes: 480), calendar: WorkCalendar = .weekends, alertBudget: Double = 1,
        volumes: ShipmentVolumes = ShipmentVolumes(), volumeName: String? = nil, others: [WatchSurveillance] = []
    ) {
        self.zone = zone
        self.calendar = calendar
        self.alertBudget = alertBudget
        self.volumes = volumes
        self.volumeName = volumeName
        self.others = others
    }

    func season(_ moment: Timestamp, width: BinWidth) -> SeasonCell {
        SeasonCell(moment, width: width, offsetMinutes: zone.offset(at: moment), calendar: calendar)
    }

    /// Millions of shipments that complaints of a moment are measured against; nil where none are given.
    func exposure(of stream: SeriesKey.Stream, at moment: Timestamp) -> Double? {
        guard stream.followsShipments, let volumeName else { return nil }
        return volumes.millions(volumeName, day: zone.day(of: moment))
    }

    /// What is believed of a series that begins: the middle of what grown ones of the same kind know, else the default.
    func prior(for key: SeriesKey, width: BinWidth) -> SurgePrior {
        let lessons = others.compactMap { $0.series[key]?.lesson(width: width) }
        return SurgePrior.pooled(lessons) ?? SurgePrior.shipped(perHour: key.shippedPerHour, width: width)
    }
}
