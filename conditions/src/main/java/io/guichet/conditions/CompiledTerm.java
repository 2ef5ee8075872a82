package io.guichet.conditions;

import org.jspecify.annotations.Nullable;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;

/** A condition or one of its terms, ready to run; without a program it always holds. */
record CompiledTerm(String text, String source, CelRuntime.@Nullable Program program) {

    static final CompiledTerm ALWAYS = new CompiledTerm("", "", null);

    Outcome evaluate(Facts facts) {
        if (program == null) {
            return new Outcome.Matched();
        }
        try {
            return outcome(program.eval(facts.variables()));
        } catch (CelEvaluationException failure) {
            return isAbsence(failure.getErrorCode())
                    ? new Outcome.NotMatched()
                    : new Outcome.Failed(Reasons.ofEvaluation(failure, source));
        } catch (RuntimeException failure) {
            // A defect of the library must not stop the rules that come after this one.
            return new Outcome.Failed("The condition could not be evaluated: " + failure);
        }
    }

    private static Outcome outcome(Object value) {
        if (value instanceof Boolean holds) {
            return holds ? new Outcome.Matched() : new Outcome.NotMatched();
        }
        return new Outcome.Failed("The condition gives " + Reasons.kindOf(value) + ", not true or false");
    }

    private static boolean isAbsence(CelErrorCode code) {
        return code == CelErrorCode.ATTRIBUTE_NOT_FOUND || code == CelErrorCode.INDEX_OUT_OF_BOUNDS;
    }
}
