// SPDX-License-Identifier: MIT

extension PropertyDescription {
    /// The default value of a duration in words, for example `5 minutes`; `nil` if there is no default that has words.
    package var defaultDurationWords: String? {
        defaultValue.flatMap { DayTimeDuration($0.value)?.words }
    }
}
