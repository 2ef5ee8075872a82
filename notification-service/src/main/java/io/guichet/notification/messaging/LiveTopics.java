package io.guichet.notification.messaging;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import io.guichet.events.NoticeEvent;
import io.guichet.events.NoticeEvent.NoticePosted;
import io.guichet.events.TicketEvent;
import io.guichet.events.Topics;
import io.guichet.notification.live.LiveStreams;
import io.guichet.reliable.KafkaConfig;
import io.guichet.reliable.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** What the open pages of this replica are shown: every replica hears everything, from now on. */
@Readiness
@Singleton
class LiveTopics implements HealthCheck {

    private final TopicFollower<TicketEvent> tickets;
    private final TopicFollower<NoticeEvent> notices;

    LiveTopics(KafkaConfig kafka, LiveStreams streams) {
        this.tickets = new TopicFollower<>(kafka, Topics.TICKETS, TicketEvent.class, new TopicFollower.Start.End(),
                heard -> streams.ticketChanged(heard.envelope().event()));
        this.notices = new TopicFollower<>(kafka, Topics.NOTICES, NoticeEvent.class, new TopicFollower.Start.End(),
                heard -> on(heard.envelope().event(), streams));
    }

    void start(@Observes StartupEvent started) {
        tickets.start();
        notices.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        tickets.close();
        notices.close();
    }

    /** A page opened before both are heard would miss what happens in between. */
    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("live streams").status(tickets.caughtUp() && notices.caughtUp()).build();
    }

    private static void on(NoticeEvent event, LiveStreams streams) {
        switch (event) {
            case NoticePosted posted -> streams.noticePosted(posted);
        }
    }
}
