/// A start tag as the scanner found it, with what its name means.
struct ScannedTag {
    /// The name without its prefix, in the document.
    var local: Range<Int>
    var localHash: UInt64
    var namespace: FeedNamespace
    var term: FeedTerm
}

/// The attributes of one start tag. Values stay in the document until somebody asks for them.
struct AttributeList {
    struct Attribute {
        /// 0 when it has none.
        var prefix: UInt64
        var hash: UInt64
        /// The name without its prefix.
        var name: Range<Int>
        var value: Range<Int>
    }

    let bytes: [UInt8]
    /// Entities of the document that values may refer to.
    let entities: [String: [UInt8]]
    private(set) var items: [Attribute] = []

    init(bytes: [UInt8], entities: [String: [UInt8]]) {
        self.bytes = bytes
        self.entities = entities
    }

    mutating func removeAll() { items.removeAll(keepingCapacity: true) }

    /// False when an attribute of that name is there already; later ones are left out.
    mutating func add(_ attribute: Attribute) -> Bool {
        for known in items where known.hash == attribute.hash && known.prefix == attribute.prefix { return false }
        items.append(attribute)
        return true
    }

    /// The value of an attribute without a prefix.
    subscript(name: AttributeName) -> String? {
        guard !items.isEmpty else { return nil }
        return items.first { $0.hash == name.hash && $0.prefix == 0 }.map(text)
    }

    /// The value of an attribute whatever its prefix.
    func anywhere(_ name: AttributeName) -> String? { items.first { $0.hash == name.hash }.map(text) }

    /// `xml:base`, or a plain `base`, which some templates write.
    var base: String? {
        guard let found = items.first(where: { $0.hash == AttributeName.base.hash }) else { return nil }
        return found.prefix == 0 || found.prefix == AttributeName.xml.hash ? text(found) : nil
    }

    /// The value with its references resolved.
    func text(_ attribute: Attribute) -> String { String(decoding: value(attribute), as: UTF8.self) }

    func value(_ attribute: Attribute) -> [UInt8] {
        let raw = bytes[attribute.value]
        guard raw.contains(where: { $0 == UInt8(ascii: "&") || $0 < 0x20 }) else { return Array(raw) }
        var output: [UInt8] = []
        var index = raw.startIndex
        while index < raw.endIndex {
            let byte = raw[index]
            if byte == UInt8(ascii: "&"), let found = reference(at: index), found.end <= raw.endIndex {
                output += found.text
                index = found.end
                continue
            }
            if byte >= 0x20 { output.append(byte) } else if byte.isMarkupSpace { output.append(0x20) }
            index += 1
        }
        return output
    }

    private func reference(at index: Int) -> (text: [UInt8], end: Int)? {
        if let known = HTMLEntities.reference(in: bytes, at: index, lenient: false) {
            return ([UInt8](known.scalar), known.end)
        }
        guard let end = bytes.entityEnd(at: index) else { return nil }
        return entities[String(decoding: bytes[index + 1..<end - 1], as: UTF8.self)].map { ($0, end) }
    }
}

/// The attributes that a reader of feeds asks for.
struct AttributeName {
    let hash: UInt64

    private init(_ name: String) { hash = NameHash.of(name) }

    static let href = AttributeName("href")
    static let rel = AttributeName("rel")
    static let type = AttributeName("type")
    static let mode = AttributeName("mode")
    static let base = AttributeName("base")
    static let xml = AttributeName("xml")
    static let xmlns = AttributeName("xmlns")
    static let version = AttributeName("version")
    static let about = AttributeName("about")
    static let resource = AttributeName("resource")
    static let lastModified = AttributeName("lastmod")
    static let isPermanentLink = AttributeName("ispermalink")
    static let address = AttributeName("url")
    static let source = AttributeName("src")
}

extension [UInt8] {
    /// The index behind the `;` of an entity whose `&` stands at `index`; nil when there is no name of at most 64
    /// bytes.
    func entityEnd(at index: Int) -> Int? {
        var end = index + 1
        while end < count, end - index < 64, self[end].continuesName { end += 1 }
        return end > index + 1 && end < count && self[end] == UInt8(ascii: ";") ? end + 1 : nil
    }
}
