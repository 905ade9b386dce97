import Foundation

/// Round values that cover a range: multiples of 1, 2 or 5 times a power of ten.
public struct Axis: Hashable, Sendable {
    /// The values at which the axis is marked, rising; the first and last enclose the data.
    public let ticks: [Double]
    /// How many decimals it takes to tell the ticks apart.
    public let decimals: Int

    /// The lowest to the highest tick.
    public var domain: ClosedRange<Double> { (ticks.first ?? 0)...(ticks.last ?? 1) }

    /// An axis.
    ///
    /// - Parameters:
    ///   - values: what has to be covered; without any, 0 to 1 is.
    ///   - wanted: about how many steps; there are at most two more.
    ///   - includesZero: whether 0 has to be on it, as lengths need.
    ///   - smallestStep: no step is smaller; 1 for years.
    public init(
        covering values: [Double], about wanted: Int, includesZero: Bool, smallestStep: Double = 0
    ) {
        let finite = values.filter(\.isFinite) + (includesZero ? [0] : [])
        var low = finite.min() ?? 0
        var high = finite.max() ?? (low + 1)
        let size = max(low.magnitude, high.magnitude)
        if high - low <= size * 1e-9 {
            if includesZero || size == 0 {
                high = low + 1
            } else {
                low -= smallestStep > 0 ? smallestStep : size * 0.1
                high += smallestStep > 0 ? smallestStep : size * 0.1
            }
        }
        let step = Step(atLeast: max((high - low) / Double(max(1, wanted)), smallestStep))
        let first = (low / step.value).rounded(.down)
        let last = max(first + 1, (high / step.value).rounded(.up))
        ticks = stride(from: first, through: last, by: 1).map(step.multiple)
        decimals = max(0, -step.power)
    }

    /// 1, 2 or 5 times a power of ten.
    private struct Step {
        let factor: Double
        let power: Int

        init(atLeast least: Double) {
            let exponent = Int(log10(least).rounded(.down))
            let rest = least / pow(10, Double(exponent))
            let steps: [Double] = [1, 2, 5]
            if let fits = steps.first(where: { $0 >= rest * (1 - 1e-9) }) {
                (factor, power) = (fits, exponent)
            } else {
                (factor, power) = (1, exponent + 1)
            }
        }

        var value: Double { multiple(1) }

        /// Division by a power of ten keeps 0.3 at 0.3.
        func multiple(_ count: Double) -> Double {
            power < 0 ? count * factor / pow(10, Double(-power)) : count * factor * pow(10, Double(power))
        }
    }
}
