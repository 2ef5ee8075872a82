package io.guichet.ticket.channel.email;

import static io.guichet.ticket.channel.email.Mails.parsed;
import static io.guichet.ticket.channel.email.Mails.raw;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailParserTest {

    private static final String TWO_FORMS = """
            From: =?utf-8?Q?Chlo=C3=A9_Petit?= <Chloe@Client.example>
            To: support@fr.guichet.example, "Facturation, service" <billing@fr.guichet.example>
            Cc: boss@client.example
            Reply-To: team@client.example
            Message-ID: <1@client.example>
            In-Reply-To: <0@client.example>
            References: <a@client.example>
             <0@client.example>
            Subject: =?iso-8859-1?Q?Carte_refus=E9e?=
            Date: Mon, 05 Jan 2026 10:00:00 +0100
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Ma carte est refus=E9e.
            --inner
            Content-Type: text/html; charset=utf-8

            <p>Ma carte est <b>refusée</b>.</p><script>alert(1)</script>
            --inner--
            --outer
            Content-Type: image/png; name=card.png
            Content-Disposition: attachment; filename=card.png
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --outer--
            """;

    @Test
    void the_header_says_who_wrote_to_whom() {
        var mail = parsed(TWO_FORMS);

        assertThat(Objects.requireNonNull(mail.from()).name()).isEqualTo("Chloé Petit");
        assertThat(mail.from().address().value()).isEqualTo("chloe@client.example");
        assertThat(mail.to()).extracting(to -> to.address().value())
                .containsExactly("support@fr.guichet.example", "billing@fr.guichet.example");
        assertThat(mail.cc()).extracting(cc -> cc.address().value()).containsExactly("boss@client.example");
        assertThat(mail.replyTo()).extracting(to -> to.address().value()).containsExactly("team@client.example");
        assertThat(mail.subject()).isEqualTo("Carte refusée");
        assertThat(mail.date()).isEqualTo("2026-01-05T09:00:00Z");
    }

    @Test
    void the_header_says_what_is_answered() {
        var mail = parsed(TWO_FORMS);

        assertThat(mail.mailId()).isEqualTo("<1@client.example>");
        assertThat(mail.answers()).containsExactly("<0@client.example>");
        assertThat(mail.references()).containsExactly("<a@client.example>", "<0@client.example>");
    }

    @Test
    void both_forms_of_the_text_are_kept_and_made_harmless() {
        var mail = parsed(TWO_FORMS);

        assertThat(mail.body().text()).isEqualTo("Ma carte est refusée.");
        assertThat(mail.body().html()).contains("<b>refusée</b>").doesNotContain("script");
    }

    @Test
    void what_is_carried_besides_is_listed() {
        var attachment = parsed(TWO_FORMS).attachments().getFirst();

        assertThat(attachment.filename()).isEqualTo("card.png");
        assertThat(attachment.contentType()).isEqualTo("image/png");
        assertThat(attachment.size()).isEqualTo(8);
        assertThat(attachment.inline()).isFalse();
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("Content-Type: text/plain; charset=utf-8", "é".getBytes(StandardCharsets.UTF_8), "é"),
                Arguments.of("Content-Type: text/plain; charset=windows-1252", new byte[]{(byte) 0xE9, (byte) 0x80},
                        "é€"),
                Arguments.of("Content-Type: text/plain; charset=iso-8859-1", new byte[]{(byte) 0x80}, "€"),
                Arguments.of("Content-Type: text/plain; charset=us-ascii", "é".getBytes(StandardCharsets.UTF_8), "é"),
                Arguments.of("Content-Type: text/plain; charset=nonsense", "é".getBytes(StandardCharsets.UTF_8), "é"),
                Arguments.of("Content-Type: text/plain", new byte[]{(byte) 0xE9}, "é"),
                Arguments.of("X-Nothing: said", "é".getBytes(StandardCharsets.UTF_8), "é"),
                Arguments.of("Content-Type: text/html",
                        "<p>one</p><p>two<br>three</p>".getBytes(StandardCharsets.US_ASCII),
                        "one\ntwo\nthree"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void the_text_is_read_whatever_its_label_says(String header, byte[] content, String expected) {
        var head = raw("From: a@client.example\n" + header + "\n\n");
        var mail = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, mail, head.length, content.length);

        assertThat(MailParser.parse(mail).body().text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"From: a@client.example", "From: <a@client.example>", "From: \"A, B\" <a@client.example>",
        "From: A B a@client.example", "From: A <A@Client.Example> (work)", "Sender: a@client.example",
        "From: =?utf-8?Q?broken <a@client.example>"})
    void an_address_is_found_however_it_is_written(String header) {
        assertThat(Objects.requireNonNull(parsed(header + "\n\nHello").from()).address().value())
                .isEqualTo("a@client.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "nonsense", "From: nobody\n\nHello", "From:\nTo:\nSubject:\n\n",
        "Content-Type: multipart/mixed; boundary=x\n\nno parts", "Content-Type: multipart/mixed\n\n--\n",
        "Content-Type: text/plain; charset=\"\n\nHello", "Content-Transfer-Encoding: base64\n\n!!!",
        "Content-Type: message/rfc822\n\nFrom: b@client.example\n\ninner", "Subject: =?x?y?z?=\n\n",
        "Message-ID: <>\nReferences: <<>> <a@b> <\n\n", "Date: yesterday\n\nHello", "From: a\0b@c\n\n\0"})
    void a_strange_mail_is_read_as_far_as_it_goes(String mail) {
        var read = parsed(mail);

        assertThat(read.subject()).isNotNull();
        assertThat(read.body().text()).doesNotContain("\0");
    }

    @Test
    void no_mutation_of_a_mail_breaks_the_parser() {
        var random = new Random(42);
        for (var round = 0; round < 500; round++) {
            var mutated = raw(TWO_FORMS);
            for (var change = 0; change < 20; change++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }

            assertThat(MailParser.parse(mutated).subject()).isNotNull();
        }
    }

    @Test
    void a_mail_of_very_many_parts_is_read_up_to_a_limit() {
        var mail = new StringBuilder("From: a@client.example\nContent-Type: multipart/mixed; boundary=x\n\n");
        for (var part = 0; part < 3_000; part++) {
            mail.append("--x\nContent-Type: application/octet-stream\n\nq\n");
        }

        assertThat(parsed(mail + "--x--\n").attachments()).hasSizeBetween(900, 1_000);
    }

    @Test
    void deeply_nested_parts_do_not_exhaust_the_stack() {
        var mail = new StringBuilder("From: a@client.example\n");
        for (var depth = 0; depth < 2_000; depth++) {
            mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(depth, depth));
        }

        assertThat(parsed(mail + "Content-Type: text/plain\n\nHello").subject()).isEmpty();
    }

    @Test
    void an_id_without_brackets_is_given_them() {
        assertThat(parsed("Message-ID: 1@client.example\n\n").mailId()).isEqualTo("<1@client.example>");
        assertThat(parsed("Subject: none\n\n").mailId()).isNull();
    }
}
