@testable import Population

extension Register {
    /// Whether the other holds the same facts of the same rows in the same order.
    func isSame(as other: Register) -> Bool {
        func weights(_ register: Register) -> [UInt8]? { register.weights.map { Array($0.bytes) } }
        return rowCount == other.rowCount && basis == other.basis && day == other.day
            && weights(self) == weights(other)
            && columns.elementsEqual(other.columns) { one, two in
                one.attribute == two.attribute && one.values == two.values
                    && one.codes.bytes.elementsEqual(two.codes.bytes)
            }
    }
}
