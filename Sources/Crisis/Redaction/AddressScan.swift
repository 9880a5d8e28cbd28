/// Finds street addresses: Chinese ones with a house or flat, and English ones with a number and a street's name.
///
/// Town and district stay, because they say where something happened; a street without a house is a place, not an address.
enum AddressScan {
    /// What a Chinese street or estate ends with.
    private static let streets = [
        "路", "街", "大道", "道", "巷", "弄", "胡同", "村", "小区", "花园", "苑", "公寓", "新城", "家园", "广场", "大厦",
    ]
    .map { Array($0.unicodeScalars) }
    /// What follows a number in a Chinese address.
    private static let houses = ["号楼", "号院", "号", "弄", "栋", "幢", "座", "单元", "楼", "层", "室", "户", "组"].map {
        Array($0.unicodeScalars)
    }
    /// Where a street's name begins at the latest.
    private static let borders = Set("省市区县镇乡旗盟州在到从往寄送是为于：:，,。；;（(）)“”\"！!？? \n\t".unicodeScalars)
    private static let longestName = 10
    private static let longestGap = 6

    static func findings(in scalars: [Unicode.Scalar]) -> [Redactor.Finding] {
        chinese(scalars) + english(scalars)
    }

    private static func chinese(_ scalars: [Unicode.Scalar]) -> [Redactor.Finding] {
        var found: [Redactor.Finding] = []
        var index = 0
        while index < scalars.count {
            guard let street = word(of: streets, in: scalars, at: index) else {
                index += 1
                continue
            }
            let afterStreet = index + street
            if let end = houseEnd(scalars, from: afterStreet) {
                var start = index
                while start > 0, index - start < longestName, !borders.contains(scalars[start - 1]),
                    scalars[start - 1].value >= 0x3400 || scalars[start - 1].isFigure
                {
                    start -= 1
                }
                if start < index { found.append(Redactor.Finding(kind: .address, range: start..<end, mask: "****")) }
                index = end
            } else {
                index = afterStreet
            }
        }
        return found
    }

    /// The end of all houses, stairs and flats that follow; nil when there is none.
    private static func houseEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
        var end: Int?
        var index = start
        while index < scalars.count, index - (end ?? start) <= longestGap {
            guard scalars[index].digit != nil || scalars[index].letter != nil else {
                if borders.contains(scalars[index]) && scalars[index] != " " { break }
                index += 1
                continue
            }
            var after = index
            while after < scalars.count, after - index < 8,
                scalars[after].digit != nil || scalars[after].letter != nil
                    || scalars[after] == "-" || scalars[after] == "十"
            {
                after += 1
            }
            if let house = word(of: houses, in: scalars, at: after) {
                end = after + house
                index = after + house
            } else if end != nil, after - index >= 2 {
                // The number of a flat, which often stands alone at the end.
                end = after
                index = after
            } else {
                index = after
            }
        }
        return end
    }

    private static let englishStreets: Set<String> = [
        "street", "st", "road", "rd", "avenue", "ave", "lane", "ln", "drive", "dr", "boulevard", "blvd", "court", "ct",
        "close", "terrace", "way", "place", "pl", "crescent", "square", "highway", "hwy",
    ]

    /// A number, one to four capitalised words, and a street's kind.
    private static func english(_ scalars: [Unicode.Scalar]) -> [Redactor.Finding] {
        let words = WordRun.all(in: scalars)
        return words.indices.compactMap { first in
            guard words[first].text.unicodeScalars.allSatisfy(\.isFigure), words[first].text.utf8.count <= 5 else {
                return nil
            }
            for last in first + 2..<max(first + 2, min(first + 6, words.count)) {
                guard words[last - 1].isCapitalised, words[last].start - words[last - 1].end <= 2 else { return nil }
                if englishStreets.contains(words[last].text.lowercased()) {
                    return Redactor.Finding(
                        kind: .address, range: words[first].start..<words[last].end, mask: "****")
                }
            }
            return nil
        }
    }

    /// The length of the longest of the words that stands at the place; nil when none does.
    private static func word(of list: [[Unicode.Scalar]], in scalars: [Unicode.Scalar], at index: Int) -> Int? {
        list.filter { word in
            index + word.count <= scalars.count && scalars[index..<index + word.count].elementsEqual(word)
        }.map(\.count).max()
    }
}

/// A run of ASCII letters and digits.
private struct WordRun {
    var start: Int
    var end: Int
    var text: String

    var isCapitalised: Bool { text.unicodeScalars.first.map { ("A"..."Z").contains($0) } ?? false }

    static func all(in scalars: [Unicode.Scalar]) -> [WordRun] {
        var words: [WordRun] = []
        var start: Int?
        for index in 0...scalars.count {
            let isWord =
                index < scalars.count && scalars[index].isASCII
                && (scalars[index].letter != nil || scalars[index].isFigure)
            if isWord, start == nil { start = index }
            if !isWord, let begun = start {
                let text = String(String.UnicodeScalarView(scalars[begun..<index]))
                words.append(WordRun(start: begun, end: index, text: text))
                start = nil
            }
        }
        return words
    }
}
