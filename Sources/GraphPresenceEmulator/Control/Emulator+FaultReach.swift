// SPDX-License-Identifier: MIT

import GraphPresence

extension Emulator {
    /// Checks that a fault can apply to a request that the emulator supports.
    ///
    /// - Throws: ``PresenceServiceError`` with status 400 if the emulator does not support the fault's path, or if the
    ///   path does not allow the fault's method.
    func checkReach(of fault: EmulatorFault) throws(PresenceServiceError) {
        guard let path = fault.path else { return }
        let ofGraph = fault.paths.flatMap { GraphRoutes.methods(at: $0, in: cloud) }
        let methods = Set(ofGraph + TokenEndpoint.methods(at: fault.paths[0])).sorted()
        guard !methods.isEmpty else {
            throw .invalid(
                "'path' is '\(path.shortened)', which the emulator does not support; specify a supported path, for example "
                    + "/me/presence, or set 'acceptsUnknownPath' to true"
            )
        }
        guard fault.method.map({ methods.contains($0.rawValue) }) ?? true else {
            throw .invalid(
                "'method' must be \(methods.map { "'\($0)'" }.listed("or")), because 'path' allows no other method"
            )
        }
    }
}
