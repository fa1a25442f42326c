// SPDX-License-Identifier: MIT

/// The kind of a JSON value other than `null`.
enum JSONKind: CaseIterable {
    case string, bool, number, object, array
}

/// The kind of a member's value and, if that is an array, of its first element.
struct JSONKinds {
    let value: JSONKind
    let element: JSONKind?
}
