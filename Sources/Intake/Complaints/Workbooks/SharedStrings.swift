/// The texts that the cells of a workbook share, end to end in one piece of memory.
final class SharedStrings: WorkbookReader {
    static let maximumBytes = 128 * 1024 * 1024
    static let maximumCount = 4_000_000

    private var bytes: [UInt8] = []
    private var ends: [Int32] = []
    private var open: [String] = []
    private(set) var events = 0

    var wantsMore: Bool { bytes.count < SharedStrings.maximumBytes && ends.count < SharedStrings.maximumCount }

    /// Whether not all of them could be kept.
    var isCut: Bool { !wantsMore }

    subscript(index: Int) -> String? {
        guard ends.indices.contains(index) else { return nil }
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return SheetText.decoded(String(decoding: bytes[start..<Int(ends[index])], as: UTF8.self))
    }

    func start(_ name: XMLElementName, attributes: [XMLAttribute]) {
        events += 1
        open.append(name.local)
    }

    func end() {
        events += 1
        if open.popLast() == "si" { ends.append(Int32(bytes.count)) }
    }

    func text(_ text: [UInt8]) {
        // `rPh` is how the text is pronounced, and no part of it.
        guard open.last == "t", !open.contains("rph") else { return }
        bytes += text.prefix(SharedStrings.maximumBytes - bytes.count)
    }
}

/// Texts and numbers as cells hold them.
enum SheetText {
    /// `_x000D_` is a character that XML cannot hold.
    static func decoded(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var decoded = ""
        var rest = Substring(text)
        while let mark = rest.firstRange(of: "_x") {
            decoded += rest[..<mark.lowerBound]
            let digits = rest[mark.upperBound...].prefix(4)
            let after = rest[digits.endIndex...]
            if digits.count == 4, after.hasPrefix("_"), let code = UInt32(digits, radix: 16),
                let scalar = Unicode.Scalar(code)
            {
                decoded.unicodeScalars.append(scalar)
                rest = after.dropFirst()
            } else {
                decoded += "_x"
                rest = rest[mark.upperBound...]
            }
        }
        return decoded + rest
    }

    /// A number as a person wrote it: `2.0261124E+12` is `2026112400000`. Numbers of more than 15 digits, of which the
    /// workbook does not have the last ones, stay as they are.
    static func number(_ text: String) -> String {
        guard let mark = text.firstIndex(where: { $0 == "E" || $0 == "e" }),
            let exponent = Int(text[text.index(after: mark)...])
        else {
            return text.utf8.count > 15 && text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) ? rounded(text) : text
        }
        let mantissa = text[..<mark].split(separator: ".", omittingEmptySubsequences: false)
        guard mantissa.count <= 2, (0...14).contains(exponent), mantissa.allSatisfy({ $0.allSatisfy(\.isNumber) })
        else {
            return text
        }
        let fraction = mantissa.count > 1 ? String(mantissa[1]) : ""
        guard fraction.utf8.count <= exponent else { return text }
        return mantissa[0] + fraction + String(repeating: "0", count: exponent - fraction.utf8.count)
    }

    /// In the form that shows that digits are missing.
    private static func rounded(_ digits: String) -> String {
        "\(digits.prefix(1)).\(digits.dropFirst().prefix(14))E+\(digits.utf8.count - 1)"
    }
}
