import Cohorts
import Fixtures
import Testing

/// Which place lies in which.
struct PlacesTests {
    private let places = Auenland.places

    @Test func `a place is the same as itself`() { #expect(places.isSame("xa", asOrInside: "xa")) }

    @Test func `a place lies inside every place around it`() {
        #expect(places.isSame("xa.north.town", asOrInside: "eu"))
    }

    @Test func `a place does not lie inside its parts`() {
        #expect(!places.isSame("xa", asOrInside: "xa.north"))
    }

    @Test func `a place beside another does not lie inside it`() {
        #expect(!places.isSame("xa", asOrInside: "xd"))
    }

    @Test func `the chain leads from the place outwards`() {
        #expect(places.chain(from: "xa.north.town") == ["xa.north.town", "xa.north", "xa", "eu"])
    }

    @Test(arguments: [("xa", "XA"), ("xa.north.town", "XA"), ("xd", "XD")])
    func `the country of a place is the innermost around it`(place: String, code: String) {
        #expect(places.country(of: PlaceID(rawValue: place)) == code)
    }

    @Test func `a place above countries is in none`() { #expect(places.country(of: "eu") == nil) }

    @Test(arguments: [("XD", "xd"), ("XF", nil)])
    func `a country's place is found by its code, if it has one`(code: String, place: String?) {
        #expect(places.place(ofCountry: code)?.rawValue == place)
    }

    @Test func `an unknown place lies in no other`() {
        #expect(places.parent(of: "zz") == nil)
        #expect(places.chain(from: "zz") == ["zz"])
    }
}
