import Crisis
import Transport

/// Writes the request for one step of the paging, as yet without credentials.
struct ComplaintQuery: Sendable {
    private let origin: Source.ComplaintAPIOrigin
    private let offsetMinutes: Int
    private let server: WebOrigin?
    private let template: JSONValue?
    /// Placeholders that the body has, and that therefore do not go into the query.
    private let inBody: Set<String>

    init(source: Source, origin: Source.ComplaintAPIOrigin) throws(ComplaintSetupError) {
        self.origin = origin
        offsetMinutes = source.offsetMinutes
        server = WebOrigin(origin.url)
        guard let text = origin.bodyTemplate else {
            template = nil
            inBody = []
            return
        }
        do throws(JSONParser.Failure) {
            template = try JSONParser.parse(text)
        } catch {
            throw .badTemplate(error.description)
        }
        inBody = Placeholders.names(in: text)
    }

    func request(_ step: ComplaintStep, since: Timestamp?, until: Timestamp?) -> HTTPRequest {
        let values = values(step, since: since, until: until)
        var url = PollURL(origin.url)
        if case .url(let rest) = step, let server {
            url = PollURL(server.prefix + rest)
        } else {
            for (parameter, name) in parameters where !inBody.contains(name) {
                if let parameter, let value = values[name] {
                    url = PollURL(url.setting(parameter, to: ComplaintQuery.text(value)))
                }
            }
        }
        var headers = [HTTPHeader("Accept", "application/json")]
        headers += origin.headers.map { HTTPHeader($0.name, $0.value) }
        var request = HTTPRequest(
            url: url.whole, headers: headers, addressPolicy: origin.trusted ? .trusted : .publicOnly, limits: .feed)
        if let template {
            request.method = .post
            request.headers.append(HTTPHeader("Content-Type", "application/json"))
            request.body = Array((ComplaintQuery.filled(template, values) ?? .object([])).text.utf8)
        }
        return request
    }

    private var parameters: [(parameter: String?, name: String)] {
        var parameters: [(String?, String)] = [
            (origin.window?.sinceParameter, "since"), (origin.window?.untilParameter, "until"),
            (origin.paging.sizeParameter, "size"),
        ]
        switch origin.paging.form {
        case .cursor(_, let parameter): parameters.append((parameter, "cursor"))
        case .page(let parameter, _): parameters.append((parameter, "page"))
        case .offset(let parameter): parameters.append((parameter, "offset"))
        case .single, .link, .nextURL: break
        }
        return parameters
    }

    private func values(_ step: ComplaintStep, since: Timestamp?, until: Timestamp?) -> [String: JSONValue] {
        var values: [String: JSONValue] = [:]
        func moment(_ moment: Timestamp) -> JSONValue {
            let format = origin.window?.format ?? .rfc3339
            let text = format.text(of: moment, offsetMinutes: offsetMinutes)
            return format == .epoch || format == .epochMilliseconds ? .number(text) : .string(text)
        }
        values["since"] = since.map(moment)
        values["until"] = until.map(moment)
        values["size"] = origin.paging.size.map { .number(String($0)) }
        switch (step, origin.paging.form) {
        case (.cursor(let cursor), _): values["cursor"] = .string(cursor)
        case (.page(let number), _): values["page"] = .number(String(number))
        case (.offset(let count), _): values["offset"] = .number(String(count))
        case (.first, .page(_, let first)): values["page"] = .number(String(first))
        case (.first, .offset): values["offset"] = .number("0")
        case (.first, .single), (.first, .cursor), (.first, .link), (.first, .nextURL), (.url, _): break
        }
        return values
    }

    /// The template with its placeholders filled in; a member of which nothing is known is left out.
    private static func filled(_ template: JSONValue, _ values: [String: JSONValue]) -> JSONValue? {
        switch template {
        case .null, .boolean, .number: return template
        case .array(let elements): return .array(elements.compactMap { filled($0, values) })
        case .object(let members):
            return .object(
                members.compactMap { member in
                    filled(member.value, values).map { JSONValue.Member(name: member.name, value: $0) }
                })
        case .string(let text):
            let names = Placeholders.names(in: text).intersection(ComplaintQuery.placeholders)
            if let name = names.first, text == "{\(name)}" { return values[name] }
            if names.contains(where: { values[$0] == nil }) { return nil }
            return .string(Placeholders.fill(text) { values[$0].map(ComplaintQuery.text) })
        }
    }

    /// What may stand in the template.
    static let placeholders: Set<String> = ["since", "until", "size", "cursor", "page", "offset"]

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .string(let text), .number(let text): text
        case .null, .boolean, .array, .object: value.text
        }
    }
}
