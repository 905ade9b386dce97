import Cohorts
import Foundation

/// The texts of a column that have been met, each with the number of its value: one look-up a field.
///
/// It owns memory that ``free()`` gives back, and is not to be copied: look-ups in the innermost loop must not count
/// references.
struct ValueTable {
    private struct Slot {
        var word: UInt64 = 0
        var start: Int32 = 0
        var length: Int32 = -1
        var meaning: Int32 = 0
    }

    private var slots: UnsafeMutablePointer<Slot>
    private var mask = 63
    private var used = 0
    private var texts: UnsafeMutablePointer<UInt8>
    private var textCount = 0
    private var textRoom = 1 << 12
    /// The values by number; number 0 is «unknown».
    private(set) var values: [Person.Value?] = [nil]
    private var numbers: [Person.Value: Int] = [:]
    private var faults: [String] = []
    /// How many different faulty texts are told by their own sentence.
    private static let mostFaults = 10_000
    /// Bytes after a text that may be read past its end.
    static let padding = 16

    init() {
        slots = .allocate(capacity: 64)
        slots.initialize(repeating: Slot(), count: 64)
        texts = .allocate(capacity: textRoom)
    }

    /// Gives the memory back; nothing may be asked afterwards.
    func free() {
        slots.deallocate()
        texts.deallocate()
    }

    /// The number of the text's value, negative for that of its fault; nil for a text that has not been met.
    ///
    /// - Parameter bytes: the text, followed by ``padding`` bytes that may be read.
    @inline(__always)
    func number(of bytes: UnsafePointer<UInt8>, _ length: Int) -> Int? {
        let word = Self.word(bytes, length)
        var index = Self.hash(word, bytes, length) & mask
        while true {
            let slot = slots + index
            if slot.pointee.length < 0 { return nil }
            if slot.pointee.word == word, Int(slot.pointee.length) == length,
                length <= 8 || memcmp(texts + Int(slot.pointee.start), bytes, length) == 0
            {
                return Int(slot.pointee.meaning)
            }
            index = (index + 1) & mask
        }
    }

    /// The first eight bytes.
    @inline(__always)
    private static func word(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
        let word = UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
        return length >= 8 ? word : word & ((1 << UInt64(length * 8)) &- 1)
    }

    @inline(__always)
    private static func hash(_ word: UInt64, _ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int {
        var hash = (word ^ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15
        if length > 8 {
            let last = UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
            hash = (hash ^ last ^ hash >> 29) &* 0xFF51_AFD7_ED55_8CCD
        }
        return Int(truncatingIfNeeded: hash >> 32)
    }

    /// Notes what a text stands for; returns the value's number.
    mutating func learn(_ bytes: UnsafePointer<UInt8>, _ length: Int, value: Person.Value) -> Int {
        let number = numbers[value] ?? values.count
        if number == values.count {
            values.append(value)
            numbers[value] = number
        }
        insert(bytes, length, Int32(number))
        return number
    }

    /// Notes that a text stands for nothing; returns the number of its fault. Of very many faulty texts the last are no
    /// longer told apart.
    mutating func learn(_ bytes: UnsafePointer<UInt8>, _ length: Int, fault: String) -> Int {
        if faults.count < Self.mostFaults {
            faults.append(fault)
            insert(bytes, length, Int32(-faults.count))
        } else if faults.count == Self.mostFaults {
            faults.append("the text is no value of the column, like ten thousand others before it.")
        }
        return -faults.count
    }

    /// The sentence of a fault's number, which is negative.
    func fault(_ number: Int) -> String { faults[-number - 1] }

    private mutating func insert(_ bytes: UnsafePointer<UInt8>, _ length: Int, _ meaning: Int32) {
        if used * 2 >= mask + 1 { grow() }
        while textCount + length + Self.padding > textRoom { growTexts() }
        (texts + textCount).update(from: bytes, count: length)
        let slot = Slot(
            word: Self.word(bytes, length), start: Int32(textCount), length: Int32(length), meaning: meaning)
        place(slot, at: Self.hash(slot.word, bytes, length))
        textCount += length
        used += 1
    }

    private func place(_ slot: Slot, at hash: Int) {
        var index = hash & mask
        while slots[index].length >= 0 { index = (index + 1) & mask }
        slots[index] = slot
    }

    private mutating func grow() {
        let (old, count) = (slots, mask + 1)
        slots = .allocate(capacity: count * 2)
        slots.initialize(repeating: Slot(), count: count * 2)
        mask = count * 2 - 1
        for index in 0..<count where old[index].length >= 0 {
            let slot = old[index]
            place(slot, at: Self.hash(slot.word, texts + Int(slot.start), Int(slot.length)))
        }
        old.deallocate()
    }

    private mutating func growTexts() {
        let old = texts
        texts = .allocate(capacity: textRoom * 2)
        texts.update(from: old, count: textCount)
        textRoom *= 2
        old.deallocate()
    }
}
