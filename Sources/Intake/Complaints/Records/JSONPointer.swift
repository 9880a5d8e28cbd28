/// A JSON pointer (RFC 6901): the path to a value inside a JSON text, such as `/data/complaints/0`.
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    private let tokens: [String]
    package let description: String

    /// Reads a pointer; nil when it neither is empty nor starts with `/`, or when `~` stands before anything but 0 or 1.
    package init?(_ text: String) {
        guard text.isEmpty || text.hasPrefix("/") else { return nil }
        var tokens: [String] = []
        for part in text.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            guard let token = JSONPointer.unescaped(part) else { return nil }
            tokens.append(token)
        }
        self.tokens = tokens
        description = text
    }

    /// The value that it points to; nil when there is none.
    package func value(in root: JSONValue) -> JSONValue? {
        var value = root
        for token in tokens {
            guard let child = JSONPointer.child(token, of: value) else { return nil }
            value = child
        }
        return value
    }

    /// The most values that `*` may stand for: a record is no database.
    private static let maximumValues = 1000

    /// The values that it points to, in their order, with `*` for every element of an array or every member of an object.
    func values(in root: JSONValue) -> [JSONValue] {
        guard tokens.contains("*") else { return value(in: root).map { [$0] } ?? [] }
        var values = [root]
        for token in tokens {
            values = values.flatMap { value -> [JSONValue] in
                if let child = JSONPointer.child(token, of: value) { return [child] }
                guard token == "*" else { return [] }
                switch value {
                case .array(let elements): return elements
                case .object(let members): return members.map(\.value)
                case .null, .boolean, .number, .string: return []
                }
            }
            if values.count > JSONPointer.maximumValues { values.removeLast(values.count - JSONPointer.maximumValues) }
        }
        return values
    }

    /// Where the elements of the array that it points to stand in a JSON text, as offsets of its UTF-8.
    func elementRanges(in text: String) -> [Range<Int>] { JSONParser.elementRanges(in: text, at: tokens) }

    /// The pointer to a member of the root.
    init(member name: String) {
        tokens = [name]
        description = "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
    }

    /// The pointer to an element of the array that this one points to.
    func element(_ index: Int) -> String { "\(description)/\(index)" }

    private static func child(_ token: String, of value: JSONValue) -> JSONValue? {
        switch value {
        case .object: value.member(token)
        case .array(let values): index(token).flatMap { values.indices.contains($0) ? values[$0] : nil }
        case .null, .boolean, .number, .string: nil
        }
    }

    /// An index has no leading zero and no sign; `-`, the element after the last, never exists.
    private static func index(_ token: String) -> Int? {
        let isPlain = token.utf8.allSatisfy { (0x30...0x39).contains($0) } && (token == "0" || !token.hasPrefix("0"))
        return isPlain ? Int(token) : nil
    }

    private static func unescaped(_ part: Substring) -> String? {
        var token = String.UnicodeScalarView()
        var scalars = part.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "~" else {
                token.append(scalar)
                continue
            }
            switch scalars.next() {
            case "0": token.append("~")
            case "1": token.append("/")
            default: return nil
            }
        }
        return String(token)
    }
}
