import Cohorts
import Fixtures
import Testing

/// `within`: yes in the place or inside it, unknown where the residence is known less finely, else no.
struct WithinTests {
    private func truth(within place: String, for residence: String) throws -> Truth {
        try Auenland.truth(of: "residence within \(place)", for: ["residence=\(residence)"])
    }

    @Test func `is yes in the place itself`() throws {
        #expect(try truth(within: "xa.north", for: "xa.north") == .yes)
    }

    @Test(arguments: ["xa.north.town", "xa.north", "xa"])
    func `is yes at any depth inside the place`(residence: String) throws {
        #expect(try truth(within: "eu", for: residence) == .yes)
    }

    @Test(arguments: ["xa.north", "xa", "eu"])
    func `is unknown where the place lies inside the residence`(residence: String) throws {
        #expect(try truth(within: "xa.north.town", for: residence) == .unknown)
    }

    @Test(arguments: ["xa.south", "xb", "xd"])
    func `is no beside the place`(residence: String) throws {
        #expect(try truth(within: "xa.north", for: residence) == .no)
    }

    @Test func `is unknown for an unknown residence`() throws {
        #expect(try Auenland.truth(of: "residence within xa") == .unknown)
    }

    @Test func `is no elsewhere`() throws {
        #expect(try truth(within: "xa", for: "elsewhere") == .no)
    }

    @Test func `is no in the rest of a place for a place inside it`() throws {
        #expect(try truth(within: "xa.north", for: "elsewhere in xa") == .no)
    }

    @Test func `is yes in the rest of a place for the place`() throws {
        #expect(try truth(within: "eu", for: "elsewhere in xa") == .yes)
    }

    @Test func `its opposite is unknown where it is`() throws {
        #expect(try Auenland.truth(of: "not residence within xa.north", for: ["residence=xa"]) == .unknown)
    }

    @Test func `two halves of a place do not add up while the residence is not finer`() throws {
        let halves = "residence within xa.north or residence within xa.south"
        #expect(try Auenland.truth(of: halves, for: ["residence=xa"]) == .unknown)
    }
}
