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
    /// False alerts of surges a week that the team is ready for, 0.01 to 50.
    package var alertBudget: Double
    /// Where its days begin and its people sleep; nil is the service's own zone.
    package var zone: LocalZone?

    package init(
        id: ID, title: LocalizedText, brands: [String], query: Query, background: Background = Background(),
        alertBudget: Double = 1, zone: LocalZone? = nil
    ) {
        self.id = id
        self.title = title
        self.brands = brands
        self.query = query
        self.background = background
        self.alertBudget = alertBudget
        self.zone = zone
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
