/// A part of a mail: the mail itself, a text in it, an attachment, a mail within the mail.
struct MIMEPart {
    var header: MIMEHeader
    /// `text/plain`, in lower case.
    var type: String
    var parameters: MIMEParameters
    /// `attachment` or `inline`; nil when it is not said.
    var disposition: String?
    var fileName: String?
    var encoding: TransferEncoding
    /// Its bytes in the mail, still encoded.
    var body: Range<Int>
    /// Of a multipart: its parts. Of a mail within the mail: that mail.
    var children: [MIMEPart] = []

    var isMultipart: Bool { type.hasPrefix("multipart/") }
}

/// Takes a mail apart (RFC 2046): bounded in depth and number of parts, and never at a loss for an answer.
struct MIMEParser {
    static let maximumDepth = 20
    static let maximumParts = 500

    private let bytes: [UInt8]
    private var parts = 0

    static func parse(_ bytes: [UInt8]) -> MIMEPart {
        var parser = MIMEParser(bytes: bytes)
        return parser.part(bytes.indices, depth: 0, defaultType: "text/plain")
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func part(_ range: Range<Int>, depth: Int, defaultType: String) -> MIMEPart {
        parts += 1
        let (header, body) = MIMEHeader.read(bytes, range)
        let content = MIMEParameters(header.value("content-type") ?? Array(defaultType.utf8))
        let disposition = header.value("content-disposition").map { MIMEParameters($0) }
        var part = MIMEPart(
            header: header, type: content.value.contains("/") ? content.value : defaultType, parameters: content,
            disposition: disposition?.value, fileName: disposition?["filename"] ?? content["name"],
            encoding: TransferEncoding(header.value("content-transfer-encoding")),
            body: min(body, range.upperBound)..<range.upperBound)
        guard depth < Self.maximumDepth else { return part }
        if part.isMultipart {
            splitUp(&part, depth: depth)
        } else if part.type == "message/rfc822" || part.type == "message/global", part.encoding == .identity {
            part.children = [self.part(part.body, depth: depth + 1, defaultType: "text/plain")]
        }
        return part
    }

    private mutating func splitUp(_ part: inout MIMEPart, depth: Int) {
        guard let boundary = part.parameters["boundary"] else {
            part.type = "text/plain"
            return
        }
        let ranges = sections(of: part.body, boundary: Array("--\(boundary)".utf8))
        let defaultType = part.type == "multipart/digest" ? "message/rfc822" : "text/plain"
        for range in ranges where parts < Self.maximumParts {
            part.children.append(self.part(range, depth: depth + 1, defaultType: defaultType))
        }
        // Without its marks it is one text after all.
        if ranges.isEmpty { part.type = "text/plain" }
    }

    /// The ranges between the boundary's lines; what stands before the first and after the last is no part.
    private func sections(of range: Range<Int>, boundary: [UInt8]) -> [Range<Int>] {
        var sections: [Range<Int>] = []
        var open: Int?
        var line = range.lowerBound
        while line < range.upperBound {
            let end = MIMELines.end(of: line, in: bytes, before: range.upperBound)
            let next = min(end + 1, range.upperBound)
            if let isLast = isBoundary(line..<end, boundary) {
                if let open { sections.append(open..<max(open, lineEnd(before: line))) }
                open = isLast ? nil : next
                if isLast || sections.count > Self.maximumParts { break }
            }
            line = next
        }
        if let open, open < range.upperBound { sections.append(open..<range.upperBound) }
        return sections
    }

    /// The end of the text before a boundary: the line end in front of it belongs to the boundary.
    private func lineEnd(before line: Int) -> Int {
        guard line > 0, bytes[line - 1] == 0x0A else { return line }
        return line > 1 && bytes[line - 2] == 0x0D ? line - 2 : line - 1
    }

    /// Nil when the line is no boundary; else whether it is the last one.
    private func isBoundary(_ line: Range<Int>, _ boundary: [UInt8]) -> Bool? {
        guard bytes[line.lowerBound] == 0x2D, bytes[line].starts(with: boundary) else { return nil }
        var rest = bytes[(line.lowerBound + boundary.count)..<line.upperBound]
        let isLast = rest.starts(with: [0x2D, 0x2D])
        if isLast { rest = rest.dropFirst(2) }
        return rest.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } ? isLast : nil
    }
}
