import Fixtures
import Testing

@testable import Atlas

/// Places that cannot be.
struct PlaceFaultTests {
    private func placeFault(_ levels: String, _ rest: String..., id: String = "de.bay") throws -> [String] {
        let text = (["record: place", "id: \(id)", "name: { en: Bay }", "levels: \(levels)"] + rest).joined(
            separator: "\n")
        return try Reading.faults(in: ["\(id.prefix(2))/places/bay.yml": text])
    }

    @Test func `asks a place for the place that it lies in`() throws {
        let found = try placeFault("[city]")
        #expect(found == ["layer/de/places/bay.yml:1:1: in: say in which place it lies."])
    }

    @Test func `asks a country for its code`() throws {
        let sentence = "layer/fr/places/bay.yml:1:1: code: a country needs «code»: its ISO 3166-1 code."
        let found = try placeFault("[state]", id: "fr")
        #expect(found == [sentence])
    }

    @Test func `refuses a code that ISO 3166-1 does not have`() throws {
        let sentence = "layer/fr/places/bay.yml:5:7: code: «XX» is not an ISO 3166-1 alpha-2 code."
        let found = try placeFault("[state]", "code: XX", id: "fr")
        #expect(found == [sentence])
    }

    @Test func `refuses a code of a place that is no country`() throws {
        let sentence = "layer/de/places/bay.yml:6:7: code: only a country has a code."
        let found = try placeFault("[city]", "in: de", "code: DE")
        #expect(found == [sentence])
    }

    @Test func `refuses to put a country into another place`() throws {
        let sentence =
            "layer/fr/places/bay.yml:6:5: in: a country lies in eu by vocabulary/unions.yml. Leave «in» out."
        let found = try placeFault("[state]", "code: FR", "in: eu", id: "fr")
        #expect(found == [sentence])
    }

    @Test(arguments: [
        ("91", "0", "latitude", 90), ("0", "-181", "longitude", 180), ("north", "0", "latitude", 90),
        ("nan", "0", "latitude", 90),
    ])
    func `refuses coordinates off the globe`(latitude: String, longitude: String, name: String, limit: Int)
        throws
    {
        let line = "coordinates: { latitude: \(latitude), longitude: \(longitude), basis: stated }"
        let faults = try placeFault("[city]", "in: de", line)
        let value = name == "latitude" ? latitude : longitude
        #expect(faults.count == 1)
        #expect(
            faults[0].hasSuffix("coordinates.\(name): «\(value)» is not a number from -\(limit) to \(limit).")
        )
    }
}
