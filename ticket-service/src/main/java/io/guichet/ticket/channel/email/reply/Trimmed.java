package io.guichet.ticket.channel.email.reply;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A text in pieces, in their order; together they are the whole text, character by character.
 */
public record Trimmed(List<Piece> pieces) {

    public Trimmed {
        pieces = List.copyOf(pieces);
    }

    /** What a piece of a reply is. */
    public enum Kind {
        /** What its author wrote this time. */
        VISIBLE,
        /** Quoted text, or a signature. */
        FOLDED
    }

    /** Some lines of the text, their line ends included. */
    public record Piece(Kind kind, String text) {}

    /** What the author wrote this time, without the empty lines around it. */
    public String visible() {
        return joined(Kind.VISIBLE).replaceAll("\\A(?:[^\\S\\n]*\\n)+", "").stripTrailing();
    }

    /** The rest; empty when all is visible. */
    public String folded() {
        return joined(Kind.FOLDED);
    }

    private String joined(Kind kind) {
        return pieces.stream().filter(piece -> piece.kind() == kind).map(Piece::text).collect(Collectors.joining());
    }
}
