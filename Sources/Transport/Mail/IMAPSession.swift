/// One IMAP session (RFC 3501, with MOVE, UIDPLUS, ESEARCH, NAMESPACE and ID where the server has them).
///
/// Its methods wait for the server on a thread of the session's own and end when their task is cancelled. After an error
/// other than `.refused`, `.noSuchFolder` and `.folderNotSelectable` the session is over.
package actor IMAPSession {
    private let server: MailServer
    private let limits: MailLimits
    private let thread = MailThread()
    private var link: MailLink?
    private var framing: IMAPFraming
    private var tagNumber = 0
    private var capabilities: Set<String> = []
    private var delimiter: String?
    private var prefix = ""

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

    package init(_ server: MailServer, limits: MailLimits = MailLimits()) {
        self.server = server
        self.limits = limits
        framing = IMAPFraming(lineLimit: limits.lineBytes, literalLimit: limits.literalBytes)
    }

    /// Connects, logs in and learns what the server can do.
    ///
    /// - Parameter client: our name and version, for servers that want to know (NetEase lets nobody in without).
    package func open(_ login: MailLogin, client: (name: String, version: String)) throws(MailError) {
        let link = try MailLink(server)
        try link.open(login, within: limits.connect)
        self.link = link
        try run("CAPABILITY") { response in
            if case .data("CAPABILITY", let values) = response {
                self.capabilities = Set(values.compactMap { $0.atom?.uppercased() })
            }
        }
        if has("ID") {
            let fields = [client.name, client.version].map(IMAPText.quoted)
            try? run("ID (\"name\" \(fields[0]) \"version\" \(fields[1]))") { _ in }
        }
        try learnNames()
    }

    /// Says goodbye, if the server still listens, and closes the connection.
    package func close() {
        guard link != nil else { return }
        try? run("LOGOUT", within: .seconds(2)) { _ in }
        link = nil
    }

    private func has(_ capability: String) -> Bool { capabilities.contains(capability) }

    // MARK: Folders

    /// How the server separates levels, and what all names of ours begin with.
    private func learnNames() throws(MailError) {
        try run("LIST \"\" \"\"") { response in
            if case .data("LIST", let values) = response, values.count >= 2 {
                self.delimiter = values[1].bytes.map { String(decoding: $0, as: UTF8.self) }
            }
        }
        guard has("NAMESPACE") else { return }
        try? run("NAMESPACE") { response in
            guard case .data("NAMESPACE", let values) = response, let personal = values.first?.list?.first?.list,
                let prefix = personal.first?.bytes
            else { return }
            self.prefix = String(decoding: prefix, as: UTF8.self)
        }
    }

    /// The name as the server has it, for one written with `/` between its levels.
    private func serverName(_ folder: String) -> String {
        guard folder.uppercased() != "INBOX" else { return "INBOX" }
        let name = ModifiedUTF7.encode(delimiter.map { folder.replacing("/", with: $0) } ?? folder)
        return prefix.isEmpty || name.hasPrefix(prefix) ? name : prefix + name
    }

    /// Opens a folder; with `isReadOnly` nothing in it can change.
    package func select(_ folder: String, isReadOnly: Bool) throws(MailError) -> MailFolder {
        var found = MailFolder(uidValidity: 0, uidNext: 0, count: 0)
        let words = isReadOnly ? "EXAMINE" : "SELECT"
        do throws(MailError) {
            try run("\(words) \(IMAPText.quoted(serverName(folder)))") { response in
                switch response {
                case .numbered(let count, "EXISTS", _): found.count = Int(clamping: count)
                case .status(let status) where status.code == "UIDVALIDITY":
                    found.uidValidity = UInt32(clamping: status.codeNumber ?? 0)
                case .status(let status) where status.code == "UIDNEXT":
                    found.uidNext = UInt32(clamping: status.codeNumber ?? 0)
                default: break
                }
            }
        } catch .refused(let command, let reason) {
            if try attributes(of: folder) == nil { throw .noSuchFolder(name: folder) }
            throw .refused(command: command, words: reason)
        }
        guard found.uidValidity > 0 else { throw .notUnderstood("the folder \(folder) has no UIDVALIDITY") }
        return found
    }

    /// Makes the folder when it is not there.
    package func ensure(_ folder: String) throws(MailError) {
        if let attributes = try attributes(of: folder) {
            guard attributes.isDisjoint(with: ["\\NOSELECT", "\\NONEXISTENT"]) else {
                throw .folderNotSelectable(name: folder)
            }
            return
        }
        let name = IMAPText.quoted(serverName(folder))
        try run("CREATE \(name)") { _ in }
        try? run("SUBSCRIBE \(name)") { _ in }
    }

    /// The attributes of a folder in upper case; nil when there is none of that name.
    private func attributes(of folder: String) throws(MailError) -> Set<String>? {
        var found: Set<String>?
        try run("LIST \"\" \(IMAPText.quoted(serverName(folder)))") { response in
            guard case .data("LIST", let values) = response, let attributes = values.first?.list else { return }
            found = Set(attributes.compactMap { $0.atom?.uppercased() })
        }
        return found.flatMap { $0.contains("\\NONEXISTENT") ? nil : $0 }
    }

    // MARK: Mails

    /// The mails of the selected folder from a UID on, ascending.
    package func mails(from first: UInt32) throws(MailError) -> [UInt32] {
        // `7:*` names the last mail even when its UID is 5.
        try search("\(max(first, 1)):*").filter { $0 >= first }
    }

    /// Those of these mails that are still in the selected folder, ascending.
    package func mails(among uids: [UInt32]) throws(MailError) -> [UInt32] {
        uids.isEmpty ? [] : try search(IMAPText.set(uids))
    }

    private func search(_ set: String) throws(MailError) -> [UInt32] {
        var found: [UInt32] = []
        var isReadable = true
        let limit = limits.lineBytes / 8
        let form = has("ESEARCH") ? "UID SEARCH RETURN (ALL) UID" : "UID SEARCH UID"
        try run("\(form) \(set)") { response in
            switch response {
            case .data("SEARCH", let values):
                found += values.compactMap { $0.number.flatMap { UInt32(exactly: $0) } }
            case .data("ESEARCH", let values):
                guard let place = values.firstIndex(where: { $0.isWord("ALL") }), values.count > place + 1 else {
                    return
                }
                let set = values[place + 1].bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
                let numbers = IMAPText.numbers(inSet: set, limit: limit)
                isReadable = isReadable && numbers != nil
                found += numbers ?? []
            default: break
            }
        }
        guard isReadable else { throw .notUnderstood("the list of mails, or it has more than \(limit)") }
        return Set(found).sorted()
    }

    /// Size and flags of these mails, as far as they are still there, by UID.
    package func summaries(of uids: [UInt32]) throws(MailError) -> [MailSummary] {
        var summaries: [UInt32: MailSummary] = [:]
        try fetch("\(IMAPText.set(uids)) (UID RFC822.SIZE FLAGS)") { data in
            guard let uid = data.uid else { return }
            summaries[uid] = MailSummary(uid: uid, size: data.size, isDeleted: data.isDeleted)
        }
        return uids.compactMap { summaries[$0] }
    }

    /// These mails whole, or their first bytes; `\Seen` stays as it is.
    package func contents(of uids: [UInt32], firstBytes: Int? = nil) throws(MailError) -> [UInt32: MailContent] {
        var contents: [UInt32: MailContent] = [:]
        let part = firstBytes.map { "<0.\($0)>" } ?? ""
        try fetch("\(IMAPText.set(uids)) (UID INTERNALDATE BODY.PEEK[]\(part))") { data in
            guard let uid = data.uid, let bytes = data.body else { return }
            contents[uid] = MailContent(bytes: bytes, internalDate: data.internalDate)
        }
        return contents
    }

    private func fetch(_ what: String, _ take: (FetchData) -> Void) throws(MailError) {
        try run("UID FETCH \(what)") { response in
            if case .numbered(_, "FETCH", let values) = response, let list = values.first?.list {
                take(FetchData(list))
            }
        }
    }

    /// Moves mails to another folder. Where the server cannot, they are copied and marked as deleted, and expunged where
    /// the server can do that to these alone.
    package func move(_ uids: [UInt32], to folder: String) throws(MailError) {
        guard !uids.isEmpty else { return }
        let (set, name) = (IMAPText.set(uids), IMAPText.quoted(serverName(folder)))
        if has("MOVE") { return try run("UID MOVE \(set) \(name)") { _ in } }
        try run("UID COPY \(set) \(name)") { _ in }
        try expunge(uids)
    }

    /// Deletes mails that have been copied.
    package func expunge(_ uids: [UInt32]) throws(MailError) {
        guard !uids.isEmpty else { return }
        let set = IMAPText.set(uids)
        try run("UID STORE \(set) +FLAGS.SILENT (\\Deleted)") { _ in }
        if has("UIDPLUS") { try run("UID EXPUNGE \(set)") { _ in } }
    }

    /// Whether a move is one step; if not, a kill may leave copied mails behind that are marked as deleted.
    package var movesAtOnce: Bool { has("MOVE") }

    // MARK: Commands

    /// Sends a command and reads all responses up to its end.
    private func run(
        _ command: String, within limit: Duration? = nil, _ take: (IMAPResponse) -> Void
    ) throws(MailError) {
        guard let link else { throw .closed(words: "") }
        let verb = command.split(separator: " ").prefix { $0 != "RETURN" && $0.allSatisfy(\.isLetter) }.prefix(2)
            .joined(separator: " ")
        tagNumber += 1
        let tag = "T\(tagNumber)"
        let end = ContinuousClock.now + (limit ?? limits.command)
        do throws(MailError) {
            try link.send(Array("\(tag) \(command)\r\n".utf8), by: min(end, .now + limits.stall))
            let status = try finish(tag, link, by: end, take)
            guard status.condition == .ok else { throw .refused(command: verb, words: status.words) }
        } catch {
            switch error {
            case .refused: break
            default: self.link = nil
            }
            if case .timedOut = error { throw .timedOut(doing: verb) }
            throw error
        }
    }

    private func finish(
        _ tag: String, _ link: MailLink, by end: ContinuousClock.Instant, _ take: (IMAPResponse) -> Void
    ) throws(MailError) -> IMAPStatus {
        var farewell: String?
        while true {
            do throws(IMAPSyntaxError) {
                while let bytes = try framing.next() {
                    guard !bytes.isEmpty else { continue }
                    let response = try IMAPResponseParser.parse(bytes)
                    switch response {
                    case .tagged(tag, let status): return status
                    case .status(let status) where status.condition == .bye:
                        farewell = status.words
                        take(response)
                    default: take(response)
                    }
                }
            } catch {
                throw .notUnderstood(error.what)
            }
            do throws(MailError) {
                framing.take(try link.receive(by: min(end, .now + limits.stall)))
            } catch {
                if let farewell { throw .closed(words: farewell) }
                throw error
            }
        }
    }
}
