// SPDX-License-Identifier: MIT

import GraphSchema

extension HTTPMethod {
    /// The name of the Swift method that sends the HTTP method.
    var verb: Code { "\(identifier(swiftName))" }
}

extension ResolvedType {
    /// The Swift type of a value of the type.
    var swiftCode: Code { "\(identifier(swiftType))" }
}
