package io.guichet.ticket.channel.email;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Files the mails of the store that are not filed, in the order in which they came: after a fix, or when the store was
 * brought into an empty database.
 */
@ApplicationScoped
public class MailReplay {

    private final MailLists lists;
    private final MailRoom room;

    MailReplay(MailLists lists, MailRoom room) {
        this.lists = lists;
        this.room = room;
    }

    /**
     * What was done.
     *
     * @param filed how many mails have an end now that had none
     * @param failed how many still cannot be filed
     */
    public record Progress(int filed, int failed) {}

    /** Files up to so many, one after the other: an answer has to come after what it answers. */
    public Uni<Progress> replay(int limit) {
        return lists.waiting(limit)
                .chain(ids -> Multi.createFrom().iterable(ids).onItem().transformToUniAndConcatenate(this::isFiled)
                        .collect().asList())
                .map(MailReplay::progress);
    }

    private Uni<Boolean> isFiled(UUID mail) {
        return room.again(mail).map(taken -> taken.stored().isFiled()).onFailure().recoverWithItem(false);
    }

    private static Progress progress(List<Boolean> done) {
        var filed = (int) done.stream().filter(Boolean::booleanValue).count();
        return new Progress(filed, done.size() - filed);
    }
}
