package io.guichet.http.directory;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.guichet.events.DirectoryEvent;
import io.guichet.events.Topics;
import io.guichet.reliable.KafkaConfig;
import io.guichet.reliable.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Follows the topic {@code guichet.directory} from its beginning: each replica hears all of it. */
@Singleton
class DirectoryFeed {

    private final Directory directory;
    private final DirectoryConfig config;
    private final TopicFollower<DirectoryEvent> follower;

    DirectoryFeed(Directory directory, DirectoryConfig config, KafkaConfig kafka) {
        this.directory = directory;
        this.config = config;
        this.follower = new TopicFollower<>(kafka, Topics.DIRECTORY, DirectoryEvent.class,
                new TopicFollower.Start.Beginning(), heard -> directory.apply(heard.envelope().event()));
    }

    void start(@Observes StartupEvent started) {
        if (config.follow()) {
            directory.readyWhen(follower::caughtUp);
            follower.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        follower.close();
    }
}
