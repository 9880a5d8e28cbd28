import Crisis
import Ledger

extension Dice {
    /// An item whose times may be any at all: a source may claim whatever it likes.
    mutating func item() throws -> Item {
        Item(
            identity: word() + text(), revision: word(), kind: try one(of: MentionKind.allCases),
            published: maybe { Timestamp(milliseconds: Int64.random(in: .min ... .max, using: &$0)) }, title: text(),
            text: text(), url: maybe { $0.text() }, author: maybe { $0.text() }, customer: maybe { $0.text() },
            waybill: maybe { $0.text() }, channel: maybe { $0.text() }, rank: maybe { $0.upTo(50) },
            origin: maybe { $0.text() },
            originalHash: maybe { $0.word() })
    }

    mutating func recorded(incident: Incident.ID) throws -> RecordedItem {
        let item = try item()
        let source = word()
        let mentions = try some(2) { dice in
            RecordedMention(
                id: Mention.ID("\(source)/\(item.identity)/\(dice.word())"), watch: dice.text(),
                family: try dice.one(of: SourceFamily.allCases), tier: try dice.one(of: Tier.allCases),
                signals: try dice.signals(), incident: incident, reason: dice.names())
        }
        return RecordedItem(source: source, item: item, seen: moment(), mentions: mentions)
    }

    mutating func signals() throws -> Signals {
        Signals(
            language: try one(of: Language.allCases), findings: try some(4) { try $0.signal() }, negative: perMille(),
            complaint: perMille(), category: try maybe { try $0.one(of: Category.allCases) },
            state: try one(of: EventState.allCases), model: maybe { $0.modelReading() })
    }

    mutating func modelReading() -> ModelReading {
        var reading = ModelReading(
            model: text(), decidesNegative: flip(), decidesComplaint: flip(),
            flags: some(3) { dice in
                ModelReading.Flag(name: dice.text(), probability: dice.perMille(), byRule: dice.flip())
            })
        reading.category = maybe { $0.text() }
        reading.categoryProbability = maybe { $0.perMille() }
        return reading
    }

    mutating func signal() throws -> Signal {
        let meanings: [Signal.Meaning] = [
            .category(try one(of: Category.allCases)), .harm(try one(of: HarmClass.allCases)),
            .drive(try one(of: Drive.allCases)), .fact(try one(of: CriticalFact.allCases)),
            .state(try one(of: EventState.allCases)), .negative, .positive,
            .statement(try one(of: EvidenceTag.allCases)),
        ]
        let start = upTo(1000)
        return Signal(
            rule: text(), meaning: try one(of: meanings), quote: text(), range: start..<(start + upTo(20)),
            weight: upTo(10), negated: flip())
    }

    mutating func unreadable() -> UnreadableRecord {
        UnreadableRecord(source: text(), place: text(), reason: text(), raw: word() + text())
    }

    mutating func evidence() throws -> Evidence {
        let tags = try some(4) { try $0.one(of: EvidenceTag.allCases) }
        var portions: [EvidenceTag: PerMille] = [:]
        for tag in tags where flip() { portions[tag] = perMille() }
        return Evidence(
            id: FactID(word() + text()), time: moment(), precision: try one(of: Precision.allCases),
            recorded: moment(), tags: Set(tags), portions: portions, verdict: try maybe { try $0.verdict() },
            observations: try some(3) { dice in
                Observation(part: try dice.one(of: ScorePart.allCases), points: dice.upTo(40), reason: dice.names())
            }, text: names(), provenance: text(), recordedBy: maybe { $0.text() })
    }

    mutating func verdict() throws -> VerdictFinding {
        VerdictFinding(
            by: try one(of: VerdictClass.allCases), polarity: try one(of: Polarity.allCases),
            findings: try some(2) { dice in
                VerdictFinding.SubFinding(
                    text: dice.names(), polarity: try dice.one(of: Polarity.allCases),
                    reopens: dice.some(2) { CheckID($0.text()) })
            })
    }

    mutating func action(incident: Incident.ID?) -> RecordedAction {
        RecordedAction(incident: incident, at: moment(), by: text(), action: text(), note: maybe { $0.text() })
    }
}
