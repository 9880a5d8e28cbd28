import Crisis
import Intake
import Transport

/// Begins a poll of any kind of source.
package struct SourceIntake: Sendable {
    private let client: any HTTPClient
    /// Of feeds only; an entry of a source that is not configured any more costs some hundred bytes until the restart.
    private let shelf = DocumentShelf()
    /// Reads a credential by its name; asked anew at each poll, so that a changed token counts at once.
    private let credential: @Sendable (String) throws -> String
    /// Access tokens outlive the poll that asked for them, and nothing else.
    private let tokens = AccessTokens()

    package init(client: any HTTPClient, credential: @escaping @Sendable (String) throws -> String) {
        self.client = client
        self.credential = credential
    }

    /// Many feeds' requests at little cost; nil when the client has no such way.
    package var exchange: TransferExchange? { client.exchange { $0 } }

    /// What the body of a feed's answer says; a page that is whole.
    func read(_ body: FeedBody) -> SourcePage? {
        guard case .feed(let feed) = body.source.origin else { return nil }
        let poll = FeedPoll(source: body.source, feed: feed, pace: body.pace, client: client, shelf: shelf)
        return poll.page(body.answer, knownDigest: body.knownDigest, at: body.began)
    }

    /// - Parameter pace: how often the source is asked, for what its answers say about that.
    func poll(_ source: Source, pace: PollPace, at now: Timestamp) -> any Poll {
        do {
            let client = try SourceClient.client(client, for: source, credential: credential)
            switch source.origin {
            case .feed(let feed): return FeedPoll(source: source, feed: feed, pace: pace, client: client, shelf: shelf)
            case .complaintAPI(let origin):
                let names = Set(origin.credentialNames)
                let values = try Dictionary(uniqueKeysWithValues: names.map { ($0, try credential($0)) })
                let endpoint = try ComplaintAPI(
                    source: source, client: client, credentials: ComplaintCredentials(values), tokens: tokens)
                return ComplaintPoll(endpoint: endpoint, source: source, began: now)
            case .mailbox(let origin):
                let reader = try MailboxReader(
                    source: source, kind: source.itemKind, user: try credential(origin.userCredential),
                    secret: try credential(origin.secret.credential), client: ("tocsin", tocsinVersionNumber))
                return MailboxPoll(reader: reader, source: source, began: now)
            case .push:
                return FailedPoll(source: source, failure: PollFailure(.other, "it is pushed and never polled"))
            case .dropFolder:
                return DropPoll(folder: try DropFolder(source: source), source: source, began: now)
            }
        } catch {
            return FailedPoll(source: source, failure: PollFailure(.other, "\(error)"))
        }
    }
}

extension Source {
    /// What an item of a feed is, by who publishes it.
    var itemKind: MentionKind {
        switch tier {
        case .own: .own
        case .private, .platform: .complaint
        case .social: .post
        case .outlet, .national: .coverage
        case .authority: .official
        }
    }
}
