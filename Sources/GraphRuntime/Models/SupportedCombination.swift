/// A combination of parameter values that the service supports for an action; others cannot be made. Its description is
/// the values as they are sent, separated by slashes.
public protocol SupportedCombination: CaseIterable, CustomStringConvertible, Hashable, Sendable {}
