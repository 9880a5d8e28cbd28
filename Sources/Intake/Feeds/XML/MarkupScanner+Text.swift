// Text, references, sections.
extension MarkupScanner {
    /// Text up to the next `<`; a `<` that it begins with opens nothing and is text too.
    mutating func text() {
        closeVoid()
        let takes = reader.takesText
        var start = index
        if bytes[index] == UInt8(ascii: "<") {
            note("a bare <", at: index)
            index += 1
        }
        let count = bytes.count
        while true {
            index = MarkupScanner.specialPlace(in: bytes, from: index)
            guard index < count else { break }
            let byte = bytes[index]
            if byte == UInt8(ascii: "<") { break }
            if byte == UInt8(ascii: "&") {
                if takes { reader.text(bytes[start..<index]) }
                reference(takes)
                start = index
            } else if isForbidden(byte) {
                note("a character that XML forbids", at: index)
                if takes { reader.text(bytes[start..<index]) }
                index += byte < 0x20 ? 1 : 3
                start = index
            } else {
                if byte == UInt8(ascii: "]"), bytes.matches("]]>", at: index) { note("]]> in text", at: index) }
                index += 1
            }
        }
        if takes, start < index { reader.text(bytes[start..<min(index, count)]) }
    }

    /// The place of the next byte that wants a closer look; the end when there is none.
    private static func specialPlace(in bytes: [UInt8], from start: Int) -> Int {
        bytes.firstPlace(from: start, before: bytes.count) {
            WordScan.holds(UInt8(ascii: "<"), $0) | WordScan.holds(UInt8(ascii: "&"), $0)
                | WordScan.holds(UInt8(ascii: "]"), $0) | WordScan.holds(0xEF, $0)
                | WordScan.holdsLess(than: 0x20, $0)
        } isWanted: {
            $0.isSpecialInText
        }
    }

    /// The place of the first control character that XML forbids; the end when there is none.
    private static func controlPlace(in bytes: [UInt8], from start: Int, before end: Int) -> Int {
        bytes.firstPlace(from: start, before: end) {
            WordScan.holdsLess(than: 0x20, $0)
        } isWanted: {
            $0 < 0x20 && (!$0.isMarkupSpace || $0 == 0x0C)
        }
    }

    /// Whether the byte at the index is a control character, or begins U+FFFE or U+FFFF.
    private func isForbidden(_ byte: UInt8) -> Bool {
        if byte < 0x20 { return !byte.isMarkupSpace || byte == 0x0C }
        return byte == 0xEF && index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
    }

    private mutating func reference(_ takes: Bool) {
        let start = index
        if let (byte, length) = HTMLEntities.predefined(in: bytes, at: index) {
            if takes { reader.text(scalar: Unicode.Scalar(byte)) }
            index += length
        } else if let known = HTMLEntities.reference(in: bytes, at: index, lenient: false) {
            if !HTMLEntities.isOfXML(bytes, at: index), !mayDeclareNames {
                note("a name of a character that XML does not know", at: index)
            }
            if known.scalar.value < 0x20 || known.scalar == "\u{FFFD}", !bytes.matches("&#xfffd;", at: index) {
                note("a reference to a character that XML forbids", at: index)
            }
            if takes { reader.text(scalar: known.scalar) }
            index = known.end
        } else if let end = bytes.entityEnd(at: index) {
            let value = entities[String(decoding: bytes[index + 1..<end - 1], as: UTF8.self)]
            if value == nil, !mayDeclareNames { note("an unknown entity", at: index) }
            let written = value.map { $0[...] } ?? bytes[start..<end]
            expansion += value?.count ?? 0
            if takes, expansion <= MarkupScanner.maximumExpansion { reader.text(written) }
            index = end
        } else {
            note("a bare &", at: index)
            if takes { reader.text(scalar: "&") }
            index += 1
        }
    }

    mutating func declaration() {
        if bytes.matches("<!--", at: index) {
            comment()
        } else if bytes.matches("<![cdata[", at: index) {
            section()
        } else {
            note("a declaration in the document", at: index)
            index = bytes.firstPlace(of: UInt8(ascii: ">"), from: index).map { $0 + 1 } ?? bytes.count
        }
    }

    private mutating func comment() {
        let start = index
        guard let end = bytes.firstMatch(of: "-->", from: index + 4) else {
            index = bytes.count
            return note("a comment is cut", at: start)
        }
        if let dashes = bytes.firstMatch(of: "--", from: start + 4, before: end + 1), dashes < end {
            note("-- in a comment", at: dashes)
        }
        index = end + 3
    }

    /// A CDATA section; one that never ends ends with the field that it began in.
    private mutating func section() {
        closeVoid()
        if bytes[index + 3] != UInt8(ascii: "C") { note("a declaration in the document", at: index) }
        let start = index + 9
        var end = bytes.sectionEnd(from: start)
        var resume = end.map { $0 + 3 }
        if end == nil, let name = open.last?.name {
            note("a CDATA section without its end", at: index)
            end = bytes.endTag(of: name, from: start)
            resume = end
        }
        guard let end, let resume else {
            index = bytes.count
            return isFinished = true
        }
        if flaw == nil {
            let control = MarkupScanner.controlPlace(in: bytes, from: start, before: end)
            if control < end { note("a character that XML forbids", at: control) }
        }
        if reader.takesText { reader.text(bytes[start..<end]) }
        index = resume
    }
}

extension UInt8 {
    /// Whether a byte of text wants a closer look: `<`, `&`, `]`, control characters, and 0xEF.
    @inline(__always)
    var isSpecialInText: Bool {
        if self >= 0x40 { return self == 0x5D || self == 0xEF }
        // `&`, `<` and 0 to 31 without tab, line feed and carriage return.
        return (0x1000_0040_FFFF_D9FF as UInt64) >> UInt64(self) & 1 == 1
    }
}

extension [UInt8] {
    /// 1 for the first line.
    func lineNumber(at place: Int) -> Int {
        1 + self[..<Swift.min(place, count)].count { $0 == UInt8(ascii: "\n") }
    }

    /// The place of the next `]]>`.
    func sectionEnd(from start: Int) -> Int? {
        var index = start
        while let place = firstPlace(of: UInt8(ascii: "]"), from: index) {
            if matches("]]>", at: place) { return place }
            index = place + 1
        }
        return nil
    }

    /// The place of the next end tag of the name that stands at `name`.
    func endTag(of name: Range<Int>, from start: Int) -> Int? {
        var index = start
        while let place = firstPlace(of: UInt8(ascii: "<"), from: index) {
            index = place + 1
            guard index < count, self[index] == UInt8(ascii: "/"), index + 1 + name.count <= count else { continue }
            if self[index + 1..<index + 1 + name.count].elementsEqual(self[name]) { return place }
        }
        return nil
    }
}
