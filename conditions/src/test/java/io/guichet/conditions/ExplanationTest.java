package io.guichet.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.guichet.conditions.Explanation.Joined;
import io.guichet.conditions.Explanation.Term;
import io.guichet.conditions.Outcome.Failed;
import io.guichet.conditions.Outcome.Matched;
import io.guichet.conditions.Outcome.NotMatched;

class ExplanationTest {

    private static final Facts FACTS = Facts.builder().priority("HIGH").contactImportance(5).tags(List.of("vip"))
            .fields(Map.of("order", "FR-1")).build();

    @Test
    void of_a_conjunction_every_term_is_told_also_after_a_false_one() {
        assertThat(Condition.compile("""
                ticket.priority == 'LOW'
                  && contact.importance > 3 && ticket.tags.exists(tag, tag == 'vip') && (false || true)""")
                .explain(FACTS))
                .isEqualTo(new Explanation(new NotMatched(), Joined.ALL, List.of(
                        new Term("ticket.priority == \"LOW\"", new NotMatched()),
                        new Term("contact.importance > 3", new Matched()),
                        new Term("ticket.tags.exists(tag, tag == \"vip\")", new Matched()),
                        new Term("false || true", new Matched()))));
    }

    @Test
    void of_a_disjunction_every_term_is_told_also_after_a_true_one() {
        assertThat(
                Condition.compile("contact.importance > 3 || ticket.fields.colour == 'red' || ticket.fields.order > 1")
                        .explain(FACTS))
                .isEqualTo(new Explanation(new Matched(), Joined.ANY, List.of(
                        new Term("contact.importance > 3", new Matched()),
                        new Term("ticket.fields.colour == \"red\"", new NotMatched()),
                        new Term("ticket.fields.order > 1",
                                new Failed("Line 1, column 80: '>' cannot be applied to the values found")))));
    }

    @Test
    void and_binds_closer_than_or() {
        assertThat(Condition.compile("false || true && contact.importance > 3").explain(FACTS))
                .isEqualTo(new Explanation(new Matched(), Joined.ANY, List.of(
                        new Term("false", new NotMatched()),
                        new Term("true && contact.importance > 3", new Matched()))));
    }

    @Test
    void a_single_term_is_told_as_written() {
        assertThat(Condition.compile(" !(ticket.priority == 'LOW') ").explain(FACTS))
                .isEqualTo(new Explanation(new Matched(), Joined.ALL,
                        List.of(new Term("!(ticket.priority == 'LOW')", new Matched()))));
    }

    @Test
    void the_empty_condition_always_matches_and_has_no_terms() {
        assertThat(Condition.always().explain(Facts.none()))
                .isEqualTo(new Explanation(new Matched(), Joined.ALL, List.of()));
        assertThat(Condition.always()).isEqualTo(Condition.compile("")).hasToString("");
    }
}
