// SPDX-License-Identifier: MIT

/// A combination of parameter values that the service supports for an action.
///
/// The description of a combination contains the values as they are sent, separated by slashes.
public protocol SupportedCombination: CaseIterable, CustomStringConvertible, Hashable, Sendable {}
