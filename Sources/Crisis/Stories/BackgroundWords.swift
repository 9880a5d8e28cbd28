/// How common ordinary words are in news, as a background against which the words of one matter stand out.
///
/// The bands and the words in them are ours, written down by judgement: of a hundred reports on any subject, about so many hold the word.
/// Where nothing is known of a term it counts as rare, and the stream corrects what is wrong here.
struct BackgroundWords: Sendable {
    static let shared = BackgroundWords()

    /// Share of stories that hold a term; of a Chinese word, each pair of its characters.
    let shares: [UInt32: Float]

    private init() {
        var shares: [UInt32: Float] = [:]
        let lists = BackgroundWords.chinese + BackgroundWords.english
        for (share, words) in lists {
            for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                for hash in StoryScan.terms(of: String(word)) { shares[hash] = max(shares[hash] ?? 0, share) }
            }
        }
        self.shares = shares
    }
}
