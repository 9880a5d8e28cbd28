/// What is guarded: a brand, a product or a theme, with the query that finds it.
package struct Watch: Sendable, Identifiable {
    package typealias ID = String

    package var id: ID
    package var title: LocalizedText
    /// How people write the brand; the first one is its usual name.
    package var brands: [String]
    package var query: Query
    /// What is known of the brand before anything happens.
    package var background: Background

    package init(id: ID, title: LocalizedText, brands: [String], query: Query, background: Background = Background()) {
        self.id = id
        self.title = title
        self.brands = brands
        self.query = query
        self.background = background
    }

    /// Intensifiers of SCCT: what makes the same event weigh more for this brand.
    package struct Background: Hashable, Codable, Sendable {
        package var sameKindHistory: Bool
        package var badReputation: Bool
        /// The whole sector is under suspicion.
        package var sectorShadow: Bool
        /// A product sold in the whole country.
        package var nationalProduct: Bool

        package init(
            sameKindHistory: Bool = false, badReputation: Bool = false, sectorShadow: Bool = false,
            nationalProduct: Bool = false
        ) {
            self.sameKindHistory = sameKindHistory
            self.badReputation = badReputation
            self.sectorShadow = sectorShadow
            self.nationalProduct = nationalProduct
        }
    }
}
