import Crisis
import Daemon
import Foundation
import Testing

@Suite("A service that cannot be reached")
struct ServiceClientTests {
    private func failure(_ socket: String) async -> ServiceClient.Failure? {
        await #expect(throws: ServiceClient.Failure.self) { try await ServiceClient(socket: socket).get("v1/status") }
    }

    @Test("no socket: which one is missing and where to look, in both languages")
    func missing() async {
        let failure = await failure("/nonexistent/tocsin.sock")
        #expect(failure?.isUnreachable == true)
        for text in [failure?.message.zh ?? "", failure?.message.en ?? ""] {
            #expect(text.contains("/nonexistent/tocsin.sock") && text.contains("systemctl status tocsin"))
            #expect(text.contains("--socket"))
        }
    }

    @Test("a socket at which nobody listens is not the same")
    func nobody() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString.prefix(8))").path
        try Data().write(to: URL(filePath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let failure = await failure(file)
        #expect(failure?.isUnreachable == true)
        #expect(failure?.message.en.contains("nobody answers at \(file)") == true)
        #expect(failure?.message.zh.contains("没有应答") == true)
    }

    @Test("whatever a person types is one segment of the path")
    func escaped() {
        #expect(ServiceClient.escaped("../a b?c#d%00") == "..%2Fa%20b%3Fc%23d%2500")
        #expect(ServiceClient.escaped("燕-1") == "%E7%87%95-1")
    }
}
