/// Everything that the engine remembers between two steps; kept in the ledger with the facts that made it.
package struct EngineMemory: Sendable {
    package var tracker: IncidentTracker
    /// What is usual for each watch, and its budget of alerts.
    package var surveillance: [Watch.ID: WatchSurveillance]
    /// Complaints by day and week, for each category and region.
    package var intake: [Watch.ID: IntakeCounts]
    package var files: [Incident.ID: IncidentFile]
    package var silence: SilenceMemory

    package init(
        tracker: IncidentTracker = IncidentTracker(), surveillance: [Watch.ID: WatchSurveillance] = [:],
        intake: [Watch.ID: IntakeCounts] = [:],
        files: [Incident.ID: IncidentFile] = [:], silence: SilenceMemory = SilenceMemory()
    ) {
        self.tracker = tracker
        self.surveillance = surveillance
        self.intake = intake
        self.files = files
        self.silence = silence
    }

    /// Lets go of the files of incidents that the tracker has let go of: closed so long ago that they cannot reopen.
    mutating func forgetClosed() {
        for id in files.keys where tracker.incident(id) == nil { files[id] = nil }
    }
}
