package io.guichet.notification;

import static io.guichet.notification.TicketFixtures.BRUNO;
import static io.guichet.notification.TicketFixtures.CUSTOMER;
import static io.guichet.notification.TicketFixtures.NOON;
import static io.guichet.notification.TicketFixtures.ROUTING;
import static io.guichet.notification.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.Test;

import io.guichet.events.MessageKind;
import io.guichet.events.NoticeEvent.NoticePosted;
import io.guichet.events.SlaEvent.BreachApproaching;
import io.guichet.events.SlaEvent.TargetBreached;
import io.guichet.events.TargetKind;
import io.guichet.events.TicketStatus;
import io.guichet.testing.DirectoryFixtures;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class AgentsAreToldTest extends ServiceTest {

    private static final UUID BRUNO_ID = DirectoryFixtures.BRUNO;
    private static final UUID CHLOE_ID = DirectoryFixtures.CHLOE;

    @Test
    void the_new_owner_of_a_ticket_is_told_by_notice_and_by_mail() throws Exception {
        var ticket = ticket().of(CHLOE_ID).about("Compte <bloqué>");

        wire.publish(ticket.assigned(ROUTING));

        var posted = awaitNotices(ticket, 1).getFirst();
        assertThat(posted.kind()).isEqualTo("ASSIGNED");
        assertThat(posted.title().replace('\u00a0', ' '))
                .isEqualTo("Le ticket #" + ticket.number() + " vous est attribué : Compte <bloqué>");
        var mail = await().atMost(PATIENCE).until(() -> Mailboxes.of("chloe@demo.guichet.example").stream()
                .filter(one -> subject(one).contains("#" + ticket.number())).findFirst(), Optional::isPresent).get();
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Message-ID")[0]).startsWith("<notice.").endsWith("@fr.guichet.example>");
    }

    @Test
    void the_same_event_twice_is_one_notice_and_ones_own_act_none() {
        var ticket = ticket().of(BRUNO_ID);
        var assigned = wire.publish(ticket.assigned(ROUTING));
        wire.publish(assigned);
        wire.publish(ticket.of(BRUNO_ID).assigned(BRUNO));

        wire.publish(ticket.of(BRUNO_ID).written(CUSTOMER, MessageKind.REPLY, "Alors ?"));

        assertThat(awaitNotices(ticket, 2)).extracting(NoticePosted::kind)
                .containsExactly("ASSIGNED", "CUSTOMER_REPLIED");
    }

    @Test
    void an_older_assignment_heard_later_is_no_news() {
        var ticket = ticket().of(BRUNO_ID);
        wire.publish(ticket.of(CHLOE_ID).assigned(ROUTING));
        wire.publish(ticket.assigned(ROUTING));

        wire.publish(ticket.of(CHLOE_ID).of(CHLOE_ID).written(CUSTOMER, MessageKind.REPLY, "Alors ?"));

        assertThat(awaitNotices(ticket, 2)).extracting(NoticePosted::personId).containsOnly(CHLOE_ID);
    }

    @Test
    void a_broken_promise_is_told_to_the_assignee_and_the_departments_supervisors() {
        var ticket = ticket().in("support-en", "en").of(DirectoryFixtures.DANIEL);
        wire.publish(ticket.assigned(ROUTING));
        wire.publish(new BreachApproaching(ticket.id(), TargetKind.RESOLUTION, NOON.plusSeconds(600), NOON, false));

        wire.publish(new TargetBreached(ticket.id(), TargetKind.RESOLUTION, NOON, NOON, false));

        assertThat(awaitNotices(ticket, 4)).extracting(notice -> notice.kind() + " " + notice.personId())
                .containsExactlyInAnyOrder("ASSIGNED " + DirectoryFixtures.DANIEL,
                        "BREACH_APPROACHING " + DirectoryFixtures.DANIEL, "BREACHED " + DirectoryFixtures.DANIEL,
                        "BREACHED " + DirectoryFixtures.GRACE);
    }

    @Test
    void a_promise_heard_of_before_its_ticket_is_told_when_the_ticket_is_known() {
        var ticket = ticket().of(BRUNO_ID);
        wire.publish(new TargetBreached(ticket.id(), TargetKind.FIRST_RESPONSE, NOON, NOON, false));
        await().atMost(PATIENCE).until(() -> rows("select id from due_work where subject = ? and kind = 'early-fact'",
                ticket.id().toString()).size() == 1);

        wire.publish(ticket.opened(ROUTING, false));

        assertThat(awaitNotices(ticket, 1)).extracting(NoticePosted::kind).containsExactly("BREACHED");
    }

    @Test
    void nobody_is_alarmed_for_a_ticket_that_is_done() {
        var done = ticket().of(BRUNO_ID).now(TicketStatus.RESOLVED);
        wire.publish(done.moved());
        await().atMost(PATIENCE).until(() -> rows("select id from known_ticket where id = ?", done.id()).size() == 1);
        var breached = wire.publish(new TargetBreached(done.id(), TargetKind.RESOLUTION, NOON, NOON, false));

        await().atMost(PATIENCE).until(() -> rows("select event_id from inbox where event_id = ?", breached.id())
                .size() == 1);

        assertThat(rows("select kind from notice where ticket = ?", done.id())).isEmpty();
    }

    private List<NoticePosted> awaitNotices(TicketFixtures ticket, int count) {
        return await().atMost(PATIENCE).until(() -> notices(ticket), found -> found.size() >= count);
    }

    private List<NoticePosted> notices(TicketFixtures ticket) {
        return DirectoryFixtures.agents().stream()
                .flatMap(agent -> wire.heard(NoticePosted.class, agent.key().substring("agent:".length())).stream())
                .filter(notice -> ticket.id().equals(notice.ticketId())).distinct().toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
