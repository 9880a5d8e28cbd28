import Daemon
import Testing

@Suite("Foreign text in the log")
struct LogTextTests {
    @Test(
        "a control, bidi or line-breaking character is written out, all else stays",
        arguments: [
            ("plain 中文 📦", "plain 中文 📦"), ("a\nb", "a\\u{a}b"), ("\u{1B}[31m", "\\u{1b}[31m"),
            ("\u{202E}x", "\\u{202e}x"),
            ("\u{2028}", "\\u{2028}"), ("\u{85}", "\\u{85}"), ("\u{7F}", "\\u{7f}"),
            ("\r\n<3>forged", "\\u{d}\\u{a}<3>forged"),
            ("\u{2066}", "\\u{2066}"), ("\u{061C}", "\\u{61c}"), ("e\u{301}", "e\u{301}"), ("", ""),
        ])
    func escaped(text: String, expected: String) {
        #expect(LogText.escaped(text) == expected)
    }

    @Test("an escaped text is one line and escaping it again changes nothing")
    func everyScalar() {
        for scalar in (UInt32(0)..<0x2100).compactMap({ Unicode.Scalar($0) }) {
            let once = LogText.escaped("<\(Character(scalar))>")
            #expect(LogText.escaped(once) == once)
            #expect(!once.contains { $0.isNewline })
        }
    }
}
