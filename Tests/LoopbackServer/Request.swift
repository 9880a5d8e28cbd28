/// A request as it arrived.
package struct Request: Sendable, Equatable {
    package struct Header: Sendable, Equatable {
        package let name: String
        package let value: [UInt8]
    }

    package let method: String
    /// Path and query.
    package let target: String
    /// In the order of arrival; values byte for byte, without the blanks around them.
    package let headers: [Header]
    package let body: [UInt8]

    /// The bytes of the first header of that name, whatever its case.
    package func bytes(_ name: String) -> [UInt8]? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The first header of that name as text.
    package func header(_ name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }
}

extension Request {
    /// Reads a head up to and without its blank line; nil when it has no request line.
    init?(head: ArraySlice<UInt8>, body: [UInt8]) {
        let lines = head.split(separator: UInt8(ascii: "\n")).map { $0.last == 0x0D ? $0.dropLast() : $0 }
        let words = lines.first?.split(separator: UInt8(ascii: " ")) ?? []
        guard words.count == 3 else { return nil }
        method = String(decoding: words[0], as: UTF8.self)
        target = String(decoding: words[1], as: UTF8.self)
        headers = lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == 0x20 }
            return Header(name: String(decoding: line[..<colon], as: UTF8.self), value: Array(value))
        }
        self.body = body
    }

    static func declaredLength(head: ArraySlice<UInt8>) -> Int {
        Request(head: head, body: [])?.header("Content-Length").flatMap { Int($0) } ?? 0
    }
}
