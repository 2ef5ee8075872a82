package io.guichet.ticket.channel.email.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.guichet.ticket.channel.email.Resources;

/** Replies of our own making: {@code replies/plain.txt}, where + marks what stays visible. */
class ReplyTrimmerTest {

    /** One reply of the table. */
    record Reply(String name, List<String> lines) {

        String text() {
            return lines.stream().map(line -> line.substring(1)).collect(Collectors.joining("\n"));
        }

        String visible() {
            return lines.stream().filter(line -> line.startsWith("+")).map(line -> line.substring(1))
                    .collect(Collectors.joining("\n")).strip();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Reply> replies() {
        return Stream.of(Resources.text("/replies/plain.txt").split("(?m)^# ")).skip(1).map(text -> {
            var lines = text.lines().toList();
            return new Reply(lines.getFirst(),
                    lines.stream().skip(1).filter(line -> line.startsWith("+") || line.startsWith("-")).toList());
        });
    }

    @Test
    void the_table_is_long_enough() {
        assertThat(replies()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("replies")
    void what_the_author_wrote_stays_visible(Reply reply) {
        assertThat(ReplyTrimmer.trim(reply.text()).visible().strip()).isEqualTo(reply.visible());
    }

    @ParameterizedTest
    @MethodSource("replies")
    void nothing_is_lost(Reply reply) {
        var trimmed = ReplyTrimmer.trim(reply.text());

        assertThat(trimmed.pieces().stream().map(Trimmed.Piece::text).collect(Collectors.joining()))
                .isEqualTo(reply.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>Yes</p><blockquote>Does it?</blockquote>                                          | Yes
            <p>Yes</p><div class="moz-cite-prefix">On x:</div><blockquote>Does it?</blockquote>  | Yes
            <p>Yes</p><hr><div id="divRplyFwdMsg">Frm: x</div><div>Does it?</div>                | Yes
            <p>Yes</p><div class="yahoo_quoted"><div>Who: x</div>Does it?</div>                  | Yes
            <p>Yes</p><div class="protonmail_quote">x<blockquote>Does it?</blockquote></div>     | Yes
            <p>Yes</p><div class="gmail_signature">Claire, Lyon</div>                            | Yes
            <p>Yes</p><div style="border-top:solid #E1E1E1"><b>A:</b>x<br>B:y<br>C:z</div><p>old</p> | Yes
            <blockquote>One?</blockquote><p>yes</p><blockquote>Two?</blockquote><p>no</p>        | One?/yes/Two?/no
            <p>Yes<br>and no</p><p>On 1 Jan 2026, at 10:00, S wrote:</p><p>Does it?</p>          | Yes/and no
            <div id="Signature">only a name</div>                                                | only a name
            """)
    void the_markup_of_mail_programs_is_understood(String html, String visible) {
        assertThat(HtmlMail.of(html).trim().visible()).isEqualTo(visible.replace("/", "\n"));
    }

    @Test
    void the_visible_html_holds_what_is_visible() {
        var mail = HtmlMail.of("<p>Yes, <b>it</b> does</p><img src='cid:a'><blockquote><p>Does it?</p>"
                + "<img src='cid:b'></blockquote>");

        assertThat(mail.visible()).isEqualTo("<p>Yes, <b>it</b> does</p><img src=\"cid:a\">");
    }

    @Test
    void a_text_of_very_many_lines_is_trimmed_at_once() {
        var text = "Yes\n\nOn 5 Jan 2026, at 10:00, Claire <c@client.example> wrote:\n\n"
                + "> On 1/1/26 a@b.example wrote:\n> x a@b.example\n".repeat(50_000);

        assertThat(ReplyTrimmer.trim(text).visible()).isEqualTo("Yes");
    }
}
