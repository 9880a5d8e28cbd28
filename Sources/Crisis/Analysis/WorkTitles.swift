/// The titles of books, films, games and songs in a text, 《…》: nobody died in 《死亡搁浅》.
///
/// Titles of documents (《关于…事故的通报》) tell of what happened and are read like the rest.
struct WorkTitles {
    private let titles: [Range<Int>]
    /// Bytes of a title at the most: twenty Chinese characters.
    private static let longest = 60
    private static let documentWords: [[UInt8]] = [
        "关于", "通报", "公告", "通知", "声明", "说明", "决定书", "判决", "起诉", "律师函", "告知", "致歉", "报告", "整改",
    ].map { Array($0.utf8) }

    init(_ bytes: [UInt8]) {
        var titles: [Range<Int>] = []
        var start: Int?
        var index = 0
        while index + 2 < bytes.count {
            guard bytes[index] == 0xE3, bytes[index + 1] == 0x80 else {
                index += 1
                continue
            }
            if bytes[index + 2] == 0x8A { start = index + 3 }
            if bytes[index + 2] == 0x8B, let from = start {
                if index - from <= Self.longest, !Self.isDocument(bytes[from..<index]) { titles.append(from..<index) }
                start = nil
            }
            index += 3
        }
        self.titles = titles
    }

    /// Takes away what tells of events inside a title.
    func apply(to findings: inout [Finding], traits: [TermTraits]) {
        guard !titles.isEmpty else { return }
        findings.removeAll { finding in
            let trait = traits[finding.group]
            return (trait.isEvent || trait.isFlag) && titles.contains { $0.contains(finding.range.lowerBound) }
        }
    }

    private static func isDocument(_ title: ArraySlice<UInt8>) -> Bool {
        documentWords.contains { word in
            title.indices.contains { title[$0...].starts(with: word) }
        }
    }
}
