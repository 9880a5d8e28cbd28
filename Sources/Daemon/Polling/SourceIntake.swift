import Crisis
import Intake
import Transport

/// Begins a poll of any kind of source.
package struct SourceIntake: Sendable {
    private let client: any HTTPClient
    /// Reads a credential by its name; asked anew at each poll, so that a changed token counts at once.
    private let credential: @Sendable (String) throws -> String

    package init(client: any HTTPClient, credential: @escaping @Sendable (String) throws -> String) {
        self.client = client
        self.credential = credential
    }

    func poll(_ source: Source, at now: Timestamp) -> any Poll {
        do {
            let client = try SourceClient.client(client, for: source, credential: credential)
            switch source.origin {
            case .feed(let feed): return FeedPoll(source: source, feed: feed, client: client)
            case .complaintAPI(let origin):
                let token = try origin.tokenCredential.map(credential)
                let endpoint = try ComplaintAPI(source: source, client: client, token: token)
                return ComplaintPoll(endpoint: endpoint, source: source, began: now)
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
