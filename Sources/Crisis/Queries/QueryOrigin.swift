/// Where a text comes from, as far as a query may ask.
package struct TextOrigin: Hashable, Sendable {
    package var source: Source.ID
    package var family: SourceFamily
    package var tier: Tier
    package var kind: MentionKind

    package init(source: Source.ID, family: SourceFamily, tier: Tier, kind: MentionKind) {
        self.source = source
        self.family = family
        self.tier = tier
        self.kind = kind
    }

    /// What an item of a source comes from.
    package init(_ item: Item, of source: Source) {
        self.init(source: source.id, family: source.family, tier: source.tier, kind: item.kind)
    }
}

/// A condition on where a text comes from: `source:`, `family:`, `tier:` and `kind:` with one or more values.
struct QueryOrigin: Hashable, Sendable {
    enum Field: String, Hashable, Sendable, CaseIterable {
        case source, family, tier, kind

        /// The values there are; nil where any name will do.
        var values: [String]? {
            switch self {
            case .source: nil
            case .family: SourceFamily.allCases.map(\.rawValue)
            case .tier: Tier.allCases.map(\.rawValue)
            case .kind: MentionKind.allCases.map(\.rawValue)
            }
        }
    }

    var field: Field
    /// One of them has to hold; a `*` at the end of a source's name leaves the rest open.
    var values: [String]

    /// An unknown origin fulfils no condition.
    func holds(for origin: TextOrigin?) -> Bool {
        guard let origin else { return false }
        return switch field {
        case .source: values.contains { QueryOrigin.fits(origin.source, $0) }
        case .family: values.contains(origin.family.rawValue)
        case .tier: values.contains(origin.tier.rawValue)
        case .kind: values.contains(origin.kind.rawValue)
        }
    }

    private static func fits(_ name: String, _ wanted: String) -> Bool {
        wanted.hasSuffix("*") ? name.hasPrefix(wanted.dropLast()) : name == wanted
    }
}
