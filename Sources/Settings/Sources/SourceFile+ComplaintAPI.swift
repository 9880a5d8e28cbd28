import Crisis
import Foundation

extension SourceFile {
    static func readEndpoint(_ section: ConfigSection) -> Source.ComplaintAPIOrigin? {
        let url = section.webAddress("url")
        let interval = section.timeSpan("interval", in: intervals, default: .minutes(1))
        let trusted = section.boolean("trusted", default: false)
        let headers = readHeaders(section)
        let body = section.optionalString("body")
        let authentication = readAuthentication(section)
        let records = section.pointer("records") ?? ""
        let success = readSuccess(section)
        let paging = readPaging(section)
        let window = section.optionalSection("window").map(readWindow)
        let fields = readFields(section, takesColumns: false)
        checkBody(body, window, in: section)
        guard let url, let interval else { return nil }
        return Source.ComplaintAPIOrigin(
            url: url, interval: interval, trusted: trusted, headers: headers, bodyTemplate: body,
            authentication: authentication, recordsPointer: records, success: success, paging: paging,
            window: window, fields: fields)
    }

    private static func checkBody(
        _ body: String?, _ window: Source.ComplaintWindow?, in section: ConfigSection
    ) {
        if let body, (try? JSONSerialization.jsonObject(with: Data(body.utf8), options: .fragmentsAllowed)) == nil {
            section.report(
                "\"body\" is not JSON", "Write placeholders in quotes, such as \"page\": \"{page}\".", at: "body")
        }
        if let window, window.sinceParameter == nil, body?.contains("{since}") != true {
            section.report(
                "\"window\" names no parameter", "Add since_parameter, or {since} to the body.", at: "window")
        }
    }

    private static func readHeaders(_ section: ConfigSection) -> [Source.ComplaintAPIOrigin.Header] {
        guard let headers = section.optionalSection("headers") else { return [] }
        defer { headers.finish() }
        let secret: Set<String> = ["authorization", "cookie", "proxy-authorization"]
        return headers.keys.compactMap { name in
            guard let value = headers.string(name) else { return nil }
            guard !secret.contains(name.lowercased()) else {
                headers.report(
                    "the header \(name) holds a secret", "Put it into a credential file and use authentication.",
                    at: name)
                return nil
            }
            guard isHeader(name), value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
                headers.report("\"\(name)\" is not a header", "Write one line, its name without spaces.", at: name)
                return nil
            }
            return Source.ComplaintAPIOrigin.Header(name: name, value: value)
        }
    }

    private static func isHeader(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ":") }
    }

    private static func readSuccess(_ section: ConfigSection) -> Source.ComplaintAPIOrigin.Success? {
        guard let success = section.optionalSection("success") else { return nil }
        defer { success.finish() }
        let pointer = success.pointer("at")
        let values: [String]
        switch success.shape(of: "is") {
        case .list: values = success.strings("is")
        case .absent, .value, .section: values = success.string("is").map { [$0] } ?? []
        }
        guard let pointer else {
            success.report("\"success\" has no place", "Give it at, such as /code.")
            return nil
        }
        return values.isEmpty ? nil : Source.ComplaintAPIOrigin.Success(pointer: pointer, values: values)
    }

    private static func readWindow(_ section: ConfigSection) -> Source.ComplaintWindow {
        defer { section.finish() }
        let initial = section.has("initial") ? section.timeSpan("initial", in: .seconds(0) ... .days(3650)) : nil
        return Source.ComplaintWindow(
            sinceParameter: section.optionalString("since_parameter"),
            untilParameter: section.optionalString("until_parameter"),
            format: section.choice("format", as: Source.ComplaintWindow.Format.self, default: .rfc3339) ?? .rfc3339,
            overlap: section.timeSpan("overlap", in: .seconds(0) ... .days(31), default: .minutes(10)) ?? .minutes(10),
            settling: section.timeSpan("settling", in: .seconds(0) ... .days(1), default: .seconds(0)) ?? .seconds(0),
            initial: initial)
    }
}
