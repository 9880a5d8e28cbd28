/// Finds what a text of the company states: figures, denials, admissions, causes, times.
///
/// Narrow on purpose: what is found here can reopen a check, so a doubtful sentence is left out.
package struct ClaimReader: Sendable {
    package var offsetMinutes: Int

    package init(offsetMinutes: Int = 480) { self.offsetMinutes = offsetMinutes }

    /// Claims that are kept of one text, and scalars of a quote.
    package static let limit = 40
    private static let quoteLength = 120
    /// How far a word that denies may stand before what it denies, in scalars.
    private static let reach = 24

    package func claims(in text: NormalizedText, at moment: Timestamp) -> [Claim] {
        let sentences = SentenceMap(text.bytes)
        var claims: [Claim] = []
        for sentence in sentences.starts.indices where claims.count < Self.limit {
            let bytes = sentences.range(of: sentence)
            let folded = FoldedScalars(Array(text.bytes[bytes]))
            let quote = ClaimReader.shortened(text.quote(bytes))
            let isUpdate = has(ClaimVocabulary.updates, folded)
            for kind in kinds(in: folded, at: moment) {
                let claim = Claim(kind: kind, quote: quote, isUpdate: isUpdate)
                if !claims.contains(where: { $0.kind == kind }) { claims.append(claim) }
            }
        }
        return Array(claims.prefix(Self.limit))
    }

    private static func shortened(_ quote: String) -> String {
        let words = quote.split(whereSeparator: { $0.isNewline || $0 == " " }).joined(separator: " ")
        return words.count <= quoteLength ? words : String(words.prefix(quoteLength - 1)) + "…"
    }

    private func has(_ words: WordTable<Bool>, _ text: FoldedScalars) -> Bool {
        (0..<text.count).contains { text.first(of: words, at: $0) != nil }
    }

    private struct Word<Value> {
        var value: Value
        var range: Range<Int>
        var clause: Int
    }

    private func words<Value>(_ table: WordTable<Value>, _ text: FoldedScalars, _ clauses: [Int]) -> [Word<Value>] {
        var found: [Word<Value>] = []
        var index = 0
        while index < text.count {
            if let (value, end) = text.first(of: table, at: index) {
                found.append(Word(value: value, range: index..<end, clause: clauses[index]))
                index = end
            } else {
                index += 1
            }
        }
        return found
    }

    private func kinds(in text: FoldedScalars, at moment: Timestamp) -> [Claim.Kind] {
        if has(ClaimVocabulary.doubts, text) { return [] }
        var clauses: [Int] = []
        var clause = 0
        for scalar in text.scalars {
            clauses.append(clause)
            if scalar == 0x2C || scalar == 0x3A { clause += 1 }
        }
        let matters = words(ClaimVocabulary.matters, text, clauses)
        let negators = words(ClaimVocabulary.negators, text, clauses)
        var kinds = numbers(text, matters, clauses, negators)
        for word in matters where !ClaimVocabulary.countedOnly.contains(word.value) {
            kinds.append(isDenied(word, negators) ? .denies(word.value) : .admits(word.value))
        }
        if has(ClaimVocabulary.vouches, text) { kinds.append(.vouches) }
        if has(ClaimVocabulary.causeMarks, text) {
            let causes = words(ClaimVocabulary.causes, text, clauses).filter { !isDenied($0, negators) }
            kinds += causes.prefix(1).map { .cause($0.value) }
        }
        return kinds + learned(text, at: moment)
    }

    private func isDenied<Value>(_ word: Word<Value>, _ negators: [Word<Bool>]) -> Bool {
        negators.contains {
            $0.clause == word.clause && $0.range.upperBound <= word.range.lowerBound
                && word.range.lowerBound - $0.range.upperBound <= Self.reach
        }
    }

    /// A figure and its unit count what is named nearest in the same clause.
    private func numbers(
        _ text: FoldedScalars, _ matters: [Word<Claim.Matter>], _ clauses: [Int], _ negators: [Word<Bool>]
    ) -> [Claim.Kind] {
        var kinds: [Claim.Kind] = []
        var index = 0
        while index < text.count {
            guard text.isDigit(index), index == 0 || !text.isWord(index - 1), let (value, end) = figure(text, at: index)
            else {
                index += 1
                continue
            }
            let start = index
            index = end
            var next = text.skipSpaces(end)
            let isMore = next < text.count && [0x4F59, 0x591A].contains(text.scalars[next])
            if isMore { next += 1 }
            guard let (unit, stop) = text.first(of: ClaimVocabulary.units, at: next) else { continue }
            let near = matters.filter { $0.clause == clauses[start] }.min {
                distance($0.range, start..<stop) < distance($1.range, start..<stop)
            }
            guard let near, !isDenied(near, negators) else { continue }
            let isRough =
                isMore
                || (max(0, start - 14)..<start).contains {
                    clauses[$0] == clauses[start] && text.first(of: ClaimVocabulary.rough, at: $0) != nil
                }
            kinds.append(.number(of: near.value, unit: unit, value: value, isRough: isRough))
        }
        return kinds
    }

    private func distance(_ left: Range<Int>, _ right: Range<Int>) -> Int {
        left.upperBound <= right.lowerBound
            ? right.lowerBound - left.upperBound : max(0, left.lowerBound - right.upperBound)
    }

    /// 2,000, 2000, 3万.
    private func figure(_ text: FoldedScalars, at start: Int) -> (value: Int, end: Int)? {
        var value = 0
        var end = start
        while end < text.count, end - start < 12 {
            if text.isDigit(end) {
                value = value * 10 + Int(text.scalars[end] - 0x30)
            } else if text.scalars[end] != 0x2C || !text.isDigit(end + 1) {
                break
            }
            end += 1
        }
        if end < text.count, text.scalars[end] == 0x4E07 { return (value * 10_000, end + 1) }
        // 18:00, 3.5 and 11月 are no counts.
        if end < text.count, [0x3A, 0x2E, 0x6708, 0x65E5, 0x5E74].contains(text.scalars[end]), end + 1 < text.count {
            return nil
        }
        return (value, end)
    }

    private func learned(_ text: FoldedScalars, at moment: Timestamp) -> [Claim.Kind] {
        guard has(ClaimVocabulary.learned, text) else { return [] }
        let atoms = TimeScanner(text: text).atoms(in: 0..<text.count)
        let today = CivilTime(moment, offsetMinutes: offsetMinutes)
        var day: Int?
        var minute: Int?
        for placed in atoms {
            switch placed.atom {
            case .date(let year, let month, let number) where day == nil:
                day = CivilTime.day(year: year ?? today.year, month: month, day: number)
            case .dayOfMonth(let number) where day == nil:
                day = CivilTime.day(year: today.year, month: today.month, day: number)
            case .clock(let value, .whole) where minute == nil && day != nil: minute = value
            case .clock, .part, .day, .dayPart, .weekday, .date, .dayOfMonth, .end, .within, .workingDays, .recurring:
                continue
            }
        }
        return day.map { [.learned(day: $0, minute: minute)] } ?? []
    }
}
