package io.guichet.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.guichet.conditions.Outcome.Failed;
import io.guichet.conditions.Outcome.Matched;
import io.guichet.conditions.Outcome.NotMatched;

class EvaluationTest {

    private static final Facts FACTS = Facts.builder()
            .subject("Facturé deux fois, ma carte n’est pas remboursée")
            .text("Bonjour, mon numéro de commande est FR-2041.")
            .status("NEW").priority("HIGH").type("REQUEST").channel("EMAIL")
            .department("support-fr").category("billing").product("shop").language("fr").region("EU")
            .tags(List.of("VIP", "refund"))
            .fields(fields())
            .createdAt(Instant.parse("2026-11-02T10:00:00Z"))
            .contactName("Claire Dupont").contactEmail("claire@client.example").contactLanguage("fr")
            .contactImportance(4).contactLevel("premium")
            .organization("Client SA", 5, "premium")
            .build();

    private static Map<String, Object> fields() {
        var fields = new HashMap<String, Object>(
                Map.of("amount", 120, "rate", new BigDecimal("2.5"), "order", "FR-2041",
                        "urgent", true, "skus", Arrays.asList("A1", null, "B2"), "address", Map.of("city", "Lyon")));
        fields.put("voucher", null);
        return fields;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "  \n\t",
        "// everything",
        "true",
        "ticket.priority == 'HIGH'",
        "ticket.priority in ['HIGH', 'URGENT']",
        "ticket.status != 'CLOSED' && ticket.type == \"REQUEST\" && ticket.channel == 'EMAIL'",
        "ticket.department == 'support-fr' && ticket.category == 'billing' && ticket.product == 'shop'",
        "ticket.language == contact.language && ticket.region == 'EU'",
        "ticket.group == ''",
        "ticket.subject.contains('deux fois')",
        "ticket.text.matches('FR-[0-9]{4}')",
        "'refund' in ticket.tags",
        "ticket.tags.exists(tag, tag.startsWith('ref'))",
        "size(ticket.tags) == 2 && ticket.tags[0] == 'VIP'",
        "ticket.fields.amount > 100 && ticket.fields.amount > 119.5 && ticket.fields.rate < 3",
        "ticket.fields.order == 'FR-2041' && ticket.fields['order'].startsWith('FR')",
        "ticket.fields.urgent",
        "'B2' in ticket.fields.skus && size(ticket.fields.skus) == 2",
        "ticket.fields.address.city == 'Lyon'",
        "has(ticket.fields.order) && !has(ticket.fields.colour) && !has(ticket.fields.voucher)",
        "ticket.createdAt < timestamp('2026-11-03T00:00:00Z')",
        "ticket.createdAt.getHours('Europe/Paris') == 11",
        "contact.importance >= 4 && contact.level == 'premium' && contact.name != ''",
        "contact.email.endsWith('@client.example')",
        "organization.present && organization.importance == 5 && organization.name == 'Client SA'",
        "ticket.priority == 'LOW' ? false : organization.level == 'premium'",
    })
    void matches(String condition) {
        assertThat(Condition.compile(condition).evaluate(FACTS)).isEqualTo(new Matched());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ticket.subject.containsIgnoreCase('facture')",
        "ticket.subject.containsIgnoreCase('REMBOURSÉE')",
        "ticket.subject.containsIgnoreCase(\"n'est pas\")",
        "ticket.subject.containsAnyIgnoreCase(['invoice', 'Facture'])",
        "ticket.subject.startsWithIgnoreCase('FACTURE')",
        "ticket.subject.endsWithIgnoreCase('remboursee')",
        "contact.name.equalsIgnoreCase('claire dupônt')",
        "ticket.tags.containsIgnoreCase('vip')",
        "ticket.fields.order.containsIgnoreCase('fr')",
        "ticket.fields.skus.containsIgnoreCase('b2')",
    })
    void matches_without_regard_to_case_and_accents(String condition) {
        assertThat(Condition.compile(condition).evaluate(FACTS)).isEqualTo(new Matched());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "false",
        "ticket.priority == 'LOW'",
        "ticket.subject.contains('facture')",
        "ticket.subject.containsIgnoreCase('livraison')",
        "ticket.tags.containsIgnoreCase('vi')",
        "ticket.subject.containsAnyIgnoreCase([])",
        "ticket.fields.amount == '120'",
    })
    void does_not_match(String condition) {
        assertThat(Condition.compile(condition).evaluate(FACTS)).isEqualTo(new NotMatched());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ticket.subject.contains('x')",
        "ticket.priority == 'HIGH'",
        "ticket.priority in ['HIGH', 'URGENT']",
        "'vip' in ticket.tags",
        "ticket.tags[0] == 'vip'",
        "ticket.fields.colour == 'red'",
        "ticket.fields.colour != 'red'",
        "!(ticket.fields.colour == 'red')",
        "ticket.fields['colour'].startsWith('r')",
        "ticket.fields.amount > 100",
        "ticket.fields.colour == 'red' && true",
        "contact.importance >= 1",
        "organization.present",
        "organization.level == 'premium'",
        "ticket.createdAt > timestamp('2020-01-01T00:00:00Z')",
    })
    void what_is_absent_does_not_match(String condition) {
        assertThat(Condition.compile(condition).evaluate(Facts.none())).isEqualTo(new NotMatched());
    }

    @Test
    void an_absent_field_does_not_hide_another_reason_to_match() {
        assertThat(Condition.compile("ticket.fields.colour == 'red' || contact.importance == 4").evaluate(FACTS))
                .isEqualTo(new Matched());
        assertThat(
                Condition.compile("has(ticket.fields.colour) && ticket.fields.colour == 'red' || true").evaluate(FACTS))
                .isEqualTo(new Matched());
    }

    @Test
    void values_given_as_null_are_absent() {
        Facts facts = Facts.builder().subject(null).priority(null).tags(null).fields(null).createdAt(null)
                .contactEmail(null).organization(null, 0, null).build();

        assertThat(Condition
                .compile("ticket.subject == '' && ticket.priority == '' && ticket.tags == [] && contact.email == ''"
                        + " && organization.name == '' && organization.present")
                .evaluate(facts)).isEqualTo(new Matched());
    }

    @Test
    void a_value_of_the_wrong_kind_fails_and_says_where() {
        assertThat(Condition.compile("ticket.priority == 'HIGH' &&\n  ticket.fields.order > 4").evaluate(FACTS))
                .isEqualTo(new Failed("Line 2, column 23: '>' cannot be applied to the values found"));
        assertThat(Condition.compile("ticket.fields.order").evaluate(FACTS))
                .isEqualTo(new Failed("The condition gives a text, not true or false"));
        assertThat(Condition.compile("1 / (contact.importance - 4) == 1").evaluate(FACTS))
                .isEqualTo(new Failed("Line 1, column 3: A number is divided by zero"));
        assertThat(Condition.compile("ticket.fields.order > 4").evaluate(FACTS).matched()).isFalse();
    }

    @Test
    void loops_end_after_200_steps() {
        Facts tagged = Facts.builder().tags(IntStream.range(0, 300).mapToObj(i -> "tag" + i).toList()).build();

        assertThat(Condition.compile("ticket.tags.all(tag, tag != 'x')").evaluate(tagged))
                .isEqualTo(new Failed("The loops take more than 200 steps"));
        assertThat(Condition.compile("'tag299' in ticket.tags").evaluate(tagged)).isEqualTo(new Matched());
    }

    @Test
    void one_condition_serves_many_threads() {
        Condition condition = Condition
                .compile("ticket.subject.containsIgnoreCase('facture') && contact.importance > 3");

        assertThat(IntStream.range(0, 2_000).parallel()
                .filter(i -> condition
                        .evaluate(Facts.builder().subject("Facture " + i).contactImportance(i % 2 * 5).build())
                        .matched()))
                .hasSize(1_000);
    }
}
