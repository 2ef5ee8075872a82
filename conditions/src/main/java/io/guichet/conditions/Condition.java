package io.guichet.conditions;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.cel.common.CelAbstractSyntaxTree;
import io.guichet.conditions.Explanation.Joined;
import io.guichet.conditions.InvalidCondition.Problem;

/**
 * A condition in CEL (the Common Expression Language), compiled once; immutable and safe to share between threads.
 *
 * <p>
 * Its variables are {@code ticket} (subject, text, status, priority, type, channel, department, group, category,
 * product, language, region, tags, fields, createdAt), {@code contact} (name, email, language, importance, level) and
 * {@code organization} (name, importance, level, present), as {@link Facts} gives them. Beside what CEL has there are
 * {@code containsIgnoreCase}, {@code containsAnyIgnoreCase}, {@code startsWithIgnoreCase}, {@code endsWithIgnoreCase}
 * and {@code equalsIgnoreCase}, which ignore case and accents. The empty condition always holds.
 *
 * <p>
 * What the ticket lacks matches nothing: an absent text is empty, an absent number zero, and a comparison with an
 * absent custom field is neither true nor false, as in SQL, so that neither it nor its negation makes a condition
 * hold.
 */
public final class Condition {

    private final String source;
    /** What the whole was compiled from; absent for the empty condition. */
    private final @Nullable CelAbstractSyntaxTree ast;
    private final CompiledTerm whole;
    /** Compiled when an explanation is first asked for, which few conditions ever are. */
    private volatile @Nullable List<CompiledTerm> terms;

    private Condition(String source, @Nullable CelAbstractSyntaxTree ast, CompiledTerm whole) {
        this.source = source;
        this.ast = ast;
        this.whole = whole;
    }

    /**
     * Checks and compiles a condition: syntax, names, kinds of value, known statuses, priorities, types and channels,
     * patterns and dates, and the limits (4,000 characters, 40 levels, one loop within no other).
     *
     * @param source CEL; empty, or nothing but comments, always holds
     * @throws InvalidCondition if it is wrong or exceeds a limit, with the position of each problem
     */
    public static Condition compile(String source) {
        if (Language.isBlank(source)) {
            return new Condition(source, null, CompiledTerm.ALWAYS);
        }
        CelAbstractSyntaxTree ast = Language.checked(source);
        List<Problem> problems = AstRules.check(ast, source);
        if (!problems.isEmpty()) {
            throw new InvalidCondition(problems);
        }
        return new Condition(source, ast, new CompiledTerm(source.strip(), source, Language.program(ast)));
    }

    /** The condition that always holds. */
    public static Condition always() {
        return compile("");
    }

    /** The text that this condition was compiled from. */
    public String source() {
        return source;
    }

    /** Whether the condition holds; never throws. */
    public Outcome evaluate(Facts facts) {
        return whole.evaluate(facts);
    }

    /**
     * Whether the condition holds, and which of its terms do; evaluates each term, so costs about twice as much, and
     * the first time it compiles them.
     */
    public Explanation explain(Facts facts) {
        return new Explanation(evaluate(facts), ast == null ? Joined.ALL : Terms.joined(ast),
                terms().stream().map(term -> new Explanation.Term(term.text(), term.evaluate(facts))).toList());
    }

    /** Two threads that ask first at the same time compile the same twice. */
    private List<CompiledTerm> terms() {
        var known = terms;
        if (known == null) {
            known = ast == null ? List.of() : compiled(Terms.of(ast));
            terms = known;
        }
        return known;
    }

    /** A single term is the whole. */
    private List<CompiledTerm> compiled(List<CelAbstractSyntaxTree> operands) {
        return operands.size() == 1
                ? List.of(whole)
                : operands.stream().map(term -> new CompiledTerm(Terms.text(term), source, Language.program(term)))
                        .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
