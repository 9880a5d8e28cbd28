import Crisis
import Intake

/// The files that wait in a drop folder, one a page.
struct DropPoll: Poll {
    let folder: DropFolder
    let source: Source
    let began: Timestamp
    private var waiting: [WaitingFile]?

    init(folder: DropFolder, source: Source, began: Timestamp) {
        self.folder = folder
        self.source = source
        self.began = began
    }

    mutating func nextPage(_ state: SourceState, at now: Timestamp) async -> SourcePage? {
        do {
            if waiting == nil { waiting = try folder.files(at: now).reversed() }
            while let file = waiting?.popLast() {
                if let read = try folder.read(file) { return page(read) }
            }
            return end(.delivered(nil))
        } catch {
            waiting = []
            return end(.failed(error, retryAfter: nil))
        }
    }

    private func page(_ file: DropFile) -> SourcePage {
        let (interval, began, folder) = (source.interval, began, folder)
        return SourcePage(
            items: file.items, unreadable: file.unreadable,
            state: { before, newItems in
                PollPlan.advance(
                    before, interval: interval, gain: file.gain(newItems: newItems), cursor: before.cursor, at: began)
            },
            settle: { now in
                do throws(PollFailure) {
                    try folder.settle(file, at: now)
                    return nil
                } catch {
                    return error
                }
            }, isLast: false)
    }

    private func end(_ result: PollOutcome.Result) -> SourcePage {
        let (interval, began) = (source.interval, began)
        let outcome = PollOutcome(result, gain: PollGain(requests: 1))
        return SourcePage(
            state: { before, _ in PollPlan.next(before, interval: interval, outcome: outcome, at: began) },
            isLast: true)
    }
}
