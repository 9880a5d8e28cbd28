import Crisis
import Foundation
import GoldenFiles
import Status
import Testing

@Suite("What programs read")
struct ReportJSONTests {
    private let golden = GoldenFolder()

    /// The recorded bytes, and the same value back from them.
    private func expect(_ report: some Codable & Equatable, _ name: String) throws {
        let data = try ReportJSON.encode(report)
        try golden.expect(data + Data("\n".utf8), equalsFile: "\(name).json")
        #expect(try ReportJSON.decode(type(of: report), from: data) == report)
    }

    @Test("every answer keeps its keys and comes back as it was")
    func answers() throws {
        try expect(ReportFixture.status, "status")
        try expect(ReportFixture.list, "incidents")
        try expect(ReportFixture.report, "show")
        try expect(ReportFixture.explanation, "explain")
        try expect(ReportFixture.checklist, "checklist")
        try expect(ReportFixture.sources, "sources")
        try expect(ReportFixture.history, "source")
        try expect(ReportFixture.alerts, "alerts")
        try expect(ReportFixture.outbox, "outbox")
        try expect(ReportFixture.receipt, "receipt")
        try expect(ReportFixture.refusal, "refusal")
    }

    @Test("docs/answers.md describes every key of every answer")
    func documented() throws {
        let page = try String(contentsOf: golden.root.appending(path: "docs/answers.md"), encoding: .utf8)
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where name.hasSuffix(".json") {
            let object = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: name)))
            let undescribed = Self.keys(of: object).filter { !page.contains("`\($0)`") }
            #expect(undescribed.sorted() == [], "\(name)")
        }
    }

    private static func keys(of value: Any) -> Set<String> {
        if let list = value as? [Any] { return list.reduce(into: []) { $0.formUnion(keys(of: $1)) } }
        guard let object = value as? [String: Any] else { return [] }
        return object.reduce(into: []) { $0.formUnion(keys(of: $1.value).union([$1.key])) }
    }
}
