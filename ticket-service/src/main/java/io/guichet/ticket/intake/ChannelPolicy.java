package io.guichet.ticket.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;
import io.guichet.ticket.setting.SupportLevel;

/** Which channels are offered to whom for what, and why not (IN9). Tickets are always open. */
public final class ChannelPolicy {

    /** By the clock, where nothing else was promised. */
    static final Duration USUAL_PROMISE = Duration.ofHours(24);

    private ChannelPolicy() {}

    /** Why a channel is not offered. */
    public enum Reason {
        /** The kind of request has to be asked in writing. */
        WRITTEN_ONLY,
        /** The support level does not include it, and it is no emergency. */
        NOT_IN_LEVEL,
        /** A ticket about it is open, and its answer is not yet due. */
        ANSWER_IS_PROMISED
    }

    /**
     * What decides.
     *
     * @param level of the customer; absent when none is configured: everything is then included
     * @param promisedUntil when the open ticket that it is about is to be answered; absent without one
     */
    public record Situation(@Nullable SupportLevel level, boolean writtenOnly, boolean emergency,
            @Nullable Instant promisedUntil, Instant now) {}

    /**
     * Whether a channel is offered.
     *
     * @param from from when it is, where that is only a matter of time
     */
    public record Offer(Channel channel, boolean offered, @Nullable Reason reason, @Nullable Instant from) {}

    /** Every channel, as offered; on each of them the same facts may be more or less urgent. */
    static List<Offer> offers(Function<Channel, Situation> situations) {
        return Arrays.stream(Channel.values()).map(channel -> offer(channel, situations.apply(channel))).toList();
    }

    /** Whether this channel is offered. */
    public static Offer offer(Channel channel, Situation situation) {
        return refusal(channel, situation).map(reason -> new Offer(channel, false, reason,
                reason == Reason.ANSWER_IS_PROMISED ? situation.promisedUntil() : null))
                .orElse(new Offer(channel, true, null, null));
    }

    private static Optional<Reason> refusal(Channel channel, Situation situation) {
        return switch (channel) {
            case EMAIL, WEB_FORM, PORTAL, API, SOCIAL -> Optional.empty();
            case PHONE -> situation.writtenOnly()
                    ? Optional.of(Reason.WRITTEN_ONLY)
                    : notIncluded(channel, situation);
            case CHAT -> notIncluded(channel, situation);
        };
    }

    private static Optional<Reason> notIncluded(Channel channel, Situation situation) {
        if (situation.emergency()) {
            return Optional.empty();
        }
        if (situation.level() != null && !situation.level().channels().contains(channel)) {
            return Optional.of(Reason.NOT_IN_LEVEL);
        }
        return situation.promisedUntil() != null && situation.now().isBefore(situation.promisedUntil())
                ? Optional.of(Reason.ANSWER_IS_PROMISED)
                : Optional.empty();
    }
}
