import Crisis
import Transport

/// How far a mailbox has been read: the number under which its UIDs hold, and the highest UID that was kept.
struct MailboxMark: Hashable {
    var uidValidity: UInt32
    var uid: UInt32

    /// Reads the form in which it is kept as a source's cursor: `1732450000:17`.
    init?(cursor: String) {
        let parts = cursor.split(separator: ":")
        guard parts.count == 2, let validity = UInt32(parts[0]), let uid = UInt32(parts[1]) else { return nil }
        self.init(uidValidity: validity, uid: uid)
    }

    init(uidValidity: UInt32, uid: UInt32) {
        self.uidValidity = uidValidity
        self.uid = uid
    }

    var cursor: String { "\(uidValidity):\(uid)" }
}

/// Mails that were read together and are to be kept in one transaction.
package struct MailboxPage: Sendable {
    package var items: [Item] = []
    package var unreadable: [UnreadableRecord] = []
    /// To be stored in the same transaction.
    package var cursor: String
    package var bytes = 0
}

/// One round over a mailbox: what is new in it, page by page, oldest first.
///
/// A mail is moved only by `settle`, after its page was kept; and what a kill left between the two is found by the next
/// round, for it still lies in the folder below the mark: it is read again, the ledger knows it, and it is moved. Flags
/// such as `\Seen` decide nothing, since people set them too.
package struct MailboxReader: Sendable {
    /// Mails and bytes of one page.
    static let pageMails = 100
    static let pageBytes = 16 * 1024 * 1024

    private let source: Source
    private let origin: Source.MailboxOrigin
    private let kind: MentionKind
    private let session: IMAPSession
    private let login: MailLogin
    private let client: (name: String, version: String)
    private var mark = MailboxMark(uidValidity: 0, uid: 0)
    /// The next ones at the end.
    private var fresh: [UInt32] = []
    private var leftOver: [UInt32] = []
    /// What the last page brought and still lies in the folder.
    private var unmoved: (processed: [UInt32], failed: [UInt32], deleted: [UInt32]) = ([], [], [])
    /// Why mails could not be moved; they are read all the same.
    package private(set) var moveFailure: MailError?

    /// - Parameters:
    ///   - user, secret: what opens the mailbox; sent and never shown.
    ///   - client: our name and version.
    package init(
        source: Source, kind: MentionKind, user: String, secret: String, client: (name: String, version: String)
    ) throws(ComplaintSetupError) {
        guard case .mailbox(let origin) = source.origin else {
            throw .wrongOrigin(source: source.id, wanted: "mailbox")
        }
        self.source = source
        self.origin = origin
        self.kind = kind
        self.client = client
        login =
            switch origin.secret {
            case .password: .password(user: user, secret)
            case .token: .token(user: user, secret)
            }
        session = IMAPSession(
            MailServer(origin), limits: MailLimits(literalBytes: 2 * origin.maximumMailBytes + 1024 * 1024))
    }

    /// Opens the mailbox and learns what is new since the cursor.
    package mutating func open(from cursor: String?) async throws(MailError) {
        try await session.open(login, client: client)
        if let folders = origin.folders {
            try await session.ensure(folders.processed)
            try await session.ensure(folders.failed)
        }
        let folder = try await session.select(origin.folder, isReadOnly: origin.folders == nil)
        mark = MailboxMark(uidValidity: folder.uidValidity, uid: 0)
        if let known = cursor.flatMap(MailboxMark.init(cursor:)), known.uidValidity == folder.uidValidity {
            // A mailbox that came back from a backup may count on from below; then all is read again.
            if folder.uidNext == 0 || known.uid < folder.uidNext { mark.uid = known.uid }
        }
        let first = origin.folders == nil ? mark.uid &+ 1 : 1
        let uids = try await session.mails(from: max(first, 1))
        fresh = uids.filter { $0 > mark.uid }.reversed()
        leftOver = uids.filter { $0 <= mark.uid }.reversed()
    }

    /// The cursor as it stands.
    package var cursor: String { mark.cursor }

    /// The next mails; nil when there are none any more.
    package mutating func nextPage(at now: Timestamp) async throws(MailError) -> MailboxPage? {
        while true {
            let isFresh = !fresh.isEmpty
            let uids = isFresh ? Self.take(&fresh) : Self.take(&leftOver)
            guard !uids.isEmpty else { return nil }
            var batch = try await summaries(of: uids)
            if !isFresh { setAside(&batch) }
            let fitting = Self.fitting(batch, mailBytes: origin.maximumMailBytes)
            giveBack(batch[fitting...].map(\.uid), isFresh: isFresh)
            let page = try await read(Array(batch[..<fitting]), isFresh: isFresh, last: uids.last, at: now)
            if !page.items.isEmpty || !page.unreadable.isEmpty || unmoved.deleted.count > 0 { return page }
        }
    }

    /// Moves the mails of the last page, which has been kept.
    package mutating func settle() async throws(MailError) {
        let moves = unmoved
        unmoved = ([], [], [])
        guard let folders = origin.folders, moveFailure == nil else { return }
        do {
            try await session.move(moves.processed, to: folders.processed)
            try await session.move(moves.failed, to: folders.failed)
            try await session.expunge(moves.deleted)
        } catch {
            guard case .refused = error else { throw error }
            // Reading goes on; but what lies there already would only be read again and again.
            moveFailure = error
            leftOver = []
        }
    }

    package func close() async { await session.close() }

    // MARK: Reading

    /// What is known of these mails; without those that somebody took away meanwhile, and with those of which the server
    /// says nothing: a mail is passed over only when it is gone.
    private func summaries(of uids: [UInt32]) async throws(MailError) -> [MailSummary] {
        let told = try await session.summaries(of: uids)
        guard told.count < uids.count else { return told }
        let missing = Set(uids).subtracting(told.map(\.uid)).sorted()
        let untold = try await session.mails(among: missing).map { MailSummary(uid: $0, size: 0, isDeleted: false) }
        return (told + untold).sorted { $0.uid < $1.uid }
    }

    private static func take(_ queue: inout [UInt32]) -> [UInt32] {
        let taken = queue.suffix(pageMails)
        queue.removeLast(taken.count)
        return taken.reversed()
    }

    private mutating func giveBack(_ uids: [UInt32], isFresh: Bool) {
        if isFresh { fresh += uids.reversed() } else { leftOver += uids.reversed() }
    }

    /// Copied already, by a round that was killed before it could delete: not to be copied again.
    private mutating func setAside(_ batch: inout [MailSummary]) {
        unmoved.deleted += batch.filter(\.isDeleted).map(\.uid)
        batch.removeAll(where: \.isDeleted)
    }

    /// How many mails fit on a page; at least one.
    private static func fitting(_ batch: [MailSummary], mailBytes: Int) -> Int {
        var bytes = 0
        for (index, summary) in batch.enumerated() {
            bytes += min(summary.size, mailBytes)
            if bytes > pageBytes, index > 0 { return index }
        }
        return batch.count
    }

    private mutating func read(
        _ batch: [MailSummary], isFresh: Bool, last: UInt32?, at now: Timestamp
    ) async throws(MailError) -> MailboxPage {
        var refusals: [UInt32: String] = [:]
        let contents = try await fetch(batch, &refusals)
        var page = MailboxPage(cursor: "")
        var known: Set<String> = []
        for summary in batch {
            let isCut = summary.size > origin.maximumMailBytes
            let place = "\(origin.folder);UID=\(summary.uid)"
            if let content = contents[summary.uid] {
                page.bytes += content.bytes.count
                switch ReadMail.read(
                    content, size: summary.size, isCut: isCut, place: place, source: source, kind: kind, at: now)
                {
                case .item(let item):
                    // One mail that was delivered twice is one item; over several pages the ledger sees to that.
                    if known.insert(item.identity).inserted { page.items.append(item) }
                    unmoved.processed.append(summary.uid)
                case .unreadable(let record):
                    page.unreadable.append(record)
                    unmoved.failed.append(summary.uid)
                }
            } else if let words = refusals[summary.uid] {
                page.unreadable.append(
                    UnreadableRecord(
                        source: source.id, place: place,
                        reason: "the mail server does not give this mail: \(words). Look at it in the mailbox", raw: "")
                )
                unmoved.failed.append(summary.uid)
            }
            // What is in neither was taken away meanwhile.
        }
        if isFresh { mark.uid = max(mark.uid, batch.last?.uid ?? last ?? 0) }
        page.cursor = mark.cursor
        return page
    }

    private func fetch(
        _ batch: [MailSummary], _ refusals: inout [UInt32: String]
    ) async throws(MailError) -> [UInt32: MailContent] {
        let whole = batch.filter { $0.size <= origin.maximumMailBytes }.map(\.uid)
        var contents: [UInt32: MailContent] = [:]
        if !whole.isEmpty {
            do {
                contents = try await session.contents(of: whole)
            } catch .refused {
                // One mail that the server cannot give must not hide its neighbours.
                for uid in whole { try await fetch(uid, nil, &contents, &refusals) }
            }
        }
        for summary in batch where summary.size > origin.maximumMailBytes {
            try await fetch(summary.uid, origin.maximumMailBytes, &contents, &refusals)
        }
        let missing = batch.map(\.uid).filter { contents[$0] == nil && refusals[$0] == nil }
        for uid in try await session.mails(among: missing) { refusals[uid] = "it answers OK and sends nothing" }
        return contents
    }

    private func fetch(
        _ uid: UInt32, _ firstBytes: Int?, _ contents: inout [UInt32: MailContent], _ refusals: inout [UInt32: String]
    ) async throws(MailError) {
        do {
            contents.merge(try await session.contents(of: [uid], firstBytes: firstBytes)) { $1 }
        } catch .refused(_, let words) {
            refusals[uid] = words
        }
    }
}

extension MailServer {
    fileprivate init(_ origin: Source.MailboxOrigin) {
        let security: Security =
            switch origin.security {
            case .tls: .tls
            case .starttls: .starttls
            case .none: .none
            }
        self.init(
            host: origin.host, port: origin.port, security: security, verifiesCertificate: origin.verifiesCertificate,
            authorityFile: origin.authorityFile, addressPolicy: origin.trusted ? .trusted : .publicOnly)
    }
}
