import ArgumentParser
import Daemon
import Foundation
import Settings
import Transport

/// The version that `--version` prints.
let tocsinVersion = tocsinVersionNumber

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "The service: polls, judges, rings; runs until SIGTERM.")

    @Option(name: .long, help: "The configuration.") var config = "/etc/tocsin/tocsin.yaml"

    func run() async throws {
        ProcessHeap.settle()
        let environment = ProcessInfo.processInfo.environment
        let configuration: Configuration
        switch Configuration.load(config, environment: environment) {
        case .success(let good): configuration = good
        case .failure(let refused):
            complain(refused.description)
            // EX_CONFIG: systemd does not try again.
            throw ExitCode(78)
        }
        do {
            try await App(configuration: configuration, environment: environment).run()
        } catch {
            complain("Tocsin cannot run: \(error)")
            throw ExitCode(1)
        }
    }
}
