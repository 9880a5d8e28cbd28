/// Characters and words that say nothing about the matter of a text.
enum SilentTerms {
    static func isSilent(character value: UInt32) -> Bool {
        value >= 0x4E00 && value <= 0x9FFF && characters[Int(value) - 0x4E00]
    }

    /// Also numbers of one or two digits, which every text has.
    static func isSilent(word: [UInt8]) -> Bool {
        if word.count == 1 { return true }
        if word.count == 2, word[0] < 0x3A, word[1] < 0x3A { return true }
        return word.count <= 7 && words.contains(key(word))
    }

    /// The bytes of a short word as one number.
    private static func key(_ word: some Sequence<UInt8>) -> UInt64 { word.reduce(0) { $0 << 8 | UInt64($1) } }

    /// By the code point above U+4E00.
    private static let characters: [Bool] = {
        var table = [Bool](repeating: false, count: 0x5200)
        for scalar in silentCharacters.unicodeScalars { table[Int(scalar.value) - 0x4E00] = true }
        return table
    }()

    private static let silentCharacters =
        "的了是在和也就都我你他她它们这那有不没很被把给让到从对与及又还再吗呢吧啊着过个一上下么因所以但而且或如要会能可说其该此为之等将已于以月日年时分并中后前来去出"

    private static let words: Set<UInt64> = Set(
        """
        a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its \
        just me my no not of on or our she so than that the their them then there they this to up us was we were what when \
        which who whom whose why where will with would you your after over about more most new says said say out off all any \
        may might should must also been being before between both down during each few here him down own same some such too \
        very while against amid via per yet nor only other again once under until ll ve re don isn didn doesn won wasn s t
        """.split(separator: " ").map { key($0.utf8) })
}
