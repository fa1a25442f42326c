// SPDX-License-Identifier: MIT

import GraphRuntime

extension PresenceStatus {
    /// The English text that Teams shows for the status, for example `In a meeting`.
    public var displayText: String {
        switch self {
        case .available: "Available"
        case .busy: "Busy"
        case .inACall: "In a call"
        case .inAMeeting: "In a meeting"
        case .presenting: "Presenting"
        case .doNotDisturb: "Do not disturb"
        case .beRightBack: "Be right back"
        case .away: "Away"
        case .offline: "Offline"
        case .outOfOffice: "Out of office"
        case .unknown: "Status unknown"
        }
    }
}

extension Presence {
    /// The English text that Teams shows for the availability and the activity together, for example `In a meeting` or
    /// `In a call, out of office`.
    ///
    /// The text is intended for display and may change. To choose a color or a localized string, use ``displayStatus``.
    /// See [Manage presence state](https://learn.microsoft.com/graph/cloud-communications-manage-presence-state).
    public var displayText: String {
        var presence = self
        if availability?.isOutOfOffice == true { presence.availability = nil }
        if activity?.isOutOfOffice == true { presence.activity = nil }
        let status = presence.combinedStatus
        let isFocusing = [availability?.rawValue, activity?.rawValue].contains { $0?.lowercased() == "focusing" }
        let text = status == .doNotDisturb && isFocusing ? "Focusing" : status.displayText
        let isOutOfOffice =
            outOfOfficeSettings?.isOutOfOffice == true || availability?.isOutOfOffice == true
            || activity?.isOutOfOffice == true
        guard isOutOfOffice else { return text }
        return status == .available || presence.isEngaged
            ? "\(text), out of office" : PresenceStatus.outOfOffice.displayText
    }
}

extension OpenEnum {
    fileprivate var isOutOfOffice: Bool { rawValue.lowercased() == "outofoffice" }
}
