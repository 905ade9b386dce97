@testable import Charts

extension Samples {
    private static let levels = ["European Union", "State", "Region", "City", "District"]
    private static let fields = [
        "Arrival", "Residence and family reunion", "Asylum", "Language", "Civic orientation",
        "Recognition of qualifications", "Work", "Schools", "Early childhood", "Health", "Housing",
        "Political participation", "Citizenship", "Protection against discrimination", "Religion and culture",
        "Interpreting",
    ]

    /// Some cell or other, the same for the same number.
    private static func cell(_ number: Int) -> LevelMatrix.Cell {
        switch number % 9 {
        case 0: .missing
        case 1: .roles([])
        case 2: .roles(number % 4 == 0 ? [0, 1, 2, 3, 4, 5] : [0, 1], uncertain: [3])
        default: .roles([number % 6], uncertain: number % 5 == 0 ? [(number + 1) % 6] : [])
        }
    }

    static func matrices() throws -> [Sample] {
        let about = About(
            title: "Who does what in Bree", description: "Levels by field.",
            summary: "The state decides and pays; Bree delivers nearly everything.",
            source: "Auenland, laws of 2014",
            unit: "roles")
        let roles = [
            LevelMatrix.Role("D", "decides"), .init("P", "pays"), .init("L", "delivers"),
            .init("E", "evaluates"),
        ]
        func matrix(_ rows: [String], _ columns: [String], _ cells: [[LevelMatrix.Cell]]) throws
            -> LevelMatrix
        {
            try LevelMatrix(about, roles: roles, rows: rows, columns: columns, cells: cells)
        }
        let six = roles + [.init("S", "supervises"), .init("C", "is consulted")]
        let many = levels.indices.map { row in
            fields.indices.map { cell($0 * 7 + row * 5) }
        }
        return try [
            figure(
                matrix(
                    levels,
                    ["Language", "Work", "Housing", "Health", "Political participation"],
                    [
                        [.roles([1]), .roles([1], uncertain: [3]), .roles([]), .missing, .roles([])],
                        [
                            .roles([0, 1, 3]), .roles([0, 1, 2, 3]), .roles([0]), .roles([0, 1]), .roles([0]),
                        ],
                        [.roles([]), .missing, .roles([1], uncertain: [0]), .roles([2]), .missing],
                        [
                            .roles([2]), .roles([2]), .roles([1, 2]), .roles([2], uncertain: [1]),
                            .roles([0, 2]),
                        ],
                        [.missing, .missing, .roles([2]), .missing, .roles([2])],
                    ]), "matrix"),
            figure(matrix([], [], []), "matrix-empty"),
            figure(
                matrix(
                    [hostile, rightToLeft], [long, hostile],
                    [[.roles([0]), .missing], [.roles([]), .roles([1])]]),
                "matrix-labels"),
            figure(
                LevelMatrix(about, roles: six, rows: levels, columns: fields, cells: many), "matrix-fields"),
        ]
    }
}
