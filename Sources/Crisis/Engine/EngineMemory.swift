/// Everything that the engine remembers between two steps; kept in the ledger with the facts that made it.
package struct EngineMemory: Sendable {
    package var tracker: IncidentTracker
    package var baselines: [Watch.ID: Baseline]
    package var files: [Incident.ID: IncidentFile]
    package var silence: SilenceMemory

    package init(
        tracker: IncidentTracker = IncidentTracker(), baselines: [Watch.ID: Baseline] = [:],
        files: [Incident.ID: IncidentFile] = [:], silence: SilenceMemory = SilenceMemory()
    ) {
        self.tracker = tracker
        self.baselines = baselines
        self.files = files
        self.silence = silence
    }

    /// Lets go of the files of incidents that the tracker has let go of: closed so long ago that they cannot reopen.
    mutating func forgetClosed() {
        for id in files.keys where tracker.incident(id) == nil { files[id] = nil }
    }
}
