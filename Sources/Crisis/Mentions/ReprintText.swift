/// What is left of a text when the wrapping of reposts and reprints is taken off: `转发微博`, `//@name:`, `RT @name:`,
/// `来源：…`, the outlet's name behind a title.
enum ReprintText {
    /// Scalars of a text that are looked at; a reprint is known by its beginning.
    static let window = 2000

    /// The post under a chain of reposts, without source lines at its end.
    static func body(_ text: String) -> ArraySlice<Unicode.Scalar> {
        let scalars = Array(text.unicodeScalars.prefix(window))
        return withoutSource(withoutPrefixes(original(scalars[...])))
    }

    /// A title without the outlet's name behind it: `…_新浪财经`, `… - Reuters`, `… | BBC News`.
    static func title(_ text: String) -> ArraySlice<Unicode.Scalar> {
        var title = withoutPrefixes(Array(text.unicodeScalars.prefix(window))[...])
        // Section and site may both stand there: `…_财经_新浪网`.
        for _ in 0..<3 {
            guard let cut = outletCut(title) else { break }
            title = title[..<cut]
        }
        return title
    }

    /// Behind the last `//@name:`, unless hardly anything stands there; then the longest part of the chain.
    private static func original(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        let parts = chain(scalars)
        guard parts.count > 1, let last = parts.last else { return scalars }
        if last.count >= 8 { return last }
        return parts.max { $0.count < $1.count } ?? scalars
    }

    private static let chainMark = Array("//@".unicodeScalars)

    private static func chain(_ scalars: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
        var parts: [ArraySlice<Unicode.Scalar>] = []
        var start = scalars.startIndex
        var index = start
        while index < scalars.endIndex {
            guard scalars[index] == "/", scalars[index...].starts(with: chainMark) else {
                index += 1
                continue
            }
            parts.append(scalars[start..<index])
            start = afterName(scalars[(index + 3)...]) ?? index + 3
            index = start
        }
        parts.append(scalars[start...])
        return parts
    }

    /// Behind the colon that ends a name of at most 40 characters.
    private static func afterName(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        scalars.prefix(40).firstIndex { $0 == ":" || $0 == "：" }.map { $0 + 1 }
    }

    private static let prefixes = ["转发微博", "轉發微博", "快转微博", "转发", "轉發", "转载", "fwd", "fw", "re", "原标题"]
        .map { Array($0.unicodeScalars) }

    private static func withoutPrefixes(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var rest = scalars.drop { FoldedScalar($0) == .separator || FoldedScalar($0) == .invisible }
        for _ in 0..<4 {
            guard let after = afterPrefix(rest) else { break }
            rest = rest[after...].drop { FoldedScalar($0) == .separator }
        }
        return rest
    }

    private static func afterPrefix(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        let head = scalars.prefix(6).map { $0.properties.isUppercase ? lowered($0) : $0 }
        if head.starts(with: "rt @".unicodeScalars) { return afterName(scalars.dropFirst(4)) }
        for prefix in prefixes where head.starts(with: prefix) {
            let after = scalars.startIndex + prefix.count
            guard after < scalars.endIndex else { return after }
            // `转发` and `re` are also the beginning of ordinary words: something must separate them.
            if prefix.count >= 4 || FoldedScalar(scalars[after]) == .separator { return after }
        }
        return nil
    }

    private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    }

    private static let sourceMarks = ["来源：", "来源:", "來源：", "责任编辑", "责编：", "编辑：", "Source:", "source:"]
        .map { Array($0.unicodeScalars) }

    private static let sourceStarts = Set(sourceMarks.compactMap(\.first))

    /// Cuts a source line that begins in the last 48 characters and behind the middle.
    private static func withoutSource(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        let from = max(scalars.startIndex + scalars.count / 2, scalars.endIndex - 48)
        for index in from..<max(from, scalars.endIndex) where sourceStarts.contains(scalars[index]) {
            if sourceMarks.contains(where: { scalars[index...].starts(with: $0) }) { return scalars[..<index] }
        }
        return scalars
    }

    /// Where the outlet's name begins: behind the last bar, underscore or free-standing dash, when what follows is
    /// short and less than half of what comes before.
    private static func outletCut(_ title: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let cut = title.indices.last(where: { isOutletMark(title, at: $0) }) else { return nil }
        let tail = TextTokens(title[(cut + 1)...], limit: 16).tokens
        let head = TextTokens(title[..<cut], limit: 64).tokens
        guard !tail.isEmpty, tail.count <= 8, head.count >= 2 * tail.count, head.count >= 5 else { return nil }
        return cut
    }

    private static func isOutletMark(_ title: ArraySlice<Unicode.Scalar>, at index: Int) -> Bool {
        switch title[index] {
        case "_", "|", "｜", "丨": true
        case "-", "–", "—":
            index > title.startIndex && index + 1 < title.endIndex && title[index - 1] == " "
                && title[index + 1] == " "
        default: false
        }
    }
}
