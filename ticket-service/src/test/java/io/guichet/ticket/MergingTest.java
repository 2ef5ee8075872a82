package io.guichet.ticket;

import static io.guichet.ticket.Given.EVERYBODY_IS_THERE;
import static io.guichet.ticket.Given.NOBODY_IS_THERE;
import static io.guichet.ticket.Given.after;
import static io.guichet.ticket.Given.another;
import static io.guichet.ticket.Given.byAgent;
import static io.guichet.ticket.Given.byCustomer;
import static io.guichet.ticket.Given.id;
import static io.guichet.ticket.Given.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.guichet.events.Actor;
import io.guichet.events.MessageKind;
import io.guichet.events.TicketEvent.Said;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketEvent.TicketMerged;
import io.guichet.events.TicketEvent.TicketRestored;
import io.guichet.events.TicketEvent.TicketTrashed;
import io.guichet.events.TicketEvent.TicketUnmerged;
import io.guichet.events.TicketStatus;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MergingTest {

    /** What every act moves, and the question to routing, which is asked anew. */
    private static final Set<String> MOVES = Set.of("revision", "requestId", "requestReason", "requestAt");

    @Property(tries = 300)
    void what_was_merged_and_parts_again_is_as_it_was(@ForAll @Size(max = 30) List<@IntRange(max = 8) Integer> verbs) {
        var source = ticket();
        for (var minute = 1; minute <= verbs.size(); minute++) {
            carryOut(source, verbs.get(minute - 1), minute);
        }
        var target = another();
        var before = lasting(source);

        var merged = source.merging().into(target, false, byAgent(100));
        var parted = source.merging().outOf(target, List.of(), EVERYBODY_IS_THERE, byAgent(200));

        assertThat(lasting(source)).isEqualTo(before);
        assertThat(merged.events()).singleElement().isInstanceOf(TicketMerged.class);
        assertThat(parted.events()).singleElement().isInstanceOfSatisfying(TicketUnmerged.class,
                told -> assertThat(told.mergedAt()).isEqualTo(after(100)));
    }

    @ParameterizedTest
    @EnumSource
    void a_source_is_closed_and_asks_nobody(TicketStatus status) {
        var source = ticket(status);

        var merged = source.merging().into(another(), false, byAgent(5));

        var told = (TicketMerged) merged.events().getFirst();
        assertThat(told.ticket().status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(told.ticket().waitingSince()).isNull();
        assertThat(told.ticket().routingRequest()).isNull();
        assertThat(told.source()).isEqualTo(source.id());
        assertThat(told.target()).isEqualTo(another().id());
    }

    @Test
    void a_target_waits_for_as_long_as_the_first_of_its_customers() {
        var target = another();
        var _ = target.talk().write(Given.reply("Try again."), Then.NOTHING, false, byAgent(3));
        var source = ticket();

        var taken = target.merging().takeIn(source, source.merging().waiting(), EVERYBODY_IS_THERE, byAgent(5));

        assertThat(taken.events().getFirst().ticket().waitingSince()).isEqualTo(after(0));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLOSED")
    void whoever_waits_in_a_source_is_waited_for_in_its_target(TicketStatus status) {
        var target = ticket(status);

        var taken = target.merging().takeIn(another(), after(-5), EVERYBODY_IS_THERE, byAgent(5));

        var last = taken.events().getLast().ticket();
        assertThat(last.waitingSince()).isEqualTo(after(-5));
        assertThat(last.resolvedAt()).isNull();
        assertThat(last.routingRequest()).isNotNull();
        assertThat(last.status()).isEqualTo(switch (status) {
            case ANSWERED, PENDING, RESOLVED -> TicketStatus.REOPENED;
            case NEW, OPEN, ON_HOLD, REOPENED, CLOSED -> status;
        });
    }

    @Test
    void what_is_put_off_wakes_for_whoever_waits_in_a_source() {
        var target = ticket();
        var _ = target.pausing().snooze(after(100), byAgent(1));

        var taken = target.merging().takeIn(another(), after(2), EVERYBODY_IS_THERE, byAgent(5));

        assertThat(taken.events()).hasExactlyElementsOfTypes(TicketMerged.class, StatusChanged.class);
        assertThat(target.status()).isEqualTo(TicketStatus.OPEN);
    }

    @Test
    void a_source_that_nobody_waits_in_opens_nothing() {
        var target = ticket(TicketStatus.RESOLVED);

        var taken = target.merging().takeIn(another(), null, EVERYBODY_IS_THERE, byAgent(5));

        assertThat(taken.events()).hasExactlyElementsOfTypes(TicketMerged.class);
        assertThat(target.status()).isEqualTo(TicketStatus.RESOLVED);
    }

    @Test
    void what_a_source_opened_is_as_before_once_nobody_waits_there() {
        var target = ticket(TicketStatus.PENDING);
        var _ = target.pausing().name("parts", TicketStatus.PENDING, byAgent(2));
        var _ = target.talk().write(Given.reply("Try again."), Then.PENDING, false, byAgent(3));
        var source = another();
        var _ = target.merging().takeIn(source, after(2), NOBODY_IS_THERE, byAgent(5));
        assertThat(target.status()).isEqualTo(TicketStatus.REOPENED);

        var left = target.merging().letGo(new Departure(source, target, after(5), List.of()),
                new Remains(null, new Earlier(TicketStatus.PENDING, "parts", null, after(5)), after(0)), byAgent(9));

        assertThat(left.events()).hasExactlyElementsOfTypes(TicketUnmerged.class, StatusChanged.class);
        assertThat(target.status()).isEqualTo(TicketStatus.PENDING);
        assertThat(target.situation().subStatus()).isEqualTo("parts");
        assertThat(target.snapshot().waitingSince()).isNull();
    }

    @Test
    void what_is_aside_itself_comes_back_without_what_has_left_it() {
        var target = ticket();
        var source = another();
        var _ = target.merging().into(another(), false, byAgent(5));

        var left = target.merging().letGo(new Departure(source, target, after(4), List.of()),
                new Remains(null, new Earlier(TicketStatus.ANSWERED, null, null, after(4)), after(0)), byAgent(9));
        var back = target.merging().outOf(another(), List.of(), EVERYBODY_IS_THERE, byAgent(10));

        assertThat(left.events()).hasExactlyElementsOfTypes(TicketUnmerged.class);
        assertThat(back.events().getFirst().ticket().status()).isEqualTo(TicketStatus.ANSWERED);
        assertThat(back.events().getFirst().ticket().waitingSince()).isNull();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"RESOLVED", "CLOSED"})
    void what_comes_back_to_somebody_who_is_gone_asks_for_another(TicketStatus status) {
        var source = ticket(status);
        var _ = source.assigning().assign(Given.CHLOE, byAgent(2));
        var target = another();
        var _ = source.merging().into(target, false, byAgent(5));

        var back = source.merging().outOf(target, List.of(), NOBODY_IS_THERE, byAgent(9));

        var told = back.events().getFirst().ticket();
        assertThat(told.assignee()).isEqualTo(Given.CHLOE);
        assertThat(Objects.requireNonNull(told.routingRequest()).reason()).isEqualTo("unmerged");
        var _ = source.merging().discard(false, byAgent(10));
        assertThat(source.merging().restore(EVERYBODY_IS_THERE, null, byAgent(11)).events().getFirst().ticket()
                .routingRequest()).isNull();
    }

    @Test
    void nothing_is_merged_into_what_is_closed() {
        var target = ticket(TicketStatus.CLOSED);

        assertThatThrownBy(() -> target.merging().takeIn(another(), null, EVERYBODY_IS_THERE, byAgent(5)))
                .isInstanceOf(TicketIsClosed.class);
    }

    @Test
    void what_the_customer_wrote_meanwhile_opens_the_source_again() {
        var source = ticket(TicketStatus.RESOLVED);
        var target = another();
        var _ = source.merging().into(target, false, byAgent(5));

        var parted = source.merging().outOf(target,
                List.of(new Said(id(77), MessageKind.REPLY, Actor.Kind.CUSTOMER, after(7))),
                EVERYBODY_IS_THERE, byAgent(9));

        assertThat(parted.events()).hasExactlyElementsOfTypes(TicketUnmerged.class, StatusChanged.class);
        var last = parted.events().getLast().ticket();
        assertThat(last.status()).isEqualTo(TicketStatus.REOPENED);
        assertThat(last.waitingSince()).isEqualTo(after(7));
        assertThat(Objects.requireNonNull(last.routingRequest()).reason()).isEqualTo("reopened");
    }

    @Test
    void what_is_unowned_asks_again_when_it_comes_back() {
        var source = ticket();
        var target = another();
        var _ = source.merging().into(target, false, byAgent(5));

        var parted = source.merging().outOf(target, List.of(), EVERYBODY_IS_THERE, byAgent(9));

        assertThat(parted.events().getFirst().ticket().routingRequest()).isNotNull()
                .satisfies(request -> assertThat(Objects.requireNonNull(request).reason()).isEqualTo("unmerged"));
    }

    @ParameterizedTest
    @EnumSource
    void the_trash_gives_back_what_it_took(TicketStatus status) {
        var ticket = ticket(status);
        var before = lasting(ticket);

        var discarded = ticket.merging().discard(true, byAgent(5));
        var restored = ticket.merging().restore(EVERYBODY_IS_THERE, null, byAgent(50));

        assertThat(((TicketTrashed) discarded.events().getFirst()).ticket().status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(((TicketRestored) restored.events().getFirst()).trashedAt()).isEqualTo(after(5));
        assertThat(lasting(ticket)).isEqualTo(before);
    }

    @Test
    void what_is_aside_is_not_worked_on() {
        var ticket = ticket();
        var _ = ticket.merging().discard(false, byAgent(5));

        assertThatThrownBy(() -> Access.inPlace(ticket)).isInstanceOf(TicketIsAside.class)
                .hasMessageContaining("trash");
    }

    private static Map<String, Object> lasting(Ticket ticket) {
        var facts = new HashMap<>(ticket.facts().asMap());
        facts.keySet().removeAll(MOVES);
        return facts;
    }

    private static void carryOut(Ticket ticket, int verb, int minute) {
        try {
            var _ = switch (verb) {
                case 0 -> ticket.talk().receive(Given.reply("m" + minute), EVERYBODY_IS_THERE, byCustomer(minute));
                case 1 -> ticket.talk().write(Given.reply("m" + minute), Then.NOTHING, true, byAgent(minute));
                case 2 -> ticket.editing().edit(Given.edit(TicketStatus.RESOLVED, null), EVERYBODY_IS_THERE,
                        byAgent(minute));
                case 3 -> ticket.close(byAgent(minute));
                case 4 -> ticket.reopen(EVERYBODY_IS_THERE, byAgent(minute));
                case 5 -> ticket.assigning().assign(id(minute % 3 + 2), byAgent(minute));
                case 6 -> ticket.pausing().snooze(after(minute + 10), byAgent(minute));
                case 7 -> ticket.pausing().name("parts", TicketStatus.ON_HOLD, byAgent(minute));
                default -> ticket.assigning().unassign(id(1000 + minute), byAgent(minute));
            };
        } catch (MoveNotAllowed | TicketAlreadyClosed | TicketIsClosed | TicketNotClosed refused) {
            assertThat(refused).hasMessageNotContaining("null");
        }
    }
}
