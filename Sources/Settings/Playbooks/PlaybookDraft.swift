import Crisis

/// A playbook as its own file has it, before what it extends is joined in.
struct PlaybookDraft {
    let section: ConfigSection
    let id: String
    let title: LocalizedText
    let categories: [Category]
    let extends: String?
    let harms: [HarmClass]
    let facts: [CriticalFact]
    let isByHand: Bool
    let items: [PlaybookItemDraft]
    let texts: PlaybookTextsDraft
    /// Inherited items and questions that it does without.
    let without: [(text: String, line: Int)]

    /// A playbook that names nothing that it is for is for all that no other is for. One whose `categories` could not
    /// be read is not taken for it.
    let isDefault: Bool

    init?(_ section: ConfigSection) {
        self.section = section
        let id = section.string("id")
        let title = section.localized("title")
        extends = section.optionalString("extends")
        categories = section.choices("categories", as: Category.self)
        harms = section.choices("harms", as: HarmClass.self)
        facts = section.choices("facts", as: CriticalFact.self)
        isByHand = section.boolean("by_hand", default: false)
        isDefault = !isByHand && ["categories", "harms", "facts"].allSatisfy { section.strings($0).isEmpty }
        without = section.placedStrings("without")
        texts = PlaybookTextsDraft(section.optionalSection("texts"))
        items = PlaybookDraft.withoutRepeatedIDs(section.sections("items").compactMap { PlaybookItemDraft($0) })
        section.finish()
        guard let id else { return nil }
        self.id = id
        // A missing title is reported; the other problems of the file still come to light.
        self.title = title ?? LocalizedText(zh: id, en: id)
        if items.isEmpty, extends == nil {
            section.report("the playbook \"\(id)\" has no items", "Add items, or extend another playbook.", at: "items")
        }
    }

    private static func withoutRepeatedIDs(_ items: [PlaybookItemDraft]) -> [PlaybookItemDraft] {
        var lines: [String: Int] = [:]
        return items.filter { draft in
            guard let line = lines[draft.item.id] else {
                lines[draft.item.id] = draft.section.line
                return true
            }
            draft.section.report(
                "the item \"\(draft.item.id)\" stands in line \(line) already", "Give each item an id of its own.",
                at: "id")
            return false
        }
    }

    /// The playbooks that this one extends, the nearest first, up to where they end or begin to repeat.
    func ancestors(on shelf: [String: PlaybookDraft]) -> (drafts: [PlaybookDraft], isCyclic: Bool) {
        var drafts: [PlaybookDraft] = []
        var next = extends.flatMap { shelf[$0] }
        while let draft = next {
            if draft.id == id || drafts.contains(where: { $0.id == draft.id }) { return (drafts, true) }
            drafts.append(draft)
            next = draft.extends.flatMap { shelf[$0] }
        }
        return (drafts, false)
    }

    /// The whole playbook: inherited items in their order, without those that it does without, replaced where an item of
    /// the same id stands here.
    func playbook(on shelf: [String: PlaybookDraft]) -> Playbook {
        var all: [PlaybookItem] = []
        var words = PlaybookTexts()
        for draft in ancestors(on: shelf).drafts.reversed() + [self] {
            let dropped = Set(draft.without.map(\.text))
            all.removeAll { dropped.contains($0.id) }
            words = draft.texts.joined(to: words, without: dropped)
            for item in draft.items.map(\.item) {
                if let place = all.firstIndex(where: { $0.id == item.id }) {
                    all[place] = item
                } else {
                    all.append(item)
                }
            }
        }
        return Playbook(
            id: id, title: title, categories: categories, harms: harms, facts: facts, isByHand: isByHand, items: all,
            texts: words)
    }

    /// Reports what the own items name and nobody knows; inherited ones are checked in their own file.
    func check(inherited: [PlaybookDraft], known: PlaybookFile.Known, on shelf: [String: PlaybookDraft]) {
        let whole = playbook(on: shelf)
        let ids = Set(whole.items.map(\.id))
        for draft in items {
            draft.check(items: ids, known: known)
        }
        let own = Set(items.map(\.item.id))
        for item in whole.items where !own.contains(item.id) {
            if let with = item.with, !ids.contains(with) {
                section.report(
                    "the inherited item \"\(item.id)\" goes along with \"\(with)\", which is left out",
                    "Leave out \(item.id) too, or keep \(with).", at: "without")
            }
        }
        let offered = Set(
            inherited.flatMap { $0.items.map(\.item.id) + $0.texts.own.questions.map(\.id) })
        for (name, line) in without where !offered.contains(name) {
            section.log.report(
                Problem(
                    file: section.file, line: line,
                    what: "\"without\" names \"\(name)\", which is neither an inherited item nor a question",
                    advice: "Write one of: \(offered.sorted().joined(separator: ", "))."))
        }
        texts.check(joined: whole.texts)
        reportCircles(inherited: inherited)
    }

    /// Items that go along with one another would never fall due.
    private func reportCircles(inherited: [PlaybookDraft]) {
        let all = (inherited + [self]).flatMap(\.items).map(\.item)
        let companions = Dictionary(all.map { ($0.id, $0.with) }) { _, last in last }
        for draft in items {
            var seen: Set<String> = []
            var next = draft.item.with
            while let id = next, seen.insert(id).inserted { next = companions[id] ?? nil }
            if seen.contains(draft.item.id) {
                draft.section.report(
                    "\"with\" of the item \"\(draft.item.id)\" leads back to itself",
                    "Give one of these items another clock.", at: "with")
            }
        }
    }
}
