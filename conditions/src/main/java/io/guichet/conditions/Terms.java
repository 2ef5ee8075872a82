package io.guichet.conditions;

import java.util.ArrayList;
import java.util.List;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelUnparserFactory;
import dev.cel.parser.Operator;
import io.guichet.conditions.Explanation.Joined;

/** A condition taken apart at its top-level {@code &&} or {@code ||}. */
final class Terms {

    private Terms() {}

    static Joined joined(CelAbstractSyntaxTree ast) {
        return isCallOf(ast.getExpr(), Operator.LOGICAL_OR) ? Joined.ANY : Joined.ALL;
    }

    /** The operands, each a checked tree of its own; the whole when nothing is joined. */
    static List<CelAbstractSyntaxTree> of(CelAbstractSyntaxTree ast) {
        var operands = new ArrayList<CelExpr>();
        flatten(ast.getExpr(), joined(ast) == Joined.ANY ? Operator.LOGICAL_OR : Operator.LOGICAL_AND, operands);
        return operands.stream()
                .map(operand -> CelAbstractSyntaxTree.newCheckedAst(operand, ast.getSource(), ast.getReferenceMap(),
                        ast.getTypeMap()))
                .toList();
    }

    /** The term as text, written in the library's uniform way. */
    static String text(CelAbstractSyntaxTree term) {
        return CelUnparserFactory.newUnparser().unparse(term);
    }

    /** The parser makes a balanced tree of {@code a && b && c}. */
    private static void flatten(CelExpr expression, Operator operator, List<CelExpr> operands) {
        if (isCallOf(expression, operator)) {
            expression.call().args().forEach(operand -> flatten(operand, operator, operands));
        } else {
            operands.add(expression);
        }
    }

    private static boolean isCallOf(CelExpr expression, Operator operator) {
        return expression.getKind() == Kind.CALL && expression.call().function().equals(operator.getFunction());
    }
}
