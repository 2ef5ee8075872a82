package io.guichet.routing.directory.web;

import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import io.guichet.routing.assignment.GroupOptions;
import io.guichet.routing.assignment.GroupOptions.OnAbsence;
import io.guichet.routing.assignment.GroupOptions.TimeCount;
import io.guichet.routing.assignment.RegionUse;

/** Options of a group as an administrator describes them; see {@link GroupOptions}. */
record OptionsBody(@Nullable Boolean sticky, @Nullable @Size(max = 20) List<@NotNull @Size(max = 4000) String> order,
        @Nullable @Min(1) Integer requesterCap, @Nullable @Min(1) Integer organizationCap,
        @Nullable @DecimalMin("0.0") @DecimalMax("1.0") Double reserve, @Nullable OnAbsence onAbsence,
        @Valid @Nullable OverflowBody overflow, @Nullable String secondLine, @Nullable RegionUse regionUse) {

    /** Where tickets go that have waited too long; {@code time} is {@code CLOCK} if absent. */
    record OverflowBody(@NotBlank String group,
            @NotNull @DurationMin(seconds = 1) @DurationMax(days = 366) Duration after,
            @Nullable TimeCount time) {

        GroupOptions.Overflow overflow() {
            return new GroupOptions.Overflow(group, after, time == null ? TimeCount.CLOCK : time);
        }
    }

    GroupOptions options() {
        return new GroupOptions(Boolean.TRUE.equals(sticky), order == null ? List.of() : order, requesterCap,
                organizationCap, reserve, onAbsence == null ? OnAbsence.KEEP : onAbsence,
                overflow == null ? null : overflow.overflow(), secondLine,
                regionUse == null ? RegionUse.IGNORED : regionUse);
    }
}
