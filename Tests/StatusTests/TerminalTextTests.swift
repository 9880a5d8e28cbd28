import Status
import Testing

@Suite("Foreign text on a terminal")
struct TerminalTextTests {
    @Test(
        "what acts on a terminal goes, what a person reads stays",
        arguments: [
            ("\u{1B}[31m红\u{1B}[0m", "[31m红[0m"),
            ("\u{1B}]0;title\u{07}快递", "]0;title快递"),
            ("\u{9B}2J清屏", "2J清屏"),
            ("甲\u{202E}乙\u{2066}丙\u{200F}", "甲乙丙"),
            ("a\u{0}b\u{7F}c\u{8}d", "abcd"),
            ("一行\r\n二行\t三\u{2028}四", "一行 二行 三 四"),
            ("\u{FEFF}零\u{200B}宽\u{2060}字\u{AD}符\u{3164}", "零宽字符"),
            ("私\u{E000}用", "私用"),
            ("e\u{301}", "e\u{301}"),
            ("👨\u{200D}👩\u{200D}👧", "👨👩👧"),
            ("❤\u{FE0F}", "❤"),
        ])
    func safe(text: String, expected: String) {
        #expect(TerminalText.safe(text) == expected)
    }

    @Test("a tower of marks is cut to four")
    func marks() {
        let tower = "z" + String(repeating: "\u{336}", count: 500)
        #expect(TerminalText.safe(tower).unicodeScalars.count == 5)
    }

    @Test(
        "a text takes as many cells as a terminal draws",
        arguments: [
            ("", 0), ("abc", 3), ("快递", 4), ("ＡＢ", 4), ("e\u{301}", 1), ("한글", 4), ("ｶﾅ", 2), ("📦", 2), ("🇨🇳", 2),
            ("𠮷", 2), ("🫨", 2), ("，", 2), ("…", 1), ("é", 1), ("☎", 1), ("⚡", 2),
        ])
    func width(text: String, cells: Int) {
        #expect(TerminalText.width(text) == cells)
    }

    @Test(
        "a cut text says so and never takes half a character",
        arguments: [
            ("快递爆仓", 8, "快递爆仓"), ("快递爆仓", 7, "快递爆…"), ("快递爆仓", 6, "快递…"), ("abcdef", 4, "abc…"), ("快递", 1, "…"),
            ("快递", 0, ""), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
        ])
    func fitted(text: String, cells: Int, expected: String) {
        #expect(TerminalText.fitted(text, cells: cells) == expected)
    }

    @Test(
        "for any text: nothing acts on the terminal, twice is once, and a cut fits", arguments: 0..<400 as Range<UInt64>
    )
    func laws(seed: UInt64) {
        var dice = Dice(seed: seed)
        let text = dice.text()
        let safe = TerminalText.safe(text)
        for scalar in safe.unicodeScalars {
            #expect(![.control, .format, .privateUse].contains(scalar.properties.generalCategory))
            #expect(!scalar.properties.isBidiControl)
        }
        #expect(TerminalText.safe(safe) == safe)
        let cells = Int.random(in: 0...30, using: &dice)
        let fitted = TerminalText.fitted(safe, cells: cells)
        #expect(TerminalText.width(fitted) <= cells)
        #expect(fitted == safe || fitted.isEmpty || fitted.hasSuffix("…"))
        let padded = TerminalText.padded(fitted, cells: cells)
        #expect(TerminalText.width(padded) == cells)
        #expect(padded.hasPrefix(fitted))
    }

    @Test("every column begins at the same cell on every line, whatever script stands before it")
    func columns() {
        var table = TerminalTable(header: ["级别", "WATCH", "事由"], limits: [0, 8, 0])
        table.add(["红色", "雨燕速运江城分拨中心", "|渗漏"])
        table.add(["clear", "SF", "|late"])
        table.add(["📦", "e\u{301}", "|x"])
        let begins = table.lines.dropFirst().map { line in
            TerminalText.width(String(line.prefix { $0 != "|" }))
        }
        #expect(Set(begins).count == 1)
        #expect(table.lines.allSatisfy { !$0.hasSuffix(" ") })
    }

    @Test("a cell cannot break its line or forge another row", arguments: 0..<100 as Range<UInt64>)
    func oneLine(seed: UInt64) {
        var dice = Dice(seed: seed)
        var table = TerminalTable(header: ["A", "B"])
        table.add([dice.text() + "\n红色  假的一行", dice.text()])
        #expect(table.text.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
    }

    @Test("a short row and an empty end leave no spaces behind")
    func shortRows() {
        var table = TerminalTable(limits: [4])
        table.add(["甲", "", ""])
        table.add(["乙", "丙"])
        #expect(table.lines == ["甲", "乙  丙"])
    }
}
