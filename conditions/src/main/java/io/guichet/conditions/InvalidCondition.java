package io.guichet.conditions;

import java.util.Comparator;
import java.util.List;

/** A condition that cannot be understood; says where and why, for the administrator who typed it. */
public final class InvalidCondition extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidCondition(List<Problem> problems) {
        super(problems.getFirst().toString());
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong, at least one, in the order of the text. */
    public List<Problem> problems() {
        return problems;
    }

    /** The first thing that is wrong. */
    public Problem first() {
        return problems.getFirst();
    }

    /**
     * One thing that is wrong with a condition.
     *
     * @param line from 1
     * @param column in characters (Unicode code points), from 1
     * @param reason a sentence
     */
    public record Problem(int line, int column, String reason) {

        static final Comparator<Problem> BY_POSITION = Comparator.comparingInt(Problem::line)
                .thenComparingInt(Problem::column);

        static Problem at(String text, int index, String reason) {
            String before = text.substring(0, index);
            int lineStart = before.lastIndexOf('\n') + 1;
            int line = 1 + (int) before.chars().filter(character -> character == '\n').count();
            return new Problem(line, 1 + before.codePointCount(lineStart, before.length()), reason);
        }

        @Override
        public String toString() {
            return "Line " + line + ", column " + column + ": " + reason;
        }
    }
}
