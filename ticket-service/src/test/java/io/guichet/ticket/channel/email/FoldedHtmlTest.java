package io.guichet.ticket.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.guichet.ticket.Body;
import io.guichet.ticket.Html;
import io.guichet.ticket.channel.email.reply.HtmlMail;

/** Of a mail in HTML too, what is visible and what is folded are together the whole, whatever each form folds. */
class FoldedHtmlTest {

    /** The mails of the table, and its replies as mails in both forms, whose markup quotes what is to be folded. */
    static Stream<byte[]> mails() {
        return Stream.concat(MailTableTest.rows().map(MailTableTest.Row::raw),
                Stream.of(Resources.text("/replies/plain.txt").split("(?m)^# ")).skip(1).map(FoldedHtmlTest::reply));
    }

    private static byte[] reply(String text) {
        var lines = text.lines().skip(1).filter(line -> line.startsWith("+") || line.startsWith("-")).toList();
        return mail(lines.stream().map(line -> line.substring(1)).collect(Collectors.joining("\n")),
                lines.stream().map(FoldedHtmlTest::markup).collect(Collectors.joining("\n")));
    }

    private static String markup(String line) {
        var shown = Html.ofText(line.substring(1));
        return line.startsWith("-") ? "<blockquote>" + shown + "</blockquote>" : shown;
    }

    private static byte[] mail(String text, String html) {
        return Mails.raw("""
                From: claire@client.example
                Subject: Card
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="=_both"

                --=_both
                Content-Type: text/plain; charset=utf-8

                %s
                --=_both
                Content-Type: text/html; charset=utf-8

                %s
                --=_both--
                """.formatted(text, html));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void nothing_is_lost_between_the_visible_html_and_the_folded_text(byte[] raw) {
        assertNothingIsLost(MailParser.parse(raw).body());
    }

    @Test
    void a_quotation_that_only_the_markup_tells_is_not_lost_where_the_text_folds_the_signature() {
        var body = MailParser.parse(mail("Yes, it does.\n\nDoes it work for you?\n\n-- \nClaire", """
                <p>Yes, it does.</p><blockquote>Does it work for you?</blockquote>
                <div class="moz-signature">Claire</div>""")).body();

        assertNothingIsLost(body);
        assertThat(Objects.requireNonNull(body.fold()).visible()).contains("Does it work");
    }

    @Test
    void where_both_fold_the_same_the_formatting_stays_though_the_text_says_where_links_lead() {
        var body = MailParser.parse(mail("""
                Yes

                On 5 Jan 2026, at 10:00, S <s@x.example> wrote:
                > See here <https://x.example/y>""", """
                <p><b>Yes</b></p><p>On 5 Jan 2026, at 10:00, S &lt;s@x.example&gt; wrote:</p>
                <blockquote>See <a href="https://x.example/y">here</a></blockquote>""")).body();

        assertThat(Objects.requireNonNull(body.fold()).visibleHtml()).contains("<b>Yes</b>");
    }

    private static void assertNothingIsLost(Body body) {
        var fold = body.fold();
        if (fold == null) {
            return;
        }
        assertThat(letters(fold.visible() + fold.folded())).isEqualTo(letters(body.text()));
        if (fold.visibleHtml() != null && body.html() != null) {
            var shown = letters(HtmlMail.of(fold.visibleHtml()).text() + fold.folded());
            assertThat(letters(HtmlMail.of(body.html()).text())).allSatisfy(
                    (letter, number) -> assertThat(number).isLessThanOrEqualTo(shown.getOrDefault(letter, 0L)));
        }
    }

    /** How often each occurs: answers among quoted lines change their order. */
    private static Map<Integer, Long> letters(String text) {
        List<Integer> letters = text.codePoints().filter(Character::isLetterOrDigit).boxed().toList();
        return letters.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
