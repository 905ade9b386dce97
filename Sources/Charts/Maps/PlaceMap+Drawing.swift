extension PlaceMap {
    /// The map. Labels that would cover others are left to the table; each mark still tells its name to those who point at it.
    public func drawing(width: Double, words: ChartWords, id: FigureID) -> Drawing {
        guard !places.isEmpty || !regions.isEmpty else { return Draw.nothing(width: width, words: words) }
        let classes = Classes(regions.compactMap(\.value.number))
        let legend = Legend(entries: legend(classes, words, id), width: width)
        // A place needs the coarse outlines around it to be found; a district is its own surroundings.
        let frame = MapFrame(
            around: positions, least: regions.isEmpty && !background.isEmpty ? 900 : 2, width: width,
            top: legend.height)
        let marks = places.map { frame($0.position) }
        var placer = LabelPlacer(
            frame: .init(left: 0, top: frame.top, right: width, bottom: frame.top + frame.height),
            marks: marks.compactMap { $0 }, radius: 5)
        var labels: [Markup] = []
        var signs: [Markup] = []
        for (place, point) in zip(places, marks) {
            guard let point else { continue }
            let text = TextMeasure.shortened(
                place.label, width: width * 0.4, size: Draw.softSize, onlyIfWider: true)
            let label = placer.place(text, at: point).map {
                Draw.text(text, $0.foot, $0.anchor, class: "soft ink halo")
            }
            signs.append(sign(place, at: point))
            if let label { labels.append(label) }
        }
        let values = regionLabels(frame, placer: &placer, words: words)
        return Drawing(
            width: width, height: frame.top + frame.height + 2,
            content: legend.markup(top: 0) + patterns(classes, id) + land(frame)
                + regions.map { area($0, frame: frame, classes: classes, id: id, words: words) } + signs
                + labels
                + values,
            hasLinks: places.contains { $0.link != nil })
    }

    private var positions: [GeoPoint] {
        places.map(\.position) + regions.flatMap { $0.outline.polygons.joined().joined() }
    }

    private func land(_ frame: MapFrame) -> [Markup] {
        [
            Draw.rect(
                x: 0.5, y: frame.top + 0.5, width: frame.width - 1, height: frame.height - 1, class: "sea")
        ]
            + background.compactMap { outline in
                let path = frame.path(of: outline)
                return path.isEmpty ? nil : .element("path", ["d": path, "class": "land"])
            }
    }

    private func sign(_ place: Place, at point: Point) -> Markup {
        let said = Markup.element("title", [:], .words(place.label))
        let mark = Shape(kind: place.kind).mark(point, radius: 4.5, class: "fill-\(place.kind + 1) rim")
        guard let link = place.link else { return .element("g", [:], said, mark) }
        return .element(
            "a", ["href": link.address, "aria-label": place.label], said,
            // A mark is small; the ring around it is what one hits.
            .element("circle", ["cx": point.x.tenth, "cy": point.y.tenth, "r": "12", "class": "target"]), mark
        )
    }

    private func area(
        _ region: Region, frame: MapFrame, classes: Classes, id: FigureID, words: ChartWords
    ) -> Markup {
        let fill: String? =
            switch region.value {
            case .known(let value): "url(#\(id)-class-\(classes.index(of: value)))"
            case .suppressed: id.reference("hatch")
            case .missing: nil
            }
        return .element(
            "path",
            [
                "d": frame.path(of: region.outline), "class": fill == nil ? "region open" : "region",
                "fill": fill,
                "fill-rule": "evenodd",
            ], .element("title", [:], .words("\(region.label): \(words.text(region.value))")))
    }

    /// Names and values of districts where they fit, larger districts first.
    private func regionLabels(_ frame: MapFrame, placer: inout LabelPlacer, words: ChartWords) -> [Markup] {
        let placed = regions.compactMap { region -> (region: Region, at: Point, width: Double)? in
            Centre.of(region.outline, frame: frame).map { (region, $0.point, $0.width) }
        }.sorted { $0.width > $1.width }
        return placed.flatMap { item -> [Markup] in
            let value = words.text(item.region.value)
            for text in ["\(item.region.label): \(value)", value]
            where TextMeasure.width(text, size: Draw.softSize) + 10 <= item.width {
                if let label = placer.place(text, at: item.at, around: [(0, 0, .middle)]) {
                    let width = TextMeasure.width(text, size: Draw.softSize) + 6
                    return [
                        Draw.rect(
                            x: item.at.x - width / 2, y: label.foot.y - 12, width: width, height: 16,
                            class: "plate"),
                        Draw.text(text, label.foot, label.anchor, class: "soft ink"),
                    ]
                }
            }
            return []
        }
    }

    private func patterns(_ classes: Classes, _ id: FigureID) -> [Markup] {
        guard !regions.isEmpty else { return [] }
        return [
            .element("defs", [:], (0..<classes.count).map { Pattern.density($0, of: classes.count, id: id) })
        ]
    }

    private func legend(_ classes: Classes, _ words: ChartWords, _ id: FigureID) -> [Legend.Entry] {
        var entries = kinds.enumerated().map { kind, label in
            Legend.Entry(label: label) {
                [Shape(kind: kind).mark($0, radius: 4.5, class: "fill-\(kind + 1)")]
            }
        }
        guard !regions.isEmpty else { return entries }
        if regions.contains(where: { $0.value.number != nil }) {
            entries += (0..<classes.count).map { index in
                Legend.Entry(label: classes.label(index, words: words)) { at in
                    [
                        Draw.rect(
                            x: at.x - 8, y: at.y - 5, width: 16, height: 10, class: "region",
                            fill: "url(#\(id)-class-\(index))")
                    ]
                }
            }
        }
        if regions.contains(where: { $0.value == .missing }) {
            entries.append(
                .init(label: words.missing) {
                    [Draw.rect(x: $0.x - 8, y: $0.y - 5, width: 16, height: 10, class: "region open")]
                })
        }
        return entries
            + Legend.absences(of: regions.map(\.value).filter { $0 != .missing }, words: words, id: id)
    }
}

/// Where the value of a district can stand.
private enum Centre {
    /// The centre of the largest ring and its width.
    static func of(_ outline: Outline, frame: MapFrame) -> (point: Point, width: Double)? {
        let rings = outline.polygons.compactMap(\.first).map { frame.cut($0.compactMap { frame($0) }) }
        guard let ring = rings.max(by: { area($0).magnitude < area($1).magnitude }), ring.count > 2 else {
            return nil
        }
        let total = area(ring)
        guard total.magnitude > 1 else { return nil }
        var (x, y) = (0.0, 0.0)
        for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
            let cross = a.x * b.y - b.x * a.y
            x += (a.x + b.x) * cross
            y += (a.y + b.y) * cross
        }
        let point = Point(x: x / (6 * total), y: y / (6 * total))
        return (point, (ring.map(\.x).max() ?? 0) - (ring.map(\.x).min() ?? 0))
    }

    private static func area(_ ring: [Point]) -> Double {
        zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) {
            $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2
        }
    }
}
