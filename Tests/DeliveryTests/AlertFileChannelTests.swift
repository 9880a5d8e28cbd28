import Crisis
import Delivery
import FoundationEssentials
import Testing

@Suite("Alert files appear whole, once, under our own names")
struct AlertFileChannelTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "tocsin-alerts-\(UUID().uuidString)")
        .path

    private func notification(of alert: Alert) throws -> Crisis.Notification {
        try #require(try Outbox.notifications(for: alert, channels: ["files"], at: AlertFixture.now).first)
    }

    private func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test("one alert gives its two files in a folder that is made when it is missing, and a repetition changes nothing")
    func files() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let channel = AlertFileChannel(name: "files", directory: folder + "/deep/er")
        let alert = AlertFixture.alert()
        let notification = try notification(of: alert)
        for attempt in 0..<3 {
            let moment = AlertFixture.now + .hours(Int64(attempt))
            #expect(await channel.deliver(notification, at: moment) == .delivered)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/deep/er").sorted()
            #expect(names == ["\(alert.id).json", "\(alert.id).md"])
            let json = try Data(contentsOf: URL(filePath: "\(folder)/deep/er/\(alert.id).json"))
            #expect(Array(json) == (try AlertJSON().file(of: alert)))
            let markdown = try Data(contentsOf: URL(filePath: "\(folder)/deep/er/\(alert.id).md"))
            #expect(String(decoding: markdown, as: UTF8.self) == AlertMarkdown().text(of: alert))
        }
    }

    @Test("what a crash left half written is replaced, whether in place or beside it")
    func leftovers() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let alert = AlertFixture.alert()
        for name in [".\(alert.id).json.part", "\(alert.id).json", ".\(alert.id).md.part"] {
            try Data("{\"half".utf8).write(to: URL(filePath: "\(folder)/\(name)"))
        }
        let channel = AlertFileChannel(name: "files", directory: folder)
        #expect(await channel.deliver(try notification(of: alert), at: AlertFixture.now) == .delivered)
        #expect(try files() == ["\(alert.id).json", "\(alert.id).md"])
        let json = try Data(contentsOf: URL(filePath: "\(folder)/\(alert.id).json"))
        #expect(Array(json) == (try AlertJSON().file(of: alert)))
    }

    @Test("a reader that looks all the time sees no file or a whole one")
    func atomic() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let channel = AlertFileChannel(name: "files", directory: folder)
        let alert = AlertFixture.alert()
        let notification = try notification(of: alert)
        let whole = try AlertJSON().file(of: alert).count
        let path = "\(folder)/\(alert.id).json"
        let sizes = await withTaskGroup(of: Set<Int>.self) { group in
            group.addTask {
                for _ in 0..<50 { _ = await channel.deliver(notification, at: AlertFixture.now) }
                return []
            }
            group.addTask {
                Set((0..<500).compactMap { _ in try? Data(contentsOf: URL(filePath: path)).count })
            }
            return await group.reduce(into: Set<Int>()) { $0.formUnion($1) }
        }
        #expect(sizes.subtracting([whole]).isEmpty)
    }

    @Test(
        "a folder that cannot be written is tried again, with the reason", arguments: ["/proc/nowhere", "/dev/null/x"])
    func unwritable(directory: String) async throws {
        let channel = AlertFileChannel(name: "files", directory: directory)
        let result = await channel.deliver(try notification(of: AlertFixture.alert()), at: AlertFixture.now)
        guard case .retry(let error, nil) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(error.hasPrefix("cannot "))
        #expect(error.contains(directory.split(separator: "/")[0]))
    }

    @Test(
        "an id that is no plain name never reaches the disk",
        arguments: ["../../etc/x", "a/b", "", "é", "a\u{0}b", "."])
    func names(id: String) async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let channel = AlertFileChannel(name: "files", directory: folder)
        let result = await channel.deliver(try notification(of: AlertFixture.alert(id: id)), at: AlertFixture.now)
        #expect(result == .dead(error: "the alert's id cannot be the name of a file"))
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test("a payload that is no alert is dead at once")
    func payload() async throws {
        var notification = try notification(of: AlertFixture.alert())
        notification.payload = Array("{}".utf8)
        let result = await AlertFileChannel(name: "files", directory: folder).deliver(
            notification, at: AlertFixture.now)
        guard case .dead(let error) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(error.hasPrefix("the alert in the outbox cannot be read"))
    }
}
