import Crisis

/// What one step of the pipeline owes the register.
package struct RegisterBatch: Sendable {
    /// Complaints that came, new ones and later revisions of known ones, in their order.
    package var arrivals: [Arrived] = []
    /// What people did with registrations.
    package var changes: [Changed] = []
    /// Duties that were told.
    package var warned: [OwedDuty] = []
    /// Registrations whose persons are erased from everything the ledger holds.
    package var erasures: [Registration.Number] = []

    package var isEmpty: Bool { arrivals.isEmpty && changes.isEmpty && warned.isEmpty && erasures.isEmpty }

    package init() {}

    /// A complaint's record as it was read for the register.
    package struct Arrived: Hashable, Sendable {
        package var draft: RegistrationDraft
        package var revision: String
        /// What is owed on it from the start.
        package var duties: [RegisterDuty]

        package init(draft: RegistrationDraft, revision: String, duties: [RegisterDuty]) {
            self.draft = draft
            self.revision = revision
            self.duties = duties
        }
    }

    /// A registration after what people did, with the entries that made it so.
    package struct Changed: Hashable, Sendable {
        package var registration: Registration
        package var entries: [RegisterEntry]
        package var duties: [RegisterDuty]

        package init(registration: Registration, entries: [RegisterEntry], duties: [RegisterDuty]) {
            self.registration = registration
            self.entries = entries
            self.duties = duties
        }
    }
}

extension RegisterEntry {
    /// Who speaks for the program in the trail.
    package static let program = "tocsin"
}
