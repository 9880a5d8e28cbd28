import Crisis

/// A way out of the house: alert files, a webhook.
package protocol Channel: Sendable {
    /// The name in the configuration, which notifications carry.
    var name: String { get }

    /// Makes one attempt. Called again with the same notification it delivers the same content under the same id.
    func deliver(_ notification: Crisis.Notification, at moment: Timestamp) async -> DeliveryResult
}

/// What became of one attempt. No text in it holds a secret.
package enum DeliveryResult: Hashable, Sendable {
    case delivered
    /// Worth another attempt; not before `after` has passed, when the receiver said so.
    case retry(error: String, after: TimeSpan?)
    /// No attempt can succeed.
    case dead(error: String)
}
