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
}
