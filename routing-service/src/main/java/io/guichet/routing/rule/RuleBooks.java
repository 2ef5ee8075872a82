package io.guichet.routing.rule;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.guichet.conditions.Facts;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

/** The rules as they are now, each compiled once. */
@Singleton
public class RuleBooks {

    private static final Logger LOG = Logger.getLogger(RuleBooks.class);

    private final Rules rules;
    private final MeterRegistry metrics;
    private final Map<UUID, Compiled> compiled = new ConcurrentHashMap<>();

    RuleBooks(Rules rules, MeterRegistry metrics) {
        this.rules = rules;
        this.metrics = metrics;
    }

    /** What the rules say of a ticket; a rule that fails is counted and passed over. */
    public Uni<RuleBook.Answer> ask(String department, Facts facts) {
        return rules.enabled().map(this::book).map(book -> book.ask(department, facts))
                .invoke(answer -> answer.failed().forEach(this::note));
    }

    /** The rules as they would be with this one, instead of the one with its id if there is one. */
    public Uni<RuleBook> with(Rule rule, int position) {
        return rules.enabled().map(enabled -> {
            var others = enabled.stream().filter(one -> !one.id().equals(rule.id())).toList();
            var before = others.stream().takeWhile(one -> isBefore(one, rule.id(), position)).toList();
            var after = others.stream().skip(before.size());
            return new RuleBook(Stream.of(before.stream().map(this::compile), Stream.of(rule), after.map(this::compile))
                    .flatMap(Function.identity()).toList());
        });
    }

    /** As {@link Rules#enabled} orders them: of two in one position the lower id, as the database compares them. */
    private static boolean isBefore(RoutingRule one, UUID other, int position) {
        var byPosition = Integer.compare(one.details().position(), position);
        return byPosition < 0 || byPosition == 0 && one.id().toString().compareTo(other.toString()) < 0;
    }

    private RuleBook book(List<RoutingRule> enabled) {
        compiled.keySet().retainAll(enabled.stream().map(RoutingRule::id).toList());
        return new RuleBook(enabled.stream().map(this::compile).toList());
    }

    private Rule compile(RoutingRule rule) {
        var details = rule.details();
        return compiled.compute(rule.id(), (_, known) -> known != null && known.details().equals(details)
                && known.rule().version() == rule.version()
                        ? known
                        : new Compiled(details, Rule.of(rule.id(), rule.version(), details)))
                .rule();
    }

    private void note(RuleBook.Failure failure) {
        LOG.warnf("The routing rule \"%s\" was passed over: %s", failure.rule(), failure.reason());
        metrics.counter("guichet_routing_rules_failed", "rule", failure.rule()).increment();
    }

    private record Compiled(RoutingRule.Details details, Rule rule) {}
}
