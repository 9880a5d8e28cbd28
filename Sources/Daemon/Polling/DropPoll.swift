import Crisis
import Intake

/// The files that wait in a drop folder, each in one or more pages.
struct DropPoll: Poll {
    let folder: DropFolder
    let source: Source
    let began: Timestamp
    private var waiting: [WaitingFile]?
    private var reading: DropReading?

    init(folder: DropFolder, source: Source, began: Timestamp) {
        self.folder = folder
        self.source = source
        self.began = began
    }

    mutating func nextPage(_ state: SourceState, at now: Timestamp) async -> SourcePage? {
        do throws(PollFailure) {
            if waiting == nil { waiting = try folder.files(at: now).reversed() }
            while true {
                if let reading {
                    if let page = try await reading.nextPage() { return self.page(page) }
                    self.reading = nil
                }
                guard let file = waiting?.popLast() else { return end(.delivered(nil)) }
                reading = folder.reading(file, checkpoint: state.cursor, at: now)
            }
        } catch {
            reading = nil
            waiting = []
            return end(.failed(error, retryAfter: nil))
        }
    }

    private mutating func page(_ page: DropPage) -> SourcePage {
        let (interval, began) = (source.interval, began)
        var kept = SourcePage(
            items: page.items, unreadable: page.unreadable,
            state: { before, newItems in
                PollPlan.advance(
                    before, interval: interval, gain: page.gain(newItems: newItems), cursor: page.checkpoint, at: began)
            }, isLast: false)
        switch page.ending {
        case .more: break
        case .unfinished: reading = nil
        case .end(let file):
            reading = nil
            kept.settle = { [folder] now in
                do throws(PollFailure) {
                    try folder.settle(file, at: now)
                    return nil
                } catch {
                    return error
                }
            }
        }
        return kept
    }

    private func end(_ result: PollOutcome.Result) -> SourcePage {
        let (interval, began) = (source.interval, began)
        let outcome = PollOutcome(result, gain: PollGain(requests: 1))
        return SourcePage(
            state: { before, _ in PollPlan.next(before, interval: interval, outcome: outcome, at: began) },
            isLast: true)
    }
}
