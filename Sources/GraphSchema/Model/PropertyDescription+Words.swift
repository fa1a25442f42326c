// SPDX-License-Identifier: MIT

extension PropertyDescription {
    /// The default value of a duration with its unit, for example `5 minutes`; `nil` if there is no such default.
    package var defaultDurationWords: String? {
        defaultValue.flatMap { DayTimeDuration($0.value)?.words }
    }
}
