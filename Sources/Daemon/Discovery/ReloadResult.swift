import Crisis
import Foundation
import Settings
import Status

/// What became of asking the running service to read a changed configuration.
package enum ReloadResult: Codable, Hashable, Sendable {
    case reloaded
    case refused([String])
    /// No service answers; the change counts from its next start on.
    case unreachable

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .reloaded: try container.encode("reloaded")
        case .refused: try container.encode("refused")
        case .unreachable: try container.encode("unreachable")
        }
    }

    package init(from decoder: any Decoder) throws {
        switch try decoder.singleValueContainer().decode(String.self) {
        case "reloaded": self = .reloaded
        case "refused": self = .refused([])
        default: self = .unreachable
        }
    }

    /// Asks the service behind `socket`, when there is one; it is never waited for longer than a transfer may take.
    package static func ask(socket: String) async -> ReloadResult {
        guard FileManager.default.fileExists(atPath: socket),
            let answer = try? await ServiceClient(socket: socket).post("v1/reload", [String: String]()),
            let reload = try? ReportJSON.decode(StatusReport.Reload.self, from: answer)
        else { return .unreachable }
        return reload.succeeded ? .reloaded : .refused(reload.problems)
    }

    package func text(_ phrase: ReportPhrase) -> String {
        switch self {
        case .reloaded: phrase.word("正在运行的服务已重新加载。", "The running service has reloaded.")
        case .refused(let problems):
            ([
                phrase.word("服务拒绝了新配置，旧配置继续运行：", "The service refused the new configuration, the old one runs on:")
            ] + problems).joined(separator: "\n")
        case .unreachable:
            phrase.word("服务未应答。下一步：tocsin reload。", "No service answers here. Next: tocsin reload.")
        }
    }
}
