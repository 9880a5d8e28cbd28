import ArgumentParser
import Daemon
import Delivery
import Foundation
import Settings

struct DemoPressCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo-press",
        abstract: "The demo's outside world: feeds, a complaint API and a webhook receiver on loopback.")

    @Option(name: .long, help: "What it publishes, and when.") var script = "demo/press.yaml"
    @Option(name: .long, help: "The port on 127.0.0.1.") var port = 8931
    @Option(name: .long, help: "The folder with complaint-token and webhook-secret.") var credentials =
        "demo/credentials"
    @Option(name: .long, help: "A file that gets one JSON line for each webhook.") var receipts: String?
    @Option(name: .long, help: "Ends by itself after so many seconds.") var seconds = 3600

    func run() async throws {
        let log = ProblemLog()
        let text = String(decoding: try contents(of: script), as: UTF8.self)
        guard let read = PressScript.read(name: script, text: text, log: log), log.isEmpty else {
            for problem in log.sorted { complain("\(problem)") }
            throw ExitCode(2)
        }
        let secrets = Credentials(folder: credentials)
        let press = DemoPress(
            script: read, address: "127.0.0.1:\(port)", token: try secrets.secret("complaint-token"),
            secret: try WebhookSecret(try secrets.secret("webhook-secret")),
            receipts: receipts.map { URL(fileURLWithPath: $0) },
            now: { SystemClock.now() })
        try await press.serve(port: port, for: .seconds(seconds))
    }
}
