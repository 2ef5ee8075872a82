package io.guichet.notification.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.guichet.events.MailHeaders;

class CopiesTest {

    private static final String FIRST = "<msg.01950000-0000-7000-8000-000000000001@fr.guichet.example>";
    private static final String SECOND = "<msg.01950000-0000-7000-8000-000000000002@fr.guichet.example>";

    @Test
    void a_copy_answers_the_copies_before_it_and_what_the_customer_wrote() {
        var headers = Copies.headers(new MailHeaders("support+claire@x", SECOND, FIRST,
                List.of("<1@client.example>", FIRST)), "Paul@client.example", "support+paul@x");

        assertThat(headers.replyTo()).isEqualTo("support+paul@x");
        assertThat(headers.mailId()).matches("<msg\\.01950000-0000-7000-8000-000000000002\\.[0-9a-f]{16}@.*>");
        assertThat(headers.inReplyTo()).matches("<msg\\.01950000-0000-7000-8000-000000000001\\.[0-9a-f]{16}@.*>");
        assertThat(headers.references()).containsExactly("<1@client.example>", FIRST, headers.inReplyTo());
    }

    @Test
    void the_id_is_of_the_recipient_however_their_address_is_written() {
        var thread = new MailHeaders(null, FIRST, null, List.of());

        assertThat(Copies.headers(thread, "Paul@Client.example", null))
                .isEqualTo(Copies.headers(thread, "paul@client.example", null));
        assertThat(Copies.headers(thread, "paul@client.example", null).mailId())
                .isNotEqualTo(Copies.headers(thread, "anna@client.example", null).mailId());
    }
}
