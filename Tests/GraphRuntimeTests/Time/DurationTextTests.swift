// SPDX-License-Identifier: MIT

import GraphRuntime
import Testing

@Suite struct DurationTextTests {
    @Test(
        "A duration is written in words",
        arguments: [
            (Duration.milliseconds(250), "0.25 seconds"), (.milliseconds(50), "0.05 seconds"),
            (.seconds(2.25), "2.3 seconds"), (.seconds(1), "1 second"), (.seconds(59.96), "1 minute"),
            (.seconds(60), "1 minute"), (.seconds(200), "3 minutes 20 seconds"), (.seconds(3_600), "1 hour"),
            (.seconds(7_261), "2 hours 1 minute 1 second"), (.zero, "0 seconds"), (.seconds(2), "2 seconds"),
        ] as [(Duration, String)]
    )
    func words(_ duration: Duration, _ text: String) {
        #expect(duration.textForPeople == text)
    }
}
