/// A text with blanks such as `{place}`, taken apart.
package struct BlankedText: Hashable, Sendable {
    package enum Piece: Hashable, Sendable {
        case words(String)
        case blank(String)
        /// A brace that opens or closes no blank.
        case brace(Character)
    }

    package private(set) var pieces: [Piece] = []
    /// By piece: the line of the text in which it begins, from 0.
    package private(set) var rows: [Int] = []

    package init(_ text: String) {
        var rest = text[...]
        var row = 0
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            add(.words(String(rest[..<brace])), row: row)
            row += rest[..<brace].count(where: \.isNewline)
            let behind = rest[rest.index(after: brace)...]
            let end = behind.firstIndex { !BlankedText.isNameCharacter($0) } ?? behind.endIndex
            if rest[brace] == "{", end > behind.startIndex, end < behind.endIndex, behind[end] == "}" {
                add(.blank(String(behind[..<end])), row: row)
                rest = behind[behind.index(after: end)...]
            } else {
                add(.brace(rest[brace]), row: row)
                rest = behind
            }
        }
        add(.words(String(rest)), row: row)
    }

    private mutating func add(_ piece: Piece, row: Int) {
        if piece == .words("") { return }
        pieces.append(piece)
        rows.append(row)
    }

    package static func isNameCharacter(_ character: Character) -> Bool {
        character.isASCII && (character.isLowercase || character.isNumber || character == "_")
    }

    /// The names of its blanks.
    package var blanks: Set<String> {
        Set(pieces.compactMap { if case .blank(let name) = $0 { name } else { nil } })
    }

    /// The text with `fill` in place of each blank; where it says nothing the blank stays as it is.
    package func filled(_ fill: (String) -> String?) -> String {
        pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .blank(let name): fill(name) ?? "{\(name)}"
            case .brace(let brace): String(brace)
            }
        }.joined()
    }
}

extension PlaybookTexts {
    /// The same with every blank as a person sees it: 【地点】, [place].
    package var marked: PlaybookTexts {
        filled { LocalizedText(zh: "【\($0.title.zh)】", en: "[\($0.title.en)]") }
    }

    /// The same with the examples of the blanks in them.
    package var exemplified: PlaybookTexts { filled(\.example) }

    private func filled(_ fill: (Blank) -> LocalizedText) -> PlaybookTexts {
        let fillings = Dictionary(blanks.map { ($0.id, fill($0)) }) { first, _ in first }
        func text(_ text: LocalizedText) -> LocalizedText {
            LocalizedText(
                zh: BlankedText(text.zh).filled { fillings[$0]?.zh },
                en: BlankedText(text.en).filled { fillings[$0]?.en })
        }
        return PlaybookTexts(
            statement: statement.map(text),
            questions: questions.map { Answer(id: $0.id, question: text($0.question), answer: text($0.answer)) },
            script: script.map { ScriptStep(step: $0.step, say: text($0.say), mind: $0.mind.map(text)) },
            channels: channels.map { ChannelPoints(channel: $0.channel, points: $0.points.map(text)) }, blanks: blanks)
    }
}
