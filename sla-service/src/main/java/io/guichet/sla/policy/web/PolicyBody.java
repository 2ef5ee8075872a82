package io.guichet.sla.policy.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.guichet.events.Priority;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.sla.policy.PolicyDetails;
import io.guichet.sla.policy.PolicyDetails.Term;

/**
 * A policy as an administrator describes it; see {@link PolicyDetails}.
 *
 * @param condition holds always if absent
 * @param pausedIn by default the clock of the resolution stands still in PENDING and ON_HOLD, and no other does
 * @param warnAt the share of a target after which is warned; 0.75 if absent
 * @param warnBefore instead of it, how long before a deadline is warned, in the target's own time, such as PT30M
 * @param escalations what is done before and after a deadline; nothing if absent
 */
@JsonIgnoreProperties({"id", "version", "since"}) // as it is shown, it may be sent again
record PolicyBody(@NotBlank @Size(max = 200) String name, @NotNull @Min(0) Integer position,
        @Nullable @Size(max = 4000) String condition, @Nullable String calendar,
        @NotEmpty Map<Priority, @NotNull @Valid TargetsBody> targets, @Nullable @Valid PausesBody pausedIn,
        @Nullable @DecimalMin("0.01") @DecimalMax("1.0") Double warnAt, @Nullable String warnBefore,
        @Nullable @Valid ChainsBody escalations) {

    private static final double WARN_AT = 0.75;
    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final Set<TicketStatus> WAITING_FOR_OTHERS = EnumSet.of(TicketStatus.PENDING, TicketStatus.ON_HOLD);

    /** What tickets of one priority are promised; a target that is absent is not promised. */
    record TargetsBody(@Nullable @Valid TermBody firstResponse, @Nullable @Valid TermBody nextResponse,
            @Nullable @Valid TermBody resolution) {

        Map<TargetKind, Term> terms(String where) {
            var terms = new EnumMap<TargetKind, Term>(TargetKind.class);
            put(terms, TargetKind.FIRST_RESPONSE, firstResponse, where + "/firstResponse");
            put(terms, TargetKind.NEXT_RESPONSE, nextResponse, where + "/nextResponse");
            put(terms, TargetKind.RESOLUTION, resolution, where + "/resolution");
            return terms;
        }

        private static void put(Map<TargetKind, Term> terms, TargetKind kind, @Nullable TermBody body, String where) {
            if (body != null) {
                terms.put(kind, body.term(where + "/duration"));
            }
        }
    }

    /**
     * How long.
     *
     * @param duration in ISO 8601; {@code PT8H} is a business day of eight hours, {@code P1D} always means 24 hours
     * @param business true if absent
     */
    record TermBody(@NotBlank String duration, @Nullable Boolean business) {

        Term term(String where) {
            return new Term(PolicyBody.duration(duration, where), business == null || business);
        }
    }

    /** Statuses in which the clocks stand still. */
    record PausesBody(@Nullable List<@NotNull TicketStatus> firstResponse,
            @Nullable List<@NotNull TicketStatus> nextResponse, @Nullable List<@NotNull TicketStatus> resolution) {}

    PolicyDetails details() {
        var terms = new EnumMap<Priority, Map<TargetKind, Term>>(Priority.class);
        targets.forEach((priority, promised) -> terms.put(priority, promised.terms("/targets/" + priority)));
        return new PolicyDetails(name, position, condition == null ? "" : condition, calendar, terms, pauses(),
                warnAt == null ? WARN_AT : warnAt, escalations == null ? Map.of() : escalations.chains(),
                before(terms));
    }

    /** No warning comes before the beginning. */
    private @Nullable Duration before(Map<Priority, Map<TargetKind, Term>> terms) {
        if (warnBefore == null) {
            return null;
        }
        if (warnAt != null) {
            throw new UnusableTerm("/warnBefore", "is instead of warnAt: one of the two");
        }
        var before = duration(warnBefore, "/warnBefore");
        terms.forEach((priority, promised) -> promised.forEach((kind, term) -> {
            if (before.compareTo(term.duration()) >= 0) {
                throw new UnusableTerm("/warnBefore", "must be shorter than each of the targets: %s of %s has %s"
                        .formatted(kind, priority, term.duration()));
            }
        }));
        return before;
    }

    private static Duration duration(String written, String where) {
        try {
            var length = Duration.parse(written);
            if (length.isPositive() && length.compareTo(LONGEST) <= 0) {
                return length;
            }
        } catch (DateTimeException | ArithmeticException refused) {
            // answered below, as a duration out of range is
        }
        throw new UnusableTerm(where, "must be a duration in ISO 8601 above zero and up to ten years, such as PT4H");
    }

    private Map<TargetKind, Set<TicketStatus>> pauses() {
        var given = pausedIn == null ? new PausesBody(null, null, null) : pausedIn;
        return Map.of(
                TargetKind.FIRST_RESPONSE, statuses(given.firstResponse(), Set.of()),
                TargetKind.NEXT_RESPONSE, statuses(given.nextResponse(), Set.of()),
                TargetKind.RESOLUTION, statuses(given.resolution(), WAITING_FOR_OTHERS));
    }

    private static Set<TicketStatus> statuses(@Nullable List<TicketStatus> given, Set<TicketStatus> otherwise) {
        return given == null ? otherwise : Set.copyOf(given);
    }
}
