extension Source {
    /// Which member of a JSON record holds what: JSON pointers relative to the record.
    package struct ComplaintFields: Hashable, Codable, Sendable {
        package var id: String
        package var time: String
        package var text: String
        package var title: String?
        package var customer: String?
        package var waybill: String?
        package var channel: String?
        package var url: String?

        package init(
            id: String = "/id", time: String = "/time", text: String = "/text", title: String? = nil,
            customer: String? = nil, waybill: String? = nil, channel: String? = nil, url: String? = nil
        ) {
            self.id = id
            self.time = time
            self.text = text
            self.title = title
            self.customer = customer
            self.waybill = waybill
            self.channel = channel
            self.url = url
        }
    }
}
