import Crisis
import Transport

/// Reads one page of a complaint API: its records and the cursor of the next page.
struct ComplaintPageReader: Sendable {
    /// Longer cursors are not cursors.
    static let maximumCursorBytes = 4096

    struct Content {
        var items: [Item] = []
        var unreadable: [UnreadableRecord] = []
        /// The next cursor, nil at the end; or why the page cannot be used.
        var next: Result<String?, PollFailure>
    }

    private let source: Source
    private let place: String
    private let records: JSONPointer
    private let cursor: JSONPointer?
    private let record: ComplaintRecord
    private let secret: String?

    /// - Parameter secret: Never appears in what the reader reports, even when the server echoes it.
    init(source: Source, origin: Source.ComplaintAPIOrigin, secret: String?) throws(ComplaintSetupError) {
        guard let records = JSONPointer(origin.recordsPointer) else {
            throw .notAPointer(key: "records", origin.recordsPointer)
        }
        self.records = records
        if let text = origin.nextCursorPointer {
            guard let pointer = JSONPointer(text) else { throw .notAPointer(key: "next_cursor", text) }
            cursor = pointer
        } else {
            cursor = nil
        }
        self.source = source
        self.secret = secret.flatMap { $0.isEmpty ? nil : $0 }
        place = PollURL(origin.url).place
        record = try ComplaintRecord(fields: origin.fields, offsetMinutes: source.offsetMinutes)
    }

    func read(_ response: HTTPResponse) -> Content {
        // 204: there is nothing new, and so nothing to read.
        if response.status == 204, response.body.isEmpty { return Content(next: .success(nil)) }
        guard let text = ComplaintText.decode(response.body) else {
            return unusable(response, "the page is neither UTF-8 nor GB18030")
        }
        do throws(JSONParser.Failure) {
            return read(try JSONParser.parse(text), of: response)
        } catch {
            let type = response.header("Content-Type").map { " (it says it is \(ComplaintText.quoted($0)))" } ?? ""
            return unusable(response, "the page is not JSON\(type): \(error.description)")
        }
    }

    private func read(_ page: JSONValue, of response: HTTPResponse) -> Content {
        guard let found = records.value(in: page) else {
            return unusable(response, "nothing at \(records) in the page. Set records to where the array stands")
        }
        guard case .array(let values) = found else {
            return unusable(
                response, "\(found.kindName) at \(records) in the page. Set records to where the array stands")
        }
        var content = Content(next: nextCursor(in: page))
        for (index, value) in values.enumerated() {
            do throws(ComplaintProblem) {
                content.items.append(try record.item(from: value))
            } catch {
                content.unreadable.append(
                    unreadable("\(place)#\(records.element(index))", error.reason, raw: value.text))
            }
        }
        return content
    }

    private func nextCursor(in page: JSONValue) -> Result<String?, PollFailure> {
        guard let cursor, let value = cursor.value(in: page) else { return .success(nil) }
        switch value {
        case .null: return .success(nil)
        case .string(let text), .number(let text):
            guard text.utf8.count <= ComplaintPageReader.maximumCursorBytes else {
                return .failure(PollFailure(.unreadable, "the cursor at \(cursor) is longer than 4096 bytes"))
            }
            return .success(text.isEmpty ? nil : text)
        case .boolean, .array, .object:
            let advice = "Set next_cursor to where the string or number stands"
            return .failure(PollFailure(.unreadable, "\(value.kindName) at \(cursor) in the page. \(advice)"))
        }
    }

    /// The whole page is kept as one unreadable record, and the poll fails.
    private func unusable(_ response: HTTPResponse, _ reason: String) -> Content {
        let kept = unreadable(place, reason, raw: ComplaintText.lossy(response.body))
        return Content(unreadable: [kept], next: .failure(PollFailure(.unreadable, kept.reason)))
    }

    private func unreadable(_ place: String, _ reason: String, raw: String) -> UnreadableRecord {
        UnreadableRecord(
            source: source.id, place: place, reason: redacted(reason), raw: ComplaintText.raw(redacted(raw)))
    }

    private func redacted(_ text: String) -> String {
        secret.map { text.replacing($0, with: "[token]") } ?? text
    }
}
