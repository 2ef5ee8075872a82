package io.guichet.ticket.channel.email;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.jspecify.annotations.Nullable;

import io.guichet.http.Sha256;
import io.guichet.ticket.Body;
import io.guichet.ticket.Html;

/** Gathers what a mail says, and what it carries besides, from its tree of parts. */
final class MailText {

    /** More than anybody writes; what goes beyond stays in the raw mail. */
    private static final int MOST_PARTS = 1_000;
    private static final int MOST_TEXT = 1_000_000;

    private final List<Piece> pieces = new ArrayList<>();
    private final List<MailFile> files = new ArrayList<>();

    /** One piece of text; a piece may be there in both forms. */
    private record Piece(@Nullable String plain, @Nullable String html) {

        String text() {
            return plain == null ? Html.body(html == null ? "" : html).text() : plain;
        }

        String markup() {
            return html == null ? Html.ofText(plain == null ? "" : plain) : html;
        }
    }

    MailText(Entity mail) {
        var waiting = new ArrayDeque<Entity>();
        waiting.push(mail);
        for (var seen = 0; !waiting.isEmpty() && seen < MOST_PARTS; seen++) {
            var part = waiting.pop();
            if (part.getBody() instanceof Multipart parts && !part.getMimeType().endsWith("/alternative")) {
                // In reverse, so that the first part is popped first.
                parts.getBodyParts().reversed().forEach(waiting::push);
            } else if (part.getBody() instanceof Multipart choices) {
                choose(choices, waiting);
            } else {
                add(part);
            }
        }
    }

    /** Of alternatives, plain text and HTML are one piece; whatever else there is may hold them deeper down. */
    private void choose(Multipart choices, ArrayDeque<Entity> waiting) {
        @Nullable
        String plain = null;
        @Nullable
        String html = null;
        for (var choice : choices.getBodyParts()) {
            if (isText(choice, "text/plain") && plain == null) {
                plain = text(choice);
            } else if (isText(choice, "text/html")) {
                html = text(choice);
            } else {
                waiting.push(choice);
            }
        }
        if (plain != null || html != null) {
            pieces.add(new Piece(plain, html));
        }
    }

    private void add(Entity part) {
        if (isText(part, "text/plain")) {
            pieces.add(new Piece(text(part), null));
        } else if (isText(part, "text/html")) {
            pieces.add(new Piece(null, text(part)));
        } else {
            files.add(file(part));
        }
    }

    /** The text, and the HTML if any part has some. */
    Body body() {
        var text = cut(pieces.stream().map(Piece::text).map(String::strip).collect(Collectors.joining("\n\n")));
        return pieces.stream().allMatch(piece -> piece.html() == null)
                ? new Body(text, null)
                : Html.body(text, cut(pieces.stream().map(Piece::markup).collect(Collectors.joining("\n"))));
    }

    List<MailFile> files() {
        return List.copyOf(files);
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }

    private static boolean isText(Entity part, String type) {
        return part.getBody() instanceof SingleBody && type.equals(part.getMimeType()) && part.getFilename() == null
                && !"attachment".equalsIgnoreCase(part.getDispositionType());
    }

    private static String text(Entity part) {
        return TextCharsets.decode(content(part), part.getCharset()).replace("\r\n", "\n").replace('\r', '\n');
    }

    private static MailFile file(Entity part) {
        var content = content(part);
        var field = part.getHeader().getField("Content-ID");
        var contentId = field == null ? null : field.getBody().replaceAll("[<>\\s]", "");
        return new MailFile(new Attachment(part.getFilename(), part.getMimeType().toLowerCase(Locale.ROOT),
                content.length, Sha256.hex(content), "inline".equalsIgnoreCase(part.getDispositionType()), contentId),
                content);
    }

    /** Decoded; of a mail within the mail nothing, it is read from the raw one. */
    private static byte[] content(Entity part) {
        if (!(part.getBody() instanceof SingleBody body)) {
            return new byte[0];
        }
        try (var in = body.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
