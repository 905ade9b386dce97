import Cohorts
import Foundation

/// Turns the rows of a register into a store: parts them, sorts them by position, slices their bins into planes.
struct StoreBuilder {
    private let register: Register
    private let cut: Cut
    private let threads: Int

    init(_ register: Register, cut: Cut, threads: Int) {
        self.register = register
        self.cut = cut
        self.threads = max(1, threads)
    }

    /// - Complexity: O(rows × columns); five bytes a row beside the store itself.
    /// - Throws: ``PopulationRefusal`` for a rule of the vocabulary that cannot be asked.
    func store() throws(PopulationRefusal) -> Store {
        let partColumn = cut.number(of: .citizenship).flatMap { cut.columns[$0].bins.count > 1 ? $0 : nil }
        let parts = WideBins(register: register, cut: cut, column: partColumn)
        let positions = positionOfCode()
        let order = order(parts, positions)
        var firstPlane: [Int] = []
        var planeCount = 0
        for column in cut.columns {
            firstPlane.append(planeCount)
            planeCount += column.bits
        }
        let blockCount = order.blocks.count
        let planes = WordBuffer(blockCount * planeCount * Store.blockWords)
        var presence = [ValueSet](repeating: ValueSet(), count: blockCount * cut.columns.count)
        let room = (order.blocks.last.map { $0.start } ?? 0) + Store.blockRows
        presence.withUnsafeMutableBufferPointer { found in
            nonisolated(unsafe) let found = found
            let next = Counter()
            inParallel(min(threads, max(1, cut.columns.count))) { _ in
                let bins = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
                defer { bins.deallocate() }
                while case let column = next.take(), column < cut.columns.count {
                    let source: WideBins =
                        column == partColumn ? parts : WideBins(register: register, cut: cut, column: column)
                    memset(bins, 0, room)
                    source.scatter(order.slots, into: bins)
                    for (number, block) in order.blocks.enumerated() {
                        let own = bins + block.start
                        found[number * cut.columns.count + column] = Self.presence(own, block.count)
                        let base =
                            planes.words + (number * planeCount + firstPlane[column]) * Store.blockWords
                        Self.slice(own, cut.columns[column].bits, into: base)
                    }
                }
            }
        }
        let store = Store(
            cut: cut, rowCount: register.rowCount, blocks: order.blocks, partColumn: partColumn,
            offsets: OffsetTable(order.offsets), presence: presence, firstPlane: firstPlane,
            planeCount: planeCount,
            planes: planes, weights: register.weights.map { sorted($0, order.slots, room) })
        order.slots.deallocate()
        return try store.exempting(threads: threads)
    }

    /// The position of each code of the residence; 0 where the place is none of the atlas.
    private func positionOfCode() -> [Int32] {
        (register[.residence]?.values ?? [nil]).map { value in
            guard case .residence(let residence) = value else { return 0 }
            return Int32(cut.places.position(of: residence) ?? 0)
        }
    }

    private struct Order {
        let slots: UnsafeMutablePointer<UInt32>
        let blocks: [Store.Block]
        let offsets: [[Int32]]
    }

    /// Counting sort by part and position; every part begins a block.
    private func order(_ parts: WideBins, _ positions: [Int32]) -> Order {
        let rows = register.rowCount
        let width = cut.places.count
        let partCount = parts.binCount
        let keys = UnsafeMutablePointer<UInt32>.allocate(capacity: max(rows, 1))
        defer { keys.deallocate() }
        var counts = [Int](repeating: 0, count: partCount * width)
        parts.forEach { row, bin in keys[row] = UInt32(Int(bin) * width) }
        if let homes = register[.residence]?.codes {
            positions.withUnsafeBufferPointer { positions in
                func add<Code: FixedWidthInteger>(_ codes: UnsafePointer<Code>) {
                    for row in 0..<rows {
                        keys[row] &+= UInt32(truncatingIfNeeded: positions[Int(codes[row])])
                    }
                }
                homes.read(add, add, add)
            }
        }
        counts.withUnsafeMutableBufferPointer { counts in
            for row in 0..<rows { counts[Int(keys[row])] &+= 1 }
        }
        var blocks: [Store.Block] = []
        var offsets: [[Int32]] = []
        var next = 0
        for part in 0..<partCount {
            next = (next + Store.blockRows - 1) / Store.blockRows * Store.blockRows
            let start = next
            var own: [Int32] = []
            own.reserveCapacity(width + 1)
            for position in 0..<width {
                own.append(Int32(next))
                let count = counts[part * width + position]
                counts[part * width + position] = next
                next += count
            }
            own.append(Int32(next))
            offsets.append(own)
            for row in stride(from: start, to: next, by: Store.blockRows) {
                blocks.append(
                    Store.Block(part: part, start: row, count: min(Store.blockRows, next - row)))
            }
        }
        let slots = UnsafeMutablePointer<UInt32>.allocate(capacity: max(rows, 1))
        counts.withUnsafeMutableBufferPointer { counts in
            for row in 0..<rows {
                let key = Int(keys[row])
                slots[row] = UInt32(truncatingIfNeeded: counts[key])
                counts[key] &+= 1
            }
        }
        return Order(slots: slots, blocks: blocks, offsets: offsets)
    }

    private func sorted(_ weights: Weights, _ slots: UnsafeMutablePointer<UInt32>, _ room: Int) -> Weights {
        let sorted = Weights(count: room)
        for row in 0..<weights.count { sorted.values[Int(slots[row])] = weights.values[row] }
        return sorted
    }

    private static func presence(_ bins: UnsafePointer<UInt8>, _ count: Int) -> ValueSet {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { seen in
            seen.initialize(repeating: 0)
            for row in 0..<count { seen[Int(bins[row])] = 1 }
            var set = ValueSet()
            for bin in 0..<256 where seen[bin] != 0 { set.insert(bin) }
            return set
        }
    }

    /// Turns 8 × 8 bits about their diagonal, eight rows at a time.
    private static func slice(_ bins: UnsafePointer<UInt8>, _ bits: Int, into base: Words) {
        guard bits > 0 else { return }
        for word in 0..<Store.blockWords {
            let rows = UnsafeRawPointer(bins + word * 64)
            var sliced: SIMD8<UInt64> = .zero
            for group in 0..<8 {
                var x = rows.loadUnaligned(fromByteOffset: group * 8, as: UInt64.self)
                var t = (x ^ (x >> 7)) & 0x00AA_00AA_00AA_00AA
                x ^= t ^ (t << 7)
                t = (x ^ (x >> 14)) & 0x0000_CCCC_0000_CCCC
                x ^= t ^ (t << 14)
                t = (x ^ (x >> 28)) & 0x0000_0000_F0F0_F0F0
                x ^= t ^ (t << 28)
                let spread = SIMD8<UInt64>(repeating: x) &>> SIMD8<UInt64>(0, 8, 16, 24, 32, 40, 48, 56)
                sliced |=
                    (spread & SIMD8<UInt64>(repeating: 0xFF)) &<< SIMD8<UInt64>(repeating: UInt64(8 * group))
            }
            for bit in 0..<bits { base[bit * Store.blockWords + word] = sliced[bit] }
        }
    }
}

/// The bins of one column for all rows, as they are read from the register.
struct WideBins {
    private let register: Register
    private let column: Register.Column?
    private let binOfCode: [UInt8]
    let binCount: Int
    /// Of citizenship that follows from other facts: the bin by country of residence and nationalities.
    private var derived:
        (homes: Codes, nationalities: Codes, countryOfCode: [UInt16], table: [UInt8], width: Int)?

    init(register: Register, cut: Cut, column number: Int?) {
        self.register = register
        guard let number else {
            (column, binOfCode, binCount) = (nil, [0], 1)
            return
        }
        let bins = cut.columns[number]
        column = register[bins.attribute]
        binOfCode = bins.binOfCode.isEmpty ? [0] : bins.binOfCode
        binCount = max(1, bins.bins.count)
        if bins.attribute == .citizenship { derived = Self.derivation(register, bins, cut.setting) }
    }

    /// Citizenship follows from nationality and country of residence; where they do not settle it, what was given stays.
    private static func derivation(_ register: Register, _ bins: Cut.Column, _ setting: Setting) -> (
        homes: Codes, nationalities: Codes, countryOfCode: [UInt16], table: [UInt8], width: Int
    )? {
        guard let nationalities = register[.nationality], let homes = register[.residence] else { return nil }
        var binOf: [Citizenship: UInt8] = [:]
        for (code, value) in (register[.citizenship]?.values ?? [nil]).enumerated() {
            if case .word(let word) = value, let citizenship = Citizenship(rawValue: word) {
                binOf[citizenship] = bins.binOfCode[code]
            }
        }
        // Values that nobody gave stand behind those that were given.
        var code = register[.citizenship]?.values.count ?? 1
        for citizenship in Citizenship.allCases where binOf[citizenship] == nil {
            if code < bins.binOfCode.count { binOf[citizenship] = bins.binOfCode[code] }
            code += 1
        }
        var countries: [String?] = [nil]
        let countryOfCode = homes.values.map { value -> UInt16 in
            guard case .residence(let residence) = value, let country = setting.country(of: residence) else {
                return 0
            }
            if let known = countries.firstIndex(of: country) { return UInt16(known) }
            countries.append(country)
            return UInt16(countries.count - 1)
        }
        var table: [UInt8] = []
        for country in countries {
            for value in nationalities.values {
                guard case .words(let codes) = value, country != nil || codes.isEmpty else {
                    table.append(0)
                    continue
                }
                let citizenship = Citizenship(
                    nationalities: codes, residentIn: country, unions: setting.unions)
                table.append(binOf[citizenship] ?? 0)
            }
        }
        return (homes.codes, nationalities.codes, countryOfCode, table, nationalities.values.count)
    }

    /// Calls with each row and its bin.
    func forEach(_ body: (Int, UInt8) -> Void) {
        let given = column?.codes
        for row in 0..<register.rowCount {
            var bin: UInt8 = 0
            if let derived {
                let country = Int(derived.countryOfCode[derived.homes[row]])
                bin = derived.table[country * derived.width + derived.nationalities[row]]
            }
            if bin == 0, let given { bin = binOfCode[given[row]] }
            body(row, bin)
        }
    }

    /// Writes each row's bin to its slot.
    func scatter(_ slots: UnsafePointer<UInt32>, into bins: UnsafeMutablePointer<UInt8>) {
        if derived != nil { return forEach { row, bin in bins[Int(slots[row])] = bin } }
        guard let column else { return }
        let rows = register.rowCount
        binOfCode.withUnsafeBufferPointer { binOf in
            func write<Code: FixedWidthInteger>(_ codes: UnsafePointer<Code>) {
                for row in 0..<rows { bins[Int(slots[row])] = binOf[Int(codes[row])] }
            }
            column.codes.read(write, write, write)
        }
        column.codes.letGo()
    }
}

/// Hands out 0, 1, 2, … to threads that ask. A class with a lock, since threads share it.
final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var next = 0

    func take() -> Int {
        lock.lock()
        defer {
            next += 1
            lock.unlock()
        }
        return next
    }
}

/// Runs the body with 0, 1, … on as many threads, and waits for all.
func inParallel(_ threads: Int, _ body: (Int) -> Void) {
    guard threads > 1 else { return body(0) }
    withoutActuallyEscaping(body) { body in
        nonisolated(unsafe) let run = body
        DispatchQueue.concurrentPerform(iterations: threads) { run($0) }
    }
}
