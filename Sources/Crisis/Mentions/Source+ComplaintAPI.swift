extension Source {
    /// A REST endpoint that returns complaints as JSON pages.
    package struct ComplaintAPIOrigin: Hashable, Codable, Sendable {
        package var url: String
        package var interval: TimeSpan
        package var trusted: Bool
        /// Sent with every request, none of them secret.
        package var headers: [Header]
        /// The JSON that is sent with POST, with `{cursor}`, `{page}` and the like in its strings; nil asks with GET.
        package var bodyTemplate: String?
        package var authentication: [ComplaintAuthentication]
        /// JSON pointer (RFC 6901) to the array of records in a page.
        package var recordsPointer: String
        package var success: Success?
        package var paging: ComplaintPaging
        package var window: ComplaintWindow?
        package var fields: ComplaintFields

        package init(
            url: String, interval: TimeSpan, trusted: Bool = false, headers: [Header] = [],
            bodyTemplate: String? = nil, authentication: [ComplaintAuthentication] = [], recordsPointer: String,
            success: Success? = nil, paging: ComplaintPaging = ComplaintPaging(.single),
            window: ComplaintWindow? = nil, fields: ComplaintFields
        ) {
            self.url = url
            self.interval = interval
            self.trusted = trusted
            self.headers = headers
            self.bodyTemplate = bodyTemplate
            self.authentication = authentication
            self.recordsPointer = recordsPointer
            self.success = success
            self.paging = paging
            self.window = window
            self.fields = fields
        }

        /// A header line that is not secret.
        package struct Header: Hashable, Codable, Sendable {
            package var name: String
            package var value: String

            package init(name: String, value: String) {
                self.name = name
                self.value = value
            }
        }

        /// How an answer 200 says that it is none: many APIs put their own code into the page.
        package struct Success: Hashable, Codable, Sendable {
            package var pointer: String
            /// The values that mean success, as JSON writes them without quotes.
            package var values: [String]

            package init(pointer: String, values: [String]) {
                self.pointer = pointer
                self.values = values
            }
        }

        /// The credential files that it needs.
        package var credentialNames: [String] { authentication.flatMap(\.credentialNames) }
    }

    /// How one page leads to the next.
    package struct ComplaintPaging: Hashable, Codable, Sendable {
        package enum Form: Hashable, Codable, Sendable {
            /// There is one page.
            case single
            /// JSON pointer to the cursor of the next page, and the query parameter that carries it.
            case cursor(pointer: String, parameter: String)
            /// The pages are numbered from `first` on.
            case page(parameter: String, first: Int)
            /// The records are counted from 0 on.
            case offset(parameter: String)
            /// The header `Link` with `rel="next"` (RFC 8288).
            case link
            /// JSON pointer to the URL of the next page.
            case nextURL(pointer: String)
        }

        package var form: Form
        /// The query parameter that asks for so many records a page.
        package var sizeParameter: String?
        /// Records of a full page. A page with fewer is the last one, unless it says otherwise.
        package var size: Int?
        /// JSON pointer to a value that is true, or not 0, when there is another page.
        package var hasMorePointer: String?
        /// JSON pointer to the number of all records.
        package var totalPointer: String?
        /// Pages fetched in one poll at the most; the next poll goes on from there.
        package var maximumPages: Int

        package init(
            _ form: Form, sizeParameter: String? = nil, size: Int? = nil, hasMorePointer: String? = nil,
            totalPointer: String? = nil, maximumPages: Int = 20
        ) {
            self.form = form
            self.sizeParameter = sizeParameter
            self.size = size
            self.hasMorePointer = hasMorePointer
            self.totalPointer = totalPointer
            self.maximumPages = maximumPages
        }
    }

    /// Which part of time a poll asks for.
    package struct ComplaintWindow: Hashable, Codable, Sendable {
        /// How a moment is written.
        package enum Format: String, Codable, CaseIterable, Sendable {
            case rfc3339, epoch
            case epochMilliseconds = "epoch_ms"
            /// `yyyy-MM-dd HH:mm:ss` at the source's offset.
            case local
            /// `yyyy-MM-dd` at the source's offset.
            case date
        }

        /// Query parameters of the beginning and of the end; nil when only the body template names them.
        package var sinceParameter: String?
        package var untilParameter: String?
        package var format: Format
        /// Read again before the newest record known, for those that come late.
        package var overlap: TimeSpan
        /// Records younger than this are left for the next poll: the other side may still be writing them.
        package var settling: TimeSpan
        /// How far back the first poll of all reads; nil reads everything.
        package var initial: TimeSpan?

        package init(
            sinceParameter: String?, untilParameter: String? = nil, format: Format = .rfc3339,
            overlap: TimeSpan = .minutes(10), settling: TimeSpan = .seconds(0), initial: TimeSpan? = nil
        ) {
            self.sinceParameter = sinceParameter
            self.untilParameter = untilParameter
            self.format = format
            self.overlap = overlap
            self.settling = settling
            self.initial = initial
        }
    }
}
