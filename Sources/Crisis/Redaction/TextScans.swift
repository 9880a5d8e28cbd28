/// Finds mail addresses (RFC 5321's everyday form).
enum EmailScan {
    private static let longestLocalPart = 64
    private static let longestDomain = 253

    static func findings(in scalars: [Unicode.Scalar]) -> [Redactor.Finding] {
        scalars.indices.compactMap { at in
            guard scalars[at] == "@" || scalars[at] == "\u{FF20}" else { return nil }
            var start = at
            while start > 0, at - start < longestLocalPart, isLocal(scalars[start - 1]) { start -= 1 }
            var end = at + 1
            while end < scalars.count, end - at < longestDomain, isDomain(scalars[end]) { end += 1 }
            while end > at + 1, scalars[end - 1] == "." || scalars[end - 1] == "-" { end -= 1 }
            let domain = scalars[at + 1..<end]
            guard start < at, let dot = domain.lastIndex(of: "."), dot > at + 1, dot < end - 1 else { return nil }
            let mask = String(scalars[start]) + "***@" + String(String.UnicodeScalarView(domain))
            return Redactor.Finding(kind: .email, range: start..<end, mask: mask)
        }
    }

    private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.letter != nil || scalar.isFigure || "._%+-".unicodeScalars.contains(scalar))
    }

    private static func isDomain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.letter != nil || scalar.isFigure || ".-".unicodeScalars.contains(scalar))
    }
}

/// Finds accounts of messengers behind their names: 微信：abc_123, QQ 12345678.
enum AccountScan {
    private static let names = ["微信号", "微信", "vx", "wx", "qq号", "qq群", "qq", "wechat"].map { Array($0.unicodeScalars) }
    private static let lengths = 5...20

    static func findings(in scalars: [Unicode.Scalar]) -> [Redactor.Finding] {
        var found: [Redactor.Finding] = []
        var index = 0
        while index < scalars.count {
            guard let name = names.first(where: { stands($0, in: scalars, at: index) }) else {
                index += 1
                continue
            }
            var start = index + name.count
            while start < scalars.count, start - index - name.count < 4,
                ":\u{FF1A} 是为加号ID".unicodeScalars.contains(scalars[start])
            {
                start += 1
            }
            var end = start
            var figures = 0
            while end < scalars.count, isAccount(scalars[end]) {
                figures += scalars[end].isFigure ? 1 : 0
                end += 1
            }
            if lengths.contains(end - start), figures > 0 {
                found.append(Redactor.Finding(kind: .account, range: start..<end, mask: "****"))
            }
            index = max(end, index + name.count)
        }
        return found
    }

    private static func stands(_ name: [Unicode.Scalar], in scalars: [Unicode.Scalar], at index: Int) -> Bool {
        guard index + name.count <= scalars.count else { return false }
        let isWord = name[0].isASCII
        if isWord, index > 0, scalars[index - 1].letter != nil { return false }
        return name.indices.allSatisfy { offset in
            let scalar = scalars[index + offset]
            return scalar == name[offset] || scalar.properties.lowercaseMapping == String(name[offset])
        }
    }

    private static func isAccount(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.letter != nil || scalar.isFigure || scalar == "_" || scalar == "-")
    }
}

/// Finds number plates of the mainland: a province, a letter, and five or six letters and digits.
enum PlateScan {
    private static let provinces = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领".unicodeScalars)

    static func findings(in scalars: [Unicode.Scalar]) -> [Redactor.Finding] {
        scalars.indices.compactMap { start in
            guard provinces.contains(scalars[start]), start + 1 < scalars.count, let office = scalars[start + 1].letter
            else { return nil }
            var index = start + 2
            if index < scalars.count, "·.-• ".unicodeScalars.contains(scalars[index]) { index += 1 }
            let first = index
            var figures = 0
            while index < scalars.count, index - first < 7, scalars[index].letter != nil || scalars[index].isFigure {
                figures += scalars[index].isFigure ? 1 : 0
                index += 1
            }
            let isWhole = index == scalars.count || (scalars[index].letter == nil && !scalars[index].isFigure)
            guard (5...6).contains(index - first), figures > 0, isWhole else { return nil }
            let mask = String(scalars[start]) + String(Unicode.Scalar(office)) + "****"
            return Redactor.Finding(kind: .plate, range: start..<index, mask: mask)
        }
    }
}
