/// How many dissatisfied people may stand behind the complaints that came: a range from sources that disagree, for the
/// reader alone. It scores nothing.
package struct Iceberg: Hashable, Codable, Sendable {
    package var complaints: Int

    package init(complaints: Int) { self.complaints = complaints }

    /// 69 of 100 say nothing (S3, the complaint iceberg): n / 0.31.
    package var low: Int { Int((Int64(complaints) * 100 + 15) / 31) }
    /// 69 silent, 23 indirect, 8 direct (iso.net.cn): n / 0.08.
    package var middle: Int { (complaints * 25 + 1) / 2 }
    /// One complaint, 25 who say nothing (S0): 26 n.
    package var high: Int { complaints * 26 }

    /// Half of the silent tell others (S3).
    package var toldOthers: ClosedRange<Int> { (low - complaints) / 2...(high - complaints) / 2 }

    /// The sentence under the numbers: both sources, and that they are contested.
    package var sentence: LocalizedText {
        LocalizedText(
            zh: "按“69% 不投诉”推算约 \(low) 人，按“直接投诉占 8%”约 \(middle) 人，按“一件投诉背后 25 人”约 \(high) 人不满；"
                + "其中告诉他人的约 \(toldOthers.lowerBound) 至 \(toldOthers.upperBound) 人。两种说法均有争议（ASQ 2005），仅供参考，不计分。",
            en:
                "About \(low) dissatisfied people if 69% say nothing, \(middle) if 8% complain directly, \(high) if 25 stand behind each "
                + "complaint; \(toldOthers.lowerBound) to \(toldOthers.upperBound) of them tell others. Contested: ASQ 2005. It scores nothing."
        )
    }
}
