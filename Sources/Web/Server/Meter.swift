/// What the site counts of itself, for Prometheus: requests by kind of page and status, and how long they took. Nothing of who
/// asked or what.
actor Meter {
    /// Upper ends of the classes of times, in seconds.
    static let classes = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private struct Key: Hashable {
        let page: String
        let status: Int
    }

    private var requests: [Key: Int] = [:]
    private var times = [Int](repeating: 0, count: Meter.classes.count + 1)
    private var seconds = 0.0
    private var bytes = 0

    func count(_ page: String, status: Int, seconds: Double, bytes: Int) {
        requests[Key(page: page, status: status), default: 0] += 1
        times[Self.classes.firstIndex { seconds <= $0 } ?? Self.classes.count] += 1
        self.seconds += seconds
        self.bytes += bytes
    }

    /// The counts in the text format of Prometheus (0.0.4).
    ///
    /// - Parameter gauges: further numbers by name, with what they mean.
    func text(gauges: [(name: String, help: String, value: Int)]) -> String {
        var lines = [
            "# HELP leitbild_requests_total Requests answered.", "# TYPE leitbild_requests_total counter",
        ]
        for (key, count) in requests.sorted(by: {
            ($0.key.page, $0.key.status) < ($1.key.page, $1.key.status)
        }) {
            lines.append("leitbild_requests_total{page=\"\(key.page)\",status=\"\(key.status)\"} \(count)")
        }
        lines += [
            "# HELP leitbild_request_seconds How long answers took.",
            "# TYPE leitbild_request_seconds histogram",
        ]
        var sum = 0
        for (index, limit) in Self.classes.enumerated() {
            sum += times[index]
            lines.append("leitbild_request_seconds_bucket{le=\"\(limit)\"} \(sum)")
        }
        sum += times[Self.classes.count]
        lines += [
            "leitbild_request_seconds_bucket{le=\"+Inf\"} \(sum)", "leitbild_request_seconds_sum \(seconds)",
            "leitbild_request_seconds_count \(sum)", "# HELP leitbild_sent_bytes_total Bytes of bodies sent.",
            "# TYPE leitbild_sent_bytes_total counter", "leitbild_sent_bytes_total \(bytes)",
        ]
        for gauge in gauges {
            lines += [
                "# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge",
                "\(gauge.name) \(gauge.value)",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
