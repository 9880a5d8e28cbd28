/// What one request of a complaint API asks for.
enum ComplaintStep: Hashable, Codable, Sendable {
    case first
    case cursor(String)
    case page(Int)
    /// Records to be left out.
    case offset(Int)
    /// A whole URL of the same server, without credentials.
    case url(String)

    /// Tells it from the other steps of a poll, to find circles.
    var key: String {
        switch self {
        case .first: "first"
        case .cursor(let cursor): "c" + cursor
        case .page(let number): "p\(number)"
        case .offset(let count): "o\(count)"
        case .url(let url): "u" + url
        }
    }

    /// The place in the paging as a person reads it; nil on the first page.
    var shown: String? {
        switch self {
        case .first: nil
        case .cursor: "cursor"
        case .page(let number): "page \(number)"
        case .offset(let count): "from record \(count + 1)"
        case .url: "next page"
        }
    }
}
