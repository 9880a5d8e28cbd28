import Foundation

/// Mails of our own making, as mail programmes of all sorts would send them.
package enum MailSample {
    /// The kinds of mail that `complaint` writes in turn.
    package static let kinds = 8

    /// The nth complaint; its number stands in subject and text. Every kind says the same in another form.
    package static func complaint(_ number: Int) -> [UInt8] {
        let subject = "快递丢失投诉 \(number)"
        let text = "您好：我的快件 SF\(1_000_000 + number) 七天没有更新，客服推诿，要求赔偿。编号 \(number)。"
        var lines = head(number)
        switch number % kinds {
        case 0:
            lines += ["Subject: =?UTF-8?B?\(base64(subject))?=", "Content-Type: text/plain; charset=utf-8", ""]
            return bytes(lines + [text])
        case 1:
            lines += ["Subject: =?gb2312?B?\(base64(gb18030(subject)))?=", "MIME-Version: 1.0"]
            lines += ["Content-Type: text/plain; charset=gb2312", "Content-Transfer-Encoding: base64", ""]
            return bytes(lines + [base64(gb18030(text))])
        case 2:
            lines += ["Subject: =?utf-8?Q?\(quotedWord(subject))?=", "MIME-Version: 1.0"]
            lines += ["Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: quoted-printable", ""]
            return bytes(lines + [quotedPrintable(text)])
        case 3:
            lines += ["Subject: \(subject)", "Content-Type: text/html; charset=utf-8", ""]
            return bytes(lines + ["<html><body><p>\(text)</p><script>alert(1)</script></body></html>"])
        case 4:
            lines += ["Subject: =?UTF-8?B?\(base64(subject))?=", "MIME-Version: 1.0"]
            lines += ["Content-Type: multipart/alternative; boundary=\"b1\"", "", "--b1"]
            lines += ["Content-Type: text/plain; charset=utf-8", "", text, "--b1", "Content-Type: text/html", ""]
            return bytes(lines + ["<b>\(text)</b>", "--b1--"])
        case 5:
            lines += ["Subject: =?UTF-8?B?\(base64(subject))?=", "MIME-Version: 1.0"]
            lines += ["Content-Type: multipart/mixed; boundary=mix", "", "--mix"]
            lines += ["Content-Type: text/plain; charset=utf-8", "", text, "--mix"]
            lines += ["Content-Type: image/jpeg; name=\"=?UTF-8?B?\(base64("照片.jpg"))?=\""]
            lines += ["Content-Disposition: attachment; filename*=utf-8''%E7%85%A7%E7%89%87.jpg"]
            lines += ["Content-Transfer-Encoding: base64", "", String(repeating: "QUJDRA==", count: 60), "--mix--"]
            return bytes(lines)
        case 6:
            // The label says GB 2312 and the bytes are GB 18030, raw in subject and text.
            let start = bytes(lines) + Array("Subject: ".utf8) + gb18030(subject)
            return start + Array("\r\nContent-Type: text/plain; charset=gb2312\r\n\r\n".utf8) + gb18030(text + "喆镕")
        default:
            lines += ["Subject: =?UTF-8?B?\(base64(subject))?=", "Content-Type: text/plain; charset=utf-8", ""]
            return bytes(lines + [text, "", "> 您好，请问需要什么帮助？", "", "-- ", "王女士 138****0000"])
        }
    }

    private static func head(_ number: Int) -> [String] {
        [
            "Return-Path: <customer\(number)@example.org>", "Received: from mx.example.org by desk.example.com; ",
            "\tTue, 24 Nov 2026 08:00:00 +0800",
            "From: \"=?UTF-8?B?\(base64("客户\(number)"))?=\" <customer\(number)@example.org>",
            "To: complaints@desk.example.com", "Message-ID: <\(number).sample@example.org>",
            "Date: Tue, 24 Nov 2026 07:\(String(format: "%02d:%02d", number / 60 % 60, number % 60)) +0800",
        ]
    }

    /// The lines with the ends that mails have.
    package static func bytes(_ lines: [String]) -> [UInt8] { Array((lines.joined(separator: "\r\n") + "\r\n").utf8) }

    package static func gb18030(_ text: String) -> [UInt8] {
        // kCFStringEncodingGB_18030_2000.
        Array(text.data(using: String.Encoding(rawValue: 0x8000_0632)) ?? Data())
    }

    package static func base64(_ text: String) -> String { base64(Array(text.utf8)) }

    package static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    package static func quotedPrintable(_ text: String) -> String {
        var (line, lines) = ("", [String]())
        for byte in text.utf8 {
            let piece =
                byte >= 0x20 && byte < 0x7F && byte != 0x3D
                ? String(UnicodeScalar(byte)) : String(format: "=%02X", byte)
            if line.utf8.count + piece.utf8.count > 75 {
                lines.append(line + "=")
                line = ""
            }
            line += piece
        }
        return (lines + [line]).joined(separator: "\r\n")
    }

    private static func quotedWord(_ text: String) -> String {
        text.utf8.map { $0 == 0x20 ? "_" : String(format: "=%02X", $0) }.joined()
    }
}
