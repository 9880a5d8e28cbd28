import Crisis
import Dovecot
import Foundation
import Testing
import Transport

@testable import Intake

@Suite("A mail is read as a person would read it")
struct MailTests {
    private func mail(_ lines: String...) -> Mail { Mail(MailSample.bytes(lines)) }

    private static func bytes(_ parts: Any...) -> [UInt8] {
        parts.flatMap { ($0 as? String).map { Array($0.utf8) } ?? ($0 as? [UInt8]) ?? [] }
    }

    @Test(
        "encoded words of a subject",
        arguments: [
            ("=?UTF-8?B?5b+r6YCS?= =?utf-8?B?5Lii5aSx?=", "快递丢失"),
            // Cut inside a character: three bytes of 快 in two words.
            ("=?UTF-8?B?5b8=?=\r\n =?UTF-8?B?q+mAkg==?=", "快递"),
            ("=?UTF-8?Q?=E5=BF=AB?= =?UTF-8?Q?=E9=80=92_SF_1?=", "快递 SF 1"),
            ("=?gb2312?B?v+y13bavyqc=?=", "快递动失"),
            ("Re: =?utf-8?q?=E6=8A=95=E8=AF=89?= 17", "Re: 投诉 17"),
            ("=?utf-8*zh?B?5oqV6K+J?=", "投诉"),
            ("=?unknown-charset?B?5oqV6K+J?=", "投诉"),
            ("=?UTF-8?B?5oqV6K+J", "=?UTF-8?B?5oqV6K+J"),
            ("plain =? not ?= a word", "plain =? not ?= a word"),
            ("投诉 raw", "投诉 raw"),
        ] as [(String, String?)])
    func words(value: String, expected: String?) {
        guard let expected else { return }
        #expect(EncodedWords.decode(Array(value.filter { $0 != "\r\n" }.utf8)) == expected)
    }

    @Test("a subject in raw GB 18030 without any label is read")
    func rawSubject() {
        let bytes = Self.bytes("Subject: ", MailSample.gb18030("快递公司拒绝赔偿"), "\r\n\r\n", "text")
        #expect(Mail(bytes).subject == "快递公司拒绝赔偿")
    }

    @Test(
        "a text labelled gb2312 that holds characters of GB 18030 only is read whole, one bad byte costs one character")
    func guobiao() {
        let head = "Subject: x\r\nContent-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        let text = "投诉朱镕路网点，包裹丢失后客服一直没有回复，请尽快处理"
        #expect(Mail(Self.bytes(head, MailSample.gb18030(text))).text.own == text)
        let broken = Mail(Self.bytes(head, MailSample.gb18030(text), [0xFF], MailSample.gb18030("谢谢")))
        #expect(broken.text.own.hasPrefix(text) && broken.text.own.hasSuffix("谢谢"))
    }

    @Test("plain text wins over HTML unless it is empty")
    func alternative() {
        let head = [
            "Content-Type: multipart/alternative; boundary=b", "", "--b", "Content-Type: text/plain; charset=utf-8", "",
        ]
        let tail = ["--b", "Content-Type: text/html; charset=utf-8", "", "<p>超文本</p><style>p{}</style>", "--b--"]
        #expect(Mail(MailSample.bytes(head + ["纯文本"] + tail)).text.own == "纯文本")
        #expect(Mail(MailSample.bytes(head + ["  "] + tail)).text.own == "超文本")
    }

    @Test("attachments are named, typed and measured, by RFC 2231, by encoded words, by raw bytes and by winmail.dat")
    func attachments() {
        let found = mail(
            "Subject: x", "Content-Type: multipart/mixed; boundary=\"=_m\"", "", "preamble", "--=_m",
            "Content-Type: text/plain", "", "see files", "--=_m",
            "Content-Type: application/pdf", "Content-Disposition: attachment; filename*0*=utf-8''%E5%8F%91;",
            " filename*1*=%E7%A5%A8; filename*2=\".pdf\"", "Content-Transfer-Encoding: base64", "", "QUJDREVG", "--=_m",
            "Content-Type: image/png; name=\"=?UTF-8?B?54Wn54mHLnBuZw==?=\"", "Content-Transfer-Encoding: base64", "",
            "QUJD", "--=_m", "Content-Type: application/ms-tnef; name=winmail.dat", "", "xyz", "--=_m--", "epilogue")
        #expect(found.text.own == "see files")
        #expect(found.attachments.map(\.name) == ["发票.pdf", "照片.png", "winmail.dat"])
        #expect(found.attachments.map(\.size) == [6, 3, 3])
        #expect(
            found.wholeText.hasSuffix(
                "[附件 attachments: 发票.pdf (application/pdf, 6 B); 照片.png (image/png, 3 B); winmail.dat (application/ms-tnef, 3 B)]"
            ))
    }

    @Test("a forwarded mail gives its text under its head, and a page with pictures the page")
    func forwarded() {
        let found = mail(
            "Subject: Fwd", "Content-Type: multipart/mixed; boundary=m", "", "--m",
            "Content-Type: text/plain; charset=utf-8",
            "", "请处理", "--m", "Content-Type: message/rfc822", "", "From: li@example.org",
            "Subject: =?UTF-8?B?5oqV6K+J?=",
            "Content-Type: multipart/related; boundary=r", "", "--r", "Content-Type: text/html; charset=utf-8", "",
            "<p>包裹破损</p><img src=cid:1>", "--r", "Content-Type: image/gif; name=logo.gif", "", "GIF", "--r--", "--m--")
        #expect(found.text.own == "请处理\n\nSubject: 投诉\nFrom: li@example.org\n\n包裹破损")
        #expect(found.attachments.map(\.name) == ["logo.gif"])
    }

    @Test("own words, quotation and signature can be told apart")
    func quotation() {
        let found = mail(
            "Subject: Re", "Content-Type: text/plain; charset=utf-8", "", "至今没有赔偿。", "", "在 2026年11月3日，客服 写道：",
            "> 我们会核实", ">> 包裹在哪里", "-- ", "王女士", "13800000000")
        #expect(found.text.own == "至今没有赔偿。")
        #expect(found.text.quoted == "在 2026年11月3日，客服 写道：\n我们会核实\n包裹在哪里")
        #expect(found.text.signature == "王女士\n13800000000")
        #expect(MailText(found.text.marked) == found.text)
        let original = mail(
            "Content-Type: text/plain; charset=utf-8", "", "同上", "------------------ 原始邮件 ------------------", "发件人: 李",
            "丢件")
        #expect(original.text.own == "同上" && original.text.quoted.hasSuffix("发件人: 李\n丢件"))
    }

    @Test("format=flowed joins lines, with and without DelSp")
    func flowed() {
        #expect(FlowedText.unfold("one \ntwo\n> q \n> r\n-- \nsig", dropsSpace: false) == "one two\n> q r\n-- \nsig")
        #expect(FlowedText.unfold("快 \n递 \n丢失\n  stuffed", dropsSpace: true) == "快递丢失\n stuffed")
    }

    @Test("base64 with junk and in pieces, broken quoted-printable and uuencode give what can be read")
    func encodings() {
        #expect(TransferEncoding.base64(Array("5b+r\r\n!6YC*S".utf8)[...]) == Array("快递".utf8))
        #expect(TransferEncoding.base64(Array("QQ==Qg==".utf8)[...]) == Array("AB".utf8))
        #expect(
            TransferEncoding.quotedPrintable(Array("a=\r\nb=41=4=ZZ=3d= \nc=".utf8)[...]) == Array("abA=4=ZZ=c".utf8))
        #expect(TransferEncoding.uuencode(Array("begin 644 a\n#0V%T\n`\nend\n".utf8)[...]) == Array("Cat".utf8))
    }

    @Test(
        "the writer's address and name",
        arguments: [
            ("\"王, 女士\" <Wang@Example.org>", "wang@example.org", "王, 女士"),
            ("=?UTF-8?B?546L5aWz5aOr?= <w@e.org>, other@e.org", "w@e.org", "王女士"),
            ("w@e.org (王女士)", "w@e.org", "王女士"), ("<w@e.org>", "w@e.org", nil),
            ("\"<x@y.z>\" <w@e.org>", "w@e.org", "<x@y.z>"),
        ] as [(String, String, String?)])
    func address(value: String, address: String, name: String?) {
        let found = MailAddress(Array(value.utf8))
        #expect(found?.address == address && found?.name == name)
    }

    @Test("a repeated Message-ID with another text is another mail; the way it came makes no difference")
    func identity() {
        let first = mail("Message-ID: <1@x>", "Received: by a", "Subject: s", "", "text")
        #expect(first.identity == mail("Message-ID: <1@x>", "Received: by b", "Subject: s", "", "text").identity)
        #expect(first.identity != mail("Message-ID: <1@x>", "Subject: s", "", "other").identity)
        #expect(first.identity.hasPrefix("1@x#"))
        #expect(mail("Subject: s", "", "text").identity.hasPrefix("mail#"))
    }

    @Test("a mail is of when it was written; without a date, or with one of tomorrow, of when it arrived")
    func moments() throws {
        let source = Source(
            id: "mail", title: LocalizedText(zh: "邮箱", en: "Mail"), family: .consumers, tier: .private,
            origin: .mailbox(.init(host: "h", userCredential: "u", secret: .password(credential: "p"))))
        func moment(_ date: String?) -> String? {
            let lines = (date.map { ["Date: \($0)"] } ?? []) + ["Subject: s", "", "text"]
            let content = MailContent(bytes: MailSample.bytes(lines), internalDate: "24-Nov-2026 09:00:00 +0800")
            let read = ReadMail.read(
                content, size: 100, isCut: false, place: "", source: source, kind: .complaint, at: Timestamp(seconds: 0)
            )
            guard case .item(let item) = read else { return nil }
            return item.published?.rfc3339
        }
        #expect(moment("Tue, 24 Nov 2026 07:30:00 +0800") == "2026-11-23T23:30:00Z")
        #expect(moment("Tue, 24 Nov 2026 07:30:00 +0800 (CST)") == "2026-11-23T23:30:00Z")
        #expect(moment(nil) == "2026-11-24T01:00:00Z")
        #expect(moment("no date") == "2026-11-24T01:00:00Z")
        #expect(moment("Sat, 24 Nov 2035 07:30:00 +0800") == "2026-11-24T01:00:00Z")
    }

    @Test("a megabyte of anything is read in time")
    func hostile() {
        let size = 1024 * 1024
        let began = ContinuousClock.now
        for text in [
            "Subject: " + String(repeating: "=?a?Q?", count: 10_000) + "\r\n\r\nx",
            "Content-Type: text/html\r\n\r\n" + String(repeating: "<", count: size),
            "Content-Type: text/html\r\n\r\n" + String(repeating: "<a ", count: size / 3),
            "Content-Type: text/html\r\n\r\n" + String(repeating: "&", count: size),
            "Content-Type: text/html\r\n\r\n" + String(repeating: "<!--", count: size / 4),
            "Content-Type: text/html\r\n\r\n" + String(repeating: "<script>", count: size / 8),
            "Content-Type: multipart/mixed; boundary=\"-\"\r\n\r\n" + String(repeating: "--\n", count: size / 3),
            "\r\n" + String(repeating: "> ", count: size / 2), "\r\n" + String(repeating: "\n", count: size),
            String(repeating: "a:\n", count: size / 3),
        ] {
            _ = Mail(Array(text.utf8))
        }
        #expect(ContinuousClock.now - began < .seconds(120), "it took \(ContinuousClock.now - began)")
        print("hostile mails: \(ContinuousClock.now - began)")
    }

    @Test("a header that was broken on its way still gives the text")
    func brokenHeaders() {
        #expect(mail("From a@b Thu Jan 1", "Subject: s", "", "text").subject == "s")
        #expect(mail("Subject: s", "no header line", "text").text.own == "no header line\ntext")
        #expect(mail("just text", "more").text.own == "just text\nmore")
        #expect(mail("Subject: s", "Content-Type: multipart/mixed", "", "no boundary").text.own == "no boundary")
        #expect(mail("Subject: s", "Content-Type: multipart/mixed; boundary=x", "", "never").text.own == "never")
        #expect(mail("Content-Type: multipart/mixed; boundary=x", "", "--x", "", "cut off").text.own == "cut off")
        #expect(mail("Content-Type: ;;;=", "Subject", "", "x").text.own.hasSuffix("x"))
    }

    @Test("no prefix of a mail and no bomb harms the reader")
    func prefixes() {
        for number in 0..<MailSample.kinds {
            let bytes = MailSample.complaint(number)
            for length in stride(from: 0, through: bytes.count, by: 3) { _ = Mail(Array(bytes.prefix(length))) }
        }
        var nested = "Subject: deep\r\n"
        for level in 0..<2000 { nested += "Content-Type: multipart/mixed; boundary=b\(level)\r\n\r\n--b\(level)\r\n" }
        _ = Mail(Array(nested.utf8))
        let forwards = String(repeating: "Content-Type: message/rfc822\r\n\r\n", count: 5000)
        _ = Mail(Array(forwards.utf8))
        let parts =
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + String(repeating: "--b\r\n\r\nx\r\n", count: 20_000)
        #expect(Mail(Array(parts.utf8)).text.own.utf8.count < 10_000)
        _ = Mail(Array(("Subject: " + String(repeating: "=?utf-8?B?QQ==?= ", count: 50_000)).utf8))
        _ = Mail(Array(("Content-Type: text/plain" + String(repeating: "; a*0*=b", count: 50_000)).utf8))
    }

    /// `TOCSIN_FUZZ_ROUNDS` makes it as long as wanted.
    @Test("random bytes, and mails with random bytes in them, give an answer")
    func random() {
        var state: UInt64 = 20_261_124
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let rounds = ProcessInfo.processInfo.environment["TOCSIN_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 400
        for number in 0..<rounds {
            var bytes = MailSample.complaint(number)
            for _ in 0..<(1 + Int(next() % 20)) { bytes[Int(next() % UInt64(bytes.count))] = UInt8(next() % 256) }
            _ = Mail(bytes)
            _ = Mail((0..<Int(next() % 400)).map { _ in UInt8(next() % 256) })
        }
    }
}
