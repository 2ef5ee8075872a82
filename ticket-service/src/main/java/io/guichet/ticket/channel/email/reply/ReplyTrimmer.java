package io.guichet.ticket.channel.email.reply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.guichet.ticket.channel.email.reply.Labels.Label;
import io.guichet.ticket.channel.email.reply.Trimmed.Kind;
import io.guichet.ticket.channel.email.reply.Trimmed.Piece;

/**
 * Folds quoted text and signatures away from what somebody wrote. Answers among quoted lines stay visible, and so do
 * those lines. Nothing is lost: the pieces together are the text.
 */
public final class ReplyTrimmer {

    /** What is written below a quotation and is longer than this is about it, so that the quotation stays visible. */
    private static final int SHORT_ENDING = 7;
    /** More lines than this after a rule are no signature. */
    private static final int LONGEST_SIGNATURE = 40;
    private static final int LONGEST_AFTER_RULE = 12;
    private static final int MOST_LINES = 5_000;
    /** In characters: who writes more does not only say where the answers are. */
    private static final int LONGEST_REMARK = 400;

    private final List<Line> lines;
    private final Label[] labels;
    private final boolean[] folded;
    private int end;

    private ReplyTrimmer(List<Line> lines) {
        this.lines = lines;
        this.labels = Labels.of(lines);
        this.folded = new boolean[lines.size()];
        this.end = lines.size();
    }

    /** Plain text, in lines that end with a line feed. */
    public static Trimmed trim(String text) {
        return trim(Line.of(text));
    }

    static Trimmed trim(List<Line> lines) {
        var folded = folds(lines);
        var pieces = new ArrayList<Piece>();
        for (var from = 0; from < folded.length;) {
            var to = from;
            while (to < folded.length && folded[to] == folded[from]) {
                to++;
            }
            var last = to == folded.length;
            pieces.add(new Piece(folded[from] ? Kind.FOLDED : Kind.VISIBLE,
                    lines.subList(from, to).stream().map(Line::text)
                            .collect(Collectors.joining("\n", "", last ? "" : "\n"))));
            from = to;
        }
        return new Trimmed(pieces);
    }

    /** Which lines are folded; after the first thousands, the rest is as the last of them. */
    static boolean[] folds(List<Line> lines) {
        if (lines.size() <= MOST_LINES) {
            return foldsOf(lines);
        }
        var first = foldsOf(lines.subList(0, MOST_LINES));
        var all = Arrays.copyOf(first, lines.size());
        Arrays.fill(all, MOST_LINES, all.length, first[MOST_LINES - 1]);
        return all;
    }

    private static boolean[] foldsOf(List<Line> lines) {
        var trimmer = new ReplyTrimmer(lines);
        trimmer.foldEnding();
        trimmer.foldQuotations();
        trimmer.foldTrailingQuotes();
        trimmer.foldName();
        return trimmer.saysNothing() ? trimmer.nothingOrAll() : trimmer.folded;
    }

    /** A signature, and lines about the device, wherever they stand. */
    private void foldEnding() {
        for (var line = 0; line < end; line++) {
            if (labels[line] == Label.SENT_FROM) {
                folded[line] = true;
                labels[line] = Label.EMPTY;
            } else if (labels[line] == Label.END) {
                foldFrom(line);
            }
        }
    }

    private void foldFrom(int line) {
        var after = count(Label.TEXT, line, end);
        var longest = Marks.endsText(lines.get(line).text()) ? LONGEST_SIGNATURE : LONGEST_AFTER_RULE;
        if (!hasText(line) || after > longest) {
            labels[line] = hasText(line) ? Label.TEXT : Label.EMPTY;
            return;
        }
        fold(line, end);
        end = line;
    }

    private void foldQuotations() {
        for (var line = 0; line < end; line++) {
            if (labels[line] == Label.INTRODUCTION) {
                line = foldQuotation(line, endOf(line, List.of(Label.INTRODUCTION, Label.EMPTY))) - 1;
            }
        }
    }

    /** Folds the quotation that is introduced here, as far as it should be; where to go on. */
    private int foldQuotation(int from, int body) {
        if (body >= end || labels[body] != Label.QUOTE) {
            return foldUnmarked(from, body);
        }
        var after = endOf(body, List.of(Label.QUOTE, Label.EMPTY, Label.INTRODUCTION));
        var below = count(Label.TEXT, after, end);
        var among = below > 0 && IntStream.range(after, end).anyMatch(line -> labels[line] == Label.QUOTE);
        if (!among && (!hasText(from) ? below > 0 : below < SHORT_ENDING)) {
            fold(from, after);
        } else if (hasText(from) || !among) {
            foldIntroductions(from, after);
        }
        return after;
    }

    /** Without marks nobody can tell where the quotation ends: it does at the end, unless all of the mail is one. */
    private int foldUnmarked(int from, int body) {
        if (!hasText(from)) {
            foldIntroductions(from, body);
            return body;
        }
        if (!saysThatAnswersStandBelow(from)) {
            fold(from, end);
            end = from;
        }
        return Math.max(body, from + 1);
    }

    private boolean saysThatAnswersStandBelow(int before) {
        var remark = IntStream.range(0, before).filter(line -> !folded[line]).mapToObj(line -> lines.get(line).text())
                .collect(Collectors.joining("\n"));
        return remark.length() <= LONGEST_REMARK && Marks.answersAmong(remark);
    }

    private void foldTrailingQuotes() {
        var last = end - 1;
        while (last >= 0 && (folded[last] || labels[last] != Label.TEXT)) {
            last--;
        }
        if (last >= 0) {
            for (var line = last + 1; line < end; line++) {
                folded[line] |= labels[line] == Label.QUOTE || labels[line] == Label.INTRODUCTION;
            }
        }
    }

    private void foldName() {
        var last = end - 1;
        while (last > 0 && (folded[last] || labels[last] == Label.EMPTY)) {
            last--;
        }
        if (last > 0 && Marks.isName(lines.get(last).text()) && labels[last - 1] == Label.EMPTY && hasText(last)) {
            folded[last] = true;
        }
    }

    private boolean saysNothing() {
        return IntStream.range(0, folded.length)
                .noneMatch(line -> !folded[line] && !Marks.unquoted(lines.get(line).text()).isBlank());
    }

    /** Who only quotes says nothing; but what is all signature is what there is to say. */
    private boolean[] nothingOrAll() {
        var quotes = IntStream.range(0, folded.length)
                .anyMatch(line -> labels[line] == Label.QUOTE || labels[line] == Label.INTRODUCTION);
        Arrays.fill(folded, quotes);
        return folded;
    }

    private boolean hasText(int before) {
        return IntStream.range(0, before).anyMatch(line -> !folded[line] && labels[line] == Label.TEXT);
    }

    private int count(Label label, int from, int to) {
        return (int) IntStream.range(from, to).filter(line -> labels[line] == label && !folded[line]).count();
    }

    private int endOf(int from, List<Label> run) {
        var line = from;
        while (line < end && run.contains(labels[line])) {
            line++;
        }
        return line;
    }

    private void foldIntroductions(int from, int to) {
        IntStream.range(from, to).filter(line -> labels[line] == Label.INTRODUCTION)
                .forEach(line -> folded[line] = true);
    }

    private void fold(int from, int to) {
        Arrays.fill(folded, from, to, true);
    }
}
