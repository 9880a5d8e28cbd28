/// Something that a text of the company states and that another text, or a fact, can contradict.
package struct Claim: Hashable, Codable, Sendable {
    package enum Kind: Hashable, Codable, Sendable {
        /// So many people, things, records or cases of something.
        case number(of: Matter, unit: Unit, value: Int, isRough: Bool)
        /// It did not happen, or is not so.
        case denies(Matter)
        /// It happened, or is so.
        case admits(Matter)
        /// What it came from.
        case cause(Cause)
        /// The day on which the company says that it first knew, in days since 1970, and the minute of that day.
        case learned(day: Int, minute: Int?)
        /// It is lawful, safe, up to standard.
        case vouches
    }

    package enum Matter: String, Codable, CaseIterable, Sendable {
        case death, injury
        case dataLeak = "data_leak"
        case product, delay, loss, damage, price, wages, recall, affected, complaints, refund
        /// Whatever is being said.
        case anything
    }

    package enum Unit: String, Codable, CaseIterable, Sendable { case people, things, records, cases }

    package enum Cause: String, Codable, CaseIterable, Sendable {
        case equipment, staff, weather, partner, customer, attack, demand
    }

    package var kind: Kind
    /// The sentence, shortened.
    package var quote: String
    /// The sentence says that it brings a figure or word up to date, or corrects it.
    package var isUpdate: Bool

    package init(kind: Kind, quote: String, isUpdate: Bool = false) {
        self.kind = kind
        self.quote = quote
        self.isUpdate = isUpdate
    }
}
