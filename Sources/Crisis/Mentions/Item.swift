/// What kind of voice a mention is.
package enum MentionKind: String, Codable, CaseIterable, Sendable {
    /// A customer's complaint, through the company's intake or a consumer platform.
    case complaint
    /// A report by the press.
    case coverage
    /// A post by a private person.
    case post
    /// A text by an authority.
    case official
    /// The company's own text.
    case own
}

/// One entry as a source gave it: a feed entry, a complaint record, a mail.
package struct Item: Hashable, Codable, Sendable {
    /// Stable within its source: the entry's id, else its link, else a hash of its content.
    package var identity: String
    /// Hash of the content, which tells an edited item from a repeated one.
    package var revision: String
    package var kind: MentionKind
    /// When the source says it was published.
    package var published: Timestamp?
    package var title: String
    /// Clean text without markup.
    package var text: String
    package var url: String?
    package var author: String?
    /// The complainant as the source names them; pseudonymised before it leaves the ledger.
    package var customer: String?
    package var waybill: String?
    package var channel: String?
    /// Rank on a hot-search board, 1 is the top.
    package var rank: Int?
    /// Where it stood: `complaints.csv:17`, or a page's URL without its query and the place in it; nil for feeds.
    package var origin: String?
    /// SHA-256 of the record's bytes as they came, in hexadecimal; nil for feeds.
    package var originalHash: String?
    /// Whether a complaint was found to be one, where its source says so.
    package var validity: ComplaintValidity?
    /// The region that a complaint is about, as the source names it.
    package var region: String?
    /// What the record said beside its text, each under the record's own label; empty for feeds.
    package var details: [Detail] = []

    /// One detail of a record: `诉求`, `退款并道歉`.
    package struct Detail: Hashable, Codable, Sendable {
        package var label: String
        package var value: String

        package init(label: String, value: String) {
            self.label = label
            self.value = value
        }
    }

    package init(
        identity: String, revision: String, kind: MentionKind, published: Timestamp? = nil, title: String = "",
        text: String = "", url: String? = nil, author: String? = nil, customer: String? = nil,
        waybill: String? = nil, channel: String? = nil, rank: Int? = nil, origin: String? = nil,
        originalHash: String? = nil, validity: ComplaintValidity? = nil, region: String? = nil, details: [Detail] = []
    ) {
        self.identity = identity
        self.revision = revision
        self.kind = kind
        self.published = published
        self.title = title
        self.text = text
        self.url = url
        self.author = author
        self.customer = customer
        self.waybill = waybill
        self.channel = channel
        self.rank = rank
        self.origin = origin
        self.originalHash = originalHash
        self.details = details
        self.validity = validity
        self.region = region
    }
}

/// What an examination of a complaint came to; the regulator counts the valid ones apart (有效申诉).
package enum ComplaintValidity: String, Codable, CaseIterable, Sendable {
    case valid, invalid

    /// The words that registers write; nil for all others, which leave it open.
    package init?(word: String) {
        switch word.lowercased() {
        case "valid", "true", "yes", "y", "1", "有效", "是", "成立", "属实", "有责", "有效投诉", "有效申诉": self = .valid
        case "invalid", "false", "no", "n", "0", "无效", "否", "不成立", "不属实", "无责", "无效投诉", "无效申诉": self = .invalid
        default: return nil
        }
    }
}

/// A record that could not be read, kept whole with its reason.
package struct UnreadableRecord: Hashable, Codable, Sendable {
    package var source: Source.ID
    /// Where it stood: `complaints-17.jsonl:4`, or a page's URL without its query.
    package var place: String
    /// What is wrong and what to do about it.
    package var reason: String
    /// The raw text, cut at 64 KiB.
    package var raw: String

    package init(source: Source.ID, place: String, reason: String, raw: String) {
        self.source = source
        self.place = place
        self.reason = reason
        self.raw = raw
    }
}
