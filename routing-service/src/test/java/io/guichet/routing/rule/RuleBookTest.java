package io.guichet.routing.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.guichet.conditions.Condition;
import io.guichet.conditions.Facts;

class RuleBookTest {

    private static final Facts INVOICE = Facts.builder().subject("Facture en double").text("Je conteste la facture")
            .priority("NORMAL").department("support-fr").fields(Map.of("amount", "a lot")).build();

    @Test
    void the_first_rule_that_holds_decides() {
        var book = new RuleBook(List.of(
                rule("other", null, "ticket.subject.containsIgnoreCase('livraison')"),
                rule("first", null, "ticket.subject.containsIgnoreCase('FACTURE')"),
                rule("second", null, "")));

        assertThat(chosen(book)).isEqualTo("first");
    }

    @Test
    void the_customers_words_can_decide() {
        var book = new RuleBook(List.of(rule("words", null, "ticket.text.containsIgnoreCase('conteste')")));

        assertThat(chosen(book)).isEqualTo("words");
    }

    @Test
    void a_rule_of_another_department_is_not_asked() {
        var book = new RuleBook(List.of(rule("english", "support-en", ""), rule("french", "support-fr", "")));

        assertThat(chosen(book)).isEqualTo("french");
    }

    @Test
    void a_rule_that_cannot_be_decided_is_passed_over_and_named() {
        var book = new RuleBook(
                List.of(rule("broken", null, "int(ticket.fields.amount) > 100"), rule("next", null, "")));

        var answer = book.ask("support-fr", INVOICE);

        assertThat(answer.rule()).map(Rule::name).contains("next");
        assertThat(answer.failed()).extracting(RuleBook.Failure::rule).containsExactly("broken");
    }

    @Test
    void no_rule_may_hold() {
        var book = new RuleBook(List.of(rule("urgent", null, "ticket.priority == 'URGENT'")));

        assertThat(book.ask("support-fr", INVOICE).rule()).isEmpty();
    }

    private static String chosen(RuleBook book) {
        return book.ask("support-fr", INVOICE).rule().map(Rule::name).orElse("none");
    }

    private static Rule rule(String name, @Nullable String department, String condition) {
        return new Rule(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)), 1, name, department, Condition.compile(condition),
                "billing-fr", null, List.of(), Map.of(), List.of());
    }
}
