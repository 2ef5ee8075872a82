package io.guichet.ticket.attachment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts what comes in portions of any length into pieces of one length, but for the last; holds one piece at most. */
final class Cutter {

    private final byte[] piece;
    private int filled;

    Cutter(int length) {
        piece = new byte[length];
    }

    /** The pieces that this portion completes. */
    List<byte[]> add(byte[] portion) {
        var complete = new ArrayList<byte[]>();
        for (var taken = 0; taken < portion.length;) {
            var part = Math.min(portion.length - taken, piece.length - filled);
            System.arraycopy(portion, taken, piece, filled, part);
            taken += part;
            filled += part;
            if (filled == piece.length) {
                complete.add(piece.clone());
                filled = 0;
            }
        }
        return complete;
    }

    /** What is left at the end; none when nothing is. */
    List<byte[]> rest() {
        var rest = filled == 0 ? List.<byte[]>of() : List.of(Arrays.copyOf(piece, filled));
        filled = 0;
        return rest;
    }
}
