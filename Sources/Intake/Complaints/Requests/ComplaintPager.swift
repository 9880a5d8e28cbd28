import Crisis
import Transport

/// Decides how a poll goes on after a page: a plain function of what the page says and of where the poll stands.
struct ComplaintPager: Sendable {
    private let origin: Source.ComplaintAPIOrigin
    private let server: WebOrigin?
    private let secretParameters: [String]

    init(origin: Source.ComplaintAPIOrigin, secretParameters: [String]) {
        self.origin = origin
        self.secretParameters = secretParameters
        server = WebOrigin(origin.url)
    }

    private var paging: Source.ComplaintPaging { origin.paging }

    func start(from state: SourceState, at now: Timestamp) -> ComplaintPosition {
        var checkpoint = ComplaintCheckpoint(state.cursor)
        // A step of another form is left over from an older configuration.
        if let step = checkpoint.step, !fits(step) { checkpoint.step = nil }
        if checkpoint.step == nil { checkpoint.beginPass(origin.window, rereads: pagesShift, at: now) }
        return ComplaintPosition(checkpoint)
    }

    private func fits(_ step: ComplaintStep) -> Bool {
        switch (step, paging.form) {
        case (.first, _), (.cursor, .cursor), (.page, .page), (.offset, .offset), (.url, .link), (.url, .nextURL): true
        case (.cursor, _), (.page, _), (.offset, _), (.url, _): false
        }
    }

    /// Whether a record that comes or goes between two requests moves the others to another page.
    private var pagesShift: Bool {
        switch paging.form {
        case .page, .offset: true
        case .single, .cursor, .link, .nextURL: false
        }
    }

    /// Whether a pass without a window is worth remembering: a cursor stays at the end of what it read, and there is but
    /// one page of a single one.
    private var remembersTimes: Bool {
        switch paging.form {
        case .page, .offset, .link, .nextURL: true
        case .single, .cursor: false
        }
    }

    /// The page that a good answer makes.
    func page(
        _ content: ComplaintPageReader.Content, of response: HTTPResponse, _ position: ComplaintPosition,
        at now: Timestamp
    ) -> ComplaintPage {
        var page = ComplaintPage(
            items: content.items, unreadable: content.unreadable, cursor: position.checkpoint.text,
            status: response.status, bytes: response.receivedBytes, ending: .endOfData)
        let next: String?
        switch content.next {
        case .failure(let failure):
            page.ending = .failed(failure, retryAfter: nil)
            return page
        case .success(let found): next = found
        }
        var on = position
        on.checkpoint.records += content.records
        // A time in the future is somebody's mistake; it must not move the window past what is yet to come.
        on.checkpoint.newest = ([on.checkpoint.newest].compactMap(\.self) + content.times.filter { $0 <= now }).max()
        on.pagesRead += 1
        on.bytesRead += response.body.count
        on.order.note(content.times)
        if isKnown(content, on) {
            finish(on, tail: tail(position), in: &page)
            return page
        }
        switch step(after: content, next: next, position: position, records: on.checkpoint.records) {
        case .failure(let failure): page.ending = .failed(failure, retryAfter: nil)
        case .success(nil): finish(on, tail: tail(position), in: &page)
        case .success(let step?): go(to: step, content, from: position, on, in: &page)
        }
        return page
    }

    /// Whether a page, and with it all that come after it, lies behind the overlap, where earlier passes have read
    /// everything: its records are dated, come newest first, and are all older than that. A server that has no parameter
    /// for what is new, or takes no notice of it, is not read to its end each time.
    private func isKnown(_ content: ComplaintPageReader.Content, _ on: ComplaintPosition) -> Bool {
        guard let floor = on.checkpoint.floor, on.order.isNewestFirst, content.records > 0,
            content.times.count == content.records
        else { return false }
        return content.times.allSatisfy { $0 < floor }
    }

    /// The step after this page; nil after the last one.
    private func step(
        after content: ComplaintPageReader.Content, next: String?, position: ComplaintPosition, records: Int
    ) -> Result<ComplaintStep?, PollFailure> {
        switch paging.form {
        case .single: return .success(nil)
        case .cursor:
            guard let next, content.hasMore != false, .cursor(next) != position.step else { return .success(nil) }
            return .success(.cursor(next))
        case .page(_, let first):
            guard isMore(content, records: records) else { return .success(nil) }
            if case .page(let number) = position.step { return .success(.page(number + 1)) }
            return .success(.page(first + 1))
        case .offset:
            guard isMore(content, records: records) else { return .success(nil) }
            if case .offset(let count) = position.step { return .success(.offset(count + content.records)) }
            return .success(.offset(content.records))
        case .link, .nextURL:
            guard let next, content.hasMore != false else { return .success(nil) }
            return address(next).map { .some(.url($0)) }
        }
    }

    /// Whether numbered pages go on: what the page says of itself counts most, then the total, then how full it is.
    private func isMore(_ content: ComplaintPageReader.Content, records: Int) -> Bool {
        guard content.records > 0 else { return false }
        if let hasMore = content.hasMore { return hasMore }
        if let total = content.total { return records < total }
        return paging.size.map { content.records >= $0 } ?? true
    }

    /// The address of the next page as it may be asked and kept: on the source's own server, without credentials.
    private func address(_ reference: String) -> Result<String, PollFailure> {
        let absolute = WebReference.absolute(reference, base: origin.url) ?? reference
        guard let server else {
            return .failure(PollFailure(.unreadable, "the source's own address cannot be read. Correct its url"))
        }
        return server.adopting(absolute).map { PollURL($0).removing(secretParameters).whole }
    }

    private func go(
        to step: ComplaintStep, _ content: ComplaintPageReader.Content, from position: ComplaintPosition,
        _ on: ComplaintPosition, in page: inout ComplaintPage
    ) {
        var on = on
        on.visited.insert(position.step.key)
        guard !on.visited.contains(step.key) else {
            page.ending = .failed(
                PollFailure(.cursorLoop, "the page's next cursor was read in this poll already. Tell the API's owner"),
                retryAfter: nil)
            return
        }
        if pagesShift, !content.items.isEmpty {
            let identities = content.items.map(\.identity)
            guard identities != position.lastIdentities else {
                // Going on from here would go on for ever: the next poll begins a new pass.
                on.checkpoint.step = .first
                page.cursor = on.checkpoint.text
                page.ending = .failed(
                    PollFailure(
                        .cursorLoop,
                        "the same page came twice. Check the paging parameter, or set has_more or total"),
                    retryAfter: nil)
                return
            }
            on.lastIdentities = identities
        }
        on.checkpoint.step = step
        page.cursor = on.checkpoint.text
        let limit = min(max(paging.maximumPages, 1), ComplaintAPI.maximumPages)
        let isWithin = on.pagesRead < limit && on.bytesRead < ComplaintAPI.maximumBytes
        page.ending = isWithin ? .more(on) : .limitReached
    }

    /// Where the next poll begins after a whole pass: a cursor stays where it is and shows what comes after it, unless
    /// a window says what is new.
    private func tail(_ position: ComplaintPosition) -> ComplaintStep? {
        guard origin.window == nil, case .cursor = position.step else { return nil }
        return position.step
    }

    private func finish(_ on: ComplaintPosition, tail: ComplaintStep?, in page: inout ComplaintPage) {
        var checkpoint = on.checkpoint
        if origin.window == nil, !remembersTimes {
            checkpoint = ComplaintCheckpoint()
            checkpoint.step = tail
        } else {
            checkpoint.endPass(tail: tail)
        }
        page.cursor = checkpoint.text
        page.ending = .endOfData
    }

    /// The page that an answer without content makes.
    func refusal(_ response: HTTPResponse, _ position: ComplaintPosition, at now: Timestamp) -> ComplaintPage {
        let retryAfter = response.header("Retry-After").flatMap { RetryAfter.moment($0, at: now) }
        var page = ComplaintPage(
            cursor: position.checkpoint.text, status: response.status, bytes: response.receivedBytes,
            ending: .failed(PollFailure(status: response.status), retryAfter: retryAfter))
        switch (position.step, response.status) {
        case (.page, 404), (.offset, 404), (.page, 416), (.offset, 416):
            // Behind the last page some servers have nothing at all.
            finish(position, tail: nil, in: &page)
        case (.cursor, 400), (.cursor, 404), (.cursor, 410), (.cursor, 422), (.url, 400), (.url, 404), (.url, 410),
            (.url, 422), (.page, 410), (.offset, 410):
            guard !position.isRestarted else { break }
            restart(position, in: &page, at: now)
        case (_, 410): page.ending = .gone
        default: break
        }
        return page
    }

    /// The cursor is not known any more: the pass begins anew, in the same window.
    private func restart(_ position: ComplaintPosition, in page: inout ComplaintPage, at now: Timestamp) {
        var on = position
        on.isRestarted = true
        on.pagesRead += 1
        on.visited = []
        on.lastIdentities = []
        on.order = RecordOrder()
        if on.checkpoint.since == nil, on.checkpoint.until == nil, on.checkpoint.floor == nil {
            on.checkpoint.beginPass(origin.window, rereads: pagesShift, at: now)
        } else {
            (on.checkpoint.step, on.checkpoint.records) = (.first, 0)
        }
        page.cursor = on.checkpoint.text
        page.ending = .more(on)
    }
}
