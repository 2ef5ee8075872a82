package io.guichet.routing.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.OrganizationRef;
import io.guichet.events.TicketSnapshot.Requester;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;
import io.guichet.routing.directory.UnknownReference;

class CopiedFieldsTest {

    private static final UUID SOMEBODY = new UUID(7, 7);
    private static final OrganizationRef ACME = new OrganizationRef(SOMEBODY, "Acme", 4, "gold", "north", null,
            Map.of("contract", "C-12"));

    @ParameterizedTest
    @CsvSource({"organization.name, Acme", "organization.importance, 4", "organization.level, gold",
        "organization.region, north", "organization.fields.contract, C-12", "contact.name, Claire",
        "contact.email, claire@client.example", "contact.language, fr", "contact.importance, 3",
        "contact.level, starter", "contact.region, south", "contact.verification, EMAIL_VERIFIED",
        "contact.fields.shop, Lyon", "ticket.product, shoes", "ticket.category, returns", "ticket.region, west",
        "ticket.language, nl", "ticket.channel, EMAIL", "ticket.subject, Une question"})
    void a_field_is_filled_with_what_is_known(String fact, String value) {
        var fields = Map.<String, Object>of("copy", Map.of("from", fact));

        CopiedFields.check(fields);

        assertThat(CopiedFields.of(fields, ticket(ACME))).hasSize(1).extractingByKey("copy").hasToString(value);
    }

    @Test
    void what_is_not_known_sets_nothing_and_what_is_no_copy_stands_as_it_is() {
        var fields = Map.<String, Object>of("region", Map.of("from", "organization.region"), "none",
                Map.of("from", "contact.fields.nothing"), "plain", "gold", "object", Map.of("from", "a", "to", "b"));

        assertThat(CopiedFields.of(fields, ticket(null)))
                .isEqualTo(Map.of("plain", "gold", "object", Map.of("from", "a", "to", "b")));
    }

    @ParameterizedTest
    @CsvSource({"organization.size", "contact.fields.", "region", "ticket.text"})
    void what_nobody_knows_of_cannot_be_copied(String fact) {
        assertThatThrownBy(() -> CopiedFields.check(Map.of("copy", Map.of("from", fact))))
                .isInstanceOfSatisfying(UnknownReference.class,
                        failure -> assertThat(failure.pointer()).isEqualTo("/setFields/copy/from"));
    }

    private static TicketSnapshot ticket(@Nullable OrganizationRef organization) {
        return new TicketSnapshot(SOMEBODY, 1, 1, "Une question", TicketStatus.NEW, Priority.NORMAL,
                TicketType.QUESTION, Channel.EMAIL, "support", null, null,
                new Requester(SOMEBODY, "Claire", "claire@client.example", "fr", 3, "starter", "south", null,
                        "EMAIL_VERIFIED", Map.of("shop", "Lyon"), null),
                organization, "returns", "shoes", "nl", "west", List.of(), Map.of(), Instant.EPOCH, Instant.EPOCH,
                null, null, null, null, null);
    }
}
