package io.guichet.ticket.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.ticket.channel.email.LoopGuard.Writer;
import io.guichet.ticket.contact.EmailAddress;

class LoopGuardTest {

    private static final EmailAddress OURS = new EmailAddress("support@fr.guichet.example");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Mailer: any                                         | PERSON
            Auto-Submitted: no                                    | PERSON
            X-Auto-Response-Suppress: OOF                         | PERSON
            Auto-Submitted: auto-replied                          | AUTO_REPLY
            Auto-Submitted: Auto-Replied; owner-email="a@b"       | AUTO_REPLY
            X-Autoreply: yes                                      | AUTO_REPLY
            X-Autorespond: yes                                    | AUTO_REPLY
            Precedence: auto_reply                                | AUTO_REPLY
            Auto-Submitted: auto-generated                        | MACHINE
            Auto-Submitted: auto-notified                         | MACHINE
            Precedence: bulk                                      | MACHINE
            Precedence: list                                      | MACHINE
            List-Id: <news.client.example>                        | MACHINE
            List-Unsubscribe: <https://client.example>            | MACHINE
            Return-Path: <>                                       | MACHINE
            Content-Type: multipart/report; report-type=delivery-status | BOUNCE
            X-Failed-Recipients: a@b.example                      | BOUNCE
            X-Loop: support@fr.guichet.example                    | OURSELVES
            """)
    void a_header_tells_who_wrote(String header, Writer expected) {
        var mail = Mails.parsed("From: claire@client.example\n" + header + "\n\nHello");

        assertThat(LoopGuard.writerOf(mail, Set.of(OURS))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"MAILER-DAEMON@mx.example,BOUNCE", "support@fr.guichet.example,OURSELVES",
        "claire@client.example,PERSON"})
    void an_address_tells_who_wrote(String from, Writer expected) {
        var mail = Mails.parsed("From: " + from + "\n\nHello");

        assertThat(LoopGuard.writerOf(mail, Set.of(OURS))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Auto-Submitted: auto-generated | Absent heartbeat from db1             | MACHINE
            Auto-Submitted: auto-generated | Vacation request of Paul              | MACHINE
            Auto-Submitted: auto-generated | Message automatique : disque plein    | MACHINE
            Precedence: list               | Absence de Paul                       | MACHINE
            X-Auto-Response-Suppress: All  | Assenza                               | PERSON
            X-Auto-Response-Suppress: All  | Automatische Antwort: Karte           | AUTO_REPLY
            Return-Path: <>                | Out of office: Card                   | AUTO_REPLY
            In-Reply-To: <1@ours.example>  | Out of Office: Re: [#100042] Card     | AUTO_REPLY
            In-Reply-To: <1@ours.example>  | AUTO: Claire is out of the office     | AUTO_REPLY
            In-Reply-To: <1@ours.example>  | Réponse automatique : Carte           | AUTO_REPLY
            In-Reply-To: <1@ours.example>  | Re: Out of office: not sent to anyone | PERSON
            In-Reply-To: <1@ours.example>  | Absence de Paul                       | PERSON
            In-Reply-To: <1@ours.example>  | Out of officers                       | PERSON
            """)
    void a_subject_tells_of_an_absence_only_with_what_else_is_known(String header, String subject, Writer expected) {
        var mail = Mails.parsed("From: claire@client.example\nSubject: " + subject + "\n" + header + "\n\nHello");

        assertThat(LoopGuard.writerOf(mail, Set.of(OURS))).isEqualTo(expected);
    }

    @Test
    void an_answer_of_a_machine_may_begin_with_less() {
        var mail = Mails.parsed("From: claire@client.example\nSubject: Absence : Carte\nPrecedence: bulk\n"
                + "In-Reply-To: <1@ours.example>\n\nHello");

        assertThat(LoopGuard.writerOf(mail, Set.of(OURS))).isEqualTo(Writer.AUTO_REPLY);
    }

    @Test
    void a_mail_of_another_guichet_is_a_persons() {
        var mail = Mails.parsed(Mails.mail("claire@other.example", OURS.value(),
                "<msg.00000000-0000-7000-8000-0000000000ab@other.example>", "Card", List.of()));

        assertThat(LoopGuard.writerOf(mail, Set.of(OURS))).isEqualTo(Writer.PERSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"msg", "resolved", "notice"})
    void a_mail_of_our_own_making_is_ours_wherever_it_comes_from(String kind) {
        var mail = Mails.parsed(Mails.mail("guichet@fallback.example", OURS.value(),
                "<" + kind + ".00000000-0000-7000-8000-0000000000ab@fr.guichet.example>", "Re: Card", List.of()));

        assertThat(LoopGuard.writerOf(mail, Set.of(OURS))).isEqualTo(Writer.OURSELVES);
    }
}
