package io.guichet.ticket;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

import org.jspecify.annotations.Nullable;

import io.guichet.events.SlaEvent.Target;
import io.guichet.events.SlaEvent.TargetMet;
import io.guichet.events.SlaEvent.TargetPaused;
import io.guichet.events.SlaEvent.TargetsSet;
import io.guichet.events.TargetKind;

/** What the customer was promised, as sla-service told us: for lists in the order of what is due, and to be shown. */
@Embeddable
public class Promises {

    @Embedded
    @AttributeOverride(name = "due", column = @Column(name = "first_response_due"))
    @AttributeOverride(name = "known", column = @Column(name = "first_response_known"))
    private Promise firstResponse = new Promise();

    @Embedded
    @AttributeOverride(name = "due", column = @Column(name = "next_response_due"))
    @AttributeOverride(name = "known", column = @Column(name = "next_response_known"))
    private Promise nextResponse = new Promise();

    @Embedded
    @AttributeOverride(name = "due", column = @Column(name = "resolution_due"))
    @AttributeOverride(name = "known", column = @Column(name = "resolution_known"))
    private Promise resolution = new Promise();

    /** The earliest of the three, what lists are ordered by. */
    private @Nullable Instant due;

    protected Promises() {}

    /** Promised anew: what is not named is promised no longer, and what stands still is due at no instant. */
    boolean apply(TargetsSet promised) {
        Map<TargetKind, Target> running = promised.promised().stream().filter(target -> !target.paused())
                .collect(Collectors.toMap(Target::kind, Function.identity()));
        var changed = false;
        for (var kind : TargetKind.values()) {
            var target = running.get(kind);
            changed |= of(kind).set(target == null ? null : target.due(), promised.at());
        }
        return changed && refresh();
    }

    boolean apply(TargetPaused paused) {
        return of(paused.kind()).set(null, paused.at()) && refresh();
    }

    boolean apply(TargetMet met) {
        return of(met.kind()).end(met.due(), met.at()) && refresh();
    }

    private boolean refresh() {
        due = Stream.of(firstResponse.due(), nextResponse.due(), resolution.due()).filter(Objects::nonNull)
                .min(Instant::compareTo).orElse(null);
        return true;
    }

    private Promise of(TargetKind kind) {
        return switch (kind) {
            case FIRST_RESPONSE -> firstResponse;
            case NEXT_RESPONSE -> nextResponse;
            case RESOLUTION -> resolution;
        };
    }

    public @Nullable Instant firstResponseDue() {
        return firstResponse.due();
    }

    public @Nullable Instant nextResponseDue() {
        return nextResponse.due();
    }

    public @Nullable Instant resolutionDue() {
        return resolution.due();
    }

    @Nullable
    Instant due() {
        return due;
    }

    void tell(Facts facts) {
        facts.put("firstResponseDue", firstResponse.due())
                .put("nextResponseDue", nextResponse.due())
                .put("resolutionDue", resolution.due());
    }
}
