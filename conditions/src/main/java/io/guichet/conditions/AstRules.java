package io.guichet.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.parser.Operator;
import dev.cel.runtime.CelEvaluationException;
import io.guichet.conditions.InvalidCondition.Problem;
import io.guichet.conditions.Vocabulary.Field;

/** What CEL accepts and we do not: loops within loops, made-up objects, and words that a field never has. */
final class AstRules {

    private static final Set<String> COMPARISONS = Set.of(Operator.EQUALS.getFunction(),
            Operator.NOT_EQUALS.getFunction(), Operator.IN.getFunction());

    private static final Set<String> TRIED_OUT = Set.of("matches", "timestamp", "duration");

    private final CelAbstractSyntaxTree ast;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();

    private AstRules(CelAbstractSyntaxTree ast, String text) {
        this.ast = ast;
        this.text = text;
    }

    static List<Problem> check(CelAbstractSyntaxTree ast, String text) {
        var rules = new AstRules(ast, text);
        CelNavigableAst.fromAst(ast).getRoot().allNodes().forEach(rules::check);
        return rules.problems.stream().sorted(Problem.BY_POSITION).toList();
    }

    private void check(CelNavigableExpr node) {
        switch (node.getKind()) {
            case COMPREHENSION -> {
                if (Stream.iterate(node.parent(), Optional::isPresent, outer -> outer.flatMap(CelNavigableExpr::parent))
                        .anyMatch(outer -> outer.orElseThrow().getKind() == Kind.COMPREHENSION)) {
                    refuse(node.expr(), "A loop (all, exists, filter, map) cannot stand within another");
                }
            }
            case STRUCT -> refuse(node.expr(), "A condition cannot make objects");
            case CALL -> {
                checkWords(node.expr().call());
                checkLiteral(node.expr());
            }
            default -> {
                // Nothing else needs a rule.
            }
        }
    }

    private void checkWords(CelExpr.CelCall call) {
        if (!COMPARISONS.contains(call.function()) || call.args().size() != 2) {
            return;
        }
        CelExpr left = call.args().get(0);
        CelExpr right = call.args().get(1);
        wordField(left).ifPresent(field -> constants(right).forEach(constant -> checkWord(field, constant)));
        wordField(right).ifPresent(field -> constants(left).forEach(constant -> checkWord(field, constant)));
    }

    private static Optional<Field> wordField(CelExpr expression) {
        if (expression.getKind() != Kind.SELECT || expression.select().operand().getKind() != Kind.IDENT) {
            return Optional.empty();
        }
        return Vocabulary.thing(expression.select().operand().ident().name())
                .flatMap(thing -> thing.field(expression.select().field()))
                .filter(field -> !field.words().isEmpty());
    }

    private static List<CelExpr> constants(CelExpr expression) {
        List<CelExpr> candidates = expression.getKind() == Kind.LIST
                ? expression.list().elements()
                : List.of(expression);
        return candidates.stream()
                .filter(candidate -> candidate.getKind() == Kind.CONSTANT
                        && candidate.constant().getKind() == CelConstant.Kind.STRING_VALUE)
                .toList();
    }

    private void checkWord(Field field, CelExpr constant) {
        String word = constant.constant().stringValue();
        // The empty text asks whether the value is absent.
        if (!word.isEmpty() && !field.words().contains(word)) {
            refuse(constant,
                    "'%s' is no %s; it is one of %s".formatted(word, field.name(), String.join(", ", field.words()))
                            + Similar.suggestion(word, field.words()));
        }
    }

    /** A pattern, date or duration written in the condition is tried out now rather than on the first ticket. */
    private void checkLiteral(CelExpr expression) {
        CelExpr.CelCall call = expression.call();
        if (!TRIED_OUT.contains(call.function()) || call.args().size() != 1
                || constants(call.args().getFirst()).isEmpty()) {
            return;
        }
        Optional<CelExpr> receiver = call.target()
                .map(target -> CelExpr.ofConstant(target.id(), CelConstant.ofValue("")));
        CelExpr trial = CelExpr.ofCall(expression.id(), receiver, call.function(), call.args());
        try {
            Object unused = Language.program(CelAbstractSyntaxTree.newCheckedAst(trial, ast.getSource(),
                    ast.getReferenceMap(), ast.getTypeMap())).eval();
        } catch (CelEvaluationException failure) {
            String literal = call.args().getFirst().constant().stringValue();
            refuse(call.args().getFirst(), switch (call.function()) {
                case "timestamp" -> "'" + literal + "' is no point in time; write it as 2026-11-02T08:00:00Z";
                case "duration" -> "'" + literal + "' is no duration; write it as 36h, 90m or 30s";
                default -> Reasons.cause(failure);
            });
        }
    }

    private void refuse(CelExpr where, String reason) {
        Map<Long, Integer> positions = ast.getSource().getPositionsMap();
        int codePoint = positions.getOrDefault(where.id(), 0);
        problems.add(Problem.at(text, text.offsetByCodePoints(0, codePoint), reason));
    }
}
