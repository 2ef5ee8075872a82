package io.guichet.sla.policy.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.guichet.events.TargetKind;
import io.guichet.sla.action.ActionBody;
import io.guichet.sla.action.Unusable;
import io.guichet.sla.clock.Escalation;

/** The escalation chains of a policy, as they are written and shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChainsBody(@Nullable @Size(max = 20) List<@NotNull @Valid StepBody> firstResponse,
        @Nullable @Size(max = 20) List<@NotNull @Valid StepBody> nextResponse,
        @Nullable @Size(max = 20) List<@NotNull @Valid StepBody> resolution) {

    private static final Duration FURTHEST = Duration.ofDays(366);

    /**
     * A step.
     *
     * @param name by which it is remembered that it was told; made of {@code at} or {@code share} if absent
     * @param at before the deadline with a minus, {@code -PT30M}, after it without; in the target's own time
     * @param share of the target, 0.5 for half of it, 1 for the deadline, 1.5 for half of it after the deadline
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepBody(@Nullable @Size(max = 60) String name, @Nullable String at,
            @Nullable @DecimalMin("0.01") @DecimalMax("10.0") Double share,
            @NotEmpty @Size(max = 10) List<@NotNull @Valid ActionBody> actions) {

        Escalation step(String where) {
            if ((at == null) == (share == null)) {
                throw new Unusable(where, "has an offset at, or a share, one of the two");
            }
            var named = name == null || name.isBlank() ? String.valueOf(at == null ? share : at) : name;
            return new Escalation(named, at == null ? null : offset(at, where + "/at"), share,
                    ActionBody.actions(actions, where + "/actions"));
        }

        private static Duration offset(String written, String where) {
            try {
                var offset = Duration.parse(written);
                if (offset.abs().compareTo(FURTHEST) <= 0) {
                    return offset;
                }
            } catch (DateTimeException | ArithmeticException refused) {
                // answered below, as an offset out of range is
            }
            throw new Unusable(where, "must be a duration in ISO 8601 of up to a year, such as -PT30M or PT1H");
        }

        /** The JDK would write PT-30M. */
        private static String written(Duration offset) {
            return offset.isNegative() ? "-" + offset.abs() : offset.toString();
        }

        static StepBody of(Escalation step) {
            var offset = step.offset();
            return new StepBody(step.step(), offset == null ? null : written(offset), step.share(),
                    step.actions().stream().map(ActionBody::of).toList());
        }
    }

    Map<TargetKind, List<Escalation>> chains() {
        var chains = new EnumMap<TargetKind, List<Escalation>>(TargetKind.class);
        put(chains, TargetKind.FIRST_RESPONSE, firstResponse, "/escalations/firstResponse");
        put(chains, TargetKind.NEXT_RESPONSE, nextResponse, "/escalations/nextResponse");
        put(chains, TargetKind.RESOLUTION, resolution, "/escalations/resolution");
        return chains;
    }

    static @Nullable ChainsBody of(Map<TargetKind, List<Escalation>> chains) {
        return chains.isEmpty()
                ? null
                : new ChainsBody(steps(chains.get(TargetKind.FIRST_RESPONSE)),
                        steps(chains.get(TargetKind.NEXT_RESPONSE)), steps(chains.get(TargetKind.RESOLUTION)));
    }

    private static void put(Map<TargetKind, List<Escalation>> chains, TargetKind kind, @Nullable List<StepBody> bodies,
            String where) {
        if (bodies == null || bodies.isEmpty()) {
            return;
        }
        var names = new HashSet<String>();
        var steps = new ArrayList<Escalation>();
        for (var body : bodies) {
            var place = where + "/" + steps.size();
            var step = body.step(place);
            if (!names.add(step.step())) {
                throw new Unusable(place, "is the second step called " + step.step());
            }
            steps.add(step);
        }
        chains.put(kind, steps);
    }

    private static @Nullable List<StepBody> steps(@Nullable List<Escalation> chain) {
        return chain == null ? null : chain.stream().map(StepBody::of).toList();
    }
}
