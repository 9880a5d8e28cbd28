import Crisis
import Digests

/// How a complaint's record is read: which part of it is what.
///
/// Everything that brings complaints reads them here: the complaint API and the drop folder, whose tables come as
/// arrays of cells, and whoever else has a JSON object to offer.
package struct ComplaintRecord: Sendable {
    /// Characters of the text that stand in for a missing title.
    static let titleCharacters = 40
    static let maximumIdentityBytes = 512
    /// Longer texts are not a complaint but an accident.
    static let maximumTextBytes = 1024 * 1024

    /// Where a record came from and what may stand in for what it lacks.
    package struct Provenance: Sendable {
        /// `complaints.csv:17`, or a page's URL without its query and the place in it.
        package var place: String
        /// The record's bytes as they came.
        package var bytes: [UInt8]
        /// Taken for the time of a record that has none, or none that can be read; nil refuses such a record.
        package var assumedTime: Timestamp?
        /// What the assumed time is, for the origin: `the file's time`.
        package var assumedTimeName: String
        /// Whether a record without an id gets one from its content, its time and its customer.
        package var derivesIdentity: Bool

        package init(
            place: String, bytes: [UInt8], assumedTime: Timestamp? = nil, assumedTimeName: String = "",
            derivesIdentity: Bool = false
        ) {
            self.place = place
            self.bytes = bytes
            self.assumedTime = assumedTime
            self.assumedTimeName = assumedTimeName
            self.derivesIdentity = derivesIdentity
        }
    }

    let fields: [ComplaintFieldName: Field]
    let details: [Detail]
    let offsetMinutes: Int

    /// Checks the pointers of the configuration. Without any, `id`, `time` and `text` stand at `/id`, `/time`, `/text`.
    ///
    /// - Parameter takesNames: Whether a place without a leading slash is the name of a member, and not a mistake.
    package init(
        fields: Source.ComplaintFields, offsetMinutes: Int, takesNames: Bool = false
    ) throws(ComplaintSetupError) {
        var read: [ComplaintFieldName: Field] = [:]
        for name in ComplaintFieldName.allCases {
            guard let field = fields[name] ?? ComplaintRecord.usual[name] else { continue }
            read[name] = try Field(name.rawValue, field, takesNames: takesNames)
        }
        var details: [Detail] = []
        for text in fields.details {
            let isName = takesNames && !text.isEmpty && !text.hasPrefix("/")
            guard let pointer = isName ? JSONPointer(member: text) : JSONPointer(text) else {
                throw .notAPointer(key: "fields.details", text)
            }
            details.append(Detail(label: String(text.split(separator: "/").last ?? ""), pointer: pointer))
        }
        self.init(fields: read, details: details, offsetMinutes: offsetMinutes)
    }

    init(fields: [ComplaintFieldName: Field], details: [Detail], offsetMinutes: Int) {
        self.fields = fields
        self.details = details
        self.offsetMinutes = offsetMinutes
    }

    private static let usual: [ComplaintFieldName: Source.ComplaintField] = [
        .id: "/id", .time: "/time", .text: "/text",
    ]

    /// The item that a record tells of.
    package func item(from record: JSONValue, _ provenance: Provenance) throws(ComplaintProblem) -> Item {
        try read(record, provenance).item
    }

    /// The item that a record tells of, and whether its time is the record's own and not an assumed one.
    func read(
        _ record: JSONValue, _ provenance: Provenance
    ) throws(ComplaintProblem) -> (item: Item, isTimed: Bool) {
        switch record {
        case .object, .array: break
        case .null, .boolean, .number, .string: throw .notAnObject(record.kindName)
        }
        let given = try identity(of: record, mayLack: provenance.derivesIdentity)
        let time = try moment(of: record, assumed: provenance.assumedTime)
        let title = try word(.title, in: record)
        let text = try fullText(of: record, isOptional: title != nil)
        guard !text.isEmpty || title != nil else { throw .empty(field(.text)) }
        var item = Item(
            identity: given ?? "", revision: "", kind: .complaint, published: time.moment,
            title: title ?? ComplaintRecord.title(of: text), text: text, url: try link(in: record),
            customer: try word(.customer, in: record), waybill: try word(.waybill, in: record),
            channel: try word(.channel, in: record), origin: provenance.place,
            originalHash: SHA256.hexadecimal(of: provenance.bytes), validity: validity(of: record),
            region: region(of: record), details: givenDetails(of: record))
        if given == nil { item.identity = ComplaintRecord.derivedIdentity(of: item, isTimed: !time.isAssumed) }
        item.revision = ComplaintRecord.revision(of: item, isTimed: !time.isAssumed)
        if time.isAssumed { item.origin = "\(provenance.place) (\(provenance.assumedTimeName))" }
        return (item, !time.isAssumed)
    }

    private func field(_ name: ComplaintFieldName) -> Field {
        fields[name] ?? Field(name: name.rawValue, places: [])
    }

    private func word(_ name: ComplaintFieldName, in record: JSONValue) throws(ComplaintProblem) -> String? {
        try fields[name]?.word(in: record)
    }

    /// A complaint is not lost for a mark that nobody can read.
    private func validity(of record: JSONValue) -> ComplaintValidity? {
        switch field(.validity).value(in: record) {
        case .boolean(let isValid): isValid ? .valid : .invalid
        case let value: ComplaintText.short(value).flatMap { ComplaintValidity(word: $0) }
        }
    }

    private func region(of record: JSONValue) -> String? {
        ComplaintText.short(field(.region).value(in: record)).map { String($0.prefix(40)) }
    }

    private func identity(of record: JSONValue, mayLack: Bool) throws(ComplaintProblem) -> String? {
        let id = field(.id)
        guard let value = id.value(in: record) else {
            if mayLack { return nil }
            throw .missing(id)
        }
        switch value {
        case .string(let text):
            let identity = ComplaintText.cleaned(text)
            guard !identity.isEmpty else {
                if mayLack { return nil }
                throw .missing(id)
            }
            guard identity.utf8.count <= ComplaintRecord.maximumIdentityBytes else { throw .tooLong(id) }
            // A spreadsheet made a number of it and forgot its last digits: two complaints would be one.
            if mayLack, ComplaintText.isRounded(identity) { return nil }
            return identity
        case .number(let digits)
        where digits.allSatisfy { $0.isNumber || $0 == "-" }
            && digits.utf8.count <= ComplaintRecord.maximumIdentityBytes:
            return digits
        case .number, .null, .boolean, .array, .object:
            throw .wrong(id, found: value.kindName, wanted: "a string or a whole number")
        }
    }

    /// A complaint without a time, or with one that nobody can read, is still a complaint.
    private func moment(
        of record: JSONValue, assumed: Timestamp?
    ) throws(ComplaintProblem) -> (moment: Timestamp, isAssumed: Bool) {
        let time = field(.time)
        let value = time.value(in: record)
        if let value, let moment = ComplaintTime.moment(value, offsetMinutes: offsetMinutes) { return (moment, false) }
        if let assumed { return (assumed, true) }
        guard let value else { throw .missing(time) }
        let found =
            switch value {
            case .string(let text): ComplaintText.quoted(text)
            case .number(let digits): ComplaintText.quoted(digits)
            case .null, .boolean, .array, .object: value.kindName
            }
        throw .wrong(time, found: found, wanted: ComplaintTime.forms)
    }

    /// The text, and what else belongs to it line by line.
    private func fullText(of record: JSONValue, isOptional: Bool) throws(ComplaintProblem) -> String {
        let field = field(.text)
        let lines = givenDetails(of: record).map { "\($0.label)：\($0.value)" }
        let value = field.value(in: record)
        if value == nil, !isOptional, lines.isEmpty { throw .missing(field) }
        guard let value else { return lines.joined(separator: "\n") }
        guard case .string(let text) = value else { throw .wrong(field, found: value.kindName, wanted: "a string") }
        guard text.utf8.count <= ComplaintRecord.maximumTextBytes else { throw .tooLong(field) }
        let cleaned = ComplaintText.cleaned(text)
        return ((cleaned.isEmpty ? [] : [cleaned]) + lines).joined(separator: "\n")
    }

    /// What the record says beside its text, in the order of the configuration or the table.
    private func givenDetails(of record: JSONValue) -> [Item.Detail] {
        details.compactMap { detail in
            ComplaintText.short(detail.pointer.value(in: record)).map { Item.Detail(label: detail.label, value: $0) }
        }
    }

    /// Only web addresses; a complaint is not lost for a wrong one, and `javascript:` must not become a link.
    private func link(in record: JSONValue) throws(ComplaintProblem) -> String? {
        guard let link = try word(.url, in: record) else { return nil }
        let start = link.prefix(8).lowercased()
        return start.hasPrefix("https://") || start.hasPrefix("http://") ? link : nil
    }

    private static func title(of text: String) -> String {
        let line = text.prefix(titleCharacters).map { $0.isNewline ? " " : $0 }
        return ComplaintText.trimmed(String(line))
    }

    /// SHA-256 over everything that was read, each part with its length.
    ///
    /// Members that nobody maps, such as a counter of views, and the order of the members make no new revision; nor
    /// does a time that was only assumed.
    private static func revision(of item: Item, isTimed: Bool) -> String {
        digest(
            [
                item.identity, isTimed ? item.published.map { String($0.milliseconds) } : nil, item.title, item.text,
                item.url, item.customer, item.waybill, item.channel,
            ] + [item.validity?.rawValue, item.region].compactMap { $0.map { "+" + $0 } })
    }

    /// The identity of a record that brings none: the same complaint of the same customer at the same time is the same.
    private static func derivedIdentity(of item: Item, isTimed: Bool) -> String {
        let time = isTimed ? item.published.map { String($0.milliseconds) } : nil
        return "content-" + digest([time, item.customer, item.title, item.text]).prefix(32)
    }

    private static func digest(_ parts: [String?]) -> String {
        SHA256.hexadecimal(of: parts.map { $0.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined(separator: ","))
    }
}
