import Crisis

/// What the demo's press and complaint desk publish, and when: `demo/press.yaml`.
package struct PressScript: Hashable, Sendable {
    /// Where an entry appears.
    package enum Outlet: String, CaseIterable, Sendable {
        /// A national newspaper's RSS 2.0 feed in UTF-8.
        case national
        /// A city paper's Atom feed in GB18030.
        case city
        /// A board of private posts, RSS 2.0.
        case posts
        /// The company's own newsroom, RSS 2.0.
        case own
        /// The company's complaint desk, a paged JSON API.
        case complaints
    }

    package struct Entry: Hashable, Sendable {
        /// After the start of the server.
        package var after: TimeSpan
        package var outlet: Outlet
        package var title: String
        package var text: String
        package var customer: String?
        package var waybill: String?
    }

    package var entries: [Entry]

    /// Reads the file; what is wrong is reported to `log`.
    package static func read(name: String, text: String, log: ProblemLog) -> PressScript? {
        guard let section = ConfigFile(name: name, text: text, log: log).section() else { return nil }
        let entries = section.sections("entries").compactMap(readEntry)
        section.finish()
        return PressScript(entries: entries)
    }

    private static func readEntry(_ section: ConfigSection) -> Entry? {
        let after = section.timeSpan("after", in: .zero ... .days(1))
        let outlet = section.choice("outlet", as: Outlet.self)
        let title = section.optionalString("title") ?? ""
        let text = section.string("text")
        let customer = section.optionalString("customer")
        let waybill = section.optionalString("waybill")
        section.finish()
        guard let after, let outlet, let text else { return nil }
        return Entry(after: after, outlet: outlet, title: title, text: text, customer: customer, waybill: waybill)
    }
}
