/// Values in at most five classes of round bounds, each with a hatch of its own density beside its colour.
struct Classes {
    /// The bounds, rising; class n lies from bound n to below bound n+1, the last includes its end.
    let bounds: [Double]
    let decimals: Int

    init(_ values: [Double]) {
        let axis = Axis(covering: values, about: 4, includesZero: false)
        let step = max(1, (axis.ticks.count - 1 + 4) / 5)
        var bounds = stride(from: 0, to: axis.ticks.count, by: step).map { axis.ticks[$0] }
        if let last = axis.ticks.last, bounds.last != last { bounds.append(last) }
        self.bounds = bounds
        decimals = axis.decimals
    }

    var count: Int { bounds.count - 1 }

    func index(of value: Double) -> Int {
        min(count - 1, max(0, (bounds.lastIndex { $0 <= value } ?? 0)))
    }

    func label(_ index: Int, words: ChartWords) -> String {
        "\(words.number(bounds[index], decimals: decimals)) – \(words.number(bounds[index + 1], decimals: decimals))"
    }
}
