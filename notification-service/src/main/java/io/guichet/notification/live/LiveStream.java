package io.guichet.notification.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;

import io.guichet.events.MessageKind;
import io.guichet.events.NoticeEvent.NoticePosted;
import io.guichet.events.TicketEvent;
import io.guichet.events.TicketEvent.AssigneeChanged;
import io.guichet.events.TicketEvent.AssignmentDeclined;
import io.guichet.events.TicketEvent.FieldsChanged;
import io.guichet.events.TicketEvent.MailHeld;
import io.guichet.events.TicketEvent.MailReturned;
import io.guichet.events.TicketEvent.MessageAdded;
import io.guichet.events.TicketEvent.PriorityChanged;
import io.guichet.events.TicketEvent.StatusChanged;
import io.guichet.events.TicketEvent.TicketMerged;
import io.guichet.events.TicketEvent.TicketOpened;
import io.guichet.events.TicketEvent.TicketRestored;
import io.guichet.events.TicketEvent.TicketSplit;
import io.guichet.events.TicketEvent.TicketTrashed;
import io.guichet.events.TicketEvent.TicketUnmerged;
import io.guichet.http.Caller;
import io.guichet.http.TicketFields;
import io.guichet.http.TicketScope;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;

/** What one open page is shown: the notices of its reader, and which of the tickets that they may see have changed. */
public final class LiveStream {

    /** A reader who is so far behind is cut off, and resumes when it comes back. */
    private static final int MOST_WAITING = 2_000;

    private final Caller reader;
    private final TicketScope scope;
    private final Instant endsAt;
    private final UnicastProcessor<LiveEvent> events = UnicastProcessor.create(new ArrayBlockingQueue<>(MOST_WAITING),
            () -> {});
    private final Map<UUID, Long> changed = new LinkedHashMap<>();
    private final List<NoticePosted> early = new ArrayList<>();
    private final boolean comesBack;
    private ResumePoint point;
    private boolean begun;

    private LiveStream(Caller reader, Instant endsAt, ResumePoint point, boolean comesBack) {
        this.reader = reader;
        this.scope = TicketScope.of(reader);
        this.endsAt = endsAt;
        this.point = point;
        this.comesBack = comesBack;
    }

    /** Of a page that has just been opened, and reads the list of notices by itself. */
    static LiveStream fresh(Caller reader, Instant endsAt, Instant now) {
        return new LiveStream(reader, endsAt, ResumePoint.at(now), false);
    }

    /** Of a page that was cut off. */
    static LiveStream resumed(Caller reader, Instant endsAt, ResumePoint point) {
        return new LiveStream(reader, endsAt, point, true);
    }

    /** What the page is shown, from {@link #begin} on. */
    public Multi<LiveEvent> events() {
        return events;
    }

    /** The person whose notices it shows; empty for a machine. */
    public Optional<UUID> person() {
        return Optional.ofNullable(switch (reader) {
            case Caller.Person person -> person.id();
            case Caller.Customer customer -> customer.sub();
            case Caller.Machine _ -> null;
        });
    }

    /** From when on notices are read from the table. */
    public Instant recentSince() {
        return point.from();
    }

    /**
     * Shows what was missed, then what has come meanwhile, and from then on everything as it comes.
     *
     * @param recent the person's notices {@link #recentSince}; a page just opened finds them in the list
     */
    public synchronized void begin(List<NoticePosted> recent) {
        send(new LiveEvent.Beat());
        begun = true;
        if (comesBack) {
            recent.forEach(this::show);
        } else {
            recent.forEach(notice -> point = point.with(notice));
        }
        early.forEach(this::show);
        early.clear();
    }

    synchronized void heard(NoticePosted notice) {
        if (person().filter(notice.personId()::equals).isPresent()) {
            if (begun) {
                show(notice);
            } else {
                early.add(notice);
            }
        }
    }

    synchronized void heard(TicketEvent event) {
        var ticket = event.ticket();
        if (scope.allows(TicketFields.of(ticket)) && (isPublic(event) || !(reader instanceof Caller.Customer))) {
            changed.put(ticket.id(), ticket.number());
        }
    }

    synchronized void flush() {
        changed.forEach((id, number) -> send(new LiveEvent.TicketChanged(id, number)));
        changed.clear();
    }

    synchronized void beat() {
        send(new LiveEvent.Beat());
    }

    synchronized void end() {
        events.onComplete();
    }

    boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }

    boolean isOf(UUID agent) {
        return reader instanceof Caller.Person person && person.id().equals(agent);
    }

    boolean isOfProfile(String profile) {
        return reader instanceof Caller.Person person && person.profile().equals(profile);
    }

    /** Whether a customer finds anything new on their ticket. */
    private static boolean isPublic(TicketEvent event) {
        return switch (event) {
            case TicketOpened _ -> true;
            case StatusChanged _ -> true;
            case MessageAdded added -> added.kind() == MessageKind.REPLY;
            case PriorityChanged _ -> false;
            case FieldsChanged _ -> false;
            case AssigneeChanged _ -> false;
            case MailReturned _ -> false;
            case MailHeld _ -> false;
            case AssignmentDeclined _ -> false;
            case TicketMerged _ -> true;
            case TicketUnmerged _ -> true;
            case TicketSplit _ -> true;
            case TicketTrashed _ -> false;
            case TicketRestored _ -> true;
        };
    }

    private void show(NoticePosted notice) {
        if (!point.hasShown(notice.notice())) {
            point = point.with(notice);
            send(new LiveEvent.Noticed(notice, point.toString()));
        }
    }

    private void send(LiveEvent event) {
        events.onNext(event);
    }
}
