/// Ends the run with the message, also in an optimised build, which is what the fuzzer counts as a finding.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { fatalError(message()) }
}
