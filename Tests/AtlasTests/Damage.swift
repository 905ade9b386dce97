import Fixtures
import Foundation

/// Random damage to the bytes of a file; the same seed does the same.
struct Damage {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// A record with something of everything.
    static func record(id: String) -> String {
        TemporaryAtlas.measure(
            """
            aliases: ["Kurs", 'Lehrgang']
            field: newcomer-language
            serves: [host-language, orientation]
            held: { from: 1998, to: { after: 2010, by: 2012-05-03 }, attested: [2009] }
            each: { level: city, extent: most, except: [de.port] }
            reaches:
              - { cohort: nobody, possibly: "newcomer and language < B1", as: claim, within: P3Y }
              - { cohort: "age in 18..64 and not (children >= 1)", held: { from: 2001 } }
            money: [{ flow: grant, status: paid, from: { cohort: "eu-mobile" }, to: each-city, amount: { min: 5, max: 7.5 } }]
            stages:
              - from: { after: 2003, by: 2007 }
                says: >
                  Content is set centrally,
                  from now on.
                roles: { content: { level: state }, delivery: { by: [city, ngo], city: responsible } }
              - from: 2008
                reaches: absent
                tasks: [{ on: each-city, do: deliver, binding: must }]
            note: München, Ōsaka & Århus
            """, id: id)
    }

    /// One to three pieces of damage: a byte changed, taken out or put in, a piece cut off, moved or doubled.
    mutating func done(to bytes: Data) -> Data {
        var bytes = [UInt8](bytes)
        for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty { damage(&bytes) }
        return Data(bytes)
    }

    private mutating func damage(_ bytes: inout [UInt8]) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
        switch Int.random(in: 0..<7, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] = sign()
        case 2: bytes.insert(sign(), at: place)
        case 3: bytes.removeSubrange(place..<end)
        case 4: bytes.removeLast(bytes.count - place)
        case 5:
            bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
        default: bytes.insert(contentsOf: bytes[place..<end], at: place)
        }
    }

    /// One of the signs that mean something in YAML or in a cohort.
    private mutating func sign() -> UInt8 {
        Array("[]{}:,-?&*!|>'\"%@`#<=.()0 \n\t\r".utf8).randomElement(using: &random) ?? 0
    }
}
