import Cohorts

/// The texts of a column that have been met, each with the number of its value: one look-up a field.
struct ValueTable {
    /// What a text stands for.
    enum Meaning {
        /// The value's number.
        case value(Int)
        /// A sentence that says what is wrong.
        case fault(String)
    }

    private struct Slot {
        var hash: UInt64 = 0
        var start: Int32 = 0
        var length: Int32 = -1
        var meaning: Int32 = 0
    }

    private var slots = [Slot](repeating: Slot(), count: 64)
    private var used = 0
    private var texts: [UInt8] = []
    /// The values by number; number 0 is «unknown».
    private(set) var values: [Person.Value?] = [nil]
    private var numbers: [Person.Value: Int] = [:]
    private var faults: [String] = []
    /// Texts that stand for no value, beyond which they are no longer kept.
    private static let mostFaults = 10_000

    /// The number of the text's value, or -1 minus the number of its fault; nil for a text that has not been met.
    @inline(__always)
    func number(of bytes: UnsafePointer<UInt8>, _ length: Int) -> Int? {
        let hash = Self.hash(bytes, length)
        var index = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while true {
            let slot = slots[index]
            if slot.length < 0 { return nil }
            if slot.hash == hash, Int(slot.length) == length, isSame(slot, bytes, length) {
                return Int(slot.meaning)
            }
            index = (index + 1) & (slots.count - 1)
        }
    }

    @inline(__always)
    private func isSame(_ slot: Slot, _ bytes: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        texts.withUnsafeBufferPointer { texts in
            let start = Int(slot.start)
            for index in 0..<length where texts[start + index] != bytes[index] { return false }
            return true
        }
    }

    @inline(__always)
    private static func hash(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15
        var index = 0
        let raw = UnsafeRawPointer(bytes)
        while index + 8 <= length {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 32
            index += 8
        }
        var rest: UInt64 = 0
        while index < length {
            rest = rest << 8 | UInt64(bytes[index])
            index += 1
        }
        hash = (hash ^ rest) &* 0xFF51_AFD7_ED55_8CCD
        return hash ^ hash >> 32
    }

    /// Notes what a text stands for.
    mutating func learn(_ bytes: UnsafePointer<UInt8>, _ length: Int, value: Person.Value) -> Int {
        let number = numbers[value] ?? values.count
        if number == values.count {
            values.append(value)
            numbers[value] = number
        }
        insert(bytes, length, Int32(number))
        return number
    }

    /// Notes that a text stands for nothing.
    mutating func learn(_ bytes: UnsafePointer<UInt8>, _ length: Int, fault: String) -> Int {
        guard faults.count < Self.mostFaults else { return -faults.count }
        faults.append(fault)
        insert(bytes, length, Int32(-faults.count))
        return -faults.count
    }

    /// The sentence of a fault's number, which is negative.
    func fault(_ number: Int) -> String { faults[-number - 1] }

    private mutating func insert(_ bytes: UnsafePointer<UInt8>, _ length: Int, _ meaning: Int32) {
        if used * 2 >= slots.count { grow() }
        let start = texts.count
        texts.append(contentsOf: UnsafeBufferPointer(start: bytes, count: length))
        place(
            Slot(
                hash: Self.hash(bytes, length), start: Int32(start), length: Int32(length), meaning: meaning))
        used += 1
    }

    private mutating func place(_ slot: Slot) {
        var index = Int(truncatingIfNeeded: slot.hash) & (slots.count - 1)
        while slots[index].length >= 0 { index = (index + 1) & (slots.count - 1) }
        slots[index] = slot
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for slot in old where slot.length >= 0 { place(slot) }
    }
}
