import Crisis

/// Why a document gave no feed at all. A feed with flaws is no error: it is read, and says so by `bozo`.
package enum FeedError: Error, Hashable, Sendable {
    /// Nothing but blanks.
    case empty
    /// Something else than a feed, such as a maintenance page: it must never read as "no news".
    case notAFeed(Impostor)

    /// What stood there instead of a feed.
    package enum Impostor: Hashable, Sendable {
        case htmlPage
        case svgImage
        /// XML with another root element, of that name.
        case otherXML(root: String)
        /// JSON without the members of a JSON Feed.
        case otherJSON
        /// Neither XML nor JSON, or cut before its root element.
        case text
    }

    /// What happened and what to do.
    package var explanation: LocalizedText {
        switch self {
        case .empty:
            LocalizedText(
                zh: "文档是空的。请检查源地址是否仍然提供订阅内容。",
                en: "The document is empty. Check that the address still serves a feed.")
        case .notAFeed(let impostor):
            LocalizedText(
                zh: "这不是订阅源，而是\(impostor.name.zh)。请在浏览器中打开该地址，并改用 RSS、Atom 或 JSON Feed 的地址。",
                en: "This is not a feed but \(impostor.name.en). Open the address in a browser and give the address "
                    + "of its RSS, Atom or JSON Feed.")
        }
    }
}

extension FeedError: CustomStringConvertible {
    package var description: String { explanation.en }
}

extension FeedError.Impostor {
    /// A noun phrase for messages; the name of a foreign root is cut and cleaned, since a stranger wrote it.
    var name: LocalizedText {
        switch self {
        case .htmlPage: LocalizedText(zh: "一个 HTML 网页", en: "an HTML page")
        case .svgImage: LocalizedText(zh: "一张 SVG 图片", en: "an SVG image")
        case .otherXML(let root):
            LocalizedText(zh: "以 <\(root)> 为根元素的 XML", en: "XML with the root element <\(root)>")
        case .otherJSON: LocalizedText(zh: "其他 JSON 数据", en: "other JSON data")
        case .text: LocalizedText(zh: "普通文本或被截断的文档", en: "plain text or a document cut before its first element")
        }
    }
}
