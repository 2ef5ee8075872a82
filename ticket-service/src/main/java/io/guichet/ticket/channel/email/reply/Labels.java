package io.guichet.ticket.channel.email.reply;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.Patience;
import io.guichet.ticket.channel.email.reply.Line.Hint;

/** Says of each line of a mail what it is. */
final class Labels {

    /** An introduction is broken into at most so many lines, empty ones included. */
    private static final int MOST_LINES = 7;
    /** Between two fields of a header there may be so many lines of a long value. */
    private static final int MOST_CONTINUED = 2;
    private static final int FEWEST_FIELDS = 2;
    private static final int MANY_FIELDS = 3;

    private final List<Line> lines;
    private final Label[] labels;
    /** What is known of each line as a field; many lines that are nearly a header are looked at again and again. */
    private final @Nullable Fields[] known;

    private Labels(List<Line> lines) {
        this.lines = lines;
        this.labels = new Label[lines.size()];
        this.known = new Fields[lines.size()];
    }

    /** What a line is. */
    enum Label {
        EMPTY,
        TEXT,
        QUOTE,
        /** Says whose words follow: On Monday Claire wrote. */
        INTRODUCTION,
        /** Ends what the author wrote: what follows is a signature. */
        END,
        /** Sent from my phone. */
        SENT_FROM
    }

    static Label[] of(List<Line> lines) {
        var labels = new Labels(lines);
        labels.single();
        labels.introductions();
        labels.headers();
        return labels.labels;
    }

    private void single() {
        var code = false;
        for (var line = 0; line < labels.length; line++) {
            var text = lines.get(line).text();
            var fence = Marks.isFence(text);
            labels[line] = code || fence ? plain(text) : single(lines.get(line), line);
            code ^= fence;
        }
    }

    private static Label plain(String text) {
        return text.isBlank() ? Label.EMPTY : Label.TEXT;
    }

    private Label single(Line line, int at) {
        var text = line.text();
        if (text.isBlank()) {
            return Label.EMPTY;
        } else if (line.hint() == Hint.QUOTED || Marks.isQuote(text)) {
            return Marks.isHeading(Marks.unquoted(text)) ? Label.INTRODUCTION : Label.QUOTE;
        } else if (line.hint() == Hint.INTRODUCES || Marks.isHeading(text)) {
            return Label.INTRODUCTION;
        } else if (line.hint() == Hint.SIGNATURE || Marks.isSentFrom(text)) {
            return Label.SENT_FROM;
        }
        return Marks.endsText(text) || Marks.mayEndText(text) && isAlone(at) ? Label.END : Label.TEXT;
    }

    /** A rule under a line is the underlining of a title. */
    private boolean isAlone(int at) {
        return at == 0 || lines.get(at - 1).text().isBlank() || Marks.isRule(lines.get(at - 1).text());
    }

    private void introductions() {
        for (var line = 0; line < labels.length; line++) {
            Patience.check();
            if (isOwn(line) || labels[line] == Label.QUOTE) {
                var last = endOfIntroduction(line);
                if (last >= line) {
                    Arrays.fill(labels, line, last + 1, Label.INTRODUCTION);
                    line = last;
                }
            }
        }
    }

    private boolean isOwn(int line) {
        return labels[line] == Label.TEXT || labels[line] == Label.END;
    }

    /** The last line of the introduction that begins here; less than that when none does. */
    private int endOfIntroduction(int first) {
        var begin = text(first);
        if (Marks.introduces(begin) || Marks.mayIntroduce(begin) && isFollowedByQuote(first)) {
            return first;
        }
        if (!Marks.beginsToIntroduce(begin)) {
            return -1;
        }
        var joined = new StringBuilder(begin);
        for (var line = first + 1; line < Math.min(first + MOST_LINES, labels.length); line++) {
            var next = text(line);
            if (Marks.opensWithDate(next) && !Marks.tellsWhoWrote(joined.toString())) {
                return -1;
            }
            joined.append(' ').append(next);
            if (Marks.isTooLong(joined.toString())) {
                return -1;
            }
            if (Marks.introduces(joined.toString())
                    || Marks.mayIntroduce(joined.toString()) && isFollowedByQuote(line)) {
                return line;
            }
        }
        return -1;
    }

    private String text(int line) {
        return Marks.unquoted(lines.get(line).text()).strip();
    }

    private boolean isFollowedByQuote(int line) {
        var next = line + 1;
        while (next < labels.length && labels[next] == Label.EMPTY) {
            next++;
        }
        return next < labels.length && labels[next] == Label.QUOTE;
    }

    /** From, Sent, To, Subject, one below the other, and the rule above them. */
    private void headers() {
        for (var line = 0; line < labels.length; line++) {
            var fields = labels[line] == Label.TEXT || labels[line] == Label.QUOTE ? fieldsFrom(line) : Fields.NONE;
            if (fields.areHeader()) {
                var first = ruleAbove(line);
                Arrays.fill(labels, first, fields.last() + 1, Label.INTRODUCTION);
                line = fields.last();
            }
        }
    }

    /** What is known of the fields that begin at a line. */
    private record Fields(int count, boolean from, boolean date, boolean to, boolean subject, int last) {

        static final Fields NONE = new Fields(0, false, false, false, false, -1);

        static Fields of(String line, int at) {
            return Marks.isField(line)
                    ? new Fields(1, Marks.isFrom(line), Marks.isDate(line), Marks.isTo(line), Marks.isSubject(line), at)
                    : NONE;
        }

        Fields with(Fields other) {
            return new Fields(count + 1, from || other.from, date || other.date, to || other.to,
                    subject || other.subject, other.last);
        }

        /** A date and an address alone may be those of a meeting. */
        boolean areHeader() {
            return count >= MANY_FIELDS && (from || to) && (date || subject)
                    || count == FEWEST_FIELDS && (from || to) && date;
        }
    }

    private Fields fieldsFrom(int first) {
        var fields = Fields.NONE;
        var continued = 0;
        for (var line = first; line < labels.length && continued <= MOST_CONTINUED; line++) {
            var field = field(line);
            if (field.count() > 0) {
                fields = fields.with(field);
                continued = 0;
            } else if (fields.count() == 0 || text(line).isEmpty()) {
                break;
            } else {
                continued++;
            }
        }
        return fields;
    }

    private Fields field(int line) {
        var field = known[line];
        if (field == null) {
            field = Fields.of(text(line), line);
            known[line] = field;
        }
        return field;
    }

    private int ruleAbove(int line) {
        var above = line - 1;
        while (above >= 0 && lines.get(above).text().isBlank()) {
            above--;
        }
        return above >= 0 && Marks.isRule(lines.get(above).text()) ? above : line;
    }
}
