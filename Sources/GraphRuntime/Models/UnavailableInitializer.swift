/// The body of an initializer that is unavailable and only explains what to write: no program can call it.
///
/// - Returns: Nothing.
public func unavailableInitializer() -> Never {
    preconditionFailure("an unavailable initializer was called")
}
