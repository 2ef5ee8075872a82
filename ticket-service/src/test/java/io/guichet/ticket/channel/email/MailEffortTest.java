package io.guichet.ticket.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.sun.management.ThreadMXBean;

import io.guichet.ticket.Html;
import io.guichet.ticket.Languages;

/** Mails made to take long: one sign hundreds of thousands of times, wherever it may stand. Work grows with the mail, and no faster. */
class MailEffortTest {

    private static final int MANY = 300_000;
    private static final int LONG_HEADER = 100_000;
    private static final long MOST_CPU_NANOS = 4_000_000_000L;
    private static final List<String> SIGNS = List.of("+", " ", "\n", "-", "<", ">", "=", "?", "@", "(", "&", "_", "*",
            "\"", ";", ":", "\\", "a", "/+", "=?", "a@", "On a@b.c 1/1 ", "From: x\n", "To: x\n", "> \n", "<> ",
            "\u0301\u0316", "x\u2028=?a?q?x", "begin 644 a\n1\nend\n");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Languages LANGUAGES = Languages.among(List.of("en", "fr"), Set.of("en", "fr"));

    /** A mail, and where its signs stand. */
    record Case(String name, byte[] mail) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return SIGNS.stream().flatMap(sign -> Stream.of(
                new Case("text of " + sign, text("Hello\n" + run(sign, MANY) + "x")),
                new Case("line of " + sign, text("a" + run(sign, MANY).replace("\n", " ") + "x\n> a\n")),
                new Case("preformatted " + sign, html("<pre>a" + escaped(run(sign, MANY)) + "x</pre>")),
                new Case("elements of " + sign, html(run("<b>" + escaped(sign) + "</b>", MANY))),
                new Case("subject of " + sign, header("Subject", run(sign, LONG_HEADER))),
                new Case("sender of " + sign, header("From", run(sign, LONG_HEADER))),
                new Case("type of " + sign, header("Content-Type", "text/plain; name=" + run(sign, LONG_HEADER))),
                new Case("report of " + sign, report(run(sign, MANY)))));
    }

    static Stream<Case> shapes() {
        return Stream.of(
                new Case("rules", text((" ".repeat(133) + "-".repeat(266) + "x\n---\n").repeat(2_475))),
                new Case("headings",
                        text(("_".repeat(99) + "Original Message" + "_".repeat(280) + "x\n").repeat(2_500))),
                new Case("names", text(("A a@b.c wrote" + " ".repeat(380) + "x\n").repeat(2_500))),
                new Case("dashes", text(("-- On " + "wrote ".repeat(30) + "-".repeat(200) + "x\n").repeat(2_500))),
                new Case("siblings", html("<p>Hi</p><blockquote>" + "<br>".repeat(200_000) + "</blockquote>")),
                new Case("quoted siblings", html("<p>Hi</p><blockquote>" + "q<br>".repeat(100_000) + "</blockquote>")),
                new Case("unseen siblings", html("<title></title>".repeat(60_000))),
                new Case("depth", html("<div style='border-top:solid 1px'>".repeat(25_000) + "x")),
                new Case("formatting", html("<b><i><u><font>x".repeat(50_000))),
                new Case("tables", html("<table>x<tr>".repeat(60_000))),
                new Case("answers", header("Subject", "re: ".repeat(250) + "x\nAuto-Submitted: auto-replied")));
    }

    @ParameterizedTest
    @MethodSource({"cases", "shapes"})
    void what_is_made_to_take_long_is_read_in_seconds(Case made) {
        var before = THREADS.getCurrentThreadCpuTime();

        var reading = Reading.of(made.mail(), LANGUAGES);

        assertThat(THREADS.getCurrentThreadCpuTime() - before).as("CPU for %s", made).isLessThan(MOST_CPU_NANOS);
        assertThat(reading.failure()).isEmpty();
        assertThat(LoopGuard.writerOf(Objects.requireNonNull(reading.mail()), Set.of())).isNotNull();
    }

    @Test
    void html_of_a_request_is_read_in_seconds() {
        var before = THREADS.getCurrentThreadCpuTime();

        var text = Html.body("<b> </b>".repeat(MANY / 8) + "x\n" + "<script></script>".repeat(MANY / 17)).text();

        assertThat(text).isEqualTo("x");
        assertThat(THREADS.getCurrentThreadCpuTime() - before).isLessThan(MOST_CPU_NANOS);
    }

    private static String run(String sign, int length) {
        return sign.repeat(length / sign.length());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static byte[] text(String text) {
        return Mails.raw("From: a@client.example\nContent-Type: text/plain; charset=us-ascii\n\n" + text);
    }

    private static byte[] html(String html) {
        return Mails.raw("From: a@client.example\nContent-Type: text/html\n\n" + html);
    }

    private static byte[] header(String name, String value) {
        return Mails.raw("%s: %s\nX-From: a@client.example\n\nHello\n".formatted(name, value));
    }

    private static byte[] report(String text) {
        return Mails.raw("""
                From: mailer-daemon@client.example
                Return-Path: <>
                Subject: Undelivered Mail
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                %s
                --b
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; %s
                Diagnostic-Code: smtp; %s

                --b--
                """.formatted(text, text, text));
    }
}
