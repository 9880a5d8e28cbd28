import Crisis
import Intake
import Settings
import Transport

extension Configuration {
    /// Who we say we are to publishers, with the contact that the operator gives.
    package var userAgent: String { "tocsin/\(tocsinVersionNumber)" + (service.contact.map { " (+\($0))" } ?? "") }

    /// A client for a command, with the limits and the address guard of the service.
    package func intakeClient() -> ListedHostClient {
        let transport = CurlTransport(
            userAgent: userAgent, perHostConnections: service.transfersPerHost, totalConnections: service.transfers)
        return ListedHostClient(transport, hosts: service.privateHosts)
    }

    /// The source that has this feed already; nil when there is none.
    package func twin(of url: String) -> Source.ID? {
        let key = SameFeed.key(url)
        return sources.first { SameFeed.key($0.place) == key }?.id
    }
}
