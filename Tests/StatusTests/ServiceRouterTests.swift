import Crisis
import Foundation
import Status
import Testing
import Transport

@Suite("The desk behind its socket", .serialized)
struct ServiceRouterTests {
    private let incident = "v1/incidents/swallow-20261122-1"
    private let person = #"{"by":"林晓","note":"已核实"}"#

    @Test("every question has its path, its report and its type")
    func questions() async throws {
        try await DeskServer.serving(CannedDesk()) { (server: DeskServer) async throws in
            let status = try await server.get("v1/status")
            #expect(status.header("content-type") == "application/json; charset=utf-8")
            #expect(status.header("cache-control") == "no-store")
            #expect(try status.holds(StatusReport.self) == ReportFixture.status)
            #expect(try await server.get("v1/incidents").holds(IncidentList.self).incidents.count == 1)
            #expect(try await server.get("v1/incidents?all=true").holds(IncidentList.self) == ReportFixture.list)
            #expect(try await server.get(incident).holds(IncidentReport.self) == ReportFixture.report)
            #expect(
                try await server.get(incident + "/explanation").holds(AssessmentReport.self)
                    == ReportFixture.explanation)
            #expect(try await server.get(incident + "/checklist").holds(Checklist.self) == ReportFixture.checklist)
            let mention = try await server.get("v1/mention?id=complaint-desk/1009/swallow").holds(MentionReport.self)
            #expect(mention == ReportFixture.read && !mention.title.contains("13800138000"))
            #expect(try await server.get("v1/mention?id=nobody").status == 404)
            #expect(try await server.get("v1/sources").holds(SourceList.self) == ReportFixture.sources)
            #expect(try await server.get("v1/outbox").holds(OutboxList.self) == ReportFixture.outbox)
        }
    }

    @Test("a limit is kept within 1 and 1000 and is 50 when it is no number")
    func limit() async throws {
        try await DeskServer.serving(CannedDesk()) { (server: DeskServer) async throws in
            for (query, count) in [
                ("", 50), ("?limit=7", 7), ("?limit=-3", 1), ("?limit=999999", 60), ("?limit=x", 50),
            ] {
                #expect(try await server.get("v1/alerts" + query).holds(AlertList.self).alerts.count == count)
            }
        }
    }

    @Test("every action reaches the desk with who and what")
    func actions() async throws {
        let desk = CannedDesk()
        try await DeskServer.serving(desk) { (server: DeskServer) async throws in
            let evidence = #"{"by":"王强","tags":["regret","own_statement"],"text":"致歉声明","reopens":[]}"#
            for (path, body) in [
                ("/acknowledgement", person), ("/ticks/C03", person), ("/evidence", evidence), ("/closing", person),
            ] {
                let answer = try await server.post(incident + path, body)
                #expect(answer.status == 200)
                #expect(try answer.holds(ActionReceipt.self) == ReportFixture.receipt)
            }
            #expect(try await server.post("v1/reload", "").holds(StatusReport.Reload.self).succeeded)
        }
        #expect(desk.actions == ["ack 林晓 已核实", "tick C03 林晓 已核实", "evidence regret,own_statement 致歉声明", "close 林晓"])
    }

    @Test("a supposition is answered and reaches nobody who acts; drills are started and stopped by name")
    func hypothesesAndDrills() async throws {
        let desk = CannedDesk()
        try await DeskServer.serving(desk) { (server: DeskServer) async throws in
            let supposition = #"{"close":["SH1"],"reopen":[],"tags":[]}"#
            let report = try await server.post(incident + "/what-if", supposition).holds(WhatIfReport.self)
            #expect(report.hypothesis && report.change == -3.2)
            #expect(report.text(ReportFixture.english).hasPrefix("HYPOTHESIS"))
            #expect(report.text(ReportFixture.chinese).hasPrefix("【假设】"))
            #expect(try await server.post("v1/incidents/x-1/what-if", supposition).status == 404)
            let drill = #"{"by":"李薇","name":"a.yaml","scenario":"case: a","speed":60,"with_responses":false}"#
            #expect(try await server.post("v1/drills", drill).status == 200)
            #expect(try await server.post("v1/drills/swallow-drill-20261122-1/stop", person).status == 200)
            #expect(try await server.post("v1/drills/stop", person).status == 200)
            #expect(try await server.get("v1/drills/none/report").status == 404)
        }
        #expect(
            desk.actions == [
                "drill a.yaml 60 李薇", "drill stop swallow-drill-20261122-1 林晓", "drill stop any 林晓",
            ])
    }

    @Test("an unknown incident is 404 with a sentence in both languages, on every path")
    func unknown() async throws {
        try await DeskServer.serving(CannedDesk()) { (server: DeskServer) async throws in
            for path in ["", "/explanation", "/checklist"] {
                let answer = try await server.get("v1/incidents/sparrow-20261122-9" + path)
                #expect(answer.status == 404)
                #expect(try answer.holds(DeskRefusal.self) == ReportFixture.refusal)
            }
            let answer = try await server.post("v1/incidents/sparrow-20261122-9/acknowledgement", person)
            #expect(answer.status == 404)
            let refusal = try answer.holds(DeskRefusal.self)
            #expect(refusal.message.zh.contains("没有“sparrow-20261122-9”的记录"))
            #expect(refusal.message.en.contains("Nothing is known of \"sparrow-20261122-9\""))
        }
    }

    @Test("an incident without a checklist or a judgement is not called unknown")
    func notYet() async throws {
        try await DeskServer.serving(CannedDesk()) { (server: DeskServer) async throws in
            for (path, word) in [("checklist", "checklist"), ("explanation", "judged")] {
                let answer = try await server.get("v1/incidents/\(CannedDesk.closed)/\(path)")
                #expect(answer.status == 404)
                let refusal = try answer.holds(DeskRefusal.self)
                #expect(refusal.reason == .notYet && refusal.message.en.contains(word))
            }
        }
    }

    @Test(
        "a body that does not fit is 400 and names the field",
        arguments: [
            ("", "not a JSON object"), ("[]", "not a JSON object"), ("{}", "\"by\" is missing"),
            (#"{"by":7}"#, "\"by\" holds"), ("{\"by\":\"x\"", "not a JSON object"),
        ])
    func badBody(body: String, expected: String) async throws {
        try await DeskServer.serving(CannedDesk()) { (server: DeskServer) async throws in
            let answer = try await server.post(incident + "/acknowledgement", body)
            #expect(answer.status == 400)
            let refusal = try answer.holds(DeskRefusal.self)
            #expect(refusal.reason == .invalid)
            #expect(refusal.message.en.contains(expected), "\(refusal.message.en)")
            #expect(refusal.message.zh.hasPrefix("请求内容无法读取"))
        }
    }

    @Test("a tag that is not known is named by its place")
    func badTag() async throws {
        try await DeskServer.serving(CannedDesk()) { (server: DeskServer) async throws in
            let body = #"{"by":"x","tags":["regret","hello"],"text":"t","reopens":[]}"#
            let answer = try await server.post(incident + "/evidence", body)
            #expect(answer.status == 400)
            #expect(try answer.holds(DeskRefusal.self).message.en.contains("\"tags[1]\""))
        }
    }

    @Test("acting on a closed incident is 409")
    func closed() async throws {
        try await DeskServer.serving(CannedDesk()) { (server: DeskServer) async throws in
            let answer = try await server.post("v1/incidents/\(CannedDesk.closed)/ticks/C01", person)
            #expect(answer.status == 409)
            #expect(try answer.holds(DeskRefusal.self).reason == .notAllowed)
        }
    }

    @Test("a body over 256 KiB is refused with 413, one below it is read")
    func large() async throws {
        let desk = CannedDesk()
        try await DeskServer.serving(desk) { (server: DeskServer) async throws in
            func body(_ size: Int) -> String { #"{"by":"x","note":""# + String(repeating: "n", count: size) + #""}"# }
            let answer = try await server.post(incident + "/closing", body(ServiceRouter.largestBody))
            #expect(answer.status == 413)
            let refusal = try answer.holds(DeskRefusal.self)
            #expect(refusal.reason == .tooLarge)
            #expect(refusal.message.zh.contains("256 KiB") && refusal.message.en.contains("256 KiB"))
            #expect(try await server.post(incident + "/closing", body(200 * 1024)).status == 200)
        }
        #expect(desk.actions == ["close x"])
    }

    @Test(
        "a hostile incident is an unknown one, and the answer shows little of it",
        arguments: [
            "..%2F..%2Fetc%2Fpasswd", "%2e%2e", "%00", "a%00b", "%0d%0aX-Evil:%201", "%1b%5b31m", "%ff%fe", "%e2%80%ae",
            "%22%7d", String(repeating: "a", count: 10_000),
        ])
    func hostile(id: String) async throws {
        try await DeskServer.serving(CannedDesk()) { (server: DeskServer) async throws in
            let answer = try await server.get("v1/incidents/\(id)/checklist")
            #expect(answer.status == 404)
            #expect(answer.header("x-evil") == nil)
            #expect(answer.body.count < 1000)
            if let refusal = try? answer.holds(DeskRefusal.self) {
                #expect(TerminalText.safe(refusal.message.en) == refusal.message.en)
            }
            #expect(try await server.get("v1/status").status == 200)
        }
    }

    @Test("a path or a method that is not there is refused and harms nothing")
    func noSuchPath() async throws {
        try await DeskServer.serving(CannedDesk()) { (server: DeskServer) async throws in
            #expect(try await server.get("v2/status").status == 404)
            #expect(try await server.post("v1/status", "{}").status >= 400)
            #expect(try await server.get(incident + "/closing").status >= 400)
        }
    }
}
