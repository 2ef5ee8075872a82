package io.guichet.conditions;

import java.util.List;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.guichet.conditions.InvalidCondition.Problem;

/** The dialect: CEL with our variables and functions, within limits, for CEL has no time-out. */
final class Language {

    /** Room for a list of a hundred addresses. */
    static final int LONGEST = 4_000;
    /** Far more levels than a person can read; each costs stack. */
    static final int DEEPEST = 40;
    /** Steps of all loops of an evaluation together: more tags or list elements than anybody writes. */
    static final int MOST_STEPS = 200;
    private static final int LARGEST_PATTERN = 1_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .comprehensionMaxIterations(MOST_STEPS)
            .maxRegexProgramSize(LARGEST_PATTERN)
            // A custom field may hold 120 or 120.5: both compare with 100.
            .enableHeterogeneousNumericComparisons(true)
            // Java's Instant and Duration in and out, not protobuf's.
            .evaluateCanonicalTypesToNativeValues(true)
            // So that a term with a loop can be shown as it was written.
            .populateMacroCalls(true)
            .build();

    private static final CelCompiler COMPILER = compiler();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(TextFunctions.bindings())
            .build();
    private Language() {}

    private static CelCompiler compiler() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(new Vocabulary.Types())
                .addFunctionDeclarations(TextFunctions.declarations())
                .setResultType(SimpleType.BOOL);
        for (Vocabulary.Thing thing : Vocabulary.THINGS) {
            builder = builder.addVar(thing.name(), thing.type());
        }
        return builder.build();
    }

    /** Whether a text is empty but for white space and comments. */
    static boolean isBlank(String source) {
        return source.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("//"));
    }

    /** The checked tree of a condition. */
    static CelAbstractSyntaxTree checked(String source) {
        int length = source.codePointCount(0, source.length());
        if (length > LONGEST) {
            throw new InvalidCondition(List.of(new Problem(1, 1,
                    "The condition has " + length + " characters, more than " + LONGEST)));
        }
        try {
            return COMPILER.check(parsed(source)).getAst();
        } catch (CelValidationException wrong) {
            throw new InvalidCondition(wrong.getErrors().stream().map(issue -> Reasons.ofIssue(issue, source))
                    .sorted(Problem.BY_POSITION).toList());
        }
    }

    /** Of a text that is no CEL only the first error tells something: the parser stumbles on from there. */
    private static CelAbstractSyntaxTree parsed(String source) {
        try {
            return COMPILER.parse(source).getAst();
        } catch (CelValidationException wrong) {
            throw new InvalidCondition(wrong.getErrors().stream().map(issue -> Reasons.ofIssue(issue, source))
                    .sorted(Problem.BY_POSITION).limit(1).toList());
        }
    }

    static CelRuntime.Program program(CelAbstractSyntaxTree ast) {
        try {
            return RUNTIME.createProgram(ast);
        } catch (CelEvaluationException impossible) {
            throw new IllegalStateException("A checked condition cannot be planned", impossible);
        }
    }
}
