/// A model as a file: a line of text that says what it is, then numbers, then a checksum over all.
///
///     tocsin-model 1\n
///     features version · bits · uses lexicon · lexicon digest · rows · n-grams · rare categories · names of the dense features
///     for each head: target · rows · positive · intercept · scale · dense weights · buckets
///     checksum, 8 bytes
///
/// Buckets stand one byte each, or, where most are 0, as distance and weight of those that are not.
extension TextModel {
    /// The first line of every file of this version.
    private static let mark = Array("tocsin-model 1\n".utf8)
    /// What all versions begin with.
    private static let kind = Array("tocsin-model ".utf8)
    /// The largest file that is looked at, in bytes.
    package static let largestFile = 64 << 20
    /// What a file may weigh before small weights are left out of it, in bytes.
    package static let usualSize = 300_000

    /// Why a file is no model.
    package enum Flaw: Error, Hashable, Sendable {
        case noModel
        case otherVersion
        case damaged
        case otherFeatures(Int)

        package var what: String {
            switch self {
            case .noModel: "this is no model of tocsin train"
            case .otherVersion: "the model has a format that this version of tocsin does not read"
            case .damaged: "the model is damaged: it is cut short, or bytes of it were changed"
            case .otherFeatures(let version):
                "the model was made for features of version \(version), and this tocsin has version \(FeatureHasher.version)"
            }
        }

        package var advice: String {
            switch self {
            case .noModel: "Name a file that tocsin train wrote."
            case .damaged: "Copy it again, or make it again with tocsin train."
            case .otherVersion, .otherFeatures: "Make it again with tocsin train."
            }
        }
    }

    package func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.write(TextModel.mark)
        writer.write(FeatureHasher.version)
        writer.write(hasher.bits)
        writer.write(usesLexicon ? 1 : 0)
        writer.write(lexicon)
        writer.write(rows)
        writer.write(distinctNGrams)
        writer.write(rareCategories.count)
        for name in rareCategories { writer.write(name) }
        let names = usesLexicon ? LexiconFeatures.names : []
        writer.write(names.count)
        for name in names { writer.write(name) }
        writer.write(heads.count)
        for head in heads { head.write(to: &writer, dense: usesLexicon ? head.dense : []) }
        writer.write(fixed: TextModel.checksum(writer.bytes[...]))
        return writer.bytes
    }

    package init(name: String, encoded bytes: [UInt8]) throws(Flaw) {
        guard bytes.starts(with: TextModel.kind) else { throw .noModel }
        guard bytes.starts(with: TextModel.mark) else {
            throw TextModel.mark.starts(with: bytes) ? .damaged : .otherVersion
        }
        guard bytes.count >= TextModel.mark.count + 8, bytes.count <= TextModel.largestFile else { throw .damaged }
        let body = bytes[..<(bytes.count - 8)]
        let sum = TextModel.checksum(body)
        var reader = ByteReader(bytes[TextModel.mark.count...])
        do {
            var end = ByteReader(bytes[(bytes.count - 8)...])
            guard try end.fixed() == sum else { throw Flaw.damaged }
            let version = try reader.number(upTo: 1_000_000)
            guard version == FeatureHasher.version else { throw Flaw.otherFeatures(version) }
            try self.init(name: name, sum: sum, &reader)
        } catch let flaw as Flaw {
            throw flaw
        } catch {
            throw .damaged
        }
    }

    private init(name: String, sum: UInt64, _ reader: inout ByteReader) throws {
        let bits = try reader.number(upTo: FeatureHasher.allowedBits.upperBound)
        guard FeatureHasher.allowedBits.contains(bits) else { throw Flaw.damaged }
        hasher = FeatureHasher(bits: bits)
        usesLexicon = try reader.number(upTo: 1) == 1
        lexicon = try reader.text(upTo: 64)
        rows = try reader.number(upTo: 1 << 40)
        distinctNGrams = try reader.number(upTo: 1 << 50)
        var rare: [String] = []
        for _ in 0..<(try reader.number(upTo: TrainingSet.mostClasses)) {
            rare.append(try reader.text(upTo: TrainingSet.longestName * 4))
        }
        rareCategories = rare
        var places: [Int?] = []
        for _ in 0..<(try reader.number(upTo: 10_000)) {
            places.append(LexiconFeatures.place(of: try reader.text(upTo: 256)))
        }
        var heads: [Head] = []
        for _ in 0..<(try reader.number(upTo: TrainingSet.mostClasses * 2 + 2)) {
            heads.append(try Head(&reader, places: places, bucketCount: hasher.bucketCount))
        }
        self.heads = heads
        self.name = name
        digest = TextModel.hexadecimal(sum)
    }

    /// Twelve hexadecimal digits.
    static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String((String(repeating: "0", count: 16 - digits.count) + digits).prefix(12))
    }

    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash = StableHash()
        for byte in bytes { hash.combine(UInt32(byte)) }
        return hash.value
    }
}

extension TextModel.Head {
    fileprivate func write(to writer: inout ByteWriter, dense: [Double]) {
        writer.write(target.name)
        writer.write(rows)
        writer.write(positive)
        writer.write(intercept)
        writer.write(scale)
        for weight in dense { writer.write(weight) }
        let sparse = sparseBuckets()
        writer.write(sparse.count < buckets.count ? 1 : 0)
        if sparse.count < buckets.count {
            writer.write(sparse.count)
            writer.write(sparse)
        } else {
            writer.write(buckets.lazy.map(UInt8.init(bitPattern:)))
        }
    }

    /// Distance to the weight before, and the weight, for each that is not 0.
    private func sparseBuckets() -> [UInt8] {
        var writer = ByteWriter()
        var before = -1
        for (bucket, weight) in buckets.enumerated() where weight != 0 {
            writer.write(bucket - before)
            writer.write(CollectionOfOne(UInt8(bitPattern: weight)))
            before = bucket
        }
        return writer.bytes
    }

    fileprivate init(_ reader: inout ByteReader, places: [Int?], bucketCount: Int) throws {
        guard let target = Target(name: try reader.text(upTo: 16 + TrainingSet.longestName * 4)) else {
            throw TextModel.Flaw.damaged
        }
        self.target = target
        rows = try reader.number(upTo: 1 << 40)
        positive = try reader.number(upTo: 1 << 40)
        intercept = try reader.double()
        scale = try reader.double()
        var dense = [Double](repeating: 0, count: LexiconFeatures.names.count)
        for place in places {
            let weight = try reader.double()
            if let place { dense[place] = weight }
        }
        self.dense = dense
        if try reader.number(upTo: 1) == 1 {
            let raw = try reader.raw(try reader.number(upTo: bucketCount))
            buckets = try Self.buckets(sparse: raw, count: bucketCount)
        } else {
            buckets = try reader.raw(bucketCount).map(Int8.init(bitPattern:))
        }
    }

    private static func buckets(sparse raw: ArraySlice<UInt8>, count: Int) throws -> [Int8] {
        var buckets = [Int8](repeating: 0, count: count)
        var reader = ByteReader(raw)
        var place = -1
        while !reader.isAtEnd {
            place += try reader.number(upTo: count)
            guard place >= 0, place < count else { throw TextModel.Flaw.damaged }
            buckets[place] = Int8(bitPattern: try reader.byte())
        }
        return buckets
    }
}
