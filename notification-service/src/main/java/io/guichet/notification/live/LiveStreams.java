package io.guichet.notification.live;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent;
import io.guichet.events.DirectoryEvent.AgentChanged;
import io.guichet.events.DirectoryEvent.AgentDisabled;
import io.guichet.events.DirectoryEvent.DepartmentChanged;
import io.guichet.events.DirectoryEvent.EntryRemoved;
import io.guichet.events.DirectoryEvent.GroupChanged;
import io.guichet.events.DirectoryEvent.PresenceChanged;
import io.guichet.events.DirectoryEvent.ProfileChanged;
import io.guichet.events.DirectoryEvent.SkillChanged;
import io.guichet.events.NoticeEvent.NoticePosted;
import io.guichet.events.TicketEvent;
import io.guichet.http.Caller;
import io.guichet.http.directory.Directory;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/** The pages that are open on this replica. */
@Singleton
public class LiveStreams {

    private static final String AGENT = "agent:";

    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private final Directory directory;
    private final LiveConfig config;
    private final Clock clock;
    private final Vertx vertx;

    LiveStreams(Directory directory, LiveConfig config, Clock clock, Vertx vertx) {
        this.directory = directory;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
        Metrics.gaugeCollectionSize("guichet_notification_live_streams", List.of(), open);
    }

    void start(@Observes StartupEvent started) {
        directory.onChange(this::directoryChanged);
        vertx.setPeriodic(config.coalesce().toMillis(), timer -> flush());
        vertx.setPeriodic(config.heartbeat().toMillis(), timer -> open.forEach(LiveStream::beat));
    }

    void stop(@Observes ShutdownEvent stopping) {
        open.forEach(LiveStream::end);
    }

    /**
     * A stream for a reader; it takes what happens from now on, and shows it once it has begun.
     *
     * @param endsAt when the reader has to prove again who they are
     * @param resume the {@link LiveEvent.Noticed#resume} of the last notice that the page was shown, if any
     */
    public LiveStream open(Caller reader, Instant endsAt, @Nullable String resume) {
        var stream = ResumePoint.parse(resume)
                .map(point -> LiveStream.resumed(reader, endsAt, point))
                .orElseGet(() -> LiveStream.fresh(reader, endsAt, clock.instant()));
        open.add(stream);
        return stream;
    }

    /** The page has gone. */
    public void close(LiveStream stream) {
        open.remove(stream);
    }

    public void ticketChanged(TicketEvent event) {
        open.forEach(stream -> stream.heard(event));
    }

    public void noticePosted(NoticePosted notice) {
        open.forEach(stream -> stream.heard(notice));
    }

    private void flush() {
        open.forEach(LiveStream::flush);
        var now = clock.instant();
        end(stream -> stream.isOver(now));
    }

    /** What a reader may see was settled when the page was opened: it is opened anew when that changes. */
    private void directoryChanged(DirectoryEvent event) {
        switch (event) {
            case AgentChanged changed -> end(stream -> stream.isOf(changed.agent().id()));
            case AgentDisabled disabled -> end(stream -> stream.isOf(disabled.agent().id()));
            case ProfileChanged changed -> end(stream -> stream.isOfProfile(changed.profile().key()));
            case DepartmentChanged _ -> {
            }
            case GroupChanged _ -> {
            }
            case PresenceChanged _ -> {
            }
            case SkillChanged _ -> {
            }
            case EntryRemoved removed -> entryRemoved(removed.entry());
        }
    }

    /** Whoever is no agent any more sees nothing more of what agents see. */
    private void entryRemoved(String entry) {
        if (entry.startsWith(AGENT)) {
            var agent = UUID.fromString(entry.substring(AGENT.length()));
            end(stream -> stream.isOf(agent));
        }
    }

    private void end(Predicate<LiveStream> which) {
        open.stream().filter(which).forEach(stream -> {
            stream.end();
            close(stream);
        });
    }
}
