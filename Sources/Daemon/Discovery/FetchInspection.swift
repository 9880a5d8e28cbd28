import Crisis
import Foundation
import Intake
import Ledger
import Settings
import Transport

/// Does what the service would do with a feed at this moment, and tells every step; nothing is kept.
package struct FetchInspection: Sendable {
    private let transport: CurlTransport
    private let hosts: PrivateHosts
    private let source: Source
    private let feed: Source.FeedOrigin
    private let state: SourceState
    private let pace: PollPace
    private let memory: LocalizedText
    private let userAgent: String

    /// - Parameters:
    ///   - url: nil asks where the service would ask `source` now: at its address, or at the one that was adopted after
    ///     a lasting redirect.
    ///   - source: a feed of the configuration; nil for an address that is no source.
    /// - Returns: nil when the source is no feed.
    package init?(url: String?, source: Source?, configuration: Configuration, at now: Timestamp) async {
        let named = source ?? Self.stranger(url ?? "")
        guard case .feed(var feed) = named.origin else { return nil }
        if let url { feed.url = FeedDiscovery.completed(url) }
        userAgent = configuration.userAgent
        transport = CurlTransport(userAgent: configuration.userAgent)
        hosts = configuration.service.privateHosts
        self.source = named
        pace = configuration.polling.pace(of: named)
        let fresh = PollPlan.start(named, at: now)
        guard source != nil else {
            state = fresh
            self.feed = feed
            memory = LocalizedText(zh: "不是已配置的来源，没有记忆", en: "no configured source, so nothing is remembered of it")
            return
        }
        let (found, sentence) = await Self.remembered(named, configuration)
        let state = found ?? fresh
        self.state = state
        guard url == nil, let adoption = state.move?.adoption else {
            (self.feed, memory) = (feed, sentence)
            return
        }
        self.feed = feed.asked(by: state, at: now)
        let move = Self.sentence(of: adoption, isAsked: self.feed.url != feed.url)
        memory = LocalizedText(zh: sentence.zh + move.zh, en: sentence.en + move.en)
    }

    private static func sentence(of adoption: AddressMove.Adoption, isAsked: Bool) -> LocalizedText {
        let (address, since) = (SecretRedaction.url(adoption.address), adoption.since.rfc3339)
        return isAsked
            ? LocalizedText(
                zh: "；永久重定向已稳定，自 \(since) 起改问 \(address)",
                en: "; its permanent redirect held, so since \(since) it is asked at \(address)")
            : LocalizedText(
                zh: "；自 \(since) 起改问 \(address)，这次看原地址是否恢复",
                en: "; since \(since) it is asked at \(address), and this time whether the configured one answers again"
            )
    }

    /// One request, and with `repeats` a second one with the validators of the first answer.
    package func report(repeats: Bool, at now: Timestamp) async -> FetchReport {
        var request = FeedFetch.request(for: feed, state: state)
        if request.addressPolicy == .publicOnly { request.addressPolicy = .listed(hosts) }
        let hops = await transport.trace(request)
        var report = FetchReport(
            url: SecretRedaction.url(feed.url), source: source.id.isEmpty ? nil : source.id, at: now, memory: memory,
            hops: hops.map { FetchReport.Hop($0, userAgent: userAgent) }, content: nil, repetition: nil,
            nextPoll: FetchReport.NextPoll(due: nil, reason: LocalizedText(zh: "", en: "")), problems: [])
        var problems: [FeedProblem] = []
        guard let last = hops.last else { return report }
        switch last.outcome {
        case .failure(let error):
            problems.append(Self.problem(of: error, isRedirect: hops.count > 1))
            report.nextPoll = nextPoll(PollOutcome(error), at: now)
        case .answer(let response):
            var answer = FeedFetch.answer(to: request, response, at: now)
            if case .body = answer.result {
                let inspection = FeedInspection(of: response, offsetMinutes: source.offsetMinutes, at: now)
                report.content = FetchReport.Content(inspection, response)
                answer.notes.wishes = inspection.wishes
                problems += inspection.problems
                if repeats { report.repetition = await repetition(request, response, &problems) }
                let problem = inspection.format == nil ? "not a feed" : nil
                report.nextPoll = nextPoll(answer.outcome(newItems: inspection.items, problem: problem), at: now)
            } else {
                if response.status != 304 { problems.append(.unanswered(Self.failure(of: answer))) }
                report.nextPoll = nextPoll(answer.outcome(), at: now)
            }
        }
        report.problems = problems.map { .init(code: $0.code, sentence: $0.sentence) }
        return report
    }

    private func repetition(
        _ request: HTTPRequest, _ response: HTTPResponse, _ problems: inout [FeedProblem]
    ) async -> FetchReport.Repetition? {
        let validators = FeedFetch.answer(to: request, response, at: state.nextDue).validators
        var remembered = SourceState(id: source.id, nextDue: state.nextDue)
        (remembered.etag, remembered.lastModified) = (validators?.etag, validators?.lastModified)
        guard remembered.etag != nil || remembered.lastModified != nil else { return nil }
        var again = FeedFetch.request(for: feed, state: remembered)
        again.addressPolicy = request.addressPolicy
        let headers = again.headers.filter { $0.name.hasPrefix("If-") }
            .map { FetchReport.Header(name: $0.name, value: $0.value) }
        do throws(TransportError) {
            let second = try await transport.perform(again)
            if (200..<300).contains(second.status) { problems.append(.validatorsIgnored) }
            return .init(requestHeaders: headers, status: second.status, bytes: second.receivedBytes, error: nil)
        } catch {
            return .init(requestHeaders: headers, status: nil, bytes: 0, error: "\(error)")
        }
    }

    /// When the plan would ask next, in words.
    private func nextPoll(_ outcome: PollOutcome?, at now: Timestamp) -> FetchReport.NextPoll {
        guard let outcome else { return .init(due: nil, reason: LocalizedText(zh: "已取消", en: "cancelled")) }
        let next = PollPlan.next(state, pace: pace, outcome: outcome, asked: feed.url, at: now)
        let decision = PollPlan.decide(next, pace: pace)
        return .init(due: next.isGone ? nil : decision.due, reason: decision.reason.sentence)
    }

    private static func problem(of error: TransportError, isRedirect: Bool) -> FeedProblem {
        if case .addressRefused(let address) = error, isRedirect { return .privateRedirect(address: address) }
        return .unanswered(PollFailure(error) ?? PollFailure(.other, "\(error)"))
    }

    private static func failure(of answer: FeedAnswer) -> PollFailure {
        guard case .failed(let failure, _) = answer.outcome().result else { return PollFailure(.gone, "HTTP 410") }
        return failure
    }

    /// An address that nobody configured, as a source would begin.
    private static func stranger(_ url: String) -> Source {
        Source(
            id: "", title: LocalizedText(zh: "", en: ""), family: .media, tier: .outlet,
            origin: .feed(Source.FeedOrigin(url: url, interval: .minutes(5))))
    }

    /// What the ledger remembers of the source, read without touching it.
    private static func remembered(
        _ source: Source, _ configuration: Configuration
    ) async -> (state: SourceState?, sentence: LocalizedText) {
        let installed = configuration.file.hasPrefix("/etc/tocsin/") ? ["/var/lib/tocsin"] : []
        let folders = installed + [configuration.service.stateFolder]
        let files = FileManager.default
        guard let folder = folders.first(where: { files.fileExists(atPath: Path.join($0, "tocsin.sqlite")) }) else {
            return (nil, LocalizedText(zh: "还没有账本，按首次轮询", en: "there is no ledger yet: as for a first poll"))
        }
        do {
            let ledger = try SQLiteLedger.openReadOnly(directory: folder)
            defer { try? ledger.close() }
            guard let state = try await ledger.sourceStates().first(where: { $0.id == source.id }) else {
                return (
                    nil, LocalizedText(zh: "账本中没有该来源，按首次轮询", en: "the ledger does not know it: as for a first poll")
                )
            }
            return (state, LocalizedText(zh: "账本 \(folder)（只读）", en: "the ledger in \(folder), read only"))
        } catch {
            return (nil, LocalizedText(zh: "账本无法读取：\(error)", en: "the ledger cannot be read: \(error)"))
        }
    }
}
