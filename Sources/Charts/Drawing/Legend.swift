/// What the marks of a chart mean, in as many lines as the width asks for.
struct Legend {
    /// A sample of a mark around a point, and what it stands for.
    struct Entry {
        let label: String
        let sample: (Point) -> [Markup]
    }

    let entries: [Entry]
    let width: Double
    /// How much room a sample takes across, and an entry from line to line.
    var sample = (width: 24.0, height: Draw.lineHeight)

    /// How much room the legend takes.
    var height: Double { entries.isEmpty ? 0 : Double(places.lines) * sample.height + 8 }

    /// The legend with its upper edge at `top`.
    func markup(top: Double) -> [Markup] {
        zip(entries, places.points).flatMap { entry, place in
            let foot = Point(x: place.x, y: top + place.y + 13 + (sample.height - Draw.lineHeight) / 2)
            return entry.sample(Point(x: foot.x + sample.width / 2 - 3, y: foot.y - 4.5))
                + Draw.text(lines: lines(entry), Point(x: foot.x + sample.width, y: foot.y), class: "soft")
        }
    }

    private func lines(_ entry: Entry) -> [String] {
        TextMeasure.wrap(entry.label, width: width - sample.width, size: Draw.softSize, limit: 2)
    }

    private var places: (points: [Point], lines: Int) {
        var points: [Point] = []
        var (x, row) = (0.0, 0)
        for entry in entries {
            let text = lines(entry)
            let needed =
                sample.width + (text.map { TextMeasure.width($0, size: Draw.softSize) }.max() ?? 0) + 18
            if x > 0, x + needed - 18 > width { (x, row) = (0, row + 1) }
            points.append(Point(x: x, y: Double(row) * sample.height))
            x += needed
            if text.count > 1 { (x, row) = (0, row + text.count) }
        }
        return (points, row + (x > 0 ? 1 : 0))
    }
}

extension Legend {
    /// Entries for what is missing and suppressed, as far as either occurs.
    static func absences(of values: [Quantity], words: ChartWords, id: FigureID) -> [Entry] {
        var entries: [Entry] = []
        if values.contains(.missing) {
            entries.append(Entry(label: words.missing) { [Shape.diamond.mark($0, radius: 4, class: "open")] })
        }
        if values.contains(where: { if case .suppressed = $0 { true } else { false } }) {
            entries.append(
                Entry(label: words.suppressed) {
                    [Draw.hatched(x: $0.x - 8, y: $0.y - 5, width: 16, height: 10, id: id)]
                })
        }
        return entries
    }
}
