import Crisis
import GRDB

/// Writes a batch's part of the register inside the batch's own transaction.
enum RegisterWriter {
    static func write(
        _ batch: RegisterBatch, actions: [RecordedAction], chain: AuditChain, at moment: Timestamp,
        in database: Database
    ) throws {
        guard !batch.isEmpty || !actions.isEmpty else { return }
        var trail = try AuditTable.Writer(chain, in: database)
        var last = try RegistrationTable.last(in: database)
        for arrived in batch.arrivals {
            try take(arrived, last: &last, at: moment, trail: &trail, in: database)
        }
        for changed in batch.changes {
            for entry in changed.entries { try trail.append(entry, to: changed.registration.number) }
            try RegistrationTable.put(changed.registration, in: database)
            try RegisterDutyTable.put(changed.duties, of: changed.registration.number, isNew: false, in: database)
        }
        for duty in batch.warned { try RegisterDutyTable.warn(duty, in: database) }
        for action in actions { try trail.append(action) }
        try trail.finish()
        for number in batch.erasures { try PersonEraser.erase(number, in: database) }
    }

    /// A record that is registered already is a revision of its registration, never a second one.
    private static func take(
        _ arrived: RegisterBatch.Arrived, last: inout Registration.Number, at moment: Timestamp,
        trail: inout AuditTable.Writer, in database: Database
    ) throws {
        let draft = arrived.draft
        func entry(_ change: RegisterChange) -> RegisterEntry {
            RegisterEntry(at: moment, by: RegisterEntry.program, role: .machine, change: change)
        }
        let known = try RegistrationTable.one(source: draft.source, identity: draft.identity, in: database)
        if var known {
            // The same record again is no news.
            if known.revision == arrived.revision { return }
            let revised = entry(.revised(revision: arrived.revision))
            try trail.append(revised, to: known.number)
            known.take(revised)
            return try RegistrationTable.put(known, in: database)
        }
        last += 1
        let registered = entry(.registered(draft.values, revision: arrived.revision))
        try trail.append(registered, to: last)
        var registration = Registration(
            number: last, source: draft.source, identity: draft.identity, received: draft.received, registered: moment)
        registration.take(registered)
        try RegistrationTable.put(registration, in: database)
        try RegisterDutyTable.put(arrived.duties, of: last, isNew: true, in: database)
    }
}
