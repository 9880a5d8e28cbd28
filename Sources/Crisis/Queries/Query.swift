/// A watch's boolean query: words, "phrases", AND OR NOT, parentheses and NEAR/n.
package struct Query: Hashable, Sendable {
    /// The query as it was written.
    package var source: String

    package init(_ source: String) throws { self.source = source }
}
