/// A combination of values that the service supports for an action; others cannot be made.
public protocol SupportedCombination: CaseIterable, CustomStringConvertible, Hashable, Sendable {}
