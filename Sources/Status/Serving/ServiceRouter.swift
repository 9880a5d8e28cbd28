import Crisis
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The HTTP face of the service desk: paths and JSON, nothing else.
///
/// Whatever it refuses, it says why in both languages, as `DeskRefusal` in JSON.
package enum ServiceRouter {
    /// The largest body that an action may bring, in bytes.
    package static let largestBody = 256 * 1024
    /// The largest draft of a statement, in bytes of its JSON: 1 MB of text, however it is escaped.
    package static let largestDraft = 6 * 1024 * 1024

    /// Questions; safe on any address that the operator opens.
    package static func questions(_ desk: some ServiceDesk, on router: Router<BasicRequestContext>) {
        router.get("v1/status") { _, _ in try json(await desk.status()) }
        router.get("v1/incidents") { request, _ in
            try json(await desk.incidents(includingClosed: request.uri.queryParameters["all"] == "true"))
        }
        router.get("v1/incidents/:id") { _, context in
            let id = try incidentID(context)
            if let report = try await desk.incident(id) { return try json(report) }
            return try refusal(.unknownIncident(id))
        }
        router.get("v1/incidents/:id/explanation") { _, context in
            let id = try incidentID(context)
            if let report = try await desk.explanation(of: id) { return try json(report) }
            return try refusal(await desk.incident(id) == nil ? .unknownIncident(id) : .notJudgedYet(id))
        }
        router.get("v1/incidents/:id/checklist") { request, context in
            let id = try incidentID(context)
            let withTexts = request.uri.queryParameters["texts"] == "true"
            if let report = try await desk.checklist(of: id, withTexts: withTexts) { return try json(report) }
            return try refusal(await desk.incident(id) == nil ? .unknownIncident(id) : .noChecklistYet(id))
        }
        router.get("v1/mention") { request, _ in
            let id = Mention.ID(request.uri.queryParameters["id"].map(String.init) ?? "")
            if let report = try await desk.mention(id) { return try json(report) }
            return try refusal(.unknownMention(id))
        }
        router.get("v1/sources") { _, _ in try json(await desk.sources()) }
        router.get("v1/sources/:id") { _, context in
            let id = try context.parameters.require("id")
            if let report = try await desk.source(id) { return try json(report) }
            return try refusal(.unknownSource(id))
        }
        router.get("v1/alerts") { request, _ in
            let limit = request.uri.queryParameters["limit"].flatMap { Int($0) } ?? 50
            return try json(await desk.alerts(limit: min(max(limit, 1), 1000)))
        }
        router.get("v1/drills/:id/report") { _, context in
            let id = try incidentID(context)
            if let report = try await desk.drillReport(id) { return try json(report) }
            return try refusal(.unknownIncident(id))
        }
        router.get("v1/outbox") { _, _ in try json(await desk.outbox()) }
        router.post("v1/statements/lint") { request, _ in
            do {
                return try json(await desk.lint(try await read(StatementDraft.self, request, upTo: largestDraft)))
            } catch let error as DeskRefusal {
                return try refusal(error)
            }
        }
    }

    /// Actions of people; served on the Unix socket only, whose file permissions say who may.
    package static func actions(_ desk: some ServiceDesk, on router: Router<BasicRequestContext>) {
        router.post("v1/incidents/:id/acknowledgement") { request, context in
            let id = try incidentID(context)
            return try await acting(PersonRequest.self, request) { body in
                try await desk.acknowledge(id, by: body.by, note: body.note)
            }
        }
        router.post("v1/incidents/:id/evidence") { request, context in
            let id = try incidentID(context)
            return try await acting(EvidenceSubmission.self, request) { body in try await desk.add(body, to: id) }
        }
        router.post("v1/incidents/:id/ticks/:item") { request, context in
            let id = try incidentID(context)
            let item = try context.parameters.require("item")
            return try await acting(PersonRequest.self, request) { body in
                try await desk.tick(item, of: id, by: body.by, note: body.note)
            }
        }
        router.post("v1/incidents/:id/playbooks/:playbook") { request, context in
            let id = try incidentID(context)
            let playbook = try context.parameters.require("playbook")
            return try await acting(PersonRequest.self, request) { body in
                try await desk.follow(playbook, of: id, by: body.by, note: body.note)
            }
        }
        router.post("v1/incidents/:id/closing") { request, context in
            let id = try incidentID(context)
            return try await acting(PersonRequest.self, request) { body in
                try await desk.close(id, by: body.by, note: body.note)
            }
        }
        router.post("v1/incidents/:id/what-if") { request, context in
            let id = try incidentID(context)
            return try await acting(WhatIfRequest.self, request) { body in try await desk.suppose(body, of: id) }
        }
        router.post("v1/drills") { request, _ in
            try await acting(DrillRequest.self, request) { body in try await desk.startDrill(body) }
        }
        router.post("v1/drills/stop") { request, _ in
            try await acting(PersonRequest.self, request) { body in
                try await desk.stopDrill(nil, by: body.by, note: body.note)
            }
        }
        router.post("v1/drills/:id/stop") { request, context in
            let id = try incidentID(context)
            return try await acting(PersonRequest.self, request) { body in
                try await desk.stopDrill(id, by: body.by, note: body.note)
            }
        }
        router.post("v1/incidents/:id/merging") { request, context in
            let id = try incidentID(context)
            return try await acting(MergingRequest.self, request) { body in
                try await desk.merge(id, into: Incident.ID(body.into), by: body.by, note: body.note)
            }
        }
        router.post("v1/incidents/:id/splitting") { request, context in
            let id = try incidentID(context)
            return try await acting(SplittingRequest.self, request) { body in
                try await desk.split(id, mentions: body.mentions.map { Mention.ID($0) }, by: body.by, note: body.note)
            }
        }
        router.post("v1/moves") { request, _ in
            try await acting(MoveRequest.self, request) { body in
                try await desk.move(
                    Mention.ID(body.mention), to: body.to.map { Incident.ID($0) }, by: body.by, note: body.note)
            }
        }
        router.post("v1/reload") { _, _ in try json(await desk.reload()) }
    }

    private static func incidentID(_ context: BasicRequestContext) throws -> Incident.ID {
        Incident.ID(try context.parameters.require("id"))
    }

    /// Answers with JSON, or with the refusal that was thrown.
    static func answering(_ question: () async throws -> some Encodable) async throws -> Response {
        do {
            return try json(await question())
        } catch let error as DeskRefusal {
            return try refusal(error)
        }
    }

    private static func acting<Body: Decodable, Answer: Encodable>(
        _ type: Body.Type, _ request: Request, _ action: (Body) async throws -> Answer
    ) async throws -> Response {
        do {
            return try json(await action(try await read(type, request)))
        } catch let error as DeskRefusal {
            return try refusal(error)
        }
    }

    static func read<Body: Decodable>(
        _ type: Body.Type, _ request: Request, upTo limit: Int = largestBody
    ) async throws -> Body {
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw DeskRefusal.tooLarge
        } catch let error as HTTPError where error.status == .contentTooLarge {
            throw DeskRefusal.tooLarge
        }
        do {
            return try ReportJSON.decode(type, from: Data(buffer.readableBytesView))
        } catch let error as DecodingError {
            let what = error.sentence
            throw DeskRefusal(
                .invalid,
                LocalizedText(zh: "请求内容无法读取：\(what.zh)。", en: "The request cannot be read: \(what.en)."))
        }
    }

    private static func json(_ report: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        let data = try ReportJSON.encode(report)
        return Response(
            status: status,
            headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }

    private static func refusal(_ refusal: DeskRefusal) throws -> Response {
        switch refusal.reason {
        case .unknownIncident, .unknownSource, .unknownRegistration, .unknownMention, .notYet:
            try json(refusal, status: .notFound)
        case .notAllowed: try json(refusal, status: .conflict)
        case .invalid: try json(refusal, status: .badRequest)
        case .tooLarge: try json(refusal, status: .contentTooLarge)
        }
    }
}

extension DeskRefusal {
    /// Nothing is known of that incident; its name is shown as far as a person can read it.
    package static func unknownSource(_ id: Source.ID) -> DeskRefusal {
        DeskRefusal(
            .unknownSource,
            LocalizedText(
                zh: "没有名为 \(id) 的来源。用 tocsin sources 查看全部。",
                en: "There is no source \(id). See all with: tocsin sources"))
    }

    package static func unknownIncident(_ id: Incident.ID) -> DeskRefusal {
        let name = TerminalText.fitted(TerminalText.safe(id.text), cells: 64)
        return DeskRefusal(
            .unknownIncident,
            LocalizedText(
                zh: "没有“\(name)”的记录。用 tocsin incidents --all 查看全部事件。",
                en: "Nothing is known of \"\(name)\". See all incidents with: tocsin incidents --all"))
    }

    static func noChecklistYet(_ id: Incident.ID) -> DeskRefusal {
        DeskRefusal(
            .notYet,
            LocalizedText(
                zh: "\(id) 还没有清单，清单从它的第一次警报开始。先看：tocsin show \(id)",
                en: "\(id) has no checklist yet; it begins with the incident's first alert. See: tocsin show \(id)"))
    }

    static func notJudgedYet(_ id: Incident.ID) -> DeskRefusal {
        DeskRefusal(
            .notYet,
            LocalizedText(
                zh: "\(id) 还没有判定。先看：tocsin show \(id)", en: "\(id) is not judged yet. See: tocsin show \(id)"))
    }

    static let tooLarge = DeskRefusal(
        .tooLarge,
        LocalizedText(
            zh: "请求内容超过 \(ServiceRouter.largestBody / 1024) KiB。请缩短文字，只写要点和出处。",
            en:
                "The request is larger than \(ServiceRouter.largestBody / 1024) KiB. Say less: the gist, and where it is from."
        ))
}

/// Who acts, and a remark.
package struct PersonRequest: Codable, Sendable {
    package var by: String
    package var note: String?

    package init(by: String, note: String? = nil) {
        self.by = by
        self.note = note
    }
}
