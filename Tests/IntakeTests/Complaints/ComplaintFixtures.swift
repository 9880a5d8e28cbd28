import Crisis
import Intake
import Transport

extension Source {
    /// A complaint API; only what the test is about is named.
    static func complaintAPI(
        url: String = "https://api.example/v1/complaints", records: String = "/data", next: String? = "/next",
        cursorParameter: String = "cursor", maximumPages: Int = 20, trusted: Bool = false,
        fields: ComplaintFields = .all
    ) -> Source {
        Source(
            id: "intake", title: LocalizedText(zh: "投诉", en: "complaints"), family: .consumers, tier: .private,
            origin: .complaintAPI(
                ComplaintAPIOrigin(
                    url: url, interval: .minutes(1), trusted: trusted, recordsPointer: records,
                    paging: ComplaintPaging(
                        next.map { .cursor(pointer: $0, parameter: cursorParameter) } ?? .single,
                        maximumPages: maximumPages), fields: fields)))
    }

    static func dropFolder(_ path: String) -> Source {
        Source(
            id: "drop", title: LocalizedText(zh: "投递", en: "drop"), family: .consumers, tier: .private,
            origin: .dropFolder(DropFolderOrigin(path: path, interval: .minutes(1), fields: .all)))
    }
}

extension Source.ComplaintFields {
    static let all = Source.ComplaintFields(
        title: "/title", customer: "/customer/name", waybill: "/waybill", channel: "/channel", url: "/url")
}

/// One readable record as JSON.
func complaint(_ id: Int, text: String = "快递丢失，客服无人接听") -> String {
    #"{"id":\#(id),"time":"2026-03-04T08:30:00+08:00","text":"\#(text)"}"#
}

/// A page as JSON; `next` is a JSON value.
func page(_ records: [String], next: String = "null") -> String {
    #"{"data":[\#(records.joined(separator: ","))],"next":\#(next)}"#
}

/// A whole poll the way the pipeline does it: page after page, each committed with its cursor.
func poll(
    _ source: Source, client: CannedClient, token: String? = nil, state: SourceState? = nil, at now: Timestamp
) async throws -> (pages: [ComplaintPage], state: SourceState) {
    let api = try ComplaintAPI(source: source, client: client, token: token)
    var state = state ?? SourceState(id: source.id, nextDue: now)
    var known: Set<String> = []
    var pages: [ComplaintPage] = []
    var position: ComplaintPosition? = api.start(from: state, at: now)
    while let current = position {
        let page = try await api.nextPage(current, at: now)
        let newItems = page.items.filter { known.insert($0.identity).inserted }.count
        state = page.state(after: state, interval: source.interval, newItems: newItems, at: now)
        pages.append(page)
        position = page.next
    }
    return (pages, state)
}
