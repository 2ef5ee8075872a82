package io.guichet.sla.watch.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.guichet.events.SlaEvent.Watch;
import io.guichet.events.TicketStatus;
import io.guichet.sla.action.ActionBody;
import io.guichet.sla.action.Unusable;
import io.guichet.sla.watch.WatchDetails;

/**
 * A rule as an administrator describes it; see {@link WatchDetails}.
 *
 * @param condition holds always if absent
 * @param statuses all open ones if absent, PENDING and ANSWERED for {@code CUSTOMER_SILENT}
 * @param business true if absent
 */
@JsonIgnoreProperties({"id", "version"}) // as it is shown, it may be sent again
record WatchRuleBody(@NotBlank @Size(max = 200) String name, @NotNull Watch watch,
        @Nullable @Size(max = 4000) String condition, @Nullable @Size(min = 1) List<@NotNull TicketStatus> statuses,
        @Nullable String calendar, @Nullable Boolean business,
        @NotEmpty @Size(max = 10) List<@NotNull @Valid StepBody> steps) {

    private static final Duration LONGEST = Duration.ofDays(3660);

    /**
     * A step.
     *
     * @param after since the state began, each later than the one before
     */
    record StepBody(@NotBlank String after, @NotEmpty @Size(max = 10) List<@NotNull @Valid ActionBody> actions) {

        WatchDetails.Step step(String where) {
            return new WatchDetails.Step(length(where + "/after"), ActionBody.actions(actions, where + "/actions"));
        }

        private Duration length(String where) {
            try {
                var length = Duration.parse(after);
                if (length.isPositive() && length.compareTo(LONGEST) <= 0) {
                    return length;
                }
            } catch (DateTimeException | ArithmeticException refused) {
                // answered below, as a duration out of range is
            }
            throw new Unusable(where, "must be a duration in ISO 8601 above zero and up to ten years, such as PT4H");
        }
    }

    WatchDetails details() {
        var wanted = statuses == null ? WatchDetails.usualStatuses(watch) : Set.copyOf(statuses);
        if (wanted.contains(TicketStatus.CLOSED)) {
            throw new Unusable("/statuses", "must not contain CLOSED: nobody watches what is closed");
        }
        if (watch == Watch.IN_STATUS && statuses == null) {
            throw new Unusable("/statuses", "says in which status, so is required");
        }
        return new WatchDetails(name, watch, condition == null ? "" : condition, wanted, calendar,
                business == null || business, rising());
    }

    private List<WatchDetails.Step> rising() {
        var rising = new ArrayList<WatchDetails.Step>();
        for (var body : steps) {
            var where = "/steps/" + rising.size();
            var step = body.step(where);
            if (!rising.isEmpty() && step.after().compareTo(rising.getLast().after()) <= 0) {
                throw new Unusable(where + "/after", "must be later than the step before");
            }
            rising.add(step);
        }
        return rising;
    }
}
