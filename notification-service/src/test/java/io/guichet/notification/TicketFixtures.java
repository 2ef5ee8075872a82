package io.guichet.notification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.Channel;
import io.guichet.events.MailHeaders;
import io.guichet.events.MessageKind;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.MailReturned;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.Requester;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;
import io.guichet.testing.DirectoryFixtures;

/** A ticket, and what happens to it. */
public record TicketFixtures(UUID id, long number, long version, String subject, Channel channel, String department,
        @Nullable UUID assignee, @Nullable String email, @Nullable String language, TicketStatus status) {

    public static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    public static final UUID CLAIRE = DirectoryFixtures.person(0x21);
    public static final Actor CUSTOMER = new Actor(Actor.Kind.CUSTOMER, CLAIRE, "Claire Dubois");
    public static final Actor BRUNO = new Actor(Actor.Kind.AGENT, DirectoryFixtures.BRUNO, "Bruno Leroy");
    public static final Actor ROUTING = Actor.system("routing");

    /** A French ticket, come by mail from Claire, that nobody has yet. */
    public static TicketFixtures ticket() {
        var id = UUID.randomUUID();
        return new TicketFixtures(id, 100_000 + Math.floorMod(id.hashCode(), 100_000), 1, "Paiement refusé",
                Channel.EMAIL, DirectoryFixtures.SUPPORT_FR, null, "claire@client.example", "fr", TicketStatus.NEW);
    }

    public TicketFixtures from(@Nullable String address) {
        return new TicketFixtures(id, number, version, subject, channel, department, assignee, address, language,
                status);
    }

    public TicketFixtures by(Channel way) {
        return new TicketFixtures(id, number, version, subject, way, department, assignee, email, language, status);
    }

    public TicketFixtures about(String words) {
        return new TicketFixtures(id, number, version, words, channel, department, assignee, email, language, status);
    }

    public TicketFixtures in(String where, @Nullable String tongue) {
        return new TicketFixtures(id, number, version, subject, channel, where, assignee, email, tongue, status);
    }

    public TicketFixtures of(@Nullable UUID agent) {
        return new TicketFixtures(id, number, version + 1, subject, channel, department, agent, email, language,
                status);
    }

    public TicketFixtures now(TicketStatus state) {
        return new TicketFixtures(id, number, version + 1, subject, channel, department, assignee, email, language,
                state);
    }

    public TicketSnapshot snapshot() {
        var requester = new Requester(CLAIRE, "Claire Dubois", email, language, 3, null, null, null, null, null, null);
        return new TicketSnapshot(id, number, version, subject, status, Priority.NORMAL, TicketType.QUESTION,
                channel, department, department.replace("support", "billing"), assignee, requester, null, null, null,
                language, null, List.of(),
                Map.of(), NOON, NOON, NOON, null, null, null, null);
    }

    /** The same; mails to its requester come back. */
    public static TicketSnapshot undeliverable(TicketSnapshot was, String reason) {
        var who = was.requester();
        return with(was, new Requester(who.id(), who.name(), who.email(), who.language(), who.importance(), null, null,
                null, null, null, reason), was.collaborators());
    }

    /** The same, with somebody brought in. */
    public static TicketSnapshot joined(TicketSnapshot was, List<UUID> agents) {
        return with(was, was.requester(), agents);
    }

    private static TicketSnapshot with(TicketSnapshot was, Requester requester, @Nullable List<UUID> agents) {
        return new TicketSnapshot(was.id(), was.number(), was.version(), was.subject(), was.status(), was.priority(),
                was.type(), was.channel(), was.department(), was.group(), was.assignee(), requester, null, null, null,
                was.language(), null, was.tags(), was.fields(), NOON, NOON, was.waitingSince(), null, null, agents,
                null);
    }

    public TicketOpened opened() {
        return opened(CUSTOMER, true);
    }

    public TicketOpened opened(Actor by, boolean acknowledge) {
        var mail = email == null ? null : thread("<ack." + id + "@fr.guichet.example>");
        return new TicketOpened(snapshot(), by, mail, acknowledge);
    }

    /** Somebody has answered: the customer waits no more. */
    public MessageAdded answered(Actor by) {
        var was = snapshot();
        var now = new TicketSnapshot(id, number, version + 1, subject, status, was.priority(), was.type(), channel,
                department, was.group(), assignee, was.requester(), null, null, null, language, null, List.of(),
                Map.of(), NOON, NOON, null, null, null, null, null);
        return new MessageAdded(now, UUID.randomUUID(), MessageKind.REPLY, by, channel, "Voici.", false,
                thread("<answer." + id + "@fr.guichet.example>"), NOON, null);
    }

    public MessageAdded written(Actor by, MessageKind kind, String text) {
        var message = UUID.randomUUID();
        return new MessageAdded(snapshot(), message, kind, by, channel, text, false,
                email == null ? null : thread("<msg." + message + "@fr.guichet.example>"), NOON, null);
    }

    public MessageAdded forwarded(Actor by, List<String> to, String text) {
        var message = UUID.randomUUID();
        return new MessageAdded(snapshot(), message, MessageKind.FORWARD, by, Channel.EMAIL, text, false,
                thread("<msg." + message + "@fr.guichet.example>"), NOON,
                new TicketEvent.Particulars(List.of(), to, List.of(), List.of()));
    }

    /** An answer of which these get a copy. */
    public MessageAdded copied(Actor by, List<String> cc, String text) {
        return with(by, text, new TicketEvent.Particulars(List.of(), List.of(), cc, List.of(),
                cc.stream().collect(Collectors.toMap(Function.identity(),
                        address -> "support+" + address.replaceFirst("[.@].*", "") + "@fr.guichet.example")),
                null, null));
    }

    /** An answer with a file, to be read on that path. */
    public MessageAdded enclosing(Actor by, TicketEvent.Attachment file, String path) {
        return with(by, "Voici.", new TicketEvent.Particulars(List.of(file), List.of(), List.of(), List.of(), null,
                Map.of(file.id().toString(), path), null));
    }

    /** An answer with its formatting. */
    public MessageAdded formatted(Actor by, String text, String html) {
        return with(by, text,
                new TicketEvent.Particulars(List.of(), List.of(), List.of(), List.of(), null, null, html));
    }

    private MessageAdded with(Actor by, String text, TicketEvent.Particulars particulars) {
        var message = UUID.randomUUID();
        return new MessageAdded(snapshot(), message, MessageKind.REPLY, by, channel, text, false,
                thread("<msg." + message + "@fr.guichet.example>"), NOON, particulars);
    }

    public MessageAdded naming(Actor by, List<UUID> agents, String text) {
        return new MessageAdded(snapshot(), UUID.randomUUID(), MessageKind.NOTE, by, Channel.PORTAL, text, false, null,
                NOON, new TicketEvent.Particulars(List.of(), List.of(), List.of(), agents));
    }

    public MessageAdded opening() {
        return new MessageAdded(snapshot(), UUID.randomUUID(), MessageKind.REPLY, CUSTOMER, channel, "Bonjour", true,
                thread("<first@client.example>"), NOON, null);
    }

    public AssigneeChanged assigned(Actor by) {
        return new AssigneeChanged(snapshot(), null, assignee, null, by);
    }

    /** A report about a mail of ours came in. */
    public MailReturned returned(String mailId, boolean complaint) {
        return returned(mailId, email, complaint);
    }

    /** A report about a mail of ours to somebody came in. */
    public MailReturned returned(String mailId, @Nullable String recipient, boolean complaint) {
        return new MailReturned(snapshot(), UUID.randomUUID(), mailId, recipient, "5.1.1", true, complaint,
                "550 5.1.1 no such user", NOON);
    }

    public StatusChanged moved() {
        return new StatusChanged(snapshot(), TicketStatus.NEW, status, BRUNO, NOON);
    }

    private MailHeaders thread(String mailId) {
        return new MailHeaders("support+t0ken@fr.guichet.example", mailId, "<first@client.example>",
                List.of("<before@client.example>", "<first@client.example>"));
    }
}
