import Daemon
import Foundation
import Testing

@Suite("Secrets come from files, one a file")
struct CredentialsTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "credentials-\(UUID().uuidString)").path

    private func put(_ text: String, as name: String) throws -> Credentials {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        return Credentials(folder: folder)
    }

    @Test("the file's text without its line end is the secret")
    func plain() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try put("s3cret\n", as: "desk").secret("desk") == "s3cret")
    }

    @Test("systemd's name secret_NAME is found too")
    func systemd() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try put("s3cret", as: "secret_desk").secret("desk") == "s3cret")
    }

    @Test("a missing or empty one is named with its folder, and no value is told")
    func missing() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let credentials = try put("s3cret-of-another", as: "other")
        _ = try put(" \n", as: "empty")
        for name in ["desk", "empty"] {
            let error = #expect(throws: Credentials.Missing.self) { try credentials.secret(name) }
            let text = error?.description ?? ""
            #expect(text.contains("\"\(name)\"") && text.contains(folder))
            #expect(!text.contains("s3cret"))
        }
    }
}
