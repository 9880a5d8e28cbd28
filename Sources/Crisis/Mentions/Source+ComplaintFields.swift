/// What can be read of a complaint; the names are those of the configuration.
package enum ComplaintFieldName: String, Codable, CaseIterable, Sendable {
    case id, time, text, title, customer, waybill, channel, url, validity, region
}

extension Source {
    /// Where one field of a complaint stands in its record.
    package struct ComplaintField: Hashable, Codable, Sendable, ExpressibleByStringLiteral {
        /// JSON pointers relative to the record (RFC 6901), in which `*` stands for every element of an array; in tables
        /// the names of columns.
        package var places: [String]
        /// Nil: the first place that holds something counts. Else all of them do, joined by this.
        package var separator: String?
        /// Stands for the field where no place holds anything.
        package var constant: String?

        package init(_ places: [String], separator: String? = nil, constant: String? = nil) {
            self.places = places
            self.separator = separator
            self.constant = constant
        }

        package init(stringLiteral place: String) { self.init([place]) }
    }

    /// Which part of a record holds what. A field that is not named here is looked for where it usually stands.
    package struct ComplaintFields: Hashable, Codable, Sendable {
        package var named: [ComplaintFieldName: ComplaintField]
        /// Places of what belongs to the text besides it, such as what the customer asks for: each becomes a line of it.
        package var details: [String]

        package init(
            id: ComplaintField? = nil, time: ComplaintField? = nil, text: ComplaintField? = nil,
            title: ComplaintField? = nil, customer: ComplaintField? = nil, waybill: ComplaintField? = nil,
            channel: ComplaintField? = nil, url: ComplaintField? = nil, validity: ComplaintField? = nil,
            region: ComplaintField? = nil, details: [String] = []
        ) {
            named = [:]
            named[.id] = id
            named[.time] = time
            named[.text] = text
            named[.title] = title
            named[.customer] = customer
            named[.waybill] = waybill
            named[.channel] = channel
            named[.url] = url
            named[.validity] = validity
            named[.region] = region
            self.details = details
        }

        package subscript(name: ComplaintFieldName) -> ComplaintField? {
            get { named[name] }
            set { named[name] = newValue }
        }
    }
}
