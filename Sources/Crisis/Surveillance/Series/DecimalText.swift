extension Double {
    /// The number with a fixed number of decimals, as `0.035`; the same on every machine.
    ///
    /// - Parameter decimals: 0 to 9. Numbers of 1e9 and more are written as they are.
    package func text(decimals: Int) -> String {
        guard isFinite, abs(self) < 1e9 else { return description }
        var scale = 1
        for _ in 0..<min(9, max(0, decimals)) { scale *= 10 }
        let rounded = Int((abs(self) * Double(scale)).rounded())
        let sign = self < 0 && rounded > 0 ? "-" : ""
        if scale == 1 { return sign + String(rounded) }
        let digits = String(rounded % scale)
        let zeros = String(repeating: "0", count: decimals - digits.count)
        return "\(sign)\(rounded / scale).\(zeros)\(digits)"
    }
}
