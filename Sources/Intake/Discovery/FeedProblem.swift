import Crisis

/// Something about a feed that an operator should know or can mend.
package enum FeedProblem: Hashable, Sendable {
    case notAFeed(FeedError)
    case flawed(String)
    case empty
    case noValidators
    /// The server gives validators, but sends the whole document again when they come back.
    case validatorsIgnored
    case wrongType(String)
    case brokenCharacters(count: Int)
    case futureDates(count: Int)
    case undated(count: Int)
    case withoutID(count: Int)
    case repeatedIDs(count: Int)
    case stale(since: Timestamp)
    case uncompressed(bytes: Int)
    case movedForGood(to: String)
    /// A redirect that the address guard refuses.
    case privateRedirect(address: String)
    case unanswered(PollFailure)

    /// The stable word for JSON.
    package var code: String {
        switch self {
        case .notAFeed: "not_a_feed"
        case .flawed: "flawed"
        case .empty: "empty"
        case .noValidators: "no_validators"
        case .validatorsIgnored: "validators_ignored"
        case .wrongType: "wrong_type"
        case .brokenCharacters: "broken_characters"
        case .futureDates: "future_dates"
        case .undated: "undated"
        case .withoutID: "without_id"
        case .repeatedIDs: "repeated_ids"
        case .stale: "stale"
        case .uncompressed: "uncompressed"
        case .movedForGood: "moved_for_good"
        case .privateRedirect: "private_redirect"
        case .unanswered: "unanswered"
        }
    }

    package var sentence: LocalizedText {
        switch self {
        case .notAFeed(let error): error.explanation
        case .flawed(let flaw):
            LocalizedText(
                zh: "文档有瑕疵：\(flaw)；能读的都已读取", en: "The document is flawed: \(flaw). What could be read was read.")
        case .empty: LocalizedText(zh: "没有任何条目", en: "There is no entry in it.")
        case .noValidators:
            LocalizedText(
                zh: "没有 ETag 和 Last-Modified，每次轮询都要全量下载",
                en: "There is no ETag and no Last-Modified: each poll gets it whole.")
        case .validatorsIgnored:
            LocalizedText(
                zh: "服务器给出验证器，但带上它们再问仍返回全文",
                en: "The server gives validators and sends everything again when they come back.")
        case .wrongType(let type):
            LocalizedText(zh: "Content-Type 是 \(type)，不是订阅源的类型", en: "Its Content-Type is \(type), which is no feed's.")
        case .brokenCharacters(let count):
            LocalizedText(zh: "\(count) 个字节无法解码", en: "Bytes that could not be decoded: \(count).")
        case .futureDates(let count):
            LocalizedText(
                zh: "\(count) 个条目的日期在一天以后；检查 utc_offset",
                en: "Entries dated more than a day ahead: \(count). Check utc_offset.")
        case .undated(let count):
            LocalizedText(
                zh: "\(count) 个条目没有日期，以首次看到为准",
                en: "Entries without a date: \(count). The moment at which they are seen counts.")
        case .withoutID(let count):
            LocalizedText(
                zh: "\(count) 个条目没有 id，以链接或内容识别",
                en: "Entries without an id: \(count). Link or content tells them apart.")
        case .repeatedIDs(let count):
            LocalizedText(zh: "\(count) 个 id 重复", en: "Ids that are repeated: \(count).")
        case .stale(let since):
            LocalizedText(zh: "\(since.rfc3339) 以来没有新条目", en: "Nothing new since \(since.rfc3339).")
        case .uncompressed(let bytes):
            LocalizedText(zh: "未压缩传输 \(bytes) 字节", en: "\(bytes) bytes came uncompressed.")
        case .movedForGood(let url):
            LocalizedText(zh: "已永久移到 \(url)，请改用新地址", en: "It has moved for good to \(url). Configure that address.")
        case .privateRedirect(let address):
            LocalizedText(
                zh: "重定向到内网地址 \(address)，已拒绝；内网来源须直接配置其地址",
                en:
                    "It redirects to the private address \(address), which is refused. Configure an inner source by its own "
                    + "address.")
        case .unanswered(let failure):
            LocalizedText(
                zh: "\(failure.kind.sentence.zh)（\(failure.detail)）",
                en: "\(failure.kind.sentence.en) (\(failure.detail))")
        }
    }
}
