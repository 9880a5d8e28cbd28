import Crisis
import Transport

/// How the service itself runs: `service:` in `tocsin.yaml`.
package struct ServiceSettings: Hashable, Sendable {
    /// The language that comes first in alert files; default zh.
    package var language: Language
    /// Minutes east of UTC in which people read times; default +08:00.
    package var offsetMinutes: Int
    /// The folder of the ledger; `STATE_DIRECTORY` of systemd wins.
    package var stateFolder: String
    /// The Unix socket that `tocsin status` asks; `RUNTIME_DIRECTORY` of systemd wins.
    package var socket: String
    /// The folder of credential files; `CREDENTIALS_DIRECTORY` of systemd wins.
    package var credentialsFolder: String
    /// How often open incidents are assessed without any news, 10 s to 10 m; default 1 m.
    package var tick: TimeSpan
    /// Who is behind the requests, as an address or URL in the User-Agent; nil leaves it out.
    package var contact: String?
    /// Transfers at once, 1 to 1,000; default 64.
    package var transfers: Int
    /// Transfers at once to one host, 1 to 32; default 2.
    package var transfersPerHost: Int
    /// Hosts and ranges of our own network that sources may be read from; default none.
    package var privateHosts: PrivateHosts
    /// The RSSHub that `tocsin source add` makes routes of, as `http://rsshub.internal:1200`; nil when there is none.
    package var rsshub: String?
    /// Where complaints may be pushed to over TCP; nil, the default, leaves the Unix socket only.
    package var listener: PushListener?

    package init(
        language: Language = .chinese, offsetMinutes: Int = 480, stateFolder: String, socket: String,
        credentialsFolder: String, tick: TimeSpan = .minutes(1), contact: String? = nil, transfers: Int = 64,
        transfersPerHost: Int = 2, privateHosts: PrivateHosts = PrivateHosts(), rsshub: String? = nil
    ) {
        self.language = language
        self.offsetMinutes = offsetMinutes
        self.stateFolder = stateFolder
        self.socket = socket
        self.credentialsFolder = credentialsFolder
        self.tick = tick
        self.contact = contact
        self.transfers = transfers
        self.transfersPerHost = transfersPerHost
        self.privateHosts = privateHosts
        self.rsshub = rsshub
    }

    /// Reads the section; relative paths are relative to `folder`, the one of `tocsin.yaml`.
    static func read(
        _ section: ConfigSection?, folder: String, environment: [String: String] = [:]
    ) -> ServiceSettings {
        var settings = ServiceSettings(
            stateFolder: Path.join(folder, "state"), socket: Path.join(folder, "state/tocsin.sock"),
            credentialsFolder: Path.join(folder, "credentials"))
        if let section { settings.read(section, folder: folder) }
        settings.obey(environment)
        return settings
    }

    /// Under systemd its folders win over the configured ones.
    private mutating func obey(_ environment: [String: String]) {
        if let state = environment["STATE_DIRECTORY"] { stateFolder = state }
        if let runtime = environment["RUNTIME_DIRECTORY"] { socket = Path.join(runtime, "tocsin.sock") }
        if let credentials = environment["CREDENTIALS_DIRECTORY"] { credentialsFolder = credentials }
    }

    private mutating func read(_ section: ConfigSection, folder: String) {
        language = section.choice("language", as: Language.self, default: .chinese) ?? .chinese
        offsetMinutes = section.utcOffset("utc_offset", default: 480)
        if let state = section.optionalString("state") { stateFolder = Path.join(folder, state) }
        socket =
            section.optionalString("socket").map { Path.join(folder, $0) }
            ?? Path.join(stateFolder, "tocsin.sock")
        if let folderName = section.optionalString("credentials") {
            credentialsFolder = Path.join(folder, folderName)
        }
        tick =
            section.timeSpan("tick", in: .seconds(10) ... .minutes(10), default: .minutes(1)) ?? .minutes(1)
        contact = section.optionalString("contact")
        transfers = section.integer("transfers", in: 1...1000, default: 64) ?? 64
        transfersPerHost = section.integer("transfers_per_host", in: 1...32, default: 2) ?? 2
        privateHosts = Self.readPrivateHosts(section)
        if section.has("rsshub") { rsshub = section.webAddress("rsshub") }
        listener = PushListener.read(section)
        section.finish()
    }

    private static func readPrivateHosts(_ section: ConfigSection) -> PrivateHosts {
        PrivateHosts(
            section.placedStrings("private_hosts").compactMap { text, line in
                do throws(PrivateHosts.Entry.Flaw) {
                    return try PrivateHosts.Entry(text)
                } catch {
                    section.log.report(
                        Problem(file: section.file, line: line, what: error.what, advice: error.advice))
                    return nil
                }
            })
    }
}

/// Where alerts go: `delivery:` in `tocsin.yaml`.
package struct DeliverySettings: Hashable, Sendable {
    /// The folder of alert files.
    package var alertFolder: String
    /// What alert files must not carry; by default every kind of personal data.
    package var fileRedactor: Redactor
    package var webhooks: [Webhook]

    package init(alertFolder: String, fileRedactor: Redactor = Redactor(), webhooks: [Webhook] = []) {
        self.alertFolder = alertFolder
        self.fileRedactor = fileRedactor
        self.webhooks = webhooks
    }

    /// By channel: what it must not carry.
    package var redactors: [String: Redactor] {
        Dictionary([("files", fileRedactor)] + webhooks.map { ($0.name, $0.redactor) }) { first, _ in first }
    }

    /// A receiver of signed webhooks.
    package struct Webhook: Hashable, Sendable {
        package var name: String
        package var url: String
        /// The name of the credential file that holds the `whsec_…` secret.
        package var secretCredential: String
        package var trusted: Bool
        /// What it must not carry; by default every kind of personal data.
        package var redactor: Redactor

        package init(
            name: String, url: String, secretCredential: String, trusted: Bool, redactor: Redactor = Redactor()
        ) {
            self.name = name
            self.url = url
            self.secretCredential = secretCredential
            self.trusted = trusted
            self.redactor = redactor
        }
    }

    static func read(_ section: ConfigSection?, stateFolder: String) -> DeliverySettings {
        var settings = DeliverySettings(alertFolder: Path.join(stateFolder, "alerts"))
        guard let section else { return settings }
        if let name = section.optionalString("alerts") { settings.alertFolder = Path.join(stateFolder, name) }
        settings.fileRedactor = readRedactor(section)
        var taken: Set<String> = []
        for webhook in section.sections("webhooks") {
            guard let read = readWebhook(webhook) else { continue }
            settings.webhooks.append(read)
            if read.name == "files" {
                webhook.report("\"files\" is the alert folder's name", "Give the webhook another.", at: "name")
            } else if !taken.insert(read.name).inserted {
                webhook.report(
                    "the webhook \"\(read.name)\" stands twice", "Give each a name of its own.", at: "name")
            }
        }
        section.finish()
        return settings
    }

    private static func readWebhook(_ section: ConfigSection) -> Webhook? {
        let name = section.name("name")
        let url = section.webAddress("url")
        let secret = section.name("secret_credential")
        let trusted = section.boolean("trusted", default: false)
        let redactor = readRedactor(section)
        section.finish()
        guard let name, let url, let secret else { return nil }
        return Webhook(name: name, url: url, secretCredential: secret, trusted: trusted, redactor: redactor)
    }

    /// `redact: [phone, identity]`; an empty list takes nothing out, and no list everything.
    private static func readRedactor(_ section: ConfigSection) -> Redactor {
        guard section.has("redact") else { return Redactor() }
        return Redactor(Set(section.choices("redact", as: PersonalData.self)))
    }
}
