package io.guichet.ticket.attachment;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.guichet.events.TicketEvent.Attachment;
import io.guichet.http.TicketScope;
import io.guichet.ticket.TicketRef;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Takes files in and gives them out, a piece at a time: each piece is a statement of its own, so that a slow caller
 * holds neither a transaction nor a connection.
 */
@ApplicationScoped
public class Attachments {

    static final String KEEP = "insert into attachment_piece (attachment_id, position, content) values ($1, $2, $3)";
    private static final String READ = "select content from attachment_piece where attachment_id = $1 and position = $2";

    private final AttachmentRows rows;
    private final Pool pool;
    private final AttachmentConfig config;

    Attachments(AttachmentRows rows, Pool pool, AttachmentConfig config) {
        this.rows = rows;
        this.pool = pool;
        this.config = config;
    }

    /** A file and how to read it. */
    public record Download(Attachment attachment, Multi<byte[]> content) {}

    /** Keeps a file; what does not come whole, or may not be, leaves nothing. */
    public Uni<Attachment> keep(NewFile file, Multi<byte[]> content) {
        var upload = new Upload(file, config.largest());
        return rows.begin(file)
                .chain(() -> pieces(upload, content)
                        .onItem().transformToUniAndConcatenate(piece -> keep(file.id(), upload.place(piece), piece))
                        .collect().last())
                .chain(() -> complete(upload))
                .onFailure().call(() -> rows.discard(file.id()));
    }

    /**
     * Keeps a file that has come whole, in the transaction that is going on; nothing of one that may not be attached.
     */
    public Uni<Optional<Attachment>> keepWhole(NewFile file, byte[] content) {
        var upload = new Upload(file, Long.MAX_VALUE);
        var pieces = Stream.of(upload.take(content), upload.rest()).flatMap(List::stream).toList();
        pieces.forEach(upload::place);
        var whole = upload.whole();
        return config.refusedTypes().contains(whole.contentType())
                ? Uni.createFrom().item(Optional.empty())
                : rows.keep(file, whole, pieces).replaceWith(Optional.of(whole));
    }

    private Uni<Attachment> complete(Upload upload) {
        var whole = upload.whole();
        return config.refusedTypes().contains(whole.contentType())
                ? Uni.createFrom().failure(new AttachmentRefused(whole.contentType()))
                : rows.complete(whole, upload.pieces()).replaceWith(whole);
    }

    private static Multi<byte[]> pieces(Upload upload, Multi<byte[]> content) {
        var whole = content.onItem()
                .transformToMultiAndConcatenate(portion -> Multi.createFrom().iterable(upload.take(portion)));
        var rest = Multi.createFrom().<byte[]>deferred(() -> Multi.createFrom().iterable(upload.rest()));
        return Multi.createBy().concatenating().streams(whole, rest);
    }

    private Uni<Integer> keep(UUID id, int position, byte[] piece) {
        return pool.preparedQuery(KEEP).execute(Tuple.of(id, position, Buffer.buffer(piece).getDelegate()))
                .replaceWith(position);
    }

    /** A file that the reader may see. */
    public Uni<Download> read(UUID id, Reader reader) {
        return rows.visible(id, reader).map(found -> new Download(found.attachment(), content(id, found.pieces())));
    }

    /** A file that went out with a message, for whoever has a link to it. */
    public Uni<Download> readSent(UUID id) {
        return rows.sent(id).map(found -> new Download(found.attachment(), content(id, found.pieces())));
    }

    private Multi<byte[]> content(UUID id, int pieces) {
        return Multi.createFrom().range(0, pieces)
                .onItem().transformToUniAndConcatenate(position -> pool.preparedQuery(READ)
                        .execute(Tuple.of(id, position))
                        .map(found -> Objects.requireNonNull(found.iterator().next().getBuffer(0)).getBytes()));
    }

    /** The files that an uploader wants to attach, in that order; nobody else attaches them meanwhile. */
    public Uni<List<Attachment>> reserve(List<UUID> ids, String uploader) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : rows.reserve(ids, uploader);
    }

    /** The same of a forward, with which files of the ticket go as well. */
    public Uni<List<Attachment>> forward(List<UUID> ids, String uploader, TicketRef ticket) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : rows.forward(ids, uploader, ticket);
    }

    /** They go with the message. */
    public Uni<Void> link(UUID message, List<Attachment> attachments) {
        return attachments.isEmpty() ? Uni.createFrom().voidItem() : rows.link(message, attachments);
    }

    /** They go with no message after all, and are forgotten unless they are attached again. */
    public Uni<Void> unlink(UUID message) {
        return rows.unlink(message);
    }

    /**
     * Who reads.
     *
     * @param key of the caller, who sees what they have uploaded
     * @param publicOnly whether they see only what goes with public replies
     */
    public record Reader(String key, TicketScope scope, boolean publicOnly) {}
}
