package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.NOON;
import static io.guichet.notification.TicketFixtures.ROUTING;
import static io.guichet.notification.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.guichet.events.NoticeEvent.NoticePosted;
import io.guichet.events.SlaAction;
import io.guichet.events.SlaAction.Audience;
import io.guichet.events.SlaAction.Notify;
import io.guichet.events.SlaEvent.EscalationDue;
import io.guichet.events.SlaEvent.ReminderDue;
import io.guichet.events.SlaEvent.Watch;
import io.guichet.events.SlaEvent.WatchFired;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.testing.DirectoryFixtures;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class EscalationsAreToldTest extends ServiceTest {

    private static final UUID DANIEL = DirectoryFixtures.DANIEL;
    private static final UUID GRACE = DirectoryFixtures.GRACE;

    @Inject
    MeterRegistry metrics;

    @Test
    void each_person_whom_a_step_names_is_told_once() {
        var ticket = ticket().in("support-en", "en").of(DANIEL);
        wire.publish(ticket.assigned(ROUTING));
        var address = "boss-" + ticket.number() + "@client.example";
        var due = wire.publish(escalation(ticket, new Notify(Audience.ASSIGNEE, null, "Call them."),
                new Notify(Audience.SUPERVISOR, null, null),
                new Notify(Audience.ROLE, "supervisor", "Twice"),
                new Notify(Audience.AGENT, DirectoryFixtures.HUGO.toString(), null),
                new Notify(Audience.ADDRESS, address, "Sorry."),
                new SlaAction.AddTags(List.of("late")), new SlaAction.Unknown()));

        wire.publish(due);

        assertThat(await().atMost(PATIENCE).until(() -> notices(ticket, "ESCALATION"), found -> found.size() >= 3))
                .extracting(NoticePosted::personId)
                .containsExactlyInAnyOrder(DANIEL, GRACE, DirectoryFixtures.HUGO);
        var mails = await().atMost(PATIENCE).until(() -> Mailboxes.of(address), found -> !found.isEmpty());
        assertThat(mails).hasSize(1);
    }

    @Test
    void the_members_of_the_group_are_told_what_a_rule_watches_for_even_of_a_ticket_that_is_done() {
        var ticket = ticket().in("support-en", "en").now(TicketStatus.RESOLVED);
        wire.publish(ticket.moved());

        wire.publish(fired(ticket, new Notify(Audience.GROUP, null, null)));

        var posted = await().atMost(PATIENCE).until(() -> notices(ticket, "WATCH_RULE"),
                found -> found.size() >= 2);
        assertThat(posted).extracting(NoticePosted::personId).containsExactlyInAnyOrder(DANIEL, DirectoryFixtures.EMMA);
        assertThat(posted).extracting(NoticePosted::title).allMatch(title -> title.contains("Resolved for days"));
    }

    @Test
    void nobody_is_told_of_an_escalation_of_a_ticket_that_is_done() {
        var ticket = ticket().in("support-en", "en").of(DANIEL).now(TicketStatus.RESOLVED);
        wire.publish(ticket.moved());

        wire.publish(escalation(ticket, new Notify(Audience.ASSIGNEE, null, null)));
        wire.publish(fired(ticket, new Notify(Audience.ASSIGNEE, null, null)));

        await().atMost(PATIENCE).until(() -> notices(ticket, "WATCH_RULE"), found -> !found.isEmpty());
        assertThat(notices(ticket, "ESCALATION")).isEmpty();
    }

    @Test
    void nobody_is_told_that_there_is_no_answer_once_there_is_one() {
        var ticket = ticket().in("support-en", "en").of(DANIEL);
        wire.publish(ticket.assigned(ROUTING));
        wire.publish(ticket.answered(TicketFixtures.BRUNO));
        await().atMost(PATIENCE).until(() -> rows("select id from known_ticket where id = ? and not waits",
                ticket.id()).size() == 1);

        wire.publish(escalation(ticket, TargetKind.FIRST_RESPONSE, new Notify(Audience.ASSIGNEE, null, null)));
        wire.publish(new WatchFired(ticket.id(), new UUID(0, 2), "Nobody took it", 1, Watch.UNASSIGNED, 1,
                NOON.minusSeconds(86_400), NOON, NOON, true, List.of(new Notify(Audience.SUPERVISOR, null, null)),
                null));
        wire.publish(escalation(ticket, new Notify(Audience.ASSIGNEE, null, null)));

        await().atMost(PATIENCE).until(() -> notices(ticket, "ESCALATION"), found -> !found.isEmpty());
        assertThat(notices(ticket, "ESCALATION")).hasSize(1);
        assertThat(notices(ticket, "WATCH_RULE")).isEmpty();
    }

    @Test
    void a_notice_to_nobody_is_counted() {
        var ticket = ticket().in("support-en", "en").of(DANIEL);
        wire.publish(ticket.assigned(ROUTING));
        var before = toldToNobody();

        wire.publish(escalation(ticket, new Notify(Audience.ACCOUNT_MANAGER, null, null),
                new Notify(Audience.ASSIGNEE, null, null)));

        await().atMost(PATIENCE).until(() -> notices(ticket, "ESCALATION"), found -> !found.isEmpty());
        assertThat(toldToNobody()).isEqualTo(before + 1);
    }

    private double toldToNobody() {
        return metrics.counter("guichet_notification_audiences_empty", "who", "ACCOUNT_MANAGER").count();
    }

    @Test
    void an_agent_is_reminded_with_or_without_a_ticket() {
        var ticket = ticket().of(DirectoryFixtures.CHLOE);
        wire.publish(ticket.opened(ROUTING, false));
        await().atMost(PATIENCE).until(() -> rows("select id from known_ticket where id = ?", ticket.id()).size() == 1);
        var text = "Rappeler " + ticket.number();

        wire.publish(reminder(ticket.id(), text));
        wire.publish(reminder(null, text + " ailleurs"));

        var posted = await().atMost(PATIENCE).until(() -> reminders(text), found -> found.size() == 2);
        assertThat(posted).extracting(notice -> notice.title().replace('\u00a0', ' ')).containsExactlyInAnyOrder(
                "Rappel : " + text + " (ticket #" + ticket.number() + ")", "Rappel : " + text + " ailleurs");
        assertThat(posted).filteredOn(notice -> notice.title().endsWith("ailleurs")).singleElement()
                .satisfies(notice -> assertThat(notice.ticketId()).isNull());
    }

    private static EscalationDue escalation(TicketFixtures ticket, SlaAction... actions) {
        return escalation(ticket, TargetKind.RESOLUTION, actions);
    }

    private static EscalationDue escalation(TicketFixtures ticket, TargetKind kind, SlaAction... actions) {
        return new EscalationDue(ticket.id(), new UUID(0, 1), "Standard", 1, kind, 1, "PT1H",
                NOON.minusSeconds(3600), NOON, NOON, false, List.of(actions), null);
    }

    private static WatchFired fired(TicketFixtures ticket, SlaAction... actions) {
        return new WatchFired(ticket.id(), new UUID(0, 2), "Resolved for days", 1, Watch.IN_STATUS, 1,
                NOON.minusSeconds(86_400), NOON, NOON, false, List.of(actions), null);
    }

    private static ReminderDue reminder(@Nullable UUID ticket, String text) {
        return new ReminderDue(UUID.randomUUID(), ticket, DirectoryFixtures.CHLOE, DirectoryFixtures.CHLOE, text, NOON,
                NOON, false);
    }

    private List<NoticePosted> notices(TicketFixtures ticket, String kind) {
        return DirectoryFixtures.agents().stream()
                .flatMap(agent -> wire.heard(NoticePosted.class, agent.key().substring("agent:".length())).stream())
                .filter(notice -> Objects.equals(notice.ticketId(), ticket.id()) && notice.kind().equals(kind))
                .distinct().toList();
    }

    private List<NoticePosted> reminders(String text) {
        return wire.heard(NoticePosted.class, DirectoryFixtures.CHLOE.toString()).stream()
                .filter(notice -> notice.title().contains(text)).distinct().toList();
    }
}
