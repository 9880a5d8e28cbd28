import Crisis

/// Reads the playbooks of `config/playbooks/`, one file each, and joins those that extend another.
///
/// A playbook that says `extends: default` has all items of that one, in its order; an item of its own with the same
/// id takes the place of the inherited one, the others follow. All problems of all files are reported in one pass.
package enum PlaybookFile {
    /// What the playbooks may name; nil where it is not known and so not checked.
    package struct Known {
        /// The roles of the roster.
        package var roles: Set<String>?
        /// The checks of the rule set.
        package var checks: Set<CheckID>?

        package init(roles: Set<String>? = nil, checks: Set<CheckID>? = nil) {
            self.roles = roles
            self.checks = checks
        }
    }

    /// The playbooks of `files`, sorted by id; those with problems may be missing or lack items.
    package static func read(_ files: [ConfigFile], known: Known = Known(), log: ProblemLog) -> [Playbook] {
        let drafts = files.compactMap { $0.section() }.compactMap { PlaybookDraft($0) }
        let unique = withoutRepeatedIDs(drafts)
        reportCategories(of: unique)
        if drafts.count == files.count { reportDefault(of: unique, files: files, log: log) }
        let shelf = Dictionary(uniqueKeysWithValues: unique.map { ($0.id, $0) })
        return unique.sorted { $0.id < $1.id }.map { draft in
            draft.check(inherited: inherited(by: draft, on: shelf), known: known, on: shelf)
            return draft.playbook(on: shelf)
        }
    }

    private static func withoutRepeatedIDs(_ drafts: [PlaybookDraft]) -> [PlaybookDraft] {
        var files: [String: String] = [:]
        return drafts.filter { draft in
            guard let file = files[draft.id] else {
                files[draft.id] = draft.section.file
                return true
            }
            draft.section.report(
                "the playbook \"\(draft.id)\" stands in \(file) too", "Give each playbook an id of its own.", at: "id")
            return false
        }
    }

    private static func reportCategories(of drafts: [PlaybookDraft]) {
        reportShared(drafts, \.harms, "harm", "harms")
        reportShared(drafts, \.facts, "fact", "facts")
        reportShared(drafts, \.categories, "category", "categories")
    }

    private static func reportShared<Choice: RawRepresentable<String>>(
        _ drafts: [PlaybookDraft], _ choices: (PlaybookDraft) -> [Choice], _ name: String, _ key: String
    ) {
        var owners: [String: String] = [:]
        for draft in drafts {
            for choice in choices(draft).map(\.rawValue) {
                if let owner = owners[choice] {
                    draft.section.report(
                        "the \(name) \"\(choice)\" belongs to the playbook \"\(owner)\" already",
                        "Name each \(name) in one playbook.", at: key)
                }
                owners[choice] = owners[choice] ?? draft.id
            }
        }
    }

    /// Exactly one playbook is for all categories that no other names; one that could not be read may be it.
    private static func reportDefault(of drafts: [PlaybookDraft], files: [ConfigFile], log: ProblemLog) {
        let defaults = drafts.filter(\.isDefault)
        for extra in defaults.dropFirst() {
            extra.section.report(
                "the playbook \"\(extra.id)\" names no category, and neither does \"\(defaults[0].id)\"",
                "Name the categories, harms or facts of all playbooks but one, the default, or write by_hand: true.",
                at: "id")
        }
        if defaults.isEmpty {
            log.report(
                Problem(
                    file: files.first?.name ?? "playbooks", line: 0,
                    what: "no playbook is for incidents of the other categories",
                    advice: "Leave out `categories` in one playbook; it is then the default."))
        }
    }

    /// The drafts from the one that is extended last up to the nearest one; reports what cannot be followed.
    private static func inherited(by draft: PlaybookDraft, on shelf: [String: PlaybookDraft]) -> [PlaybookDraft] {
        if let base = draft.extends, shelf[base] == nil {
            draft.section.report(
                "\"extends\" names the playbook \"\(base)\", which does not exist",
                "Write one of: \(shelf.keys.sorted().joined(separator: ", ")).", at: "extends")
        }
        let line = draft.ancestors(on: shelf)
        if line.isCyclic {
            draft.section.report(
                "\"extends\" goes in a circle: \(([draft] + line.drafts).map(\.id).joined(separator: " → ")) → …",
                "Let one of them extend nothing.", at: "extends")
        }
        return line.drafts.reversed()
    }
}
