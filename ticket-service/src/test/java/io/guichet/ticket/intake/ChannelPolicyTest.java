package io.guichet.ticket.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.guichet.events.Channel;
import io.guichet.ticket.intake.ChannelPolicy.Situation;
import io.guichet.ticket.setting.Labels;
import io.guichet.ticket.setting.SupportLevel;

class ChannelPolicyTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    /** Customer's level, situation (W written only, E emergency, P with the hours until a promise), phone, chat. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none    | -    | offered            | offered
            none    | W    | WRITTEN_ONLY       | offered
            starter | -    | NOT_IN_LEVEL       | NOT_IN_LEVEL
            starter | E    | offered            | offered
            starter | WE   | WRITTEN_ONLY       | offered
            chat    | W    | WRITTEN_ONLY       | offered
            chat    | -    | NOT_IN_LEVEL       | offered
            premium | -    | offered            | offered
            premium | P24  | ANSWER_IS_PROMISED | ANSWER_IS_PROMISED
            premium | EP24 | offered            | offered
            premium | P0   | offered            | offered
            """)
    void phone_and_chat_are_offered_by_level_kind_and_promise(String level, String situation, String phone,
            String chat) {
        var offers = ChannelPolicy.offers(_ -> situation(level, situation));

        assertThat(said(offers, Channel.PHONE)).isEqualTo(phone);
        assertThat(said(offers, Channel.CHAT)).isEqualTo(chat);
        for (var open : Set.of(Channel.EMAIL, Channel.WEB_FORM, Channel.PORTAL, Channel.API, Channel.SOCIAL)) {
            assertThat(said(offers, open)).isEqualTo("offered");
        }
    }

    @Test
    void a_promise_says_from_when_one_may_call() {
        var offer = ChannelPolicy.offer(Channel.PHONE, situation("premium", "P24"));

        assertThat(offer.from()).isEqualTo(NOON.plus(Duration.ofHours(24)));
    }

    private static String said(List<ChannelPolicy.Offer> offers, Channel channel) {
        var offer = offers.stream().filter(one -> one.channel() == channel).findFirst().orElseThrow();
        return offer.offered() ? "offered" : String.valueOf(offer.reason());
    }

    private static Situation situation(String level, String marks) {
        var hours = marks.contains("P") ? Long.valueOf(marks.substring(marks.indexOf('P') + 1)) : null;
        return new Situation(level(level), marks.contains("W"), marks.contains("E"),
                hours == null ? null : NOON.plus(Duration.ofHours(hours)), NOON);
    }

    private static @Nullable SupportLevel level(String key) {
        var labels = new Labels(Map.of("en", key));
        return switch (key) {
            case "starter" -> new SupportLevel(labels, Set.of());
            case "chat" -> new SupportLevel(labels, Set.of(Channel.CHAT));
            case "premium" -> new SupportLevel(labels, Set.of(Channel.CHAT, Channel.PHONE));
            default -> null;
        };
    }
}
