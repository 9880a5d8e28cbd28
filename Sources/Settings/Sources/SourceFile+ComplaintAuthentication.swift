import Crisis

extension SourceFile {
    /// The section `authentication`, of which several parts may be there; or `token_credential` beside it.
    static func readAuthentication(_ section: ConfigSection) -> [Source.ComplaintAuthentication] {
        var found: [Source.ComplaintAuthentication] = []
        if let token = section.optionalName("token_credential") { found.append(.bearer(credential: token)) }
        guard let parts = section.optionalSection("authentication") else { return found }
        defer { parts.finish() }
        if let bearer = parts.optionalName("bearer_credential") { found.append(.bearer(credential: bearer)) }
        if let header = parts.optionalSection("header") {
            let name = header.string("name")
            let prefix = header.optionalString("prefix") ?? ""
            let credential = header.name("credential")
            header.finish()
            if let name, let credential { found.append(.header(name: name, prefix: prefix, credential: credential)) }
        }
        if let query = parts.optionalSection("query") {
            let name = query.string("name")
            let credential = query.name("credential")
            query.finish()
            if let name, let credential { found.append(.query(name: name, credential: credential)) }
        }
        if let basic = parts.optionalSection("basic") {
            let user = basic.string("user")
            let credential = basic.name("credential")
            basic.finish()
            if let user, let credential { found.append(.basic(user: user, credential: credential)) }
        }
        if let client = parts.optionalSection("oauth").flatMap(readClient) { found.append(.oauth(client)) }
        if let signature = parts.optionalSection("signature").flatMap(readSignature) {
            found.append(.signature(signature))
        }
        return found
    }

    private static func readClient(_ section: ConfigSection) -> Source.OAuthClient? {
        defer { section.finish() }
        let url = section.webAddress("token_url")
        let id = section.optionalString("client_id")
        let idCredential = section.optionalName("client_id_credential")
        let secret = section.name("client_secret_credential")
        let scope = section.optionalString("scope")
        let audience = section.optionalString("audience")
        let style = section.choice("send", as: Source.OAuthClient.Style.self, default: .basic) ?? .basic
        let margin = section.timeSpan("margin", in: .seconds(0) ... .hours(1), default: .seconds(30)) ?? .seconds(30)
        if (id == nil) == (idCredential == nil) {
            section.report("the client needs one id", "Give client_id or client_id_credential, one of them.")
            return nil
        }
        guard let url, let secret else { return nil }
        return Source.OAuthClient(
            tokenURL: url, id: id ?? "", idCredential: idCredential, secretCredential: secret, scope: scope,
            audience: audience, style: style, margin: margin)
    }

    /// What `signed` may name.
    private static let signable: Set<String> = [
        "method", "path", "query", "parameters", "body", "body_md5", "body_sha256", "timestamp", "nonce", "key",
        "secret",
    ]

    private static func readSignature(_ section: ConfigSection) -> Source.RequestSignature? {
        defer { section.finish() }
        let algorithm = section.choice("algorithm", as: Source.RequestSignature.Algorithm.self)
        let encoding = section.choice("encoding", as: Source.RequestSignature.Encoding.self, default: .hex) ?? .hex
        let signed = section.string("signed")
        let pair = section.optionalString("pair_separator") ?? ""
        let parameter = section.optionalString("parameter_separator") ?? ""
        let secret = section.name("secret_credential")
        let key = section.optionalName("key_credential")
        let prefix = section.optionalString("prefix") ?? ""
        let format =
            section.choice("timestamp_format", as: Source.ComplaintWindow.Format.self, default: .epoch) ?? .epoch
        let place = readPlace("place", in: section)
        let keyPlace = readPlace("key", in: section)
        let timestampPlace = readPlace("timestamp", in: section)
        let noncePlace = readPlace("nonce", in: section)
        for name in unknownPlaceholders(in: signed ?? "") {
            section.report(
                "\"signed\" knows no {\(name)}", "Use \(signable.sorted().map { "{\($0)}" }.joined(separator: ", ")).",
                at: "signed")
        }
        guard let place else {
            if !section.has("place") {
                section.report("\"signature\" has no place", "Add place: { parameter: sign } or { header: X-Sign }.")
            }
            return nil
        }
        guard let algorithm, let signed, let secret else { return nil }
        return Source.RequestSignature(
            algorithm: algorithm, encoding: encoding, signed: signed, pairSeparator: pair,
            parameterSeparator: parameter, place: place, prefix: prefix, secretCredential: secret,
            keyCredential: key, keyPlace: keyPlace, timestampPlace: timestampPlace, timestampFormat: format,
            noncePlace: noncePlace)
    }

    private static func readPlace(_ key: String, in section: ConfigSection) -> Source.RequestSignature.Place? {
        guard let place = section.optionalSection(key) else { return nil }
        defer { place.finish() }
        let parameter = place.optionalString("parameter")
        let header = place.optionalString("header")
        switch (parameter, header) {
        case (let parameter?, nil): return .parameter(parameter)
        case (nil, let header?): return .header(header)
        case (nil, nil), (_?, _?):
            section.report("\"\(key)\" has no one place", "Give it parameter or header, one of them.", at: key)
            return nil
        }
    }

    private static func unknownPlaceholders(in template: String) -> [String] {
        template.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
            guard let close = part.firstIndex(of: "}") else { return nil }
            let name = String(part[..<close])
            let isName = !name.isEmpty && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F || $0 < 0x3A }
            return isName && !signable.contains(name) ? name : nil
        }
    }
}
