/// Which mentions of a watch are counted together.
package struct SeriesKey: Hashable, Comparable, Codable, Sendable, CodingKeyRepresentable {
    package enum Stream: String, Codable, CaseIterable, Sendable {
        /// Everything that is not the company's own word.
        case all
        /// Complaints as they come in, and those found valid: the regulator counts both.
        case complaints
        case validComplaints = "complaints_valid"
        /// Press and authorities.
        case coverage
        case posts

        /// Whether more shipments let more of it be expected.
        var followsShipments: Bool { self == .complaints || self == .validComplaints }

        package var title: LocalizedText {
            switch self {
            case .all: LocalizedText(zh: "全部提及", en: "all mentions")
            case .complaints: LocalizedText(zh: "投诉", en: "complaints")
            case .validComplaints: LocalizedText(zh: "有效投诉", en: "valid complaints")
            case .coverage: LocalizedText(zh: "媒体报道", en: "press reports")
            case .posts: LocalizedText(zh: "网帖", en: "posts")
            }
        }
    }

    package var stream: Stream
    /// Nil counts all categories.
    package var category: Category?

    package init(_ stream: Stream, _ category: Category? = nil) {
        self.stream = stream
        self.category = category
    }

    /// `complaints` or `complaints/lost`.
    package var text: String { category.map { "\(stream.rawValue)/\($0.rawValue)" } ?? stream.rawValue }

    package init?(text: String) {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard let stream = parts.first.flatMap({ Stream(rawValue: String($0)) }) else { return nil }
        self.init(stream)
        guard parts.count == 2 else { return }
        guard let category = Category(rawValue: String(parts[1])) else { return nil }
        self.category = category
    }

    package var title: LocalizedText {
        guard let category else { return stream.title }
        return LocalizedText(
            zh: "\(stream.title.zh)（\(category.title.zh)）", en: "\(stream.title.en) (\(category.title.en))")
    }

    package static func < (left: SeriesKey, right: SeriesKey) -> Bool { left.text < right.text }

    /// The series in which a mention counts: none for the company's own word.
    static func keys(_ kind: MentionKind, category: Category?, isValid: Bool) -> [SeriesKey] {
        let streams: [Stream] =
            switch kind {
            case .complaint: isValid ? [.complaints, .validComplaints] : [.complaints]
            case .coverage, .official: [.coverage]
            case .post: [.posts]
            case .own: []
            }
        guard !streams.isEmpty else { return [] }
        let named = category.flatMap { $0 == .other ? nil : $0 }
        return [SeriesKey(.all)]
            + streams.flatMap { stream in
                [SeriesKey(stream)] + (named.map { [SeriesKey(stream, $0)] } ?? [])
            }
    }

    /// Mentions an hour of a usual series of this kind, where nobody has taught anything.
    var shippedPerHour: Double {
        if category != nil { return 0.1 }
        return stream == .all ? 1 : (stream == .complaints || stream == .posts ? 0.5 : 0.2)
    }

    package init?<T: CodingKey>(codingKey: T) { self.init(text: codingKey.stringValue) }
    package var codingKey: any CodingKey { TextKey(stringValue: text) }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let key = SeriesKey(text: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no series is called \(text)")
        }
        self = key
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    private struct TextKey: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { return nil }
    }
}
