extension Lexicon {
    /// Twelve hexadecimal digits over all groups: a model names by them the words it was made with.
    package var digest: String {
        var hash = StableHash()
        for group in groups {
            let parts =
                [group.rule, "\(group.role)", "\(group.weight)", "\(group.isTopic)"] + group.terms + group.except
            for part in parts {
                for byte in part.utf8 { hash.combine(UInt32(byte)) }
                hash.combine(UInt32(0x100))
            }
        }
        return TextModel.hexadecimal(hash.value)
    }
}
