import Atlas
import Coherence
import Cohorts
import Population
import Store

/// A fault of the user's, worded by the room that found it: exit code 2.
struct UserFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    /// Runs something of a room and passes its refusal on as the user's fault.
    static func pass<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let refusal as CohortRefusal {
            throw UserFault("leitbild: \(refusal)")
        } catch let refusal as AtlasRefusal {
            throw UserFault("leitbild: \(refusal)")
        } catch let refusal as CheckRefusal {
            throw UserFault("leitbild: \(refusal)")
        } catch let refusal as PopulationRefusal {
            throw UserFault("leitbild: \(refusal)")
        } catch let refusal as StoreRefusal {
            throw UserFault("leitbild: \(refusal)")
        } catch let fault as AtlasFault {
            throw UserFault("leitbild: \(fault)")
        }
    }
}
