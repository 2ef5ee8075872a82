package io.guichet.ticket.channel.email;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.Body;
import io.guichet.ticket.Fold;
import io.guichet.ticket.Html;
import io.guichet.ticket.channel.email.mime.FlowedText;
import io.guichet.ticket.channel.email.mime.Part;
import io.guichet.ticket.channel.email.mime.UuencodedFiles;
import io.guichet.ticket.channel.email.reply.HtmlMail;
import io.guichet.ticket.channel.email.reply.PlainByHtml;
import io.guichet.ticket.channel.email.reply.ReplyTrimmer;
import io.guichet.ticket.channel.email.reply.Trimmed;

/** Gathers what a mail says, and what it carries besides, from its tree of parts. */
final class MailText {

    /** In characters: more than anybody writes; what goes beyond stays in the raw mail. */
    private static final int MOST_TEXT = 1_000_000;

    private final Part mail;
    private final List<Piece> pieces;
    private final AttachedFiles files = new AttachedFiles();
    private Protection protection = Protection.NONE;
    private boolean isCut;

    /** One piece of text; a piece may be there in both forms. */
    private record Piece(@Nullable String plain, @Nullable String html) {

        String text() {
            return plain != null ? plain : html == null ? "" : HtmlMail.of(html).text();
        }

        String markup() {
            return html == null ? Html.ofText(plain == null ? "" : plain) : html;
        }
    }

    MailText(Part mail) {
        this.mail = mail;
        this.pieces = gather(mail);
    }

    private List<Piece> gather(Part part) {
        protection = protection.and(part);
        if (part.type().equals("multipart/alternative")) {
            return choose(part.parts().stream().map(this::gather).filter(pieces -> !pieces.isEmpty()).toList()).stream()
                    .toList();
        } else if (part.isMultipart()) {
            return part.parts().stream().map(this::gather).flatMap(List::stream).toList();
        }
        return leaf(part);
    }

    /** Of alternatives, the first plain text and the last HTML are one piece. */
    private static Optional<Piece> choose(List<List<Piece>> choices) {
        @Nullable
        String plain = null;
        @Nullable
        String html = null;
        for (var choice : choices) {
            if (choice.stream().anyMatch(piece -> piece.html() != null)) {
                html = choice.stream().map(Piece::markup).collect(Collectors.joining("\n"));
            } else if (plain == null) {
                plain = choice.stream().map(Piece::text).collect(Collectors.joining("\n\n"));
            }
        }
        if (plain != null && plain.isBlank() && html != null) {
            plain = null;
        }
        if (html != null && plain != null && HtmlMail.of(html).text().isBlank()) {
            html = null;
        }
        return plain == null && html == null ? Optional.empty() : Optional.of(new Piece(plain, html));
    }

    private List<Piece> leaf(Part part) {
        if (isText(part, "text/plain")) {
            return List.of(new Piece(plain(part), null));
        } else if (isText(part, "text/html")) {
            return List.of(new Piece(null, cut(part.text())));
        }
        files.add(part);
        return List.of();
    }

    private String plain(Part part) {
        var text = part.text();
        protection = protection.and(text);
        if (part.parameter("format").filter("flowed"::equalsIgnoreCase).isPresent()) {
            text = FlowedText.join(text, part.parameter("delsp").filter("yes"::equalsIgnoreCase).isPresent());
        }
        var found = UuencodedFiles.in(text);
        found.files().forEach(files::add);
        return cut(found.text());
    }

    /** A text with a name is a file, unless it is all of the mail. */
    private boolean isText(Part part, String type) {
        return type.equals(part.type()) && !part.isAttachment() && (part.filename().isEmpty() || part == mail);
    }

    /** The text, and the HTML if any part has some, and what of it is new. */
    Body body() {
        var text = cut(pieces.stream().map(Piece::text).map(MailText::trimmed).collect(Collectors.joining("\n\n")));
        if (pieces.stream().allMatch(piece -> piece.html() == null)) {
            return new Body(text, null, fold(ReplyTrimmer.trim(text), null));
        }
        var html = cut(pieces.stream().map(Piece::markup).collect(Collectors.joining("\n")));
        var clean = Html.body(text, html);
        var marked = HtmlMail.of(html);
        var byMarkup = marked.trim();
        var isMarkedOnly = pieces.stream().allMatch(piece -> piece.plain() == null);
        var trimmed = isMarkedOnly && marked.text().equals(text)
                ? byMarkup
                : PlainByHtml.trim(text, ReplyTrimmer.trim(text), byMarkup);
        var visible = PlainByHtml.foldsAllOf(trimmed, byMarkup) ? Html.body("", marked.visible()).html() : null;
        return new Body(clean.text(), clean.html(), fold(trimmed, visible));
    }

    private static @Nullable Fold fold(Trimmed trimmed, @Nullable String visibleHtml) {
        return trimmed.folded().isEmpty() ? null : new Fold(trimmed.visible(), trimmed.folded(), visibleHtml);
    }

    List<AttachedFiles.File> files() {
        return files.all();
    }

    Protection protection() {
        return protection;
    }

    private static String trimmed(String text) {
        var from = 0;
        for (var at = 0; at < text.length() && Character.isWhitespace(text.charAt(at)); at++) {
            from = text.charAt(at) == '\n' ? at + 1 : from;
        }
        return text.substring(from).stripTrailing();
    }

    private String cut(String text) {
        isCut |= text.length() > MOST_TEXT;
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
    }

    /** Whether something of the text is missing. */
    boolean isCut() {
        return isCut;
    }
}
