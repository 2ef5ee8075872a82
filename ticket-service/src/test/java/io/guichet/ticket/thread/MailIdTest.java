package io.guichet.ticket.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailIdTest {

    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-0000000000ab");

    @Test
    void our_own_ids_are_read_back() {
        assertThat(MailId.parse(MailId.ofMessage(ID, "fr.guichet.example")))
                .contains(new MailId(MailId.Kind.MESSAGE, ID));
        assertThat(MailId.parse(MailId.ofAcknowledgement(ID, "fr.guichet.example")))
                .contains(new MailId(MailId.Kind.TICKET, ID));
        assertThat(MailId.parse("<resolved." + ID + "@fr.guichet.example>"))
                .contains(new MailId(MailId.Kind.EVENT, ID));
    }

    @Test
    void the_copy_for_one_recipient_is_of_the_same_message() {
        assertThat(MailId.parse("<msg." + ID + ".0123456789abcdef@fr.guichet.example>"))
                .contains(new MailId(MailId.Kind.MESSAGE, ID));
        assertThat(MailId.sentBy("<msg." + ID + ".0123456789abcdef@fr.guichet.example>"))
                .contains("fr.guichet.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<msg.00000000-0000-7000-8000-0000000000ab@fr.guichet.example>",
        "<ack.00000000-0000-7000-8000-0000000000ab@fr.guichet.example>",
        "<resolved.00000000-0000-7000-8000-0000000000ab@FR.guichet.example>",
        "<notice.00000000-0000-7000-8000-0000000000ab.00000000-0000-7000-8000-000000000002@fr.guichet.example>"})
    void whatever_a_guichet_sends_tells_its_domain(String mailId) {
        assertThat(MailId.sentBy(mailId)).contains("fr.guichet.example");
    }

    @Test
    void a_notice_to_a_colleague_names_its_ticket_to_reports_and_is_of_nobodys_thread() {
        var notice = "<notice." + ID + ".0123456789abcdef0123456789abcdef@fr.guichet.example>";

        assertThat(MailId.ticketOfNotice(notice)).contains(ID);
        assertThat(MailId.parse(notice)).isEmpty();
        assertThat(MailId.sentBy(notice)).contains("fr.guichet.example");
        assertThat(MailId.ticketOfNotice("<ack." + ID + "@fr.guichet.example>")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<1@client.example>", "<msg.1@fr.guichet.example>",
        "msg.00000000-0000-7000-8000-0000000000ab@fr.guichet.example",
        "<msg.00000000-0000-7000-8000-0000000000ab>"})
    void the_ids_of_others_are_not_ours(String mailId) {
        assertThat(MailId.parse(mailId)).isEmpty();
    }
}
