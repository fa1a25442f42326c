import GraphSchema

extension HTTPMethod {
    /// The name of the Swift method that sends it.
    var verb: Code { "\(identifier(swiftName))" }
}

extension ResolvedType {
    /// The Swift type of a value.
    var swiftCode: Code { "\(identifier(swiftType))" }
}
