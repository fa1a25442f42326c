// SPDX-License-Identifier: MIT

import GraphPresence
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5))) struct PlainTextTests {
    private func plainText(_ html: String) -> String? { ItemBody(content: html, contentType: .html).plainText }

    @Test(
        "Tags are removed, and blocks and line breaks become lines",
        arguments: [
            ("", ""), ("At lunch", "At lunch"), ("<p>At lunch</p>", "At lunch"), ("a<br>b<br/>c<BR />d", "a\nb\nc\nd"),
            ("<p>a</p><p>b</p>", "a\nb"), ("<p>a</p>\n<p> b </p>\n", "a\nb"), ("<p>a<br></p><p>b</p>", "a\nb"),
            ("<p>a</p><p><br></p><p>b</p>", "a\n\nb"), ("<div><div>a</div></div><div>b</div>", "a\nb"),
            ("<ul><li>a</li><li>b</li></ul>c", "a\nb\nc"), ("a <b>bold</b>, <i>b</i>c", "a bold, bc"),
            ("  a \n\t b  ", "a b"), ("a <br> b", "a\nb"), ("<at id=\"0\">Ann Lee</at> is in", "Ann Lee is in"),
            ("<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>", "a b\nc"),
            ("Zo\u{EB} <b>\u{1F600}</b>", "Zo\u{EB} \u{1F600}"),
        ]
    )
    func tags(_ html: String, _ text: String) {
        #expect(plainText(html) == text)
    }

    @Test(
        "Character references are decoded once",
        arguments: [
            ("Fish &amp; chips", "Fish & chips"), ("&lt;b&gt;", "<b>"), ("&amp;lt;", "&lt;"),
            ("&quot;&apos;&#39;", "\"''"),
            ("a&nbsp;b", "a\u{A0}b"), ("&eacute;&Uuml;&szlig;&yuml;", "\u{E9}\u{DC}\u{DF}\u{FF}"),
            ("&euro;&hellip;&mdash;", "\u{20AC}\u{2026}\u{2014}"),
            ("&#8364;&#x20AC;&#X20ac;", "\u{20AC}\u{20AC}\u{20AC}"),
            ("&#128512;", "\u{1F600}"), ("I&#146;m", "I\u{2019}m"), ("a&#10;b", "a b"), ("a&#27;b", "a\u{FFFD}b"),
            ("&#0;&#xD800;&#x110000;&#99999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            // These strings are not character references.
            ("AT&T", "AT&T"), ("a & b; c", "a & b; c"), ("&unknown;", "&unknown;"),
            ("&;&#;&#x;&#xg;&#-1;", "&;&#;&#x;&#xg;&#-1;"),
            ("&", "&"), ("&amp", "&amp"),
        ]
    )
    func references(_ html: String, _ text: String) {
        #expect(plainText(html) == text)
    }

    @Test(
        "Text that only resembles a tag is kept, and hidden content is removed",
        arguments: [
            ("1 < 2 > 0", "1 < 2 > 0"), ("a <3 b", "a <3 b"), ("a<", "a<"), ("a<b", "a"), ("a</b", "a"), ("a</", "a"),
            ("<a title=\"x>y\">b</a>", "b"), ("<a title='x>\"y'>b</a>", "b"), ("<a \">b</a>", "b"),
            ("<a title=\"x>b", ""),
            ("a<!-- <b> -->c", "ac"), ("a<!-->c", "ac"), ("a<!-- b", "a"), ("<!DOCTYPE html><p>a", "a"),
            ("<?xml?>a", "a"),
            ("a<script>alert('<p>')</script>b", "ab"), ("a<STYLE>p { }</Style >b", "ab"), ("a<script>b", "a"),
            ("<title>t</title>a", "a"), ("</script>a", "a"),
        ]
    )
    func oddities(_ html: String, _ text: String) {
        #expect(plainText(html) == text)
    }

    @Test("A body that is not HTML is returned unchanged")
    func otherBodies() {
        #expect(ItemBody(content: " <b>&amp;", contentType: .text).plainText == " <b>&amp;")
        #expect(ItemBody(content: " <b>&amp;").plainText == " <b>&amp;")
        #expect(ItemBody(contentType: .html).plainText == nil)
        #expect(ItemBody(content: "<p>a", contentType: BodyType(rawValue: "HTML")).plainText == "a")
    }

    /// Each input is so large that a converter with quadratic running time would far exceed the time limit.
    @Test(
        "The time is linear in the size of hostile input",
        arguments: ["<", "<a", "<!--", "&", "<script>", "<a b=\"", "&#", "</", "<br>", " "]
    )
    func hostileInput(_ part: String) {
        let html = "a" + String(repeating: part, count: (TestRun.isThorough ? 200_000 : 80_000) / part.utf8.count)
        let text = plainText(html)
        #expect(text?.hasPrefix("a") == true)
        #expect((text?.utf8.count ?? 0) <= html.utf8.count)
    }

    @Test("Random input is converted without a crash, and the surrounding text is preserved")
    func randomInput() {
        let seed = SeededGenerator.seed
        var random = SeededGenerator()
        let parts = [
            "<", ">", "/", "!", "--", "?", "&", "#", "x", ";", "\"", "'", "=", " ", "\n", "p", "br", "script", "amp",
            "1F600", "\u{E9}",
        ]
        for _ in 0..<2_000 {
            let html = (0..<Int.random(in: 0...40, using: &random)).map { _ in random.pick(parts) }.joined()
            let text = plainText("kept<p>" + html) ?? ""
            #expect(text.hasPrefix("kept"), "TEST_SEED=\(seed), \(html)")
            // A character reference is at least as long as its character, and each block adds one line break.
            #expect(text.utf8.count <= html.utf8.count + 5, "TEST_SEED=\(seed), \(html)")
            if !html.contains("<") {
                #expect(plainText(html + "<p>kept")?.hasSuffix("kept") == true, "TEST_SEED=\(seed), \(html)")
            }
        }
    }
}
