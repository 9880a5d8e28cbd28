import Crisis

/// The texts of a playbook as its own file has them, with the places where they stand.
struct PlaybookTextsDraft {
    /// A text in both languages and the section that holds them.
    private struct Placed {
        var text: LocalizedText
        var section: ConfigSection
    }

    private let section: ConfigSection?
    private(set) var own = PlaybookTexts()
    private var placed: [Placed] = []

    /// - Parameter section: nil where the file has no texts.
    init(_ section: ConfigSection?) {
        self.section = section
        guard let section else { return }
        own.blanks = section.namedSections("blanks").compactMap(PlaybookTextsDraft.blank)
        if section.has("statement") { own.statement = text("statement", section) }
        for entry in section.sections("questions") {
            let id = entry.string("id")
            let question = text("question", entry)
            let answer = text("answer", entry)
            entry.finish()
            guard let id, let question, let answer else { continue }
            if own.questions.contains(where: { $0.id == id }) {
                entry.report("the question \"\(id)\" stands twice", "Give each question an id of its own.", at: "id")
            }
            own.questions.append(.init(id: id, question: question, answer: answer))
        }
        for entry in section.sections("script") {
            let step = entry.choice("step", as: HandlingStep.self)
            let say = text("say", entry)
            let mind = entry.has("mind") ? text("mind", entry) : nil
            entry.finish()
            guard let step, let say else { continue }
            if own.script.contains(where: { $0.step == step }) {
                entry.report("the step \"\(step.rawValue)\" stands twice", "Write each step once.", at: "step")
            }
            own.script.append(.init(step: step, say: say, mind: mind))
        }
        for entry in section.sections("channels") {
            let channel = entry.choice("channel", as: ContactChannel.self)
            let points = entry.sections("points").compactMap { text(of: $0) }
            entry.finish()
            guard let channel else { continue }
            if points.isEmpty {
                entry.report("the channel has no points", "Write them under \"points\".", at: "channel")
            }
            own.channels.append(.init(channel: channel, points: points))
        }
        section.finish()
    }

    private static func blank(_ name: String, _ section: ConfigSection) -> PlaybookTexts.Blank? {
        if !name.allSatisfy(BlankedText.isNameCharacter) {
            section.report("\"\(name)\" is no name of a blank", "Use small letters, digits and _, such as next_update.")
        }
        let title = section.sentence("title")
        let example = section.sentence("example")
        section.finish()
        guard let title, let example else { return nil }
        return .init(id: name, title: title, example: example)
    }

    private mutating func text(_ key: String, _ section: ConfigSection) -> LocalizedText? {
        section.section(key).flatMap { text(of: $0) }
    }

    /// `{ zh: …, en: … }`, both needed and neither empty.
    private mutating func text(of section: ConfigSection) -> LocalizedText? {
        let zh = section.string("zh")
        let en = section.string("en")
        section.finish()
        guard let zh, let en else { return nil }
        let text = LocalizedText(zh: zh, en: en)
        for language in Language.allCases where text[language].allSatisfy(\.isWhitespace) {
            section.report(
                "\"\(section.path).\(language.rawValue)\" is empty", "Write the text in both languages.",
                at: language.rawValue)
            return nil
        }
        placed.append(Placed(text: text, section: section))
        return text
    }

    // MARK: Joining

    /// What is inherited with what stands here: a statement, a question, a step of the same name replaces the inherited
    /// one; points of a channel follow the inherited ones.
    func joined(to base: PlaybookTexts, without dropped: Set<String>) -> PlaybookTexts {
        var all = base
        all.statement = own.statement ?? base.statement
        all.questions.removeAll { dropped.contains($0.id) }
        for answer in own.questions {
            if let place = all.questions.firstIndex(where: { $0.id == answer.id }) {
                all.questions[place] = answer
            } else {
                all.questions.append(answer)
            }
        }
        all.script = HandlingStep.allCases.compactMap { step in
            own.script.first { $0.step == step } ?? base.script.first { $0.step == step }
        }
        all.channels = ContactChannel.allCases.compactMap { channel in
            let points = (base.channels + own.channels).filter { $0.channel == channel }.flatMap(\.points)
            return points.isEmpty ? nil : .init(channel: channel, points: points)
        }
        all.blanks = base.blanks.filter { blank in !own.blanks.contains { $0.id == blank.id } } + own.blanks
        return all
    }

    // MARK: Checking

    /// Reports blanks that nobody knows, braces without their pair, blanks that one language alone has, and steps of the
    /// script that are missing.
    func check(joined: PlaybookTexts) {
        let known = Set(joined.blanks.map(\.id))
        for placed in placed { check(placed, known: known) }
        guard let section, !own.script.isEmpty else { return }
        for step in HandlingStep.allCases where !joined.script.contains(where: { $0.step == step }) {
            section.report(
                "the script has no step \"\(step.rawValue)\"",
                "Write all six: \(HandlingStep.allCases.map(\.rawValue).joined(separator: ", ")).", at: "script")
        }
    }

    private func check(_ placed: Placed, known: Set<String>) {
        for language in Language.allCases {
            let key = language.rawValue
            let other = language == .chinese ? Language.english : .chinese
            let blanked = BlankedText(placed.text[language])
            for (piece, row) in zip(blanked.pieces, blanked.rows) {
                switch piece {
                case .words: continue
                case .blank(let name) where !known.contains(name):
                    report(
                        placed, key, row, "the blank {\(name)} is not known",
                        "Add it to \"blanks\", or write one of: \(known.sorted().joined(separator: ", ")).")
                case .blank: continue
                case .brace(let brace):
                    report(
                        placed, key, row, "\"\(brace)\" neither opens nor closes a blank",
                        "Write {name}, or leave the brace out.")
                }
            }
            for name in BlankedText(placed.text[other]).blanks.subtracting(blanked.blanks).sorted() {
                report(
                    placed, key, 0, "the blank {\(name)} stands in \(other.rawValue) and not in \(key)",
                    "Use the same blanks in both languages.")
            }
        }
    }

    private func report(_ placed: Placed, _ key: String, _ row: Int, _ what: String, _ advice: String) {
        placed.section.log.report(
            Problem(
                file: placed.section.file, line: placed.section.line(of: key, row: row),
                what: "\"\(placed.section.path).\(key)\": \(what)", advice: advice))
    }
}
