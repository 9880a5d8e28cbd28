import Crisis
import Digests

/// How a complaint's record is read: which member of its JSON object is what.
///
/// The complaint API and the drop folder read their records by the same rules.
package struct ComplaintRecord: Sendable {
    /// Characters of the text that stand in for a missing title.
    static let titleCharacters = 40
    static let maximumIdentityBytes = 512
    /// Longer texts are not a complaint but an accident.
    static let maximumTextBytes = 1024 * 1024

    private let id, time, text: Field
    private let title, customer, waybill, channel, url: Field?
    private let offsetMinutes: Int

    /// Checks the pointers of the configuration.
    package init(fields: Source.ComplaintFields, offsetMinutes: Int) throws(ComplaintSetupError) {
        id = try Field("id", fields.id)
        time = try Field("time", fields.time)
        text = try Field("text", fields.text)
        title = try Field.optional("title", fields.title)
        customer = try Field.optional("customer", fields.customer)
        waybill = try Field.optional("waybill", fields.waybill)
        channel = try Field.optional("channel", fields.channel)
        url = try Field.optional("url", fields.url)
        self.offsetMinutes = offsetMinutes
    }

    /// The item that a record tells of.
    func item(from record: JSONValue) throws(ComplaintProblem) -> Item {
        guard case .object = record else { throw .notAnObject(record.kindName) }
        let identity = try identity(of: record)
        let published = try moment(of: record)
        let title = try title?.word(in: record)
        let text = try fullText(of: record)
        guard !text.isEmpty || title != nil else { throw .empty(self.text) }
        var item = Item(
            identity: identity, revision: "", kind: .complaint, published: published,
            title: title ?? ComplaintRecord.title(of: text), text: text, url: try link(in: record),
            customer: try customer?.word(in: record), waybill: try waybill?.word(in: record),
            channel: try channel?.word(in: record))
        item.revision = ComplaintRecord.revision(of: item)
        return item
    }

    private func identity(of record: JSONValue) throws(ComplaintProblem) -> String {
        let value = try id.required(in: record)
        switch value {
        case .string(let text):
            let identity = ComplaintText.cleaned(text)
            guard !identity.isEmpty else { throw .missing(id) }
            guard identity.utf8.count <= ComplaintRecord.maximumIdentityBytes else { throw .tooLong(id) }
            return identity
        case .number(let digits)
        where digits.allSatisfy { $0.isNumber || $0 == "-" }
            && digits.utf8.count <= ComplaintRecord.maximumIdentityBytes:
            return digits
        case .number, .null, .boolean, .array, .object:
            throw .wrong(id, found: value.kindName, wanted: "a string or a whole number")
        }
    }

    private func moment(of record: JSONValue) throws(ComplaintProblem) -> Timestamp {
        let value = try time.required(in: record)
        guard let moment = ComplaintTime.moment(value, offsetMinutes: offsetMinutes) else {
            let found =
                switch value {
                case .string(let text): ComplaintText.quoted(text)
                case .number(let digits): ComplaintText.quoted(digits)
                case .null, .boolean, .array, .object: value.kindName
                }
            throw .wrong(time, found: found, wanted: ComplaintTime.forms)
        }
        return moment
    }

    private func fullText(of record: JSONValue) throws(ComplaintProblem) -> String {
        let value = try text.required(in: record)
        guard case .string(let text) = value else { throw .wrong(self.text, found: value.kindName, wanted: "a string") }
        guard text.utf8.count <= ComplaintRecord.maximumTextBytes else { throw .tooLong(self.text) }
        return ComplaintText.cleaned(text)
    }

    /// Only web addresses; a complaint is not lost for a wrong one, and `javascript:` must not become a link.
    private func link(in record: JSONValue) throws(ComplaintProblem) -> String? {
        guard let link = try url?.word(in: record) else { return nil }
        let start = link.prefix(8).lowercased()
        return start.hasPrefix("https://") || start.hasPrefix("http://") ? link : nil
    }

    private static func title(of text: String) -> String {
        let line = text.prefix(titleCharacters).map { $0.isNewline ? " " : $0 }
        return ComplaintText.trimmed(String(line))
    }

    /// SHA-256 over everything that was read, each part with its length.
    ///
    /// Members that nobody maps, such as a counter of views, and the order of the members make no new revision.
    private static func revision(of item: Item) -> String {
        let parts = [
            item.identity, item.published.map { String($0.milliseconds) }, item.title, item.text, item.url,
            item.customer, item.waybill, item.channel,
        ]
        return SHA256.hexadecimal(of: parts.map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined(separator: ","))
    }
}

extension ComplaintRecord {
    /// One configured member of the record.
    struct Field: Hashable, Sendable {
        /// Its name in the configuration.
        let name: String
        let pointer: JSONPointer

        init(_ name: String, _ pointer: String) throws(ComplaintSetupError) {
            guard let parsed = JSONPointer(pointer) else { throw .notAPointer(key: "fields.\(name)", pointer) }
            self.name = name
            self.pointer = parsed
        }

        static func optional(_ name: String, _ pointer: String?) throws(ComplaintSetupError) -> Field? {
            guard let pointer else { return nil }
            return try Field(name, pointer)
        }

        func required(in record: JSONValue) throws(ComplaintProblem) -> JSONValue {
            guard let value = pointer.value(in: record), value != .null else { throw .missing(self) }
            return value
        }

        /// A short value, string or number; nil when it is absent, null or empty.
        func word(in record: JSONValue) throws(ComplaintProblem) -> String? {
            guard let value = pointer.value(in: record) else { return nil }
            switch value {
            case .null: return nil
            case .string(let text):
                guard text.utf8.count <= ComplaintRecord.maximumTextBytes else { throw .tooLong(self) }
                let word = ComplaintText.cleaned(text)
                return word.isEmpty ? nil : word
            case .number(let digits): return digits
            case .boolean, .array, .object:
                throw .wrong(self, found: value.kindName, wanted: "a string or a number")
            }
        }
    }
}
