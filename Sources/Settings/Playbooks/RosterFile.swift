import Crisis

/// Reads who has which role.
///
///     roles:
///       pr_lead:
///         title: { zh: 公关负责人, en: PR lead }
///         primary: { name: 林晓, contact: "+86 138 0000 0001" }
///         backup: { name: 周宁, contact: "+86 138 0000 0002" }
package enum RosterFile {
    /// The roster of a section that holds `roles`; roles with problems are reported and left out.
    package static func read(_ section: ConfigSection) -> Roster {
        var roles: [String: Roster.Role] = [:]
        for (name, role) in section.namedSections("roles") {
            roles[name] = read(role, named: name)
        }
        if !section.has("roles") {
            section.report("the roster has no roles", "Add `roles:` with at least `duty` and `pr_lead`.")
        }
        section.finish()
        return Roster(roles: roles)
    }

    private static func read(_ section: ConfigSection, named name: String) -> Roster.Role? {
        let title = section.sentence("title")
        let primary = section.section("primary").flatMap(person)
        let backup = section.optionalSection("backup").flatMap(person)
        section.finish()
        if let primary, let backup, primary.name == backup.name {
            section.report(
                "\(primary.name) is their own backup in the role \"\(name)\"", "Name somebody else, or leave it out.",
                at: "backup")
        }
        guard let title, let primary else { return nil }
        return Roster.Role(title: title, primary: primary, backup: backup)
    }

    private static func person(_ section: ConfigSection) -> Roster.Person? {
        let name = section.string("name")
        let contact = section.optionalString("contact")
        section.finish()
        return name.map { Roster.Person(name: $0, contact: contact) }
    }
}
