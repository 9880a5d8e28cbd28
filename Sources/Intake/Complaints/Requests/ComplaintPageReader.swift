import Crisis
import Transport

/// Reads one page of a complaint API: its records and what it says of the next page.
struct ComplaintPageReader: Sendable {
    /// Longer cursors are not cursors.
    static let maximumCursorBytes = 4096

    struct Content {
        var items: [Item] = []
        var unreadable: [UnreadableRecord] = []
        /// The times that the records themselves bear, in their order; assumed ones are none.
        var times: [Timestamp] = []
        /// Records in the page, readable or not.
        var records = 0
        var hasMore: Bool?
        var total: Int?
        /// The next cursor or the address of the next page, nil at the end; or why the page cannot be used.
        var next: Result<String?, PollFailure>
    }

    private let source: Source
    private let place: String
    private let records: JSONPointer
    private let next: JSONPointer?
    private let hasMore: JSONPointer?
    private let total: JSONPointer?
    private let success: (pointer: JSONPointer, values: [String])?
    private let readsLinkHeader: Bool
    private let record: ComplaintRecord

    init(source: Source, origin: Source.ComplaintAPIOrigin) throws(ComplaintSetupError) {
        func pointer(_ key: String, _ text: String?) throws(ComplaintSetupError) -> JSONPointer? {
            guard let text else { return nil }
            guard let pointer = JSONPointer(text), text.isEmpty || text.hasPrefix("/") else {
                throw .notAPointer(key: key, text)
            }
            return pointer
        }
        guard let records = try pointer("records", origin.recordsPointer) else {
            throw .notAPointer(key: "records", origin.recordsPointer)
        }
        self.records = records
        switch origin.paging.form {
        case .cursor(let text, _): next = try pointer("next_cursor", text)
        case .nextURL(let text): next = try pointer("next_url", text)
        case .single, .page, .offset, .link: next = nil
        }
        readsLinkHeader = origin.paging.form == .link
        hasMore = try pointer("has_more", origin.paging.hasMorePointer)
        total = try pointer("total", origin.paging.totalPointer)
        if let rule = origin.success, let at = try pointer("success.at", rule.pointer) {
            success = (at, rule.values)
        } else {
            success = nil
        }
        self.source = source
        place = PollURL(origin.url).place
        record = try ComplaintRecord(fields: origin.fields, offsetMinutes: source.offsetMinutes)
    }

    /// - Parameters:
    ///   - step: which page it is, for the records' origin.
    ///   - secrets: never appear in what the reader reports, even when the server echoes them.
    ///   - now: taken for the time of a record that has none, or none that can be read.
    func read(_ response: HTTPResponse, of step: ComplaintStep, secrets: [String], at now: Timestamp) -> Content {
        // 204: there is nothing new, and so nothing to read.
        if response.status == 204, response.body.isEmpty { return Content(next: .success(nil)) }
        let reading = Reading(
            source: source.id, place: place + (step.shown.map { " (\($0))" } ?? ""), response: response,
            secrets: secrets)
        guard let text = ComplaintText.decode(response.body) else {
            return reading.unusable("the page is neither UTF-8 nor GB18030")
        }
        do throws(JSONParser.Failure) {
            let page = try JSONParser.parse(text)
            return read(page, originals: records.elementRanges(in: text), of: Array(text.utf8), reading, at: now)
        } catch {
            let type = response.header("Content-Type").map { " (it says it is \(ComplaintText.quoted($0)))" } ?? ""
            return reading.unusable("the page is not JSON\(type): \(error.description)")
        }
    }

    /// One answer, and how to speak about it.
    private struct Reading {
        let source: Source.ID
        let place: String
        let response: HTTPResponse
        let secrets: [String]

        /// The whole page is kept as one unreadable record, and the poll fails.
        func unusable(_ reason: String) -> Content {
            let kept = unreadable(place, reason, raw: ComplaintText.lossy(response.body))
            return Content(unreadable: [kept], next: .failure(PollFailure(.unreadable, kept.reason)))
        }

        func unreadable(_ place: String, _ reason: String, raw: String) -> UnreadableRecord {
            UnreadableRecord(
                source: source, place: place, reason: redacted(reason), raw: ComplaintText.raw(redacted(raw)))
        }

        private func redacted(_ text: String) -> String {
            secrets.reduce(text) { $0.replacing($1, with: "[secret]") }
        }
    }

    /// - Parameter originals: Where the records stand in the page's bytes.
    private func read(
        _ page: JSONValue, originals: [Range<Int>], of bytes: [UInt8], _ reading: Reading, at now: Timestamp
    ) -> Content {
        if let success, !isSuccess(success.pointer.value(in: page), success.values) {
            let found =
                ComplaintText.short(success.pointer.value(in: page)).map { ComplaintText.quoted($0) } ?? "nothing"
            return reading.unusable("the page has \(found) at \(success.pointer), which is not success")
        }
        guard let found = records.value(in: page) else {
            return reading.unusable("nothing at \(records) in the page. Set records to where the array stands")
        }
        // Many servers write null for an empty list.
        let values: [JSONValue]
        switch found {
        case .array(let elements): values = elements
        case .null: values = []
        case .boolean, .number, .string, .object:
            return reading.unusable(
                "\(found.kindName) at \(records) in the page. Set records to where the array stands")
        }
        var content = Content(next: nextPage(in: page, reading.response))
        content.records = values.count
        content.hasMore = hasMore.flatMap { $0.value(in: page) }.flatMap(ComplaintPageReader.truth)
        content.total = total.flatMap { ComplaintText.short($0.value(in: page)) }.flatMap { Int($0) }
        for (index, value) in values.enumerated() {
            let original = originals.indices.contains(index) ? Array(bytes[originals[index]]) : Array(value.text.utf8)
            let place = "\(reading.place)#\(records.element(index))"
            let provenance = ComplaintRecord.Provenance(
                place: place, bytes: original, assumedTime: now, assumedTimeName: "the time when it was first read",
                derivesIdentity: true)
            do throws(ComplaintProblem) {
                let (item, isTimed) = try record.read(value, provenance)
                content.items.append(item)
                if isTimed, let time = item.published { content.times.append(time) }
            } catch {
                content.unreadable.append(reading.unreadable(place, error.reason, raw: value.text))
            }
        }
        return content
    }

    private func isSuccess(_ value: JSONValue?, _ values: [String]) -> Bool {
        switch value {
        case .string(let text), .number(let text): values.contains(text)
        case .boolean(let flag): values.contains(flag ? "true" : "false")
        case .null: values.contains("null")
        case nil, .array, .object: false
        }
    }

    private func nextPage(in page: JSONValue, _ response: HTTPResponse) -> Result<String?, PollFailure> {
        if readsLinkHeader {
            let values = response.headers.filter { $0.name.lowercased() == "link" }.map(\.value)
            return .success(LinkHeader.next(in: values))
        }
        guard let next, let value = next.value(in: page) else { return .success(nil) }
        switch value {
        case .null: return .success(nil)
        // PHP and others write false where there is no string.
        case .boolean(false): return .success(nil)
        case .string(let text), .number(let text):
            guard text.utf8.count <= ComplaintPageReader.maximumCursorBytes else {
                return .failure(PollFailure(.unreadable, "the cursor at \(next) is longer than 4096 bytes"))
            }
            return .success(text.isEmpty ? nil : text)
        case .boolean, .array, .object:
            let advice = "Set next_cursor to where the string or number stands"
            return .failure(PollFailure(.unreadable, "\(value.kindName) at \(next) in the page. \(advice)"))
        }
    }

    private static func truth(_ value: JSONValue) -> Bool? {
        switch value {
        case .boolean(let flag): flag
        case .number(let digits): Double(digits).map { $0 != 0 }
        case .string(let text):
            switch text.lowercased() {
            case "", "0", "false", "no", "n": false
            default: true
            }
        case .null: false
        case .array(let elements): !elements.isEmpty
        case .object: true
        }
    }
}
