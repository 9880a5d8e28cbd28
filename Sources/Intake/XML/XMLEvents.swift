/// An element's name, for readers of XML that is no feed: workbooks, lists of feeds.
struct XMLElementName: Hashable {
    /// In lower case, without its prefix.
    let local: String

    init(local: String, prefix: String?, uri: String?) { self.local = local.lowercased() }
}

struct XMLAttribute: Hashable {
    /// In lower case, without its prefix.
    let local: String
    /// In lower case; empty when it has none.
    let prefix: String
    let value: String
}

/// What listens to an XML parser.
protocol XMLEventReader: AnyObject {
    func start(_ name: XMLElementName, attributes: [XMLAttribute])
    func end()
    /// UTF-8; a text may come in several pieces.
    func text(_ bytes: [UInt8])
    /// False stops the parser after the present event.
    var wantsMore: Bool { get }
}

extension [XMLAttribute] {
    /// The value of an attribute without a prefix.
    subscript(name: String) -> String? { first { $0.local == name && $0.prefix.isEmpty }?.value }
}
