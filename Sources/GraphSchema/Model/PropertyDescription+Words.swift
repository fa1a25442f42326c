// SPDX-License-Identifier: MIT

extension PropertyDescription {
    /// The default duration with its unit, for example `5 minutes`; `nil` if the property has no default duration.
    package var defaultDurationWords: String? {
        defaultValue.flatMap { DayTimeDuration($0.value)?.words }
    }
}
