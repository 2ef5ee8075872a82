package io.guichet.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TicketSnapshot;
import io.guichet.routing.decision.Ruling;
import io.guichet.routing.decision.Ruling.LeftTo;
import io.guichet.routing.rule.Rule;
import io.guichet.routing.rule.RuleBook;

/**
 * Where a ticket goes, and what changes on the way.
 *
 * @param rule that says so, or what stands in its place; absent when the group was given and no rule says anything else
 * @param group key of the group; empty when there is none to go to
 * @param skills keys of what the agent must be able to do
 * @param failed rules that were passed over because they could not be decided
 */
public record Route(@Nullable Ruling rule, Optional<String> group, @Nullable Priority priority, List<String> addTags,
        Filled fields, List<String> skills, List<RuleBook.Failure> failed) {

    /**
     * The fields that it sets.
     *
     * @param said as the rule says them: where a value is copied from
     * @param values as they are for this ticket
     */
    public record Filled(Map<String, Object> said, Map<String, Object> values) {

        static final Filled NOTHING = new Filled(Map.of(), Map.of());
    }

    /** The fields that it sets, and their values. */
    public Map<String, Object> setFields() {
        return fields.values();
    }

    /** Who chose the group. */
    RouteNames.Source source() {
        return RouteNames.source(rule);
    }

    /** What stands in the place of a rule's name where no rule says so. */
    public static final String FALLBACK = "fallback";
    public static final String OVERFLOW = "overflow";
    public static final String SECOND_LINE = "second-line";
    public static final String MOVED = "moved";

    /** Whoever said so did not ask the rules. */
    static final Set<String> BY_OTHERS = Set.of(OVERFLOW, SECOND_LINE, MOVED);

    /** The ticket already has its group, and no rule says anything else about it. */
    static Route given(String group, List<RuleBook.Failure> failed) {
        return new Route(null, Optional.of(group), null, List.of(), Filled.NOTHING, List.of(), failed);
    }

    /** The ticket already has its group, in which rules may change other things about it. */
    static Route given(String group, RuleBook.Answer answer, TicketSnapshot ticket) {
        return answer.rule().filter(rule -> rule.leaves(group))
                .map(rule -> by(rule, LeftTo.GIVEN, Optional.of(group), ticket, answer.failed()))
                .orElseGet(() -> given(group, answer.failed()));
    }

    /** Somebody wants it to go there. */
    static Route moved(String why, String group) {
        return new Route(Ruling.of(why), Optional.of(group), null, List.of(), Filled.NOTHING, List.of(), List.of());
    }

    /** As a rule says of the ticket, the group included. */
    static Route by(Rule rule, String group, TicketSnapshot ticket, List<RuleBook.Failure> failed) {
        return by(rule, null, Optional.of(group), ticket, failed);
    }

    /** As a rule says of the ticket, but for the group: the department chooses that, if it has one. */
    static Route fallback(Rule rule, Optional<String> group, TicketSnapshot ticket, List<RuleBook.Failure> failed) {
        return by(rule, LeftTo.FALLBACK, group, ticket, failed);
    }

    private static Route by(Rule rule, @Nullable LeftTo leftTo, Optional<String> group, TicketSnapshot ticket,
            List<RuleBook.Failure> failed) {
        return new Route(new Ruling(rule.name(), rule.id(), rule.version(), leftTo), group, rule.priority(),
                rule.addTags(), new Filled(rule.setFields(), rule.fieldsFor(ticket)), rule.requireSkills(), failed);
    }

    /** No rule says anything: the department's own choice, if it has one. */
    static Route fallback(Optional<String> group, List<RuleBook.Failure> failed) {
        return new Route(Ruling.of(FALLBACK), group, null, List.of(), Filled.NOTHING, List.of(), failed);
    }

    /** The same for a ticket that rules have changed before: what agents may have corrected since stays as it is. */
    Route again() {
        return new Route(rule, group, null, List.of(), Filled.NOTHING, skills, failed);
    }

    /** Whether others have to know: of a group that was given nobody is told for its own sake. */
    boolean isToBeTold() {
        return source() != RouteNames.Source.GIVEN || priority != null || !addTags.isEmpty() || !setFields().isEmpty();
    }

    /**
     * What it changes of a ticket, beside the group, in the words of the rule: what they come to may be another thing
     * later, when somebody has corrected it already.
     */
    String effects() {
        return "%s %s %s".formatted(priority, new TreeSet<>(addTags), new TreeMap<>(fields.said()));
    }
}
