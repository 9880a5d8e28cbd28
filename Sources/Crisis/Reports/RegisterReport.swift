/// The daily or weekly report on complaints: two periods side by side, every number from the register.
package struct RegisterReport: Hashable, Codable, Sendable {
    package var period: ReportPeriod
    package var made: Timestamp
    package var counts: RegisterCounts
    package var before: RegisterCounts
    /// Shipments of the two periods, where volumes are known.
    package var shipments: Int?
    package var shipmentsBefore: Int?
    /// What came in over the whole life of the register, and whether the sums agree.
    package var reconciliation: Reconciliation
    /// The incidents of the period, the gravest first.
    package var incidents: [IncidentLine]

    package struct Reconciliation: Hashable, Codable, Sendable {
        package var records: Int
        package var registrations: Int
        package var revisions: Int
        package var unreadable: Int

        package init(records: Int, registrations: Int, revisions: Int, unreadable: Int) {
            self.records = records
            self.registrations = registrations
            self.revisions = revisions
            self.unreadable = unreadable
        }

        package var agrees: Bool { records == registrations + revisions }
    }

    /// An incident in one row.
    package struct IncidentLine: Hashable, Codable, Sendable {
        package var id: Incident.ID
        package var title: String
        package var level: Level
        /// From the first moment the company could know to the first public moment, in hours; nil while it is not public.
        package var leadHours: Int64?
        package var complaints: Int
        package var lateChecks: [CheckID]

        package init(
            id: Incident.ID, title: String, level: Level, leadHours: Int64?, complaints: Int, lateChecks: [CheckID]
        ) {
            self.id = id
            self.title = title
            self.level = level
            self.leadHours = leadHours
            self.complaints = complaints
            self.lateChecks = lateChecks
        }
    }

    package init(
        period: ReportPeriod, made: Timestamp, counts: RegisterCounts, before: RegisterCounts, shipments: Int? = nil,
        shipmentsBefore: Int? = nil, reconciliation: Reconciliation, incidents: [IncidentLine] = []
    ) {
        self.period = period
        self.made = made
        self.counts = counts
        self.before = before
        self.shipments = shipments
        self.shipmentsBefore = shipmentsBefore
        self.reconciliation = reconciliation
        self.incidents = incidents
    }
}
