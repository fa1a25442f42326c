// SPDX-License-Identifier: MIT

/// The kind of a JSON value other than `null`.
enum JSONKind: CaseIterable {
    case string, bool, number, object, array
}

/// The kind of a member's value and, if the value is an array, the kind of the array's first element.
struct JSONKinds {
    let value: JSONKind
    let element: JSONKind?
}
