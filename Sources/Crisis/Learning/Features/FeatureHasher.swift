/// Turns a text into the numbers of its n-grams' buckets.
///
/// The features are binary: an n-gram is there or not. A row is divided by the root of their count, so that a long text
/// weighs no more than a short one.
package struct FeatureHasher: Hashable, Sendable {
    /// Changes whenever a text may get other features, so that no model reads features that it was not made for.
    package static let version = 1
    package static let defaultBits = 16
    package static let allowedBits = 10...18
    /// Distinct buckets that are read of one text: some 1,300 Chinese characters or 400 English words.
    package static let mostBuckets = 4_000

    /// 2 to this power is the number of buckets.
    package let bits: Int

    package init(bits: Int = defaultBits) {
        self.bits = min(max(bits, FeatureHasher.allowedBits.lowerBound), FeatureHasher.allowedBits.upperBound)
    }

    package var bucketCount: Int { 1 << bits }

    /// The distinct buckets of a text, in the order in which they first occur.
    package func buckets(of text: NormalizedText) -> [UInt32] { buckets(of: text) { _ in } }

    /// The same; `meet` is called with the hash of every n-gram.
    func buckets(of text: NormalizedText, meet: (UInt64) -> Void) -> [UInt32] {
        var seen = [UInt64](repeating: 0, count: bucketCount / 64)
        var found: [UInt32] = []
        found.reserveCapacity(min(text.bytes.count * 2, FeatureHasher.mostBuckets))
        var scan = NGramScan(text)
        scan.forEach { hash, _ in
            meet(hash)
            let bucket = bucket(of: hash)
            let bit: UInt64 = 1 << UInt64(bucket & 63)
            if seen[bucket >> 6] & bit == 0 {
                seen[bucket >> 6] |= bit
                found.append(UInt32(truncatingIfNeeded: bucket))
            }
            return found.count < FeatureHasher.mostBuckets
        }
        return found
    }

    /// All n-grams of a text with their buckets and folded bytes, repeated ones too, as far as `buckets` reads it.
    func occurrences(in text: NormalizedText) -> [(bucket: UInt32, hash: UInt64, range: Range<Int>)] {
        var distinct: Set<UInt32> = []
        var found: [(bucket: UInt32, hash: UInt64, range: Range<Int>)] = []
        var scan = NGramScan(text)
        scan.forEach { hash, range in
            let bucket = UInt32(truncatingIfNeeded: bucket(of: hash))
            distinct.insert(bucket)
            found.append((bucket, hash, range))
            return distinct.count < FeatureHasher.mostBuckets
        }
        return found
    }

    /// The bucket of a hash: all its bits have a say.
    private func bucket(of hash: UInt64) -> Int {
        let half = hash ^ (hash >> 32)
        return Int(truncatingIfNeeded: (half ^ (half >> 16)) & UInt64(bucketCount - 1))
    }
}

/// Counts distinct n-grams by linear counting (Whang, Vander-Zanden and Taylor 1990), within a percent up to some ten
/// million of them.
struct NGramCount {
    private static let size = 1 << 22
    private var met = [UInt64](repeating: 0, count: size / 64)

    mutating func meet(_ hash: UInt64) {
        let place = Int(truncatingIfNeeded: ((hash ^ (hash >> 29)) &* 0xbf58_476d_1ce4_e5b9) >> 42)
        met[place >> 6] |= 1 << UInt64(place & 63)
    }

    var distinct: Int {
        let size = Double(NGramCount.size)
        let empty = max(1, size - Double(met.reduce(0) { $0 + $1.nonzeroBitCount }))
        return Int((-size * Elementary.logarithm(empty / size)).rounded())
    }
}
