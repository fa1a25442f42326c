// SPDX-License-Identifier: MIT

import GraphSchema

extension HTTPMethod {
    /// The name of the Swift method that sends a request with the HTTP method.
    var verb: Code { "\(identifier(swiftName))" }
}

extension ResolvedType {
    /// The Swift type for a value of this type.
    var swiftCode: Code { "\(identifier(swiftType))" }
}
