package io.guichet.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import io.guichet.events.Actor;
import io.guichet.events.AssignmentEvent.AgentAssigned;
import io.guichet.events.AssignmentEvent.AssignmentReleased;
import io.guichet.events.Cause;
import io.guichet.events.Channel;
import io.guichet.events.CloudHeaders;
import io.guichet.events.Envelope;
import io.guichet.events.EventCodec;
import io.guichet.events.GuichetEvent;
import io.guichet.events.MessageKind;
import io.guichet.events.Priority;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.AssignmentDeclined;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.events.TicketSnapshot;
import io.guichet.events.TicketSnapshot.Requester;
import io.guichet.events.TicketSnapshot.RoutingRequest;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;
import io.guichet.events.Topics;

/**
 * ticket-service as routing sees it: opens tickets, answers proposals, refuses some of them once, closes some of what was
 * assigned, gives up what routing takes back, and lets a supervisor decide.
 */
final class TicketsStub implements AutoCloseable {

    private static final Actor SYSTEM = Actor.system("routing");
    private static final Actor GRACE = new Actor(Actor.Kind.AGENT, new UUID(7, 7), "Grace");
    private static final String DEPARTMENT = "crowd";

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final String prefix;
    private final Random random = new Random(7);
    private final Map<UUID, State> tickets = new ConcurrentHashMap<>();
    private final Set<UUID> heard = new HashSet<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::answerAll);
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger takenBack = new AtomicInteger();
    private final Set<UUID> handed = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    TicketsStub(String kafka, String prefix) {
        this.prefix = prefix;
        var properties = new Properties();
        properties.put("bootstrap.servers", kafka);
        properties.put("linger.ms", "2");
        producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka), new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A ticket as ticket-service knows it. */
    static final class State {
        final UUID id = UUID.randomUUID();
        final String group;
        final Priority priority;
        @Nullable
        UUID request = UUID.randomUUID();
        final Map<UUID, UUID> answered = new HashMap<>();
        volatile @Nullable UUID assignee;
        volatile TicketStatus status = TicketStatus.NEW;
        long version;
        boolean declined;
        @Nullable
        UUID refusedBy;

        State(String group, Priority priority) {
            this.group = group;
            this.priority = priority;
        }

        TicketSnapshot next() {
            version++;
            var asked = request;
            return new TicketSnapshot(id, version, version, "Crowd", status, priority, TicketType.QUESTION, Channel.API,
                    DEPARTMENT, group, assignee,
                    new Requester(id, "Customer", null, null, 0, null, null, null, null, null, null), null, null, null,
                    null, null, List.of(), Map.of(), Instant.EPOCH, Instant.now(), Instant.now(), null,
                    asked == null ? null : new RoutingRequest(asked, "opened", Instant.now()), null, null);
        }
    }

    void start() {
        var partitions = consumer.partitionsFor(prefix + Topics.ASSIGNMENTS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.start();
    }

    void open(String group, Priority priority) {
        var ticket = new State(group, priority);
        tickets.put(ticket.id, ticket);
        synchronized (ticket) {
            tell(new TicketOpened(ticket.next(), SYSTEM, null, false));
            tell(new MessageAdded(ticket.next(), UUID.randomUUID(), MessageKind.REPLY, SYSTEM, Channel.API, "Hello",
                    true, null, Instant.now(), null));
        }
    }

    private void answerAll() {
        while (!ended) {
            consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                var headers = new HashMap<String, String>();
                record.headers().forEach(header -> headers.put(header.key(), new String(header.value(),
                        UTF_8)));
                CloudHeaders.read(headers, record.value()).filter(envelope -> heard.add(envelope.id()))
                        .map(Envelope::event).ifPresent(this::hear);
            });
        }
    }

    private void hear(GuichetEvent decided) {
        if (decided instanceof AgentAssigned chosen) {
            answer(chosen);
        } else if (decided instanceof AssignmentReleased released) {
            giveUp(released);
        }
    }

    /** Routing is asked who is next. */
    private void giveUp(AssignmentReleased released) {
        var ticket = Objects.requireNonNull(tickets.get(released.ticketId()));
        synchronized (ticket) {
            if (released.agent().equals(ticket.assignee) && ticket.status != TicketStatus.CLOSED) {
                takenBack.incrementAndGet();
                ticket.assignee = null;
                ticket.refusedBy = null;
                ticket.request = UUID.randomUUID();
                tell(new AssigneeChanged(ticket.next(), released.agent(), null, released.request(), SYSTEM));
            }
        }
    }

    /** A supervisor gives some of what is open, whoever has it, to one of the agents, whatever they have. */
    void assignSome(int atMost, List<UUID> agents) {
        tickets.values().stream().filter(ticket -> ticket.status != TicketStatus.CLOSED).limit(atMost)
                .forEach(ticket -> assign(ticket, agents.get(random.nextInt(agents.size()))));
    }

    private void assign(State ticket, UUID agent) {
        synchronized (ticket) {
            if (ticket.status != TicketStatus.CLOSED) {
                var from = ticket.assignee;
                handed.add(ticket.id);
                ticket.assignee = agent;
                ticket.request = null;
                tell(new AssigneeChanged(ticket.next(), from, agent, null, GRACE));
            }
        }
    }

    private void answer(AgentAssigned chosen) {
        var ticket = Objects.requireNonNull(tickets.get(chosen.ticketId()));
        synchronized (ticket) {
            if (!chosen.request().equals(ticket.request)) {
                var before = ticket.answered.get(chosen.request());
                if (before != null) {
                    wrong.add("Two owners for one request of %s: %s and %s".formatted(ticket.id, before,
                            chosen.agent()));
                }
                tell(new AssignmentDeclined(ticket.next(), chosen.request(), chosen.agent(), "stale-request"));
                return;
            }
            if (!ticket.declined && random.nextInt(10) == 0) {
                refuse(ticket, chosen);
                return;
            }
            if (chosen.agent().equals(ticket.refusedBy)) {
                wrong.add("%s refused %s and was asked again".formatted(chosen.agent(), ticket.id));
            }
            var from = ticket.assignee;
            ticket.assignee = chosen.agent();
            ticket.answered.put(chosen.request(), chosen.agent());
            ticket.request = null;
            tell(new AssigneeChanged(ticket.next(), from, chosen.agent(), chosen.request(), SYSTEM));
            if (random.nextInt(10) < 7) {
                end(ticket);
            }
        }
    }

    private void refuse(State ticket, AgentAssigned chosen) {
        ticket.declined = true;
        ticket.refusedBy = chosen.agent();
        refused.incrementAndGet();
        tell(new AssignmentDeclined(ticket.next(), chosen.request(), chosen.agent(), "agent-refused"));
    }

    /** Closes some of what is still open. */
    void closeSome(int atMost) {
        tickets.values().stream().filter(ticket -> ticket.assignee != null && ticket.status != TicketStatus.CLOSED)
                .limit(atMost).forEach(ticket -> {
                    synchronized (ticket) {
                        end(ticket);
                    }
                });
    }

    private void end(State ticket) {
        var from = ticket.status;
        ticket.status = TicketStatus.CLOSED;
        tell(new StatusChanged(ticket.next(), from, TicketStatus.CLOSED, SYSTEM, Instant.now()));
    }

    private void tell(TicketEvent event) {
        var envelope = new Envelope<>(UUID.randomUUID(), Instant.now(), "/guichet/ticket", Cause.request("crowd"), null,
                event);
        var record = new ProducerRecord<>(prefix + Topics.TICKETS.name(), event.key(), EventCodec.encode(event));
        CloudHeaders.of(envelope).forEach((name, value) -> record.headers().add(name,
                value.getBytes(UTF_8)));
        var ignored = producer.send(record);
    }

    /** Who has each ticket that is not closed; those without an owner are left out. */
    Map<UUID, UUID> owners() {
        var owners = new HashMap<UUID, UUID>();
        tickets.values().forEach(ticket -> {
            var owner = ticket.assignee;
            if (owner != null && ticket.status != TicketStatus.CLOSED) {
                owners.put(ticket.id, owner);
            }
        });
        return owners;
    }

    long unowned() {
        return tickets.values().stream().filter(ticket -> ticket.assignee == null).count();
    }

    /** How many proposals were refused though somebody was asked for. */
    int refused() {
        return refused.get();
    }

    /** How many tickets routing has taken back from whoever was away. */
    int takenBack() {
        return takenBack.get();
    }

    /** What a supervisor has ever given to somebody, above their limit perhaps. */
    Set<UUID> handed() {
        return Set.copyOf(handed);
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
        producer.close();
    }
}
