/// The hosts and address ranges of the operator's own network that sources may be read from: `private_hosts` in
/// `tocsin.yaml`, such as a self-hosted RSSHub.
///
/// It opens private and loopback addresses for requests that name a listed host, or that are connected to an address of
/// a listed range. It is asked for each hop of a request anew, and a redirect to another host ends it, so no stranger's
/// feed can lead there. Link-local and cloud metadata addresses stay closed whatever is listed.
package struct PrivateHosts: Hashable, Sendable {
    /// One entry: `rsshub.internal`, `rsshub.internal:1200`, `10.3.0.0/24`, `10.3.0.7:1200`, `[fd12::7]:1200`.
    package struct Entry: Hashable, Sendable {
        enum Place: Hashable, Sendable {
            /// In lower case, without a dot at the end.
            case host(String)
            case range(AddressRange)
        }

        let place: Place
        /// Nil for every port.
        let port: Int?

        var range: AddressRange? {
            guard case .range(let range) = place else { return nil }
            return range
        }
    }

    package let entries: [Entry]

    package init(_ entries: [Entry] = []) { self.entries = entries }

    package var isEmpty: Bool { entries.isEmpty }

    /// What the list means for a request to this host and port: everything private, the ranges that fit the port, or
    /// nothing beyond public addresses.
    func policy(host: String, port: Int) -> HTTPRequest.AddressPolicy {
        let host = Self.canonical(host)
        let fitting = entries.filter { $0.port == nil || $0.port == port }
        if fitting.contains(where: { $0.place == .host(host) }) { return .trusted }
        let ranges = fitting.filter { $0.range != nil }
        return ranges.isEmpty ? .publicOnly : .listed(PrivateHosts(ranges))
    }

    var ranges: [AddressRange] { entries.compactMap(\.range) }

    /// Whether the list names the host and port of a URL, or holds its address where the host is one.
    package func lists(url: String) -> Bool {
        guard let address = try? WebAddress(url) else { return false }
        switch policy(host: address.host, port: address.port) {
        case .publicOnly: return false
        case .trusted: return true
        case .listed(let hosts):
            let literal = address.host.hasPrefix("[") ? String(address.host.dropFirst().dropLast()) : address.host
            return IPAddress(text: literal).map { inner in hosts.ranges.contains { $0.contains(inner) } } ?? false
        }
    }

    static func canonical(_ host: String) -> String {
        let lower = host.lowercased()
        return lower.hasSuffix(".") ? String(lower.dropLast()) : lower
    }
}

extension PrivateHosts.Entry {
    /// What is wrong with an entry of the list, as a sentence's end and an advice.
    package struct Flaw: Error, Hashable, Sendable {
        package var what: String
        package var advice: String
    }

    /// Reads an entry, or says what is wrong with it.
    package init(_ text: String) throws(Flaw) {
        let form = "Write a host such as rsshub.internal:1200, or a range such as 10.3.0.0/24."
        guard !text.contains("://"), !text.contains("@") else {
            throw Flaw(what: "\"\(text)\" is a URL and not a host", advice: form)
        }
        if let range = AddressRange(text: text) {
            try self.init(range, port: nil, text: text)
            return
        }
        guard !text.contains("/") else {
            throw Flaw(
                what: "\"\(text)\" is not a range of addresses",
                advice: "Write it like 10.3.0.0/24, with no bit set behind the prefix.")
        }
        let (name, port) = try Self.split(text, form: form)
        if let range = AddressRange(text: name) {
            try self.init(range, port: port, text: text)
        } else if name.utf8.allSatisfy(Self.isHostByte), name.utf8.contains(where: { $0 > 57 }) {
            self.init(place: .host(PrivateHosts.canonical(name)), port: port)
        } else {
            throw Flaw(what: "\"\(text)\" is neither a host nor a range of addresses", advice: form)
        }
    }

    private init(_ range: AddressRange, port: Int?, text: String) throws(Flaw) {
        guard range.isInside else {
            throw Flaw(
                what: "\"\(text)\" is not inside a private or loopback range",
                advice: "Public addresses need no entry; link-local and cloud metadata addresses are never opened.")
        }
        self.init(place: .range(range), port: port)
    }

    /// The host without brackets, and the port behind the last colon.
    private static func split(_ text: String, form: String) throws(Flaw) -> (name: String, port: Int?) {
        let flaw = Flaw(what: "\"\(text)\" has no port from 1 to 65535 after its colon", advice: form)
        var rest = text[...]
        var name = ""
        if rest.first == "[" {
            guard let end = rest.firstIndex(of: "]") else {
                throw Flaw(what: "\"\(text)\" has no ] after its address", advice: form)
            }
            name = String(rest[rest.index(after: rest.startIndex)..<end])
            rest = rest[rest.index(after: end)...]
        } else {
            name = String(rest.prefix { $0 != ":" })
            rest = rest.drop { $0 != ":" }
        }
        guard !rest.isEmpty else { return (name, nil) }
        let digits = rest.dropFirst()
        guard rest.first == ":", !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let port = Int(digits), (1...65535).contains(port)
        else { throw flaw }
        return (name, port)
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 48...57,
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
