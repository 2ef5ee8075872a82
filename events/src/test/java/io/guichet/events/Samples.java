package io.guichet.events;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.guichet.events.ArticleEvent.Article;
import io.guichet.events.DirectoryEvent.Agent;
import io.guichet.events.SlaEvent.Target;
import io.guichet.events.TicketSnapshot.OrganizationRef;
import io.guichet.events.TicketSnapshot.Requester;
import io.guichet.events.TicketSnapshot.RoutingRequest;

/** One of each event, the same on every run. */
final class Samples {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-02T16:00:00Z");
    private static final UUID TICKET = id(1);
    private static final UUID REQUEST = id(2);
    private static final UUID AGENT = id(3);
    private static final UUID RULE = id(31);
    private static final UUID CONTACT = id(4);
    private static final UUID MESSAGE = id(5);
    private static final Actor CLAIRE = new Actor(Actor.Kind.CUSTOMER, CONTACT, "Claire Dubois");
    private static final Actor BRUNO = new Actor(Actor.Kind.AGENT, AGENT, "Bruno Leroy");
    private static final MailHeaders MAIL = new MailHeaders("support+token@fr.guichet.example",
            "<msg.5@fr.guichet.example>", "<first@client.example>", List.of("<first@client.example>"));
    private static final TicketSnapshot SNAPSHOT = new TicketSnapshot(TICKET, 100_042, 7, "Facture en double",
            TicketStatus.OPEN, Priority.HIGH, TicketType.REQUEST, Channel.EMAIL, "support-fr", "billing-fr", AGENT,
            new Requester(CONTACT, "Claire Dubois", "claire@client.example", "fr", 4, "premium", "FR", AGENT,
                    "EMAIL_VERIFIED", Map.of("tier", "gold"), "550 5.1.1 No such user"),
            new OrganizationRef(id(6), "Client SA", 5, "premium", "FR", AGENT, Map.of("contract", "C-1")), "invoice",
            "shop", "fr", "FR", List.of("vip"),
            Map.of("transaction", "T-1"), NOON, LATER, NOON, LATER, new RoutingRequest(REQUEST, "opened", NOON),
            List.of(id(16)), new TicketSnapshot.Origin("APP_STORE", "https://apps.example/reviews/7", "clairedubois"));
    private static final Agent PERSON = new Agent(AGENT, "Bruno Leroy", "bruno@demo.guichet.example", "agent",
            List.of("support-fr"), List.of("billing-fr"), "fr", 20, true, List.of("en"), List.of("refunds"), "france",
            false, id(13), List.of("Occitanie"));

    private Samples() {}

    static List<GuichetEvent> all() {
        return Stream.of(tickets(), lineage(), assignments(), sla(), deliveries(), directory(), knowledge())
                .flatMap(List::stream)
                .toList();
    }

    private static List<GuichetEvent> tickets() {
        return List.of(
                new TicketEvent.TicketOpened(SNAPSHOT, CLAIRE, MAIL, true),
                new TicketEvent.MessageAdded(SNAPSHOT, MESSAGE, MessageKind.REPLY, CLAIRE, Channel.EMAIL,
                        "Bonjour, j'ai été débitée deux fois.", true, MAIL, NOON,
                        new TicketEvent.Particulars(
                                List.of(new TicketEvent.Attachment(id(13), "facture.pdf", "application/pdf", 20_480,
                                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", null)),
                                List.of("bank@partner.example"), List.of("paul@client.example"), List.of(id(14)),
                                Map.of("paul@client.example", "support+t0ken@fr.guichet.example"),
                                Map.of(id(13).toString(), "/api/v1/shared-files/t0ken"),
                                "<p>Bonjour, j'ai été débitée <strong>deux fois</strong>.</p>")),
                new TicketEvent.StatusChanged(SNAPSHOT, TicketStatus.NEW, TicketStatus.OPEN, BRUNO, NOON),
                new TicketEvent.PriorityChanged(SNAPSHOT, Priority.NORMAL, Priority.HIGH, Actor.system("routing")),
                new TicketEvent.FieldsChanged(SNAPSHOT, List.of("group", "tags"), Actor.system("routing")),
                new TicketEvent.AssigneeChanged(SNAPSHOT, id(7), AGENT, REQUEST, Actor.system("routing")),
                new TicketEvent.AssignmentDeclined(SNAPSHOT, REQUEST, AGENT, "assigned-by-a-person"),
                new TicketEvent.MailReturned(SNAPSHOT, id(9), "<msg.1@fr.guichet.example>", "claire@client.example",
                        "5.1.1", true, false, "smtp; 550 5.1.1 No such user", SNAPSHOT.updatedAt()),
                new TicketEvent.MailHeld(SNAPSHOT, id(9), "paul@client.example",
                        "the sender does not take part in the ticket", SNAPSHOT.updatedAt()));
    }

    private static List<GuichetEvent> lineage() {
        return List.of(
                new TicketEvent.TicketMerged(SNAPSHOT, TICKET, 100_042, id(15), 100_040, BRUNO, NOON),
                new TicketEvent.TicketUnmerged(SNAPSHOT, TICKET, 100_042, id(15), 100_040, NOON, List.of(MESSAGE),
                        BRUNO, LATER,
                        List.of(new TicketEvent.Said(MESSAGE, MessageKind.REPLY, Actor.Kind.CUSTOMER, LATER))),
                new TicketEvent.TicketSplit(SNAPSHOT, TICKET, 100_042, id(15), 100_043, List.of(MESSAGE), BRUNO, NOON),
                new TicketEvent.TicketTrashed(SNAPSHOT, true, BRUNO, NOON),
                new TicketEvent.TicketRestored(SNAPSHOT, NOON, BRUNO, LATER),
                new ActivityEvent.AgentActive(TICKET, AGENT, "Bruno Leroy", ActivityEvent.Doing.COMPOSING, NOON,
                        NOON.plusSeconds(45)));
    }

    private static List<GuichetEvent> assignments() {
        return List.of(
                new AssignmentEvent.TicketRouted(TICKET, REQUEST, "Billing in French", "billing-fr", Priority.HIGH,
                        List.of("billing"), Map.of("transaction", "T-1"), "Logs are attached", Actor.system("routing"),
                        "RULE", RULE, 3L),
                new AssignmentEvent.AgentAssigned(TICKET, REQUEST, AGENT, "billing-fr", "ROUND_ROBIN"),
                new AssignmentEvent.TicketQueued(TICKET, REQUEST, "billing-fr", "nobody-available"),
                new AssignmentEvent.AssignmentReleased(TICKET, REQUEST, AGENT, "second-line",
                        "Logs are attached", Actor.system("routing"), NOON));
    }

    private static List<GuichetEvent> sla() {
        return List.of(
                new SlaEvent.TargetsSet(TICKET, id(8), "Standard", 3, List.of(
                        new Target(TargetKind.FIRST_RESPONSE, LATER, Duration.ofHours(4), true, false)), NOON),
                new SlaEvent.TargetPaused(TICKET, TargetKind.RESOLUTION, NOON),
                new SlaEvent.TargetMet(TICKET, TargetKind.FIRST_RESPONSE, LATER, NOON, false),
                new SlaEvent.BreachApproaching(TICKET, TargetKind.RESOLUTION, LATER, NOON, false),
                new SlaEvent.TargetBreached(TICKET, TargetKind.RESOLUTION, NOON, LATER, true),
                new SlaEvent.EscalationDue(TICKET, id(8), "Standard", 3, TargetKind.RESOLUTION, 1, "-PT30M", LATER,
                        NOON, NOON, false, actions(), TicketStatus.OPEN),
                new SlaEvent.WatchFired(TICKET, id(13), "Silent customers", 2, SlaEvent.Watch.CUSTOMER_SILENT, 2, NOON,
                        LATER, LATER, false, List.of(new SlaAction.RemindCustomer(null),
                                new SlaAction.CloseTicket("no answer")),
                        TicketStatus.PENDING),
                new SlaEvent.ReminderDue(id(14), TICKET, AGENT, AGENT, "Call Claire back", NOON, LATER, true));
    }

    private static List<SlaAction> actions() {
        return List.of(new SlaAction.Notify(SlaAction.Audience.ROLE, "supervisor", "Half an hour is left"),
                new SlaAction.RaisePriority(Priority.URGENT), new SlaAction.MoveToGroup("technical-fr"),
                new SlaAction.AddTags(List.of("escalated")), new SlaAction.CallWebhook(id(15).toString()));
    }

    private static List<GuichetEvent> deliveries() {
        return List.of(
                new DeliveryEvent.MailSent(TICKET, id(9), MESSAGE, "claire@client.example",
                        "<msg.5@fr.guichet.example>", NOON),
                new DeliveryEvent.MailFailed(TICKET, id(9), MESSAGE, "claire@client.example", "550 No such user", true,
                        NOON),
                new DeliveryEvent.MailBounced(TICKET, id(9), MESSAGE, "claire@client.example",
                        "550 5.1.1 No such user", true, NOON),
                new NoticeEvent.NoticePosted(AGENT, id(10), "assigned", TICKET, 100_042L, "Facture en double", NOON));
    }

    private static List<GuichetEvent> directory() {
        return List.of(
                department(),
                new DirectoryEvent.GroupChanged(new DirectoryEvent.Group("billing-fr", "Facturation", "support-fr",
                        DirectoryEvent.Strategy.ROUND_ROBIN), 1),
                new DirectoryEvent.AgentChanged(PERSON, 4),
                new DirectoryEvent.AgentDisabled(PERSON, 5),
                new DirectoryEvent.PresenceChanged(AGENT, DirectoryEvent.Presence.ONLINE, NOON, 12),
                new DirectoryEvent.ProfileChanged(new DirectoryEvent.Profile("agent", "Agent",
                        List.of("ticket:read", "ticket:reply"), DirectoryEvent.Reach.DEPARTMENT), 1),
                new DirectoryEvent.SkillChanged(new DirectoryEvent.Skill("refunds", "Remboursements"), 1),
                new DirectoryEvent.EntryRemoved("group:billing-fr", 2));
    }

    private static List<GuichetEvent> knowledge() {
        return List.of(
                calendar(),
                new CalendarEvent.CalendarRemoved("france", 3),
                new ArticleEvent.ArticlePublished(id(11), 2, new Article("Être remboursé", "Ouvrez *Commandes*.", "fr",
                        "support-fr", "refund", List.of("remboursement"), ArticleEvent.Visibility.PUBLIC, id(12)),
                        NOON),
                new ArticleEvent.ArticleWithdrawn(id(11), 3, LATER));
    }

    private static DirectoryEvent department() {
        return new DirectoryEvent.DepartmentChanged(new DirectoryEvent.Department("support-fr", "Support France", "fr",
                "support@fr.guichet.example", "france", Map.of("reopenWindow", "P14D")), 2);
    }

    private static CalendarEvent calendar() {
        return new CalendarEvent.CalendarChanged(new CalendarEvent.Calendar("france", "France", "Europe/Paris",
                Map.of(DayOfWeek.MONDAY, List.of(new CalendarEvent.Range("09:00", "12:30"))),
                List.of(new CalendarEvent.Holiday(null, "--12-25", "Noël", List.of(), null),
                        new CalendarEvent.Holiday("2026-04-03", null, "Vendredi saint", List.of(), "FR-67")),
                new CalendarEvent.HolidaysOf("FR", "67")), 2);
    }

    private static UUID id(int number) {
        return UUID.fromString("00000000-0000-7000-8000-%012d".formatted(number));
    }
}
