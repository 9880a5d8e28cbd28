import Crisis
import Intake
import Status
import Transport

/// The answer of `tocsin fetch`: what the service would do with a feed now, and why.
package struct FetchReport: Codable, Hashable, Sendable {
    package struct Header: Codable, Hashable, Sendable {
        package var name: String
        package var value: String
    }

    package struct Address: Codable, Hashable, Sendable {
        package var address: String
        package var kind: String
        package var isAllowed: Bool
    }

    package struct Hop: Codable, Hashable, Sendable {
        package var url: String
        package var addresses: [Address]
        /// As sent, secrets hidden.
        package var requestHeaders: [Header]
        package var connectedTo: String?
        package var httpVersion: String?
        package var tlsVersion: String?
        package var milliseconds: Int
        package var status: Int?
        /// Those that matter to polling.
        package var headers: [Header]
        /// All others, with `-v`.
        package var otherHeaders: [Header]
        package var error: String?
    }

    package struct Content: Codable, Hashable, Sendable {
        package var wireBytes: Int
        package var decodedBytes: Int
        package var charset: String
        package var charsetReason: LocalizedText
        package var format: String?
        package var title: String?
        package var flaw: String?
        package var entries: Int
        /// Entries that count as items of their own.
        package var items: Int
        package var newest: Timestamp?
        package var oldest: Timestamp?
        package var shown: [Entry]
    }

    package struct Entry: Codable, Hashable, Sendable {
        package var identity: String
        package var title: String?
        package var link: String?
        package var published: Timestamp?
        package var updated: Timestamp?
    }

    /// The same question again, with the validators of the answer.
    package struct Repetition: Codable, Hashable, Sendable {
        package var requestHeaders: [Header]
        package var status: Int?
        package var bytes: Int
        package var error: String?
    }

    package struct NextPoll: Codable, Hashable, Sendable {
        /// Absent when it is never asked again.
        package var due: Timestamp?
        package var reason: LocalizedText
    }

    package struct Problem: Codable, Hashable, Sendable {
        package var code: String
        package var sentence: LocalizedText
    }

    package var url: String
    /// The source that was named, else the configured one that has the address.
    package var source: Source.ID?
    package var at: Timestamp
    /// Where the validators are from: the ledger's memory of the source, or why there is none.
    package var memory: LocalizedText
    package var hops: [Hop]
    package var content: Content?
    package var repetition: Repetition?
    package var nextPoll: NextPoll
    package var problems: [Problem]

    /// Whether a feed came, or the server said that nothing is new.
    package var isGood: Bool { content?.format != nil || hops.last?.status == 304 }
}

extension FetchReport.Hop {
    private static let telling: Set<String> = [
        "etag", "last-modified", "cache-control", "expires", "retry-after", "content-type", "content-encoding",
        "content-length", "location", "age", "vary", "server", "date", "link", "cf-mitigated", "x-cache",
    ]

    init(_ hop: TracedHop, userAgent: String) {
        url = SecretRedaction.url(hop.url)
        addresses = hop.addresses.map { .init(address: $0.text, kind: $0.kind, isAllowed: $0.isAllowed) }
        requestHeaders =
            [.init(name: "User-Agent", value: userAgent)]
            + hop.headers.map { .init(name: $0.name, value: SecretRedaction.header($0.name, $0.value)) }
        milliseconds =
            Int(hop.spent.components.seconds) * 1000
            + Int(hop.spent.components.attoseconds / 1_000_000_000_000_000)
        switch hop.outcome {
        case .answer(let response):
            status = response.status
            (connectedTo, httpVersion) = (response.connection.address, response.connection.httpVersion)
            tlsVersion = response.connection.tlsVersion
            let all = response.headers.map { header in
                let isPlace = header.name.lowercased() == "location"
                let isSecret = header.name.lowercased() == "set-cookie"
                let value = isSecret ? "(hidden, \(header.value.utf8.count) bytes)" : header.value
                return FetchReport.Header(name: header.name, value: isPlace ? SecretRedaction.url(value) : value)
            }
            headers = all.filter { Self.telling.contains($0.name.lowercased()) }
            otherHeaders = all.filter { !Self.telling.contains($0.name.lowercased()) }
        case .failure(let failure):
            (headers, otherHeaders, error) = ([], [], "\(failure)")
        }
    }
}

extension FetchReport.Content {
    init(_ inspection: FeedInspection, _ response: HTTPResponse) {
        (wireBytes, decodedBytes) = (response.receivedBytes, response.body.count)
        (charset, charsetReason) = (inspection.charset, inspection.charsetReason)
        (format, title, flaw) = (inspection.format?.rawValue, inspection.title, inspection.flaw)
        (entries, items) = (inspection.entries, inspection.items)
        (newest, oldest) = (inspection.newest, inspection.oldest)
        shown = inspection.shown.map {
            .init(
                identity: $0.identity, title: $0.title, link: $0.link, published: $0.published, updated: $0.updated)
        }
    }
}
