package io.guichet.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.conditions.InvalidCondition.Problem;

/** A wrong condition is refused when it is saved, with the place and a reason that an administrator understands. */
class InvalidConditionTest {

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            ticket.priorty == 'HIGH'                  ¦ 8  ¦ 'ticket' has no field 'priorty'; did you mean 'priority'?
            organization.nme == 'a'                   ¦ 14 ¦ 'organization' has no field 'nme'; did you mean 'name'?
            ticket.colour == 'red'                    ¦ 8  ¦ 'ticket' has no field 'colour'
            has(ticket.priorty)                       ¦ 12 ¦ 'ticket' has no field 'priorty'; did you mean 'priority'?
            true && ticket.subject == 'é😀' && contact.nam == 'x' ¦ 43 ¦ 'contact' has no field 'nam'; did you mean 'name'?
            tickt.priority == 'HIGH'                  ¦ 1  ¦ 'tickt' is not known here; did you mean 'ticket'?
            customer.name == 'x'                      ¦ 1  ¦ 'customer' is not known here
            ticket.subject.containIgnoreCase('x')     ¦ 16 ¦ There is no function 'containIgnoreCase'; did you mean 'containsIgnoreCase'?
            lower(ticket.subject) == 'x'              ¦ 1  ¦ There is no function 'lower'
            ticket.priority == 5                      ¦ 17 ¦ '==' cannot be applied to text and number
            ticket.tags == 'vip'                      ¦ 13 ¦ '==' cannot be applied to list of text and text
            ticket.tags.contains('vip')               ¦ 21 ¦ 'contains' cannot be applied to list of text with text
            ticket.createdAt > '2026-01-01'           ¦ 18 ¦ '>' cannot be applied to instant and text
            !ticket.subject                           ¦ 1  ¦ '!' cannot be applied to text
            ticket.subject                            ¦ 1  ¦ The condition gives text, not true or false
            ticket.priority ==                        ¦ 19 ¦ The condition ends where more is expected
            ticket.priority == 'HIGH                  ¦ 20 ¦ This text has no closing quote
            ticket.priority = 'HIGH'                  ¦ 17 ¦ '=' is not understood here; values are compared by ==
            ticket.priority == 'HIGH' and true        ¦ 27 ¦ 'and' is not expected here; terms are joined by &&
            true & false                              ¦ 6  ¦ A single '&' is not understood here; terms are joined by && and ||
            ticket.priority == ‘HIGH’                 ¦ 20 ¦ A text stands between straight quotes, ' or "
            (ticket.priority == 'HIGH'                ¦ 27 ¦ ')' is missing here
            ticket.priority == 'high'                 ¦ 20 ¦ 'high' is no priority; it is one of LOW, NORMAL, HIGH, URGENT; did you mean 'HIGH'?
            ticket.channel in ['EMAIL', 'SMS']        ¦ 29 ¦ 'SMS' is no channel; it is one of EMAIL, WEB_FORM, PORTAL, API, PHONE, CHAT, SOCIAL
            'BUG' != ticket.type                      ¦ 1  ¦ 'BUG' is no type; it is one of QUESTION, INCIDENT, REQUEST, SUGGESTION, PROJECT
            ticket.subject.matches('(a')              ¦ 24 ¦ error parsing regexp: missing closing ): `(a`
            timestamp('yesterday') < ticket.createdAt ¦ 11 ¦ 'yesterday' is no point in time; write it as 2026-11-02T08:00:00Z
            duration('1 day') > duration('1h')        ¦ 10 ¦ '1 day' is no duration; write it as 36h, 90m or 30s
            guichet.ticket{} == ticket                ¦ 15 ¦ A condition cannot make objects
            [1].all(x, [2].exists(y, x == y))         ¦ 22 ¦ A loop (all, exists, filter, map) cannot stand within another
            """)
    void a_wrong_condition_is_refused_with_its_position(String condition, int column, String reason) {
        InvalidCondition refusal = catchThrowableOfType(InvalidCondition.class, () -> compile(condition));

        assertThat(refusal.first()).isEqualTo(new Problem(1, column, reason));
        assertThat(refusal).hasMessage("Line 1, column " + column + ": " + reason);
    }

    @Test
    void every_problem_of_a_well_formed_condition_is_told_with_its_line() {
        InvalidCondition refusal = catchThrowableOfType(InvalidCondition.class, () -> compile("""
                // the big ones
                ticket.priorty == 'HIGH' &&
                  contact.importance > '3'"""));

        assertThat(refusal.problems()).containsExactly(
                new Problem(2, 8, "'ticket' has no field 'priorty'; did you mean 'priority'?"),
                new Problem(3, 22, "'>' cannot be applied to number and text"));
    }

    @Test
    void a_condition_may_be_long_but_not_too_long() {
        String term = "contact.email == 'somebody@client.example'";
        String hundred = term + (" ||\n" + term).repeat(80);

        assertThatCode(() -> compile(hundred)).doesNotThrowAnyException();
        assertThat(
                catchThrowableOfType(InvalidCondition.class, () -> compile(hundred + " ".repeat(600))).first().reason())
                .isEqualTo("The condition has 4322 characters, more than 4000");
    }

    @ParameterizedTest
    @CsvSource({"(, true, )", "[, 1 == 1, ]", "dyn(, true, )", "true ? (, true, ) : false",
        "ticket.fields.a == 1 || -(, 1, )"})
    void a_condition_is_nested_at_most_forty_levels_deep(String open, String core, String close) {
        InvalidCondition refusal = catchThrowableOfType(InvalidCondition.class,
                () -> compile(open.repeat(45) + core + close.repeat(45)));

        assertThat(refusal.first()).isEqualTo(new Problem(1, 1, "The condition is nested more than 40 levels deep"));
    }

    private static void compile(String condition) {
        Condition unused = Condition.compile(condition);
    }
}
