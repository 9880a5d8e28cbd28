import Crisis

/// Reads a file of a drop folder, so many records at a time.
///
/// A file of any size costs the memory of one page. Of a file that was read in part, what is committed is passed over.
package actor DropReading {
    /// Records committed in one transaction.
    static let pageRecords = 1000
    /// Bytes of the records committed in one transaction.
    static let pageBytes = 4 * 1024 * 1024
    /// A file that has no end is waited for so long, and then refused.
    static let patience = TimeSpan.seconds(60)

    private let source: Source.ID
    private let waiting: WaitingFile
    private let setup: DropSetup
    private let path: String
    private let committed: Int
    private let now: Timestamp
    private var records: (any DropRecords)?
    private var open: OpenFile?
    private var file: DropFile
    private var count = 0

    /// - Parameter checkpoint: How far it was committed before, as the source's state tells.
    init(
        _ waiting: WaitingFile, at path: String, source: Source.ID, setup: DropSetup, checkpoint: String?,
        now: Timestamp
    ) {
        self.waiting = waiting
        self.path = path
        self.source = source
        self.setup = setup
        self.now = now
        committed = DropCheckpoint.records(checkpoint, of: waiting)
        file = DropFile(waiting)
    }

    /// The next page; nil when the file changed since it was listed, and then it waits for the next poll.
    package func nextPage() throws(PollFailure) -> DropPage? {
        var page = DropPage(records: count, bytes: count == 0 ? waiting.stamp.readableSize : 0, ending: .more)
        do throws(DropProblem) {
            if records == nil {
                guard try begin() else { return nil }
            }
            var bytes = 0
            while page.items.count + page.unreadable.count < DropReading.pageRecords, bytes < DropReading.pageBytes {
                guard let record = try records?.next() else {
                    finish(&page)
                    return page
                }
                bytes += record.bytes.count
                take(record, into: &page)
            }
        } catch {
            if error.isSystem { throw PollFailure(.folder, "\(waiting.shownName): \(error.reason)") }
            fail(error, &page)
            return page
        }
        page.records = count
        page.checkpoint = DropCheckpoint(waiting, records: count).text
        return page
    }

    /// Opens the file and finds out what it is; false when it is not what it was.
    private func begin() throws(DropProblem) -> Bool {
        if let reason = DropSetup.refusal(of: waiting) { throw DropProblem(reason) }
        do throws(RegularFile.Failure) {
            open = try RegularFile.open(path, expecting: waiting.stamp, limit: .max)
        } catch {
            throw DropProblem(error)
        }
        guard let open else { return false }
        records = try setup.records(of: waiting, open)
        return true
    }

    private func take(_ record: DropRecord, into page: inout DropPage) {
        count += 1
        let isNew = count > committed
        switch judged(record) {
        case .success(let item):
            file.items += 1
            if item.origin != record.place { file.notice("\(item.origin ?? record.place): \(DropReading.noTime)") }
            if isNew { page.items.append(item) }
        case .failure(let problem):
            file.note(record.place, problem.reason)
            guard isNew else { break }
            page.unreadable.append(
                UnreadableRecord(
                    source: source, place: record.place, reason: problem.reason,
                    raw: ComplaintText.raw(ComplaintText.lossy(record.bytes.prefix(ComplaintText.maximumRawBytes + 4))))
            )
        }
    }

    private static let noTime = "no time that can be read; the file's own time stands for it"

    private func judged(_ record: DropRecord) -> Result<Item, DropProblem> {
        switch record.content {
        case .unreadable(let reason): return .failure(DropProblem(reason))
        case .record(let value, let reader):
            let provenance = ComplaintRecord.Provenance(
                place: record.place, bytes: record.bytes, assumedTime: min(waiting.stamp.modified, now),
                assumedTimeName: "the file's time", derivesIdentity: true)
            do throws(ComplaintProblem) {
                return .success(try reader.item(from: value, provenance))
            } catch {
                return .failure(DropProblem(error.reason))
            }
        }
    }

    private func finish(_ page: inout DropPage) {
        page.records = count
        // Whoever appended to it in the meantime will have it read again.
        guard open?.isUnchanged ?? true else {
            page.ending = .unfinished
            return
        }
        for notice in records?.notices ?? [] { file.notice(notice) }
        page.ending = .end(file)
    }

    private func fail(_ problem: DropProblem, _ page: inout DropPage) {
        page.records = count
        let age = now - waiting.stamp.modified
        if problem.mayBeUnfinished, abs(age.milliseconds) < DropReading.patience.milliseconds {
            page.ending = .unfinished
            return
        }
        let isEmpty = problem.reason == DelimitedRecords.isEmpty
        if !isEmpty {
            file.isBroken = true
            file.note(waiting.shownName, problem.reason)
            page.unreadable.append(
                UnreadableRecord(source: source, place: waiting.shownName, reason: problem.reason, raw: ""))
        }
        page.ending = .end(file)
    }
}
