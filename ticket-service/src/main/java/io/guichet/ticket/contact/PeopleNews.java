package io.guichet.ticket.contact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.guichet.events.Actor;
import io.guichet.events.Cause;
import io.guichet.reliable.Ids;
import io.guichet.reliable.postgres.Due;
import io.guichet.reliable.postgres.DueWork;
import io.guichet.ticket.Act;
import io.smallrye.mutiny.Uni;

/** What has changed of people, on its way to their tickets: due work, so that it survives a crash half-way. */
@Singleton
public class PeopleNews {

    public static final String KIND = "people-told";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID FIRST = new UUID(0, 0);

    private final DueWork work;
    private final Ids ids;

    PeopleNews(DueWork work, Ids ids) {
        this.work = work;
        this.ids = ids;
    }

    /** Whose tickets are concerned. */
    public enum About {
        CONTACT, ORGANIZATION, MERGED_CONTACT
    }

    /**
     * What is to be told.
     *
     * @param into the contact that the tickets move to; absent when they stay
     * @param changed names of the snapshot's components
     * @param after the last ticket that was told
     * @param again whether all were told once before
     */
    public record News(About about, UUID subject, @Nullable UUID into, List<String> changed, UUID after, Actor by,
            Cause cause, boolean again) {

        News after(UUID last) {
            return new News(about, subject, into, changed, last, by, cause, again);
        }

        News fromTheFirst() {
            return new News(about, subject, into, changed, FIRST, by, cause, true);
        }
    }

    /** Reads what {@link #tell} wrote. */
    public static News read(Due due) {
        try {
            return JSON.readValue(due.payload(), News.class);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("No news of people: " + due.payload(), failure);
        }
    }

    /** Tells their tickets, soon. */
    Uni<Void> tell(About about, UUID subject, List<String> changed, Act act) {
        return plan(new News(about, subject, null, changed, FIRST, act.by(), act.cause(), false), act);
    }

    /** Moves the tickets of a contact to another, soon. */
    Uni<Void> move(UUID from, UUID into, Act act) {
        return plan(
                new News(About.MERGED_CONTACT, from, into, List.of("requester"), FIRST, act.by(), act.cause(), false),
                act);
    }

    /** Goes on after this ticket, as of the same instant. */
    public Uni<Void> goOn(News told, UUID after, Instant at) {
        return plan(told.after(after), new Act(told.by(), told.cause(), at));
    }

    /** Looks once more at this instant. */
    public Uni<Void> again(News told, Instant at) {
        return plan(told.fromTheFirst(), new Act(told.by(), told.cause(), at));
    }

    private Uni<Void> plan(News news, Act act) {
        try {
            return work.schedule(new Due(ids.next(), KIND, news.subject().toString(), act.at(),
                    JSON.writeValueAsString(news)));
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("Records can be written as JSON", failure);
        }
    }
}
