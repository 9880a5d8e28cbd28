/// Which namespace each prefix means at the present place of a document.
struct NamespaceScope {
    /// Declarations that may be in force at one time; further ones are not heard.
    private static let maximumBindings = 1000

    private struct Binding {
        /// 0 for the default namespace.
        var prefix: UInt64
        var namespace: FeedNamespace
    }

    private var bindings: [Binding] = []
    /// What the addresses seen so far mean, since every entry may declare the same one anew.
    private var known: [UInt64: FeedNamespace] = [:]

    /// How many declarations are in force, to return to.
    var count: Int { bindings.count }

    mutating func leave(to count: Int) {
        if bindings.count > count { bindings.removeLast(bindings.count - count) }
    }

    /// - Parameter isRoot: a feed's own elements count as a feed's, whatever default namespace its root invents.
    mutating func declare(_ prefix: UInt64, _ address: [UInt8], isRoot: Bool) {
        guard bindings.count < NamespaceScope.maximumBindings else { return }
        let hash = NameHash.of(address, address.indices)
        var namespace = known[hash] ?? FeedNamespace(uri: String(decoding: address, as: UTF8.self))
        known[hash] = namespace
        if prefix == 0, isRoot, !namespace.isCore { namespace = .none }
        bindings.append(Binding(prefix: prefix, namespace: namespace))
    }

    /// The namespace of a prefix, and whether it was declared. A missing or strange address means what everybody
    /// means with the prefix; a default namespace that nobody knows is none.
    func resolve(_ prefix: UInt64) -> (namespace: FeedNamespace, isDeclared: Bool) {
        var index = bindings.count
        while index > 0 {
            index -= 1
            guard bindings[index].prefix == prefix else { continue }
            let namespace = bindings[index].namespace
            guard namespace == .other || (namespace == .none && prefix != 0) else { return (namespace, true) }
            return (prefix == 0 ? .none : FeedNamespace(prefix: prefix), true)
        }
        return prefix == 0 ? (.none, true) : (FeedNamespace(prefix: prefix), prefix == AttributeName.xml.hash)
    }
}
