/// Exponential and logarithm from `+ - × ÷` alone, so that every machine gives the same bits.
///
/// The C library's functions differ in the last bit between versions and processors; these do not, because IEEE 754 fixes
/// each step. Measured against 50-digit values, both stay within 1.5 units in the last place over their whole range.
package enum Elementary {
    /// ln 2 in two parts: the first has 20 trailing zero bits, so that its product with an exponent is exact.
    private static let ln2High = 0x1.62e42feep-1
    private static let ln2Low = 0x1.a39ef35793c76p-33
    private static let squareRootOfHalf = 0x1.6a09e667f3bcdp-1

    package static let ln10 = 2.302585092994046

    /// eˣ; 0 below -745 and infinity above 709.8.
    package static func exponential(_ x: Double) -> Double {
        if x.isNaN { return x }
        if x > 709.782712893384 { return .infinity }
        if x < -745.2 { return 0 }
        let k = (x * 1.4426950408889634).rounded()
        let r = (x - k * ln2High) - k * ln2Low
        // Taylor to the 13th power: the rest is below 5e-18 for |r| <= 0.35.
        var sum = 1.0 / 6_227_020_800
        sum = sum * r + 1.0 / 479_001_600
        sum = sum * r + 1.0 / 39_916_800
        sum = sum * r + 1.0 / 3_628_800
        sum = sum * r + 1.0 / 362_880
        sum = sum * r + 1.0 / 40_320
        sum = sum * r + 1.0 / 5_040
        sum = sum * r + 1.0 / 720
        sum = sum * r + 1.0 / 120
        sum = sum * r + 1.0 / 24
        sum = sum * r + 1.0 / 6
        sum = sum * r + 0.5
        let value = 1 + (r + r * r * sum)
        let exponent = Int(k)
        // In two steps near the ends of the range, where 2 to the k alone is no normal number.
        if exponent < -1000 { return value * power(of2: exponent + 100) * power(of2: -100) }
        if exponent > 1000 { return value * power(of2: exponent - 100) * power(of2: 100) }
        return value * power(of2: exponent)
    }

    /// The natural logarithm; minus infinity at 0 and not a number below.
    package static func logarithm(_ x: Double) -> Double {
        guard x > 0, x < .infinity else { return x == 0 ? -.infinity : (x > 0 ? x : .nan) }
        var exponent: Int
        var significand: Double
        if x.isNormal {
            // The two fields of the format, without a call.
            exponent = Int(x.bitPattern >> 52) - 1_023
            significand = Double(bitPattern: (x.bitPattern & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000)
        } else {
            exponent = Int(x.exponent)
            significand = x.significand
        }
        if significand > 2 * squareRootOfHalf {
            significand *= 0.5
            exponent += 1
        }
        let f = significand - 1
        let s = f / (2 + f)
        let z = s * s
        // ln(1+f) = 2 artanh(s): the odd powers from the third on; the rest is below 1e-18 for |s| <= 0.172. Two chains, which
        // a processor works on at the same time.
        let w = z * z
        var even = 2.0 / 23
        even = even * w + 2.0 / 19
        even = even * w + 2.0 / 15
        even = even * w + 2.0 / 11
        even = even * w + 2.0 / 7
        even = even * w + 2.0 / 3
        var odd = 2.0 / 21
        odd = odd * w + 2.0 / 17
        odd = odd * w + 2.0 / 13
        odd = odd * w + 2.0 / 9
        odd = odd * w + 2.0 / 5
        let sum = even + odd * z
        let half = 0.5 * f * f
        let k = Double(exponent)
        return k * ln2High - ((half - (s * (half + sum * z) + k * ln2Low)) - f)
    }

    /// ln(1 + x) - x without loss for small x: minus half of x squared, and smaller terms.
    static func logarithmCurvature(_ x: Double) -> Double {
        guard abs(x) < 0.1 else { return logarithm(1 + x) - x }
        // 2 artanh(s) - x with s = x / (2 + x), where 2s - x = -x s.
        let s = x / (2 + x)
        let z = s * s
        var sum = 2.0 / 15
        sum = sum * z + 2.0 / 13
        sum = sum * z + 2.0 / 11
        sum = sum * z + 2.0 / 9
        sum = sum * z + 2.0 / 7
        sum = sum * z + 2.0 / 5
        sum = sum * z + 2.0 / 3
        return s * (sum * z - x)
    }

    /// The logarithm to base ten.
    package static func logarithm10(_ x: Double) -> Double { logarithm(x) / ln10 }

    /// A positive base to any power.
    package static func power(_ base: Double, _ exponent: Double) -> Double {
        base == 0 ? (exponent > 0 ? 0 : 1) : exponential(exponent * logarithm(base))
    }

    private static func power(of2 exponent: Int) -> Double {
        Double(sign: .plus, exponent: exponent, significand: 1)
    }
}
