/// A promise as a text makes it.
package struct PromiseReading: Hashable, Codable, Sendable {
    package var kind: PromiseKind
    /// The words that promise, with their time when they name one.
    package var quote: String
    /// Unicode scalars of the original text, from and up to.
    package var range: Range<Int>
    /// When it falls due; nil when the words name no time that is still to come.
    package var due: DueTime?
    /// The words name a time, be it past already.
    package var hasTime: Bool
    /// Somebody is named who owes it.
    package var hasOwner: Bool
    /// It binds without an end, such as "until every parcel is found".
    package var isOpenEnded: Bool
}

/// Finds promises in a statement: "We will report again at 18:00", 三日内退款.
///
/// A promise is a word that points ahead and something to be done, or something to be done by a time that is still to
/// come. What is asked of the reader and what is done already are none.
package struct PromiseReader: Sendable {
    /// Minutes east of UTC of the zone in which the times of a statement are meant.
    package var offsetMinutes: Int

    package init(offsetMinutes: Int = 480) { self.offsetMinutes = offsetMinutes }

    /// Promises that are kept of one text.
    package static let limit = 200
    /// How far a verb may stand behind the word that points ahead, in scalars.
    private static let reach = 60

    /// - Parameters:
    ///   - text: the statement.
    ///   - moment: when it was made; date words are resolved against it.
    package func promises(in text: NormalizedText, at moment: Timestamp) -> [PromiseReading] {
        promises(in: text, sentences: SentenceMap(text.bytes), at: moment)
    }

    func promises(in text: NormalizedText, sentences: SentenceMap, at moment: Timestamp) -> [PromiseReading] {
        let folded = FoldedScalars(text.bytes)
        let calendar = DueCalendar(moment: moment, offsetMinutes: offsetMinutes)
        var found: [PromiseReading] = []
        var start = 0
        for sentence in sentences.starts.indices {
            let end = folded.scalar(atByte: sentences.range(of: sentence).upperBound, from: start)
            if found.count < Self.limit {
                found += promises(in: start..<end, folded, calendar, text)
            }
            start = end
        }
        return Array(found.prefix(Self.limit))
    }

    private struct Deed {
        var kind: PromiseKind
        var range: Range<Int>
        /// The word that points ahead.
        var marker: Range<Int>?
    }

    private func promises(
        in sentence: Range<Int>, _ folded: FoldedScalars, _ calendar: DueCalendar, _ text: NormalizedText
    ) -> [PromiseReading] {
        let deeds = deeds(in: sentence, folded)
        guard !deeds.isEmpty else { return [] }
        let atoms = TimeScanner(text: folded).atoms(in: sentence)
        let times = calendar.readings(of: atoms, in: folded)
        let saysTime = DueCalendar.saysTime(atoms)
        let isOpenEnded = sentence.contains { folded.first(of: PromiseVocabulary.openEnded, at: $0) != nil }
        let hasOwner = sentence.contains { folded.first(of: PromiseVocabulary.owners, at: $0) != nil }
        var promises: [PromiseReading] = []
        var used: Set<Int> = []
        for deed in deeds {
            let nearest = times.indices.filter { !used.contains($0) }.min {
                distance(times[$0].range, deed.range) < distance(times[$1].range, deed.range)
            }
            // One time for several deeds of a sentence is that of the nearest; the others share its promise.
            if nearest == nil, !times.isEmpty { continue }
            guard deed.marker != nil || nearest != nil else { continue }
            var range = deed.marker.map { $0.lowerBound..<deed.range.upperBound } ?? deed.range
            if let nearest {
                used.insert(nearest)
                let time = times[nearest].range
                range = min(range.lowerBound, time.lowerBound)..<max(range.upperBound, time.upperBound)
            }
            let bytes = folded.bytes[range.lowerBound]..<folded.bytes[range.upperBound]
            promises.append(
                PromiseReading(
                    kind: deed.kind, quote: text.quote(bytes), range: text.scalarRange(bytes),
                    due: nearest.map { times[$0].due }, hasTime: saysTime, hasOwner: hasOwner, isOpenEnded: isOpenEnded)
            )
        }
        return promises
    }

    private func distance(_ left: Range<Int>, _ right: Range<Int>) -> Int {
        left.upperBound <= right.lowerBound
            ? right.lowerBound - left.upperBound : max(0, left.lowerBound - right.upperBound)
    }

    /// What is to be done in a sentence, one deed of each kind.
    private func deeds(in sentence: Range<Int>, _ folded: FoldedScalars) -> [Deed] {
        var deeds: [Deed] = []
        var marker: Range<Int>?
        var isOurs = true
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            if Self.endsClause(folded.scalars[index]) {
                isOurs = true
                index += 1
            } else if let (_, end) = folded.first(of: PromiseVocabulary.noMarkers, at: index) {
                marker = nil
                index = end
            } else if let (_, end) = folded.first(of: PromiseVocabulary.notOurs, at: index) {
                isOurs = false
                index = end
            } else if let (_, end) = folded.first(of: PromiseVocabulary.markers, at: index) {
                marker = index..<end
                index = end
            } else if let (kind, end) = folded.first(of: PromiseVocabulary.verbs, at: index) {
                let near = marker.flatMap { index - $0.upperBound <= Self.reach ? $0 : nil }
                if isOurs, end <= sentence.upperBound, !deeds.contains(where: { $0.kind == kind }) {
                    deeds.append(Deed(kind: kind, range: index..<end, marker: near))
                }
                index = end
            } else {
                index += 1
                while index < sentence.upperBound, folded.isWord(index), folded.isWord(index - 1) { index += 1 }
            }
        }
        return deeds
    }

    private static func endsClause(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2C, 0x3A, 0x28, 0x29: true
        default: false
        }
    }
}

extension FoldedScalars {
    /// The scalar that begins at a byte, looked for from `start` on.
    func scalar(atByte byte: Int, from start: Int) -> Int {
        var index = start
        while index < count, bytes[index] < byte { index += 1 }
        return index
    }
}
